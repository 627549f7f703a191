"""Derives the blocking modules of the package from their async sources, token by token.

Called by `make generate` with the folder of the copied package. A module that differs from its
async source in more than words cannot be derived: put what differs into a helper with two forms,
`read` and `read_async`, and call the latter in the source.

To derive a further module, delete the blocking file from `overrides/` and add its pair to `PAIRS`.
"""

from __future__ import annotations

import io
import re
import sys
import tokenize
from itertools import accumulate
from pathlib import Path

PAIRS = {
    "chat/async_chat.py": "chat/chat.py",
    "chat/async_stream.py": "chat/stream.py",
    "chat/async_tool_loop.py": "chat/tool_loop.py",
    "clients/rest/api_client.py": "clients/rest/sync/api_client.py",
    "clients/rest/closing.py": "clients/rest/sync/closing.py",
    "clients/rest/methods/__init__.py": "clients/rest/sync/methods/__init__.py",
    "clients/rest/methods/chat_file_upload.py": "clients/rest/sync/methods/chat_file_upload.py",
    "clients/rest/methods/download.py": "clients/rest/sync/methods/download.py",
    "clients/rest/methods/fast_gpt_api.py": "clients/rest/sync/methods/fast_gpt_api.py",
    "clients/rest/methods/midjourney_api.py": "clients/rest/sync/methods/midjourney_api.py",
    "clients/rest/methods/stream.py": "clients/rest/sync/methods/stream.py",
    "clients/rest/methods/task_waiting.py": "clients/rest/sync/methods/task_waiting.py",
    "clients/rest/methods/variants.py": "clients/rest/sync/methods/variants.py",
    "clients/rest/transport/aio/__init__.py": "clients/rest/transport/blocking/__init__.py",
    "clients/rest/transport/aio/exchange.py": "clients/rest/transport/blocking/exchange.py",
    "fastgpt/async_base.py": "fastgpt/base.py",
    "fastgpt/async_client.py": "fastgpt/client.py",
    "fastgpt/async_response.py": "fastgpt/response.py",
}
"""Each async source, and the file that is made from it; imports of the one become imports of the other."""

API, SYNC_API = "clients/rest/api", "clients/rest/sync/api"
"""The folders of the generated API classes."""

MODULES = {"mtmaisdk.clients.rest": "mtmaisdk.clients.rest.sync"}
"""Further modules to import from, in full; `PAIRS` are added."""

NAMES = {
    "StopAsyncIteration": "StopIteration",
    "aclose": "close",
    "aclosing": "closing",
    "ag_running": "gi_running",
    "aio": "blocking",
    "aiohttp": "urllib3",
    "anext": "next",
    "ClientResponse": "BaseHTTPResponse",
    "ClientSession": "PoolManager",
    "session": "pool",
    "sessions": "pools",
}
"""Words, in code, strings and comments. `AsyncX` becomes `X`, `x_async` `x`, `__aenter__` `__enter__`."""

_WORDS = {tokenize.NAME, tokenize.STRING, tokenize.COMMENT, getattr(tokenize, "FSTRING_MIDDLE", tokenize.STRING)}
_AWAITABLE = re.compile(r"\b(?:Awaitable\[|Coroutine\[Any, Any, )")
_LEFT = re.compile(r"\b(?:async|await|asyncio|aio|aiohttp|Async[A-Z]\w*|\w+_async)\b")


def derive(source: str) -> str:
    """Returns the blocking form of an async module.

    Raises:
        ValueError: A word of the async form remains.
    """
    modules = {**MODULES, **{_module(old): _module(new) for old, new in PAIRS.items()}}
    text = re.sub(r"\bmtmaisdk(?:\.\w+)+", lambda match: modules.get(match[0], match[0]), source)
    text = _without_awaitables(text)
    starts = [0, *accumulate(map(len, text.splitlines(keepends=True)))]
    for token in reversed(list(tokenize.generate_tokens(io.StringIO(text).readline))):
        new = _blocking(token.string) if token.type in _WORDS else token.string
        if new != token.string:
            begin, end = (starts[row - 1] + column for row, column in (token.start, token.end))
            text = text[:begin] + (new + text[end:] if new else text[end:].lstrip(" "))
    if left := _LEFT.search(text):
        raise ValueError(f"line {text.count(chr(10), 0, left.start()) + 1}: {left[0]!r} has no blocking form")
    return text


def _blocking(words: str) -> str:
    words = re.sub(r"\b([Aa])n async ", r"\1 ", words)
    words = re.sub(r"\b(?:async|await)(?: |$)", "", words)
    words = re.sub(r"\bAsync(?=[A-Z])|(?<=\w)_async\b|(?<=\b__)a(?=(?:enter|exit|iter|next)__)", "", words)
    return re.sub(r"\w+", lambda match: NAMES.get(match[0], match[0]), words)


def _without_awaitables(text: str) -> str:
    """Returns the text with the type of what is awaited in place of `Awaitable[…]` and `Coroutine[Any, Any, …]`."""
    while found := _AWAITABLE.search(text):
        depth, end = 1, found.end()
        while depth:
            depth += {"[": 1, "]": -1}.get(text[end], 0)
            end += 1
        text = text[: found.start()] + text[found.end() : end - 1] + text[end:]
    return text


def _module(path: str) -> str:
    return "mtmaisdk." + path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def pairs_of(package: Path) -> dict[str, str]:
    """Returns `PAIRS` and the generated API classes."""
    classes = sorted(path.name for path in (package / API).glob("*.py"))
    return PAIRS | {f"{API}/{name}": f"{SYNC_API}/{name}" for name in classes}


def main(package: Path) -> None:
    """Writes every derived module; exits where one cannot be derived."""
    for source, target in pairs_of(package).items():
        if (package / target).exists():
            sys.exit(f"{target}: exists already; it is derived from {source}")
        try:
            text = derive((package / source).read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            sys.exit(f"{source}: {error}")
        header = f"# Derived from {source} by tools/derive_blocking.py; not to be edited.\n\n"
        (package / target).parent.mkdir(parents=True, exist_ok=True)
        (package / target).write_text(header + text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
