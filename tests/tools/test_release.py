"""Notes of a release, and what a second build finds."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from check_package import differences, mistakes
from release_notes import release_notes
from support import ROOT, read_yaml

CHANGELOG = "# Changelog\n\n## 1.0.0 – 2026-12-01\n\n- A change.\n\n## 0.7.0 – 2026-11-28\n\n- Another.\n"


def test_notes_are_the_section_of_the_version() -> None:
    assert release_notes("v1.0.0", "1.0.0", CHANGELOG) == "- A change.\n"
    assert release_notes("v0.7.0", "0.7.0", CHANGELOG.replace("# Changelog\n", "# Changelog\n\n## Unreleased\n"))


@pytest.mark.parametrize(
    ("tag", "changelog", "message"),
    [
        ("v1.0.1", CHANGELOG, "the tag is v1.0.1, the version in openapi.yaml 1.0.0"),
        ("v1.0.0", CHANGELOG.replace(" – 2026-12-01", ""), "the changelog has no section '## 1.0.0 – DATE'"),
        (
            "v1.0.0",
            CHANGELOG.replace("## 1", "## Unreleased\n\n- More.\n\n## 1"),
            "the changelog has unreleased changes",
        ),
    ],
)
def test_nothing_is_released_that_does_not_agree(tag: str, changelog: str, message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        release_notes(tag, "1.0.0", changelog)


def wheel(folder: Path, *names: str, content: str = "") -> Path:
    folder.mkdir()
    with zipfile.ZipFile(folder / "a-1.whl", "w") as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name), content)
    return folder


def test_what_differs_in_a_second_build(tmp_path: Path) -> None:
    site = "mtmaisdk/site/index.html"
    first, same = wheel(tmp_path / "a", site, "b"), wheel(tmp_path / "b", site, "b")
    assert mistakes(first, same) == []
    other = wheel(tmp_path / "c", site, "b", content="1")
    assert differences(first / "a-1.whl", other / "a-1.whl") == ["b", site]
    assert mistakes(first, other) == [f"a-1.whl differs in a second build: b, {site}"]
    bare = wheel(tmp_path / "d", "b")
    assert mistakes(bare, bare) == ["a-1.whl has no site: run `make docs build`"]


def test_each_step_of_a_workflow_is_a_make_target() -> None:
    targets = set(re.findall(r"(?m)^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8")))
    for file in (ROOT / ".github/workflows").glob("*.yml"):
        for job in read_yaml(file.read_text(encoding="utf-8"))["jobs"].values():
            assert job["timeout-minutes"] <= 60
            for step in job["steps"]:
                command, *words = step.get("run", "gh").split()
                assert command in ("make", "gh")
                named = {word for word in words if "=" not in word and not word.startswith('"$')}
                assert command == "gh" or named <= targets, named - targets
                assert "uses" not in step or re.fullmatch(r"[\w-]+/[\w-]+@[\da-f]{40}", step["uses"])
