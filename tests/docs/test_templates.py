"""The forms for issues are such as the forge reads, and name the backends and commands that exist."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from support import ROOT, read_yaml

from mtmaisdk.chat.backends import backend_names

FOLDER = ROOT / ".github"
FORMS = [path for path in sorted((FOLDER / "ISSUE_TEMPLATE").glob("*.yml")) if path.stem != "config"]


def parts(path: Path) -> list[dict[str, Any]]:
    form = read_yaml(path.read_text(encoding="utf-8"))
    assert form.keys() <= {"name", "description", "title", "labels", "body"}
    assert form["name"]
    assert form["description"]
    found: list[dict[str, Any]] = form["body"]
    return found


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_can_be_read(path: Path) -> None:
    for part in parts(path):
        assert part["type"] in {"markdown", "input", "textarea", "dropdown", "checkboxes"}
        assert part["attributes"]["value" if part["type"] == "markdown" else "label"]
        assert part.keys() <= {"type", "id", "attributes", "validations"}
    ids = [part["id"] for part in parts(path) if "id" in part]
    assert len(ids) == len(set(ids))
    assert any(part.get("validations", {}).get("required") for part in parts(path))


@pytest.mark.parametrize("name", ["defect", "server"])
def test_every_backend_can_be_chosen(name: str) -> None:
    (part,) = (part for part in parts(FOLDER / "ISSUE_TEMPLATE" / f"{name}.yml") if part.get("id") == "backend")
    assert {*backend_names(), "midjourney"} <= set(part["attributes"]["options"])


def test_the_targets_and_commands_exist() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.md"))
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    named = {word for found in re.findall(r"`make ([a-z -]+)`", text) for word in found.split()}
    assert named
    assert named <= set(targets)
