"""The page of the exceptions that the client raises."""

from __future__ import annotations

import inspect
from typing import Any

from docs_site.markdown import code, index, target, text
from docs_site.site import Site
from mtmaisdk.clients.rest import exceptions

CHINESE = {
    "OpenApiException": "客户端抛出的所有错误的基类（参数无效除外）。",
    "ClientStateException": "客户端的连接不能用于当前事件循环或进程，或已关闭。",
    "ApiConnectionException": "无法连接服务器，或连接中断。原因（`__cause__`）是 HTTP 库的错误。",
    "ApiTimeoutException": "服务器未在限定时间内响应。",
    "ApiException": "服务器拒绝了请求，或响应与契约不符。",
    "RedirectException": "服务器重定向到另一个地址；请求可能带有凭证，因此不会跟随。",
    "BadRequestException": "请求无效。",
    "UnauthorizedException": "凭证缺失或无效。",
    "ForbiddenException": "凭证无权执行该请求。",
    "NotFoundException": "路径、模型、会话或任务不存在。",
    "ConflictException": "请求与当前状态冲突，例如会话的回答仍在生成。",
    "UnprocessableEntityException": "请求体或参数无效。",
    "RateLimitException": "请求过多，或配额已用尽；`retry_after` 是需等待的时间。",
    "ServiceException": "服务器出错，状态码为 500 或以上。",
    "UnexpectedResponseException": "响应与契约不符：HTML、空响应体或其他 JSON。",
    "UploadException": "上传失败。若某个请求失败，其错误是原因，其响应保存在各属性中。",
    "TaskFailedException": "任务结束但没有结果。",
    "TaskTimeoutException": "任务未在限定时间内结束。",
    "StreamException": "流式输出中断：流中出现错误，或为其子类之一。",
    "StreamTruncatedException": "流在结束标记之前断开。",
    "EmptyStreamException": "流中没有任何事件。",
    "StreamDecodeException": "流中的事件无法读取。",
    "AnswerTooLargeException": "响应超过 `Configuration.max_answer_size` 允许的大小，其余部分未读取。",
    "EventTooLargeException": "流中的一个事件超过了大小限制。",
}


def exception_classes() -> list[type[Any]]:
    """Returns the exceptions, each after its base."""
    found = [each for _, each in inspect.getmembers(exceptions, inspect.isclass)]
    return sorted(
        (
            each
            for each in found
            if issubclass(each, exceptions.OpenApiException) and each.__module__ == exceptions.__name__
        ),
        key=lambda each: inspect.getsourcelines(each)[1],
    )


def exceptions_page(site: Site) -> str:
    """Returns the page."""
    words = site.words
    parts = [f"# {words['exceptions']}\n", words["exceptions_intro"] + "\n"]
    parts.append(code("from mtmaisdk.clients.rest import OpenApiException", "python"))
    for each in exception_classes():
        description = inspect.cleandoc(each.__doc__ or "")
        summary = description.partition("\n\n")[0]
        if site.language == "zh":
            summary = CHINESE.get(each.__name__, summary)
        base = each.__bases__[0].__name__
        status = next((code_ for code_, kind in exceptions.ApiException.by_status.items() if kind is each), None)
        parts.append(index(each.__name__))
        parts.append(target(each.__name__.lower()) + f"## {each.__name__}\n")
        marks = [f"`{base}`", *([f"HTTP {status}"] if status else [])]
        parts.append(f"[{' · '.join(marks)}]{{.note}}\n\n{text(summary)}\n")
    return "\n".join(parts)
