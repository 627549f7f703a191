"""Lists the pages of the site."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from docs_site.exceptions_page import exceptions_page
from docs_site.family_page import errors_page, family_page, models_of, models_page
from docs_site.markdown import block, line, table, without_breaks
from docs_site.operation_page import operation_page
from docs_site.site import Site
from docs_site.words import words


def pages(site: Site, root: Path) -> Iterator[tuple[str, str]]:
    """Yields the path and the content of each page.

    Args:
        site: What they are written from.
        root: The folder of the repository, where the guides, the changelog and the notes on upgrading are.
    """
    guides = root / "docs" / "guide" / site.language
    for guide in sorted(guides.rglob("*.md")):
        yield f"guide/{guide.relative_to(guides).as_posix()}", without_breaks(guide.read_text(encoding="utf-8"))
    for drawn in sorted((root / "docs" / "guide" / "pictures").glob("*.svg")):
        yield f"pictures/{drawn.name}", drawn.read_text(encoding="utf-8")
    yield "anchors.json", json.dumps(_anchors(site), ensure_ascii=False)
    yield "index.md", _home(site, (root / "docs" / "site" / f"home.{site.language}.md").read_text(encoding="utf-8"))
    upgrading = "UPGRADE.md" if site.language == "en" else f"UPGRADE.{site.language}.md"
    yield "upgrade.md", _upgrading((root / upgrading).read_text(encoding="utf-8"))
    yield "changelog.md", _changelog(site, (root / "CHANGELOG.md").read_text(encoding="utf-8"))
    yield "reference/index.md", _reference(site)
    yield "reference/exceptions.md", exceptions_page(site)
    seen: set[str] = set()
    for family in site.families:
        folder = f"reference/{family.name}"
        yield f"{folder}/index.md", family_page(site, family)
        for operation in family.operations:
            yield f"{folder}/{operation.method}.md", operation_page(site, family, operation)
        yield f"{folder}/models.md", models_page(site, family, models_of(site, family, seen))
        yield f"{folder}/errors.md", errors_page(site, family)


def _anchors(site: Site) -> dict[str, str]:
    """Returns the anchors of headings: in every language those that Sphinx makes of the English ones."""
    english = words("en")
    found: dict[str, str] = {}
    for key, word in site.words.items():
        for title in [family.title for family in site.families] if key.endswith("_of") else [""]:
            anchor = re.sub("[^a-z0-9]+", "-", english[key].replace("{}", title).lower()).strip("-")
            found.setdefault(word.replace("{}", title), anchor)
    return found


def _home(site: Site, written: str) -> str:
    tree = block("toctree", "", "guide/index\nreference/index\nupgrade\nchangelog", hidden="", maxdepth="3")
    rows = [
        [f"[{family.title}](reference/{family.name}/index.md)", line(family.tag["description"])]
        for family in site.families
    ]
    families = table([site.words["backend"], ""], rows)
    return f"{written}\n## {site.words['reference']}\n\n{families}\n{tree}"


def _changelog(site: Site, written: str) -> str:
    head, _, rest = written.partition("\n")
    title = f"# {site.words['changes']}" if site.language != "en" else head
    note = f"\n{site.words['changes_note']}\n" if site.words["changes_note"] else ""
    # Its links lead into the repository.
    return f"---\nmyst:\n  enable_extensions: []\n---\n{title}\n{note}{_without_links(rest)}"


def _upgrading(written: str) -> str:
    # The second paragraph leads to the other language, as the site itself does.
    title, _, text = written.split("\n\n", 2)
    return without_breaks(f"{title}\n\n{_without_links(re.sub('docs/guide/../', 'guide/', text))}")


def _without_links(text: str) -> str:
    return re.sub(r"\[([^\]]+)\]\((?!https?:|guide/)[^)]+\)", r"\1", text)


def _reference(site: Site) -> str:
    words = site.words
    cards = []
    for family in site.families:
        listed = "\n".join(
            f"- [{line(site.described(operation)['summary'])}]({family.name}/{operation.method}.md)"
            for operation in family.operations
        )
        cards.append(f"## [{family.title}]({family.name}/index.md)\n\n{line(family.tag['description'])}\n\n{listed}\n")
    tree = "\n".join([*(f"{family.name}/index" for family in site.families), "exceptions"])
    files = words["description_files_note"].format(f"../openapi/openapi-3.1.{site.language}.json")
    return "\n".join(
        [
            f"# {words['reference']}\n",
            words["reference_intro"] + "\n",
            *cards,
            f"## {words['description_files']}\n\n{files}\n",
            block("toctree", "", tree, hidden="", titlesonly=""),
        ]
    )
