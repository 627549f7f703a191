"""`python -m docs_site FOLDER`: writes the sources of the site's pages, a folder for each language."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from contract_texts import contract_in

from docs_site.pages import pages
from docs_site.recording import record
from docs_site.site import Site
from docs_site.words import Language
from mtmaisdk.mock.contract import load

ROOT = Path(__file__).parents[2]
LANGUAGES: tuple[Language, ...] = ("en", "zh")


def write(folder: Path) -> None:
    """Writes the pages of every language."""
    operations = load()
    recorded = record(operations)
    contracts = {language: contract_in(language) for language in LANGUAGES}
    for language in LANGUAGES:
        own = folder / language
        others = {other: contract for other, contract in contracts.items() if other != language}
        shutil.rmtree(own, ignore_errors=True)
        for name, content in pages(Site(language, contracts[language], operations, recorded, others), ROOT):
            (own / name).parent.mkdir(parents=True, exist_ok=True)
            (own / name).write_text(content, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
