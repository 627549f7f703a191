"""Writes examples of the contract as curl commands."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from shlex import quote
from subprocess import list2cmdline
from urllib.parse import quote as quote_segment

from mtmaisdk.mock.contract import Example, Operation, load
from mtmaisdk.mock.credentials import schemes

_LONGEST = 200
"""Characters of a body that fits on one line."""


def curl_lines(url: str, api_key: str | None = None) -> Iterator[tuple[str, str]]:
    """Yields the name of each backend with a curl command that calls it."""
    found: dict[str, tuple[Operation, Example]] = {}
    for operation in load():
        for example in operation.request_examples:
            if (
                example.media_type == "application/json"
                and len(json.dumps(example.value, ensure_ascii=False)) < _LONGEST
            ):
                found.setdefault(operation.backend, (operation, example))
    for backend in sorted(found):
        yield backend, _curl_line(url, *found[backend], api_key or "KEY")


def _word(text: str, is_windows: bool = os.name == "nt") -> str:
    """Returns text as one word of the system's shell."""
    return list2cmdline([text]) if is_windows else quote(text)


def _curl_line(url: str, operation: Operation, example: Example, api_key: str) -> str:
    path = operation.path
    for parameter in operation.definition["parameters"]:
        value = parameter.get("example", parameter.get("x-example"))
        path = path.replace(f"{{{parameter['name']}}}", quote_segment(str(value), safe=""))
    sent = [f"{each['name']}: {each['x-sent']}" for each in operation.definition["parameters"] if "x-sent" in each]
    headers = ["Content-Type: application/json", *sent]
    if any(scheme.get("scheme") == "bearer" for scheme in schemes(operation)):
        headers.insert(0, f"Authorization: Bearer {api_key}")
    # On Windows curl does not send its arguments in UTF-8.
    body = json.dumps(example.value, ensure_ascii=os.name == "nt")
    options = [*(f"-H {_word(header)}" for header in headers), f"-d {_word(body)}"]
    return f"curl -N {url}{path} {' '.join(options)}"
