"""The pictures of the guides are what `make pictures` makes, need nothing from elsewhere, and name real rooms."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pictures.__main__ import diagrams
from support import ROOT

FOLDER = ROOT / "docs" / "guide" / "pictures"
CLIENT = ROOT / "generated" / "mtmaisdk" / "clients" / "rest"
PICTURES = sorted(FOLDER.glob("*.svg"))


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_it_needs_nothing_from_elsewhere(picture: Path) -> None:
    text = picture.read_text(encoding="utf-8")
    root = ElementTree.fromstring(text)
    assert "aria-label" in root.attrib or root.find("{http://www.w3.org/2000/svg}title") is not None
    assert not re.search(r"url\(|href|@import|@font-face|<script", text)


@pytest.mark.parametrize(("name", "content"), [*diagrams()])
def test_a_diagram_is_what_the_script_makes(name: str, content: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == content


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_a_guide_of_each_language_shows_it_with_a_text(picture: Path) -> None:
    languages = [picture.suffixes[0][1:]] if len(picture.suffixes) > 1 else ["en", "zh"]
    for language in languages:
        pages = (ROOT / "docs" / "guide" / language).glob("*.md")
        assert any(f"](../pictures/{picture.name})" in page.read_text(encoding="utf-8") for page in pages)


def test_the_rooms_are_drawn_and_the_steps_exist() -> None:
    rooms = {path.name for path in CLIENT.iterdir() if path.is_dir() and path.name != "__pycache__"}
    drawn = (FOLDER / "rooms.en.svg").read_text(encoding="utf-8")
    # Generated data.
    assert {room for room in rooms - {"models", "operations"} if not re.search(rf"\b{room}\b", drawn)} == set()
    steps = re.findall(r">(\w+/\w+)<", (FOLDER / "call.en.svg").read_text(encoding="utf-8"))
    assert len(steps) == 6
    assert [step for step in steps if not (CLIENT / f"{step}.py").exists()] == []
