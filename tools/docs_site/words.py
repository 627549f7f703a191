"""The words of the site itself, in each language."""

from __future__ import annotations

from typing import Literal

Language = Literal["en", "zh"]

_WORDS: dict[str, tuple[str, str]] = {
    "reference": ("Reference", "参考"),
    "reference_intro": (
        "Every operation, with code that runs against the mock server, each event of its stream, and a form to try it.",
        "所有接口：可直接对模拟服务器运行的代码、流式输出的每个事件，以及在线调试。",
    ),
    "changes": ("Changes", "更新日志"),
    "changes_note": ("", "更新日志只有英文。"),
    "operations": ("Operations", "接口"),
    "operation": ("Operation", "接口"),
    "models": ("Models", "数据结构"),
    "models_of": ("Models of {}", "{} 的数据结构"),
    "models_intro": (
        "What requests, responses and events are made of. Responses are read leniently: each field may be missing.",
        "请求、响应和事件的数据结构。响应按宽松方式读取：任何字段都可能缺失。",
    ),
    "errors_of": ("Errors of {}", "{} 的错误"),
    "errors_intro": (
        "What the servers of this family return when a request fails, and the exception that the client raises.",
        "请求失败时，这类服务器返回什么，客户端抛出哪个异常。",
    ),
    "codes": ("Error codes", "错误码"),
    "codes_intro": (
        "Codes in response bodies, also with HTTP status 200, and what the client makes of them.",
        "响应体中的错误码（HTTP 状态可能是 200），以及客户端的处理。",
    ),
    "code": ("Code", "错误码"),
    "treated_as": ("Treated as", "视为"),
    "raises": ("Raises", "抛出"),
    "retried": ("Retried", "是否重试"),
    "never": ("never", "从不"),
    "as_status": ("as its status", "同该状态码"),
    "codes_success": ("Codes of success: {}.", "表示成功的代码：{}。"),
    "address": ("Address and credentials", "地址与凭证"),
    "credentials": ("Credentials, any one of which is sufficient:", "凭证（任选其一）："),
    "notes": ("Versions and differences", "版本与差异"),
    "other_routes": (
        "Servers of other versions have some operations elsewhere. The client tries these and remembers what it found.",
        "其他版本的服务器把一些接口放在别处；客户端会依次尝试，并记住结果。",
    ),
    "tried_then": ("Tried then", "其次尝试"),
    "servers": ("Known servers", "已知服务器"),
    "class": ("Class", "类"),
    "backend": ("Backend", "后端"),
    "beyond": ("Several requests in one call", "一次调用完成多个请求"),
    "fallbacks": (
        "Servers of other versions have it elsewhere; the client tries these in turn:",
        "其他版本的服务器使用不同的路径，客户端会依次尝试：",
    ),
    "since": ("since {}", "自 {} 起"),
    "deprecated": ("deprecated since {}", "自 {} 起弃用"),
    "removed": ("may be removed from {} on", "{} 起可能移除"),
    "use_instead": ("use `{}`", "请改用 `{}`"),
    "streams": ("streams", "流式"),
    "signature": ("Signature", "方法签名"),
    "code_samples": ("Code", "代码"),
    "curl": ("curl", "curl"),
    "async": ("Python", "Python"),
    "blocking": ("Blocking", "同步"),
    "stream_tab": ("Streamed", "流式"),
    "command": ("Command line", "命令行"),
    "conversation": ("Conversation", "会话"),
    "samples_note": (
        "Runs as it stands against the mock server (`mtmaisdk mock`); replace address and key for a real one.",
        "可直接对模拟服务器（`mtmaisdk mock`）运行；换成真实服务器时替换地址和密钥。",
    ),
    "file_note": ("`{}` is a file of yours.", "`{}` 是自己的文件。"),
    "parameters": ("Parameters", "参数"),
    "path_parameters": ("In the path", "路径参数"),
    "query_parameters": ("In the query", "查询参数"),
    "header_parameters": ("In headers", "请求头"),
    "body": ("Request body", "请求体"),
    "only": ("Only {} ({})", "仅 {}（{} 个）"),
    "required": ("required", "必填"),
    "default": ("default {}", "默认 {}"),
    "one_of": ("one of", "可选值"),
    "open_set": ("or any other string", "或其他字符串"),
    "any_value": ("any value", "任意值"),
    "list_of": ("list of {}", "{} 列表"),
    "map_of": ("object of {}", "值为 {} 的对象"),
    "or": (" or ", " 或 "),
    "null": ("null", "null"),
    "file": ("file", "文件"),
    "bytes": ("bytes", "字节"),
    "min": ("at least {}", "至少 {}"),
    "max": ("at most {}", "至多 {}"),
    "min_characters": ("at least {} characters", "至少 {} 个字符"),
    "max_characters": ("at most {} characters", "至多 {} 个字符"),
    "min_items": ("at least {} items", "至少 {} 项"),
    "max_items": ("at most {} items", "至多 {} 项"),
    "semicolon": ("; ", "；"),
    "request_examples": ("Request examples", "请求示例"),
    "response": ("Response", "响应"),
    "headers": ("Headers", "响应头"),
    "stream": ("Stream", "流式输出"),
    "stream_intro": (
        "Framing `{}`, requested by {}. These are the bytes of an answer of the mock server, event by event; "
        "`{}_stream` yields each as the type beside it.",
        "分帧方式 `{}`，由 {} 请求。下面是模拟服务器一次应答的字节，逐个事件列出；`{}_stream` 依次给出右侧所示的类型。",
    ),
    "always_streams": ("every call", "每次调用"),
    "more_events": ("… {} more events like these", "……另有 {} 个类似事件"),
    "end_marker": ("end", "结束"),
    "event_kinds": ("Kinds of event", "事件种类"),
    "alternatives": (
        "Other servers send the framing {}; the client recognises it.",
        "有的服务器使用 {} 分帧，客户端会自动识别。",
    ),
    "stream_errors": ("Errors in the stream", "流中的错误"),
    "stream_errors_note": (
        "Raised as `StreamException`; its `.partial` has what arrived before.",
        "抛出 `StreamException`，其 `.partial` 保存此前收到的内容。",
    ),
    "text": ("text", "文本"),
    "reasoning": ("reasoning", "推理"),
    "tool_calls": ("tool calls", "工具调用"),
    "finish_reason": ("finish reason", "结束原因"),
    "usage": ("usage", "用量"),
    "terminal": ("last event", "最后一个事件"),
    "errors": ("Errors", "错误"),
    "meaning": ("Meaning", "含义"),
    "all_errors": ("Every status with the bodies that servers send: {}.", "每种状态码及服务器返回的响应体：{}。"),
    "try": ("Try it", "在线调试"),
    "exceptions": ("Exceptions", "异常"),
    "exceptions_intro": (
        "What the client raises. All but `TypeError` and `ValueError`, for invalid arguments, are `OpenApiException`s.",
        "客户端抛出的异常。除参数无效时的 `TypeError` 和 `ValueError` 外，都是 `OpenApiException`。",
    ),
    "description_files": ("OpenAPI descriptions", "OpenAPI 描述文件"),
    "description_files_note": (
        'The same in <a href="{}">standard OpenAPI 3.1</a>, for other tools; the repository has it in 3.2, too.',
        '供其他工具使用的<a href="{}">标准 OpenAPI 3.1 描述</a>；仓库中另有 3.2 版本。',
    ),
    "binary": ("{} bytes", "{} 字节"),
    "pages_note": (
        "`{}` takes the same arguments and iterates over the items of all pages; it requests a page when it is needed.",
        "`{}` 使用相同的参数，遍历所有分页的条目，需要时才请求下一页。",
    ),
    "to_file": (
        "`{}` saves the response at a path as it arrives. The file gets its name once it is complete.",
        "`{}` 边接收边把响应保存到指定路径；内容完整后，文件才使用该名称。",
    ),
    "colon": (": ", "："),
}


def words(language: Language) -> dict[str, str]:
    """Returns the words in a language."""
    index = 0 if language == "en" else 1
    return {key: both[index] for key, both in _WORDS.items()}
