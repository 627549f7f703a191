"""Writes exchanges as a script, which the mock server replays."""

from __future__ import annotations

import codecs
import json
import mimetypes
import os
import re
import tempfile
from collections.abc import Collection
from itertools import count
from pathlib import Path
from typing import Any

import yaml
from multidict import CIMultiDict

from mtmaisdk.mock.backends import Backends
from mtmaisdk.mock.contract import operations_at
from mtmaisdk.mock.exchange import Exchange
from mtmaisdk.mock.received import ReceivedRequest
from mtmaisdk.mock.script_plan import SAID, contains
from mtmaisdk.mock.secrets import REDACTED, find_secret, is_credential, redacted

_HEAD = """# A recording: 'mtmaisdk mock --script FILE' replays it, and 'mtmaisdk mock --script-schema' describes it.
strict: true
answers:
"""
_KEPT = re.compile(
    r"content-(?:type|disposition|range)|location|allow|retry-after.*|.*ratelimit.*|.*request-id|x-should-retry",
    re.IGNORECASE,
)
_CHANGING = re.compile(
    r"(?:\w+[-_])?(?:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|[\da-f]{16,})|1\d{9}(?:\d{3}){0,3}|\d{4}-\d\d-\d\dT\S+",
    re.IGNORECASE,
)
"""UUIDs, long hexadecimal numbers and times."""
_ID = re.compile(r"(?=.*\d)[\w-]{16,}")
"""What is taken for random in a field whose name ends with `id`."""
_LONGEST = 4096
"""Characters of a word in a request; a longer one is a file."""


class Recording:
    """A script of exchanges, which is written by `save`.

    Args:
        file: The script; binary bodies are written beside it.
        redact: Names of JSON fields and query parameters whose values are replaced, wherever they stand.

    Attributes:
        refused: Why exchanges were refused.
    """

    def __init__(self, file: Path, redact: Collection[str] = ()) -> None:
        self.refused: list[str] = []
        self._file = file
        self._redact = redact
        self._entries: list[dict[str, Any]] = []
        self._texts: list[str] = []
        self._bodies: dict[Path, bytes] = {}

    def add(self, exchange: Exchange) -> str:
        """Adds an exchange, unless something in it looks like a secret.

        Returns:
            Why it is refused, empty if it is not.
        """
        place = f"answers.{len(self._entries)}"
        try:
            exchange = redacted(exchange, self._redact)
            entry = {"when": self._when(exchange), **_answer_of(exchange)}
        except ValueError as error:
            problem = f"{place}: {error}"
        else:
            problem = find_secret({**entry, "body_file": exchange.body} if "body_file" in entry else entry, place)
            if not problem:
                self._insert(entry, exchange.body)
        self.refused += filter(None, [problem])
        return problem

    def _insert(self, entry: dict[str, Any], body: bytes) -> None:
        if "body_file" in entry:
            names = (f"{self._file.stem}-{number}{entry['body_file']}" for number in count(len(self._bodies) + 1))
            path = next(path for path in map(self._file.with_name, names) if not path.exists())
            self._bodies[path] = body
            entry["body_file"] = path.name
        at = len(self._entries)
        for index, earlier in reversed([*enumerate(self._entries)]):
            if _fits(earlier["when"], entry["when"]):
                if not _fits(entry["when"], earlier["when"]):
                    # It would answer these requests, too, in any order.
                    at = index
                elif "times" not in earlier:
                    self._entries[index] = {"when": earlier["when"], "times": 1, **earlier}
                    self._texts[index] = _dump([self._entries[index]])
        self._entries.insert(at, entry)
        self._texts.insert(at, _dump([entry]))

    def save(self) -> None:
        """Writes the script, if anything was recorded.

        Raises:
            OSError: It cannot be written.
        """
        for path, body in self._bodies.items():
            if not path.exists():
                _write(path, body)
        if self._texts:
            _write(self._file, (_HEAD + "".join(self._texts)).encode())

    def _when(self, exchange: Exchange) -> dict[str, Any]:
        when = {"method": exchange.method, "path": exchange.path}
        if operation := operation_at(exchange.method, exchange.path):
            when["operation"] = operation
        try:
            value = self._stable(json.loads(exchange.request_body))
        except (ValueError, RecursionError):
            value = None
        return {**when, "body": value} if value else when

    def _stable(self, value: Any, name: str = "") -> Any:
        """Returns what a further run sends as well, `None` if nothing."""
        if isinstance(value, dict):
            known = {key: each for key, each in value.items() if key not in self._redact and not is_credential(key)}
            kept = {key: each if each is None else self._stable(each, key) for key, each in known.items()}
            return {key: each for key, each in kept.items() if each is not None or known[key] is None}
        if isinstance(value, list):
            items = [self._stable(each, name) for each in value]
            return None if None in items else items
        if isinstance(value, str) and (REDACTED in value or (len(value) > _LONGEST and " " not in value)):
            return None
        is_said = name in SAID or name == "model" or isinstance(value, (bool, float))
        is_random = _CHANGING.fullmatch(str(value)) or (name.lower().endswith("id") and _ID.fullmatch(str(value)))
        return None if is_random and not is_said else value


