"""The page on the architecture names rooms, modules and attributes that exist."""

from __future__ import annotations

import re

from support import ROOT

PACKAGE = ROOT / "generated" / "mtmaisdk"
CLIENT = PACKAGE / "clients" / "rest"
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    return PAGE.partition(f"## {title}\n")[2].partition("\n## ")[0]


def test_every_room_is_drawn() -> None:
    rooms = {path.name for path in CLIENT.iterdir() if path.is_dir() and path.name != "__pycache__"}
    # Generated data.
    rooms -= {"models", "operations"}
    (picture,) = re.findall(r"```mermaid\n(.*?)```", PAGE, re.DOTALL)
    assert {room for room in rooms if not re.search(rf"\b{room}\b", picture)} == set()


def test_every_module_on_a_way_exists() -> None:
    names = re.findall(r"`((?:\w+/)+\w+)(?:\.\w+)?`", section("The way of a call"))
    assert len(names) > 15
    missing = [name for name in names if not any((folder / f"{name}.py").exists() for folder in (CLIENT, PACKAGE))]
    assert missing == []


def test_every_file_to_add_to_exists() -> None:
    names = re.findall(r"`((?:\w+/)+(?:\w+\.py)?)`", section("Where to add what"))
    assert len(names) > 8
    assert [name for name in names if not any((folder / name).exists() for folder in (PACKAGE, ROOT))] == []


def test_every_private_attribute_is_tested() -> None:
    tests = (ROOT / "tests" / "transport" / "test_private_attributes.py").read_text(encoding="utf-8")
    table = section("Private attributes of other libraries")
    rows = [row for row in re.findall(r"^\| (.*?) \|", table, re.MULTILINE) if "`" in row]
    attributes = {name for row in rows for text in re.findall(r"`(.*?)`", row) for name in text.split(".")[1:]}
    assert attributes >= {"_retry_connection", "_read_nowait", "_create_connection", "chunk_left"}
    assert {name for name in attributes if name not in tests} == set()
    # `transport` uses no others.
    folder = ROOT / "overrides" / "mtmaisdk" / "clients" / "rest" / "transport"
    code = "".join(file.read_text(encoding="utf-8") for file in folder.rglob("*.py"))
    used = re.findall(r"(?<!self)\.(_[a-z]\w*)", code) + re.findall(r"(?<!self), \"(_[a-z]\w*)\"", code)
    assert set(used) <= attributes
