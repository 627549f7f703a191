"""`python -m public_spec FOLDER`: writes the public descriptions, a file for each language and version of OpenAPI."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from contract_texts import contract_in

from public_spec.derive import LANGUAGES, VERSIONS, derive
from public_spec.naming import named


def main(folder: Path) -> None:
    """Writes the files `openapi-VERSION.LANGUAGE.json`."""
    folder.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        contract = contract_in(language)
        for version in VERSIONS:
            text = json.dumps(named(derive(contract, version)), ensure_ascii=False, indent=1)
            name = f"openapi-{version.rpartition('.')[0]}.{language}.json"
            (folder / name).write_text(text + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
