"""A request and its answer as they went over the wire."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from mtmaisdk.mock.script import body_of
from mtmaisdk.mock.script_types import ScriptedAnswer

Headers = Sequence[tuple[str, str]]


@dataclass
class Exchange:
    """A request and its answer.

    Attributes:
        method: Method of HTTP.
        path: Path and query as sent, percent-encoded.
        request_headers: The headers of the request.
        request_body: The body of the request.
        status: The status.
        headers: The headers of the answer.
        pieces: The body of the answer in the pieces in which it came, decompressed; a number is a pause in seconds.
        is_cut: Whether the connection ended before the end of the body.
    """

    method: str
    path: str
    request_headers: Headers = ()
    request_body: bytes = b""
    status: int = 200
    headers: Headers = ()
    pieces: list[bytes | float] = field(default_factory=list)
    is_cut: bool = False

    @property
    def body(self) -> bytes:
        """The whole body of the answer."""
        return b"".join(piece for piece in self.pieces if isinstance(piece, bytes))

    def header(self, name: str) -> str:
        """Returns a header of the answer, regardless of case; empty if it is missing."""
        return next((value for each, value in self.headers if each.lower() == name.lower()), "")


def exchange_of(answer: ScriptedAnswer) -> Exchange | None:
    """Returns the exchange that an answer of a script records, `None` if it does not record one."""
    when = answer.get("when", {})
    if "method" not in when or "path" not in when or not {"body", "body_file", "pieces"} & answer.keys():
        return None
    body = json.dumps(when["body"], ensure_ascii=False).encode() if "body" in when else b""
    return Exchange(
        method=when["method"],
        path=when["path"],
        request_body=body,
        status=answer.get("status", 200),
        headers=[*answer.get("headers", {}).items()],
        pieces=[*body_of(answer)],
        is_cut="no-final-chunk" in answer.get("fault", ""),
    )
