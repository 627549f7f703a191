"""The site with guides and reference, which releases carry."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

SITE = Path(__file__).parents[1] / "site"
"""Where the package has it."""

MISSING = (
    "The documentation is not part of this installation. Releases carry it; in a clone of the repository, 'make docs' "
    "builds it."
)


def file_at(folder: Path, path: str) -> Path | None:
    """Returns the file or folder of the site that a path of the server leads to; `None` if there is none."""
    # A name that the system does not allow is that of no file.
    with suppress(OSError, ValueError):
        found = (folder / path.lstrip("/")).resolve()
        if path.endswith("/"):
            found /= "index.html"
        if found.is_relative_to(folder.resolve()) and found.exists():
            return found
    return None
