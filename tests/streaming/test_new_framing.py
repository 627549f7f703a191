"""A framing is one file in the client and one in the mock server, found by its name."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from pkgutil import iter_modules

import pytest
from support import ROOT, read_yaml
from support.wire import operation_of

from mtmaisdk.clients.rest.calls.opening import has_stream
from mtmaisdk.clients.rest.contract.stream import EventDeclaration, StreamDeclaration
from mtmaisdk.clients.rest.decoding import framings as client_framings
from mtmaisdk.clients.rest.streaming.reader import StreamReader
from mtmaisdk.clients.rest.wire.headers import Headers, ResponseHead
from mtmaisdk.mock import framings as mock_framings

CLIENT = r"""
import re
from mtmaisdk.clients.rest.decoding.decoder import BoundedDecoder, Framing

class NDJSONDecoder(BoundedDecoder[bytes]):
    def _decode(self, chunk, events):
        events += self._split(chunk)

    def _decode_rest(self):
        return self._take_rest() or None

FRAMING = Framing(("application/x-ndjson",), NDJSONDecoder, start=re.compile(rb"\{"))
"""
MOCK = r"""
from mtmaisdk.mock.framing_writer import FramingWriter

WRITER = FramingWriter(
    "application/x-ndjson", lambda name, data: data + b"\n", lambda end: f"{end}\n".encode(), b"\n", b"\n"
)
"""


def test_each_framing_of_the_contract_is_a_module_of_both() -> None:
    schema = read_yaml((ROOT / "contract.schema.yaml").read_text(encoding="utf-8"))
    names = {name.replace("-", "_") for name in schema["$defs"]["framing"]["enum"]}
    for package in (client_framings, mock_framings):
        assert {module.name for module in iter_modules(package.__path__)} == names


@pytest.fixture
def ndjson(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Adds a framing to both packages, as a file in each would."""
    for package, text in ((client_framings, CLIENT), (mock_framings, MOCK)):
        folder = tmp_path / package.__name__
        folder.mkdir()
        (folder / "new_framing.py").write_text(text, encoding="utf-8")
        monkeypatch.setattr(package, "__path__", [*package.__path__, str(folder)])
    client_framings._media_types.cache_clear()
    yield "new-framing"
    client_framings._media_types.cache_clear()
    for package in (client_framings, mock_framings):
        sys.modules.pop(f"{package.__name__}.new_framing", None)


@pytest.mark.parametrize("declared", ["new-framing", "sse"])
def test_a_new_framing_is_requested_recognized_written_and_read(declared: str, ndjson: str) -> None:
    alternatives = (ndjson,) if declared != ndjson else ()
    answer = EventDeclaration("message", text="text")
    stream = StreamDeclaration(declared, (answer, EventDeclaration("other")), alternatives=alternatives, end="[DONE]")
    operation = replace(operation_of("openai"), stream=stream)

    accepted = client_framings.accept_of(operation).split(", ")
    assert accepted == [*(["text/event-stream"] if alternatives else []), "application/x-ndjson", "application/json"]
    media_type = mock_framings.writer_of(ndjson).media_type
    assert has_stream(ResponseHead(200, Headers({"Content-Type": media_type})))

    written = {"framing": ndjson, "end": "[DONE]"}
    body = b"".join(mock_framings.frame_stream(written, [("message", {"text": "你"}), ("message", {"text": "好"})]))
    reader = StreamReader(stream)
    events = [event for at in range(len(body)) for event in reader.feed(body[at : at + 1])]
    assert [event.data for event in [*events, *reader.finish()]] == [{"text": "你"}, {"text": "好"}]
    assert reader.stage == "ended"
    assert reader.snapshot().text == "你好"
