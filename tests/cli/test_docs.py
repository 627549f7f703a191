"""`mtmaisdk docs`."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from mtmaisdk.cli.commands import docs


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    page = tmp_path / "index.html"
    page.write_text("<p>mtmaisdk", encoding="utf-8")
    monkeypatch.setattr(docs, "SITE", tmp_path)
    return page


def test_it_opens_the_site(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(click, "launch", lambda url: opened.append(url) or 0)
    result = CliRunner().invoke(docs.command)
    assert (result.exit_code, result.output) == (0, "")
    assert opened == [site.as_uri()]


def test_it_says_where_the_site_is_if_nothing_opens_it(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(click, "launch", lambda url: 1)
    assert CliRunner().invoke(docs.command).output == f"{site}\n"
    assert CliRunner().invoke(docs.command, ["--path"]).output == f"{site}\n"


def test_it_says_how_to_get_the_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docs, "SITE", tmp_path)
    result = CliRunner().invoke(docs.command)
    assert result.exit_code == 1
    assert "make docs" in result.output
