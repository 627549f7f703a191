"""vcrpy records and replays the calls of both clients."""

from __future__ import annotations

from pathlib import Path

import pytest
import vcr
from support.scripted import call, chat, chat_stream, list_models

from mtmaisdk.clients.rest import Configuration, RateLimitException
from mtmaisdk.mock.mock_server import run_mock_server


async def ask(kind: str, url: str, sound: Path) -> list[str]:
    configuration = Configuration(url, access_token="KEY", retries=0)
    answers = [
        await list_models(kind, configuration),
        await chat(kind, configuration),
        await chat_stream(kind, configuration, temperature=0.5),
        await chat(kind, configuration, n=2),
        # A file is sent in pieces, and bytes come back.
        await call(kind, configuration, "OpenAIApi", "create_transcription", file=sound, model="whisper-1"),
        await call(kind, configuration, "OpenAIApi", "create_speech", model="tts-1", input="a", voice="alloy"),
    ]
    with pytest.raises(RateLimitException) as raised:
        await chat(kind, configuration, _headers={"X-Mock-Fault": "status=429;retry-after=7"}, seed=1)
    return [*map(repr, answers), str(raised.value.status), str(raised.value.retry_after)]


@pytest.mark.parametrize("kind", ["async", "sync"])
async def test_calls_are_recorded_and_replayed(kind: str, tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_bytes(b"RIFF" + bytes(2**17))
    cassettes = vcr.VCR(filter_headers=["Authorization"], match_on=("method", "uri"))
    with run_mock_server() as server, cassettes.use_cassette(str(tmp_path / "a.yaml")):
        first = await ask(kind, server.url, tmp_path / "a.wav")
    assert len(server.requests) == 7
    assert "KEY" not in (tmp_path / "a.yaml").read_text(encoding="utf-8")
    # No server answers any more.
    with cassettes.use_cassette(str(tmp_path / "a.yaml"), record_mode="none") as cassette:
        assert await ask(kind, server.url, tmp_path / "a.wav") == first
    assert cassette.play_count == 7
