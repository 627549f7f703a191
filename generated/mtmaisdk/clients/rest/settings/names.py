"""What openai-python and other clients call what this one calls otherwise, for the hints in errors and the guide."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable
from typing import Any, TypeVar, cast

F = TypeVar("F", bound=Callable[..., Any])

OURS = {
    "api_key": "`access_token` of `Configuration`, `api_key` of `connect`",
    "base_url": "`host` of `Configuration`, `base_url` of `connect`",
    "default_headers": "`default_headers` of `Configuration` and `connect`, `_headers` of a call",
    "default_query": "the arguments of the operation; others cannot be sent",
    "extra_body": "`_extra_body` of a call",
    "extra_headers": "`_headers` of a call",
    "extra_query": "the arguments of the operation; others cannot be sent",
    "headers": "`default_headers` of `Configuration` and `connect`, `_headers` of a call",
    "http_client": "`session` of `ApiClient`, `pool` of `sync.ApiClient`, `client` of `connect`",
    "max_retries": "`retries` of `Configuration` and `connect`, `_retries` of a call",
    "messages": "the text that `send` and `stream` take; the conversation keeps the earlier messages",
    "organization": '`default_headers={"OpenAI-Organization": …}` of `Configuration` and `connect`',
    "project": '`default_headers={"OpenAI-Project": …}` of `Configuration` and `connect`',
    "stream": "the method `…_stream` of an API class, `stream` of a conversation",
    "system": "`system` of `connect`, a message of the role `system` of a call",
    "timeout": "`timeout` of `Configuration` and `connect`, `_request_timeout` of a call",
    "verify": "`verify_ssl` of `Configuration` and `connect`",
}
"""For a word of another client, mostly of openai-python: what it is here."""

_UNKNOWN = re.compile(r"unexpected keyword argument '(\w+)'")


def hint(name: str) -> str:
    """Returns what to use in place of an unknown argument, to append to a message; empty if there is nothing."""
    return f"; instead of {name!r}: {OURS[name].replace('`', '')}" if name in OURS else ""


def near(name: str, known: Iterable[str], mark: str = "") -> str:
    """Returns which of the known names may be meant, to append to a message; empty if there is none."""
    import difflib

    found = [f"{mark}{word}" for word in difflib.get_close_matches(name, sorted(known))]
    return f"; did you mean {', '.join(found)}?" if found else ""


def with_hints(function: F) -> F:
    """Adds the hint to the `TypeError` for an unknown argument of a function."""

    @functools.wraps(function)
    def call(*args: Any, **kwargs: Any) -> Any:
        try:
            return function(*args, **kwargs)
        except TypeError as error:
            unknown = _UNKNOWN.search(str(error))
            if unknown is None or not hint(unknown[1]):
                raise
            raise TypeError(f"{error}{hint(unknown[1])}") from None

    return cast("F", call)
