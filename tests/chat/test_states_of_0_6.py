"""States that version 0.6.0 saved, and a profile as its guide had it, still load."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from support import ROOT
from support.user_folder import use_folder

from chat.conftest import Talk
from mtmaisdk.cli.config_file import config_path
from mtmaisdk.cli.connection import resolve
from mtmaisdk.mock.mock_server import run_mock_server

STATES: dict[str, Any] = json.loads((ROOT / "tests" / "data" / "states-0.6.0.json").read_text(encoding="utf-8"))
PROFILES = """\
[default]
backend = openai
base_url = http://localhost:9000/v1
api_key = sk-example
model = internlm2.5-latest

[work]
backend = fastgpt
base_url = http://localhost:9000/api
app_id = 66e29b870b24ce35330c0f08
variables := {"city": "北京"}
"""


@pytest.mark.parametrize("backend", STATES)
async def test_a_conversation_goes_on(kind: str, backend: str) -> None:
    with run_mock_server() as mock:
        async with Talk(kind, backend, mock.url, state=STATES[backend]) as talk:
            assert talk.chat.state == STATES[backend]
            if backend == "openai":
                # A call of a tool is open.
                answered = await talk.send(tool_results={"call_1_get_weather": "晴"})
                assert "晴" in answered.text
            reply = await talk.send("谢谢")
            assert reply.text
            if "messages" in STATES[backend]:
                begun = STATES[backend]["messages"]
                assert talk.chat.state["messages"][: len(begun)] == begun
                assert f"第 {sum(each['role'] == 'user' for each in begun) + 1} 个问题" in reply.text


def test_a_profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use_folder(tmp_path, monkeypatch)
    for name in ("BACKEND", "BASE_URL", "API_KEY", "MODEL", "PROFILE"):
        monkeypatch.delenv(f"MTMAI_{name}", raising=False)
    config_path().parent.mkdir(parents=True)
    config_path().write_text(PROFILES, encoding="utf-8")
    config_path().chmod(0o600)
    default, work = resolve({}, None, {}), resolve({}, "work", {})
    assert (default.backend, default.base_url, default.key) == ("openai", "http://localhost:9000/v1", "sk-example")
    assert default.settings == {"model": "internlm2.5-latest"}
    assert work.backend == "fastgpt"
    assert work.settings == {"app_id": "66e29b870b24ce35330c0f08", "variables": {"city": "北京"}}
