"""The guide's snippet of the `openai` package runs as printed, but for the address."""

from __future__ import annotations

import re

import pytest
from docs_site.samples import ADDRESS
from support import ROOT

from mtmaisdk.mock.mock_server import run_mock_server

GUIDE = ROOT / "docs" / "guide" / "en" / "from-openai-python.md"


def test_the_snippet_of_the_package_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = re.findall(r"```py\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    names: dict[str, object] = {}
    with run_mock_server() as server:
        exec(compile(code.replace(ADDRESS, server.url), "guide", "exec"), names)
        names["client"].close()  # type: ignore[attr-defined]
    assert capsys.readouterr().out.startswith("这是你的第 1 个问题")