def operation_at(method: str, path: str) -> str:
    """Returns the operation that the mock server has at a path, empty if it has none."""
    bare = path.partition("?")[0]
    for _, operation in operations_at(bare):
        routes = Backends({operation.backend}).routes_of(operation)
        patterns = (re.sub(r"{[^}]+}", "[^/]+", route) for of, route in routes if of == method)
        if any(re.fullmatch(pattern, bare) for pattern in patterns):
            return operation.id
    return ""


def received_of(exchange: Exchange) -> ReceivedRequest:
    """Returns the request of an exchange as the mock server shows it."""
    operation, headers = operation_at(exchange.method, exchange.path), CIMultiDict(exchange.request_headers)
    return ReceivedRequest(exchange.method, exchange.path, headers, exchange.request_body, operation)


def _fits(when: dict[str, Any], other: dict[str, Any]) -> bool:
    is_there = (when["method"], when["path"]) == (other["method"], other["path"])
    return is_there and ("body" not in when or contains(other.get("body"), when["body"]))


def _answer_of(exchange: Exchange) -> dict[str, Any]:
    answer: dict[str, Any] = {"status": exchange.status} if exchange.status != 200 else {}
    headers = dict[str, str]()
    for name, value in exchange.headers:
        if name.lower() == "content-encoding" and value.lower() != "identity":
            raise ValueError(f"headers.{name}: what is compressed so cannot be read")
        if _KEPT.fullmatch(name):
            headers[name.title()] = ", ".join(filter(None, (headers.get(name.title()), value)))
    answer |= {"headers": headers} if headers else {}
    media_type = exchange.header("Content-Type").partition(";")[0].strip().lower()
    pieces = _decoded(exchange.pieces)
    text = "".join(piece for piece in pieces or () if isinstance(piece, str))
    if pieces is None or re.match("image/|audio/|video/|application/octet-stream", media_type):
        answer["body_file"] = mimetypes.guess_extension(media_type) or ".bin"
    elif exchange.is_cut or media_type == "text/event-stream":
        answer["pieces"] = pieces
    elif media_type.endswith(("/json", "+json")) and (value := _value_of(text)) is not None:
        answer["body"] = value
    elif len(pieces) > 1:
        answer["pieces"] = pieces
    else:
        answer["body"] = text
    return {**answer, "fault": "no-final-chunk"} if exchange.is_cut else answer


def _decoded(pieces: list[bytes | float]) -> list[str | bytes | float] | None:
    """Returns pieces of text, `None` if they are not text; a character that came in two goes to the later one."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        found = [decoder.decode(piece) if isinstance(piece, bytes) else piece for piece in pieces]
    except UnicodeDecodeError:
        return None
    return [piece for piece in (*found, decoder.getstate()[0]) if piece not in ("", b"")]


def _value_of(text: str) -> Any:
    """Returns the value of JSON, `None` where it would not be sent as the same again."""
    try:
        value = json.loads(text)
        json.dumps(value, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        return None
    return None if isinstance(value, str) else value


def _represent_text(dumper: Any, text: str) -> Any:
    # A loader reads other ends of lines as \n, unless they are escaped.
    style = '"' if re.search("[\r\x85\u2028\u2029\ufeff]", text) else "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _represent_list(dumper: Any, items: list[Any]) -> Any:
    is_flow = bool(items) and all(isinstance(each, (int, float)) for each in items)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=is_flow)


def _dumper(base: Any) -> Any:
    found: Any = type("_Dumper", (base,), {"ignore_aliases": lambda *_: True})
    found.add_representer(str, _represent_text)
    found.add_representer(list, _represent_list)
    return found


_DUMPER, _FAST_DUMPER = _dumper(yaml.SafeDumper), _dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper))


def _dump(value: Any) -> str:
    options: Any = {"allow_unicode": True, "sort_keys": False, "width": 2**30}
    text: str = yaml.dump(value, Dumper=_FAST_DUMPER, **options)
    if "\\U000" in text:
        # The fast one escapes emoji.
        text = yaml.dump(value, Dumper=_DUMPER, **options)
    # An end of the document follows a text whose last lines are empty.
    return text[:-4] if text.endswith("\n...\n") else text


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise
