"""Prints requirements-dev.txt with the lowest, or newest, version of each dependency that the package allows."""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAIRED = {"opentelemetry-sdk": "opentelemetry-api"}
"""Packages of the tests that are released with a dependency, under the same version."""
OMITTED = {"anthropic", "fastapi", "import-linter", "mypy", "openai", "pyright", "schemathesis", "twine"}
"""Tools that require later versions of the dependencies; `make test-versions` leaves out the tests that need them."""


def lowest_requirements(requirements: str, pyproject: str) -> str:
    """Returns requirements in which each dependency of the package has its lowest allowed version.

    Args:
        requirements: Pinned requirements, one per line.
        pyproject: The package's pyproject.toml.
    """
    lowest = dict(re.findall(r'"([\w-]+)>=([\d.]+)', pyproject.partition("[project]")[2]))
    lowest.update({name: lowest[other] for name, other in PAIRED.items() if other in lowest})

    def pin(match: re.Match[str]) -> str:
        name = match["name"]
        return "" if name in OMITTED else f"{name}=={lowest[name]}\n" if name in lowest else match[0]

    return re.sub(r"(?m)^(?P<name>[\w-]+)(\[.*?\])?==.*\n", pin, requirements)


def newest_requirements(requirements: str, pyproject: str) -> str:
    """Returns requirements in which each dependency of the package may have any allowed version; see above."""
    allowed = dict(re.findall(r'"([\w-]+)(>=[^"]+)"', pyproject.partition("[project]")[2]))
    allowed.update({name: allowed[other] for name, other in PAIRED.items() if other in allowed})
    return re.sub(
        r"(?m)^([\w-]+)==.*$", lambda one: one[1] + allowed[one[1]] if one[1] in allowed else one[0], requirements
    )


if __name__ == "__main__":
    files = (ROOT / "requirements-dev.txt", ROOT / "generated" / "pyproject.toml")
    made = newest_requirements if "--newest" in sys.argv else lowest_requirements
    print(made(*(file.read_text(encoding="utf-8") for file in files)), end="")
