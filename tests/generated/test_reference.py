"""The published reference of ChatApi is reproduced, and its examples run."""

from __future__ import annotations

import os
import re
import textwrap
from pathlib import Path

import pytest
from support import ROOT
from support.server import Server

PUBLISHED = Path(__file__).parent.parent / "data" / "mtmai-ChatApi.md"
EXAMPLES = re.findall(r"```python\n(.*?)```", PUBLISHED.read_text(encoding="utf-8"), re.DOTALL)


def test_reference_is_reproduced_line_for_line() -> None:
    made = (ROOT / "generated" / "docs" / "ChatApi.md").read_text(encoding="utf-8")
    assert made == PUBLISHED.read_text(encoding="utf-8")


# Uploads and tasks have servers of their own in tests/methods.
BEYOND = "# Beyond single requests"
PAGES = sorted((ROOT / "generated" / "docs").glob("*Api.md"))
OTHERS = [
    pytest.param(example, id=f"{page.stem}-{number}")
    for page in PAGES
    if page.stem != "ChatApi"
    for number, example in enumerate(
        re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8").partition(BEYOND)[0], re.DOTALL)
    )
]

ONE_OR_THE_OTHER = {
    "create_chat_completion": "variables={}",
    "swap_face": "source_url='https://example.com/a.png', target_url='https://example.com/b.png'",
}
"""What is given to calls that need no one field, but one of several."""


@pytest.mark.parametrize("example", [*EXAMPLES, *OTHERS])
async def test_example_runs_as_printed(
    example: str, server: Server, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("USERNAME", "PASSWORD", "API_KEY", "BEARER_TOKEN"):
        monkeypatch.setenv(name, name.lower())
    # What a reader has to supply: the address, a required field, one of several such, and a voice that there is.
    monkeypatch.setenv("MTMAI_BASE_URL", server.url)
    code = example.replace("ChatReq()", "ChatReq(messages=[])").replace("voice_example", "alloy")
    code = code.replace("http://localhost", server.url)
    for call, arguments in ONE_OR_THE_OTHER.items():
        code = re.sub(rf"\b{call}\(\s*\)", f"{call}({arguments})", code)
    scope: dict[str, object] = {"os": os}
    exec("async def printed():\n" + textwrap.indent(code, "    "), scope)
    await scope["printed"]()  # type: ignore[operator]
    assert server.requests

    output = capsys.readouterr().out
    assert "The response of " in output
    assert "Exception when calling" not in output


def test_the_published_examples_send_their_credentials(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    from mtmaisdk.clients.rest import sync

    monkeypatch.setenv("MTMAI_BASE_URL", server.url)
    monkeypatch.setenv("MTMAI_API_KEY", "bearer_token")
    with sync.ApiClient() as client:
        sync.ChatApi(client).chat_models("tenant_example")
    assert server.last.headers["Authorization"] == "Bearer bearer_token"


def test_every_operation_has_a_page_and_every_link_leads_somewhere() -> None:
    docs = ROOT / "generated" / "docs"
    for page in docs.glob("*.md"):
        text = page.read_text(encoding="utf-8")
        for target in re.findall(r"\]\((\w+\.md)[#)]", text):
            assert (docs / target).exists(), f"{page.name}: {target}"
    readme = (ROOT / "generated" / "README.md").read_text(encoding="utf-8")
    for target in re.findall(r"\]\((docs/\w+\.md)[#)]", readme):
        assert (ROOT / "generated" / target).exists(), target
