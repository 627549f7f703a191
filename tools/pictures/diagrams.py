"""The pictures of how the package is built, in each language."""

from __future__ import annotations

from typing import Literal

from pictures.svg import arrow, box, label, picture, room

Language = Literal["en", "zh"]

_WIDTH = 720

_ROOMS = {
    "en": {
        "title": "The rooms of the package, each of which imports only from those below it",
        "imports": "imports",
        "cli": "command line",
        "fastgpt": "FastGPT's ChatClient",
        "chat": "conversations",
        "mock": "server; uses only the contract",
        "contract": "the contract",
        "client": "clients/rest: the client",
        "api": "a method per operation; generated",
        "sync": "the same, blocking; derived",
        "methods": "streams, files, pages, uploads, waiting",
        "api_client": "one way to send",
        "transport": "aiohttp and urllib3, nowhere else",
        "calls": "arguments to request, response to data or exception",
        "settings": "timeouts, retries, hooks, proxies",
        "streaming": "events to models",
        "decoding": "bytes to events",
        "exceptions": "what is raised",
        "contract_data": "operations and streams as data",
        "wire": "headers, addresses, error bodies",
        "files": "to send and to save",
    },
    "zh": {
        "title": "包的分层，每一层只导入它下面的层",
        "imports": "导入",
        "cli": "命令行",
        "fastgpt": "FastGPT 的 ChatClient",
        "chat": "会话",
        "mock": "模拟服务器，只依赖契约",
        "contract": "接口契约",
        "client": "clients/rest：客户端",
        "api": "每个接口一个方法，自动生成",
        "sync": "同步版本，由异步版本推导",
        "methods": "流、文件、分页、上传、等待任务",
        "api_client": "唯一的发送入口",
        "transport": "只有这里使用 aiohttp 和 urllib3",
        "calls": "参数变成请求，响应变成数据或异常",
        "settings": "超时、重试、钩子、代理",
        "streaming": "事件变成模型",
        "decoding": "字节变成事件",
        "exceptions": "抛出的异常",
        "contract_data": "接口和流的描述数据",
        "wire": "请求头、地址、错误响应体",
        "files": "发送与保存",
    },
}

_CALL = {
    "en": {
        "title": "The way of a call: down to the server as a request, up again as data or an exception",
        "program": "your program",
        "server": "server",
        "api": "typed arguments",
        "build": "checks them; request",
        "call": "attempts, deadline, retries",
        "send": "connection, limits of time",
        "response": "model or exception",
        "verdict": "whole, cut or failed",
        "reader": "event to model",
        "sniffing": "which framing?",
        "body": "bytes, within limits",
        "plain": "plain answer",
        "stream": "stream",
        "again": "again",
    },
    "zh": {
        "title": "一次调用的路径：作为请求向下到达服务器，再作为数据或异常返回",
        "program": "你的程序",
        "server": "服务器",
        "api": "带类型的参数",
        "build": "检查参数，生成请求",
        "call": "尝试次数、时限、重试",
        "send": "连接、各项时间限制",
        "response": "模型或异常",
        "verdict": "完整、截断或失败",
        "reader": "事件变成模型",
        "sniffing": "识别分帧方式",
        "body": "字节，限制大小",
        "plain": "普通响应",
        "stream": "流",
        "again": "重试",
    },
}


def rooms(language: Language) -> str:
    """Returns the picture of the rooms."""
    words = _ROOMS[language]
    wide, half = 620, 305
    left, right = 80, 395
    parts = [
        box(0, 0, _WIDTH, 672, "ground"),
        arrow((34, 90), (34, 640)),
        label(24, 76, words["imports"], "soft", size=12),
    ]
    parts += room(left, 16, wide, 46, "cli", words["cli"])
    third = (wide - 20) / 3
    for number, name in enumerate(("fastgpt", "chat", "mock")):
        parts += room(left + number * (third + 10), 72, third, 46, name, words[name])
    parts += [box(left - 10, 130, wide + 20, 448, "frame"), label(left, 150, words["client"], "name", size=13)]
    parts += room(left, 160, half, 44, "api", words["api"], "special")
    parts += room(right, 160, half, 44, "sync", words["sync"], "special")
    for number, name in enumerate(("methods", "api_client", "transport", "calls")):
        parts += room(left, 212 + number * 52, wide, 44, name, words[name])
    parts += room(left, 420, half, 44, "configuration, settings", words["settings"])
    parts += room(right, 420, 148, 44, "streaming", words["streaming"]) + room(
        right + 157, 420, 148, 44, "decoding", words["decoding"]
    )
    parts += room(left, 472, half, 44, "exceptions", words["exceptions"])
    parts += room(right, 472, half, 44, "contract", words["contract_data"])
    parts += room(left, 524, half, 44, "wire", words["wire"]) + room(right, 524, half, 44, "files", words["files"])
    parts += room(left, 604, wide, 46, "openapi.yaml", words["contract"], "special")
    return picture(_WIDTH, 672, words["title"], parts)


def call(language: Language) -> str:
    """Returns the picture of the way of a call."""
    words = _CALL[language]
    down, plain, up, width = 24, 262, 500, 196
    parts = [box(0, 0, _WIDTH, 520, "ground")]
    parts += [box(24, 16, 672, 40, "special"), label(360, 41, words["program"], "name", "middle")]
    parts += [box(24, 464, 672, 40, "special"), label(360, 489, words["server"], "name", "middle")]
    steps = (("api", "api"), ("calls/build", "build"), ("calls/call", "call"), ("transport", "send"))
    tops = (88, 178, 268, 368)
    for top, (name, key) in zip(tops, steps, strict=True):
        parts += room(down, top, width, 52, name, words[key])
    middle = down + width / 2
    for start, end in ((56, 88), (140, 178), (230, 268), (320, 368), (420, 464)):
        parts.append(arrow((middle, start), (middle, end)))
    parts += room(plain, 178, width, 52, "calls/response", words["response"])
    parts.append(arrow((plain + width / 2, 178), (plain + width / 2, 56)))
    parts.append(label(plain + width / 2 + 8, 130, words["plain"], "soft", size=12))
    upward = (("streaming/verdict", "verdict"), ("streaming/reader", "reader"), ("decoding/sniffing", "sniffing"))
    for top, (name, key) in zip((88, 178, 268), upward, strict=True):
        parts += room(up, top, width, 52, name, words[key])
    parts += room(plain, 368, up + width - plain, 52, "transport", words["body"])
    for start, end in ((88, 56), (178, 140), (268, 230), (368, 320)):
        parts.append(arrow((up + width / 2, start), (up + width / 2, end)))
    parts.append(label(up + width / 2 + 8, 348, words["stream"], "soft", size=12))
    parts.append(arrow((plain + width / 2, 368), (plain + width / 2, 230)))
    parts.append(arrow((480, 464), (480, 420)))
    # A failure goes back to where attempts are counted.
    parts.append(arrow((plain + 40, 368), (plain + 40, 294), (down + width, 294)))
    parts.append(label(down + width + 10, 286, words["again"], "soft", size=12))
    return picture(_WIDTH, 520, words["title"], parts)
