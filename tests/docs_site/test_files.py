"""The files of the site: nothing from elsewhere, no dead link, small enough, both languages whole."""

from __future__ import annotations

import gzip
import io
import re
import tarfile
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from mtmaisdk.mock.contract import load

MAX_SIZE = 4 * 2**20
LANGUAGES = ("en", "zh")
LOADS = {
    "script": "src",
    "img": "src",
    "link": "href",
    "iframe": "src",
    "source": "src",
    "audio": "src",
    "video": "src",
}
HEADINGS = re.compile(r'<section id="([^"]+)">\s*(?:<span[^>]*></span>\s*)*<h[2-6]>')


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.anchors.add(given.get("id") or "")
        if tag == "a":
            self.links.append(given.get("href") or "")
        if tag in LOADS and not (tag == "link" and given.get("rel") in ("canonical", "author")):
            self.loads.append(given.get(LOADS[tag]) or "")


@cache
def read(page: Path) -> _Links:
    links = _Links()
    links.feed(page.read_text(encoding="utf-8"))
    return links


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    for page in site.rglob("*.html"):
        for address in read(page).loads:
            assert not urlsplit(address).netloc, f"{page}: {address}"
    for style in site.rglob("*.css"):
        assert not re.findall(r"(?:url\(|@import)\s*['\"]?(?:https?:)?//", style.read_text(encoding="utf-8")), style


def test_every_link_and_anchor_leads_somewhere(site: Path) -> None:
    count = 0
    for page in site.rglob("*.html"):
        for link in read(page).links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc or not link:
                continue
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            assert target.is_file(), f"{page.relative_to(site)}: {link}"
            if parts.fragment and target.suffix == ".html":
                assert unquote(parts.fragment) in read(target).anchors, f"{page.relative_to(site)}: {link}"
                count += 1
    assert count > 500


def test_it_is_small(site: Path) -> None:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        archive.add(site, "site")
    assert packed.tell() <= MAX_SIZE
    # The wheel and web servers pack each file by itself.
    assert sum(len(gzip.compress(file.read_bytes())) for file in site.rglob("*") if file.is_file()) <= MAX_SIZE


def test_both_languages_have_the_same_pages_with_the_same_anchors(site: Path) -> None:
    folders = [site / language for language in LANGUAGES]
    pages = [{page.relative_to(folder) for page in folder.rglob("*.html")} for folder in folders]
    assert pages[0] == pages[1]
    assert len(pages[0]) > len(load())
    for page in pages[0]:
        if page.parts[0] == "reference":
            english, chinese = ([*HEADINGS.findall((folder / page).read_text(encoding="utf-8"))] for folder in folders)
            assert english == chinese, page


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_operation_has_a_page(site: Path, language: str) -> None:
    for operation in load():
        page = site / language / "reference" / operation.backend / f"{operation.method}.html"
        html = page.read_text(encoding="utf-8")
        assert operation.path in html
        assert "try-data" in html
        assert ('class="event ' in html or "event docutils" in html) == (operation.stream is not None), operation.id
