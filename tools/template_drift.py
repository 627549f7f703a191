"""Lists the generator's own templates that changed since ours were derived from them.

A template of ours that replaces one of the generator's names it in its first line, with the generator's
version and that template's hash. After an upgrade of the generator this lists the templates to review;
`--accept` then records the new version and hashes.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
import zipfile
from importlib.metadata import distribution, version
from pathlib import Path

TEMPLATES = Path(__file__).parent.parent / "overrides" / "templates"
HEADER = re.compile(
    r"\{\{!-- For python/(?P<name>\S+) of openapi-generator (?P<version>\S+), sha256 (?P<hash>[0-9a-f]{16})\. --\}\}"
)


def upstream_hash(jar: zipfile.ZipFile, name: str) -> str | None:
    """Returns the start of the hash of one of the generator's templates, or `None` if no template has that name."""
    try:
        return hashlib.sha256(jar.read(f"python/{name}")).hexdigest()[:16]
    except KeyError:
        return None


def main() -> int:
    """Returns 1 if a template drifted."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--accept", action="store_true", help="record the current version and hashes")
    accept = parser.parse_args().accept
    generator = distribution("openapi-generator-cli")
    jar_path = next(file for file in generator.files or [] if file.name == "openapi-generator.jar")
    present_version = version("openapi-generator-cli")
    drifted = 0
    with zipfile.ZipFile(str(generator.locate_file(jar_path))) as jar:
        for template in sorted(TEMPLATES.rglob("*.handlebars")):
            text = template.read_text(encoding="utf-8")
            header = HEADER.match(text)
            if header is None:
                continue
            present = upstream_hash(jar, header["name"])
            if present == header["hash"]:
                continue
            drifted += 1
            change = "changed" if present else "is gone"
            print(f"{template.relative_to(TEMPLATES)}: python/{header['name']} {change} since {header['version']}")
            if accept and present:
                start, end = header.span("version")
                text = text[:start] + present_version + text[end:]
                template.write_text(text.replace(header["hash"], present, 1), encoding="utf-8", newline="\n")
    print(f"{drifted} of the generator's templates changed under ours (openapi-generator {present_version})")
    return int(drifted > 0 and not accept)


if __name__ == "__main__":
    sys.exit(main())
