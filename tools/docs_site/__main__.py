"""`python -m docs_site FOLDER`: writes the sources of the site's pages; with `--plain`, the reference in Markdown."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from contract_texts import contract_in

from docs_site.pages import pages
from docs_site.recording import record
from docs_site.reference import reference
from docs_site.site import Site
from docs_site.words import Language
from mtmaisdk.mock.contract import load

ROOT = Path(__file__).parents[2]
LANGUAGES: tuple[Language, ...] = ("en", "zh")


def sites() -> Iterator[Site]:
    """Yields what the pages of each language are written from."""
    operations = load()
    recorded = record(operations)
    contracts = {language: contract_in(language) for language in LANGUAGES}
    for language, contract in contracts.items():
        others = {other: each for other, each in contracts.items() if other != language}
        yield Site(language, contract, operations, recorded, others)


def main(folder: Path, is_plain: bool) -> None:
    """Writes the pages of every language: those of the site, or the Markdown reference, English at the top."""
    for site in sites():
        own = folder if is_plain and site.language == "en" else folder / site.language
        if not is_plain:
            shutil.rmtree(own, ignore_errors=True)
        for name, content in reference(site) if is_plain else pages(site, ROOT):
            (own / name).parent.mkdir(parents=True, exist_ok=True)
            (own / name).write_text(content, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[-1]), "--plain" in sys.argv)
