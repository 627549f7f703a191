"""Prints requirements-dev.txt with the lowest version of each dependency that the package allows."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAIRED = {"opentelemetry-sdk": "opentelemetry-api"}
"""Packages of the tests that are released with a dependency, under the same version."""


def lowest_requirements(requirements: str, pyproject: str) -> str:
    """Returns requirements in which each dependency has its lowest allowed version.

    Args:
        requirements: Pinned requirements, one per line.
        pyproject: The package's pyproject.toml.
    """
    lowest = dict(re.findall(r'"([\w-]+)>=([\d.]+)', pyproject.partition("[project]")[2]))
    lowest.update({name: lowest[other] for name, other in PAIRED.items() if other in lowest})
    return re.sub(
        r"(?m)^([\w-]+)==\S+",
        lambda pin: f"{pin[1]}=={lowest[pin[1]]}" if pin[1] in lowest else pin[0],
        requirements,
    )


if __name__ == "__main__":
    files = (ROOT / "requirements-dev.txt", ROOT / "generated" / "pyproject.toml")
    print(lowest_requirements(*(file.read_text(encoding="utf-8") for file in files)), end="")
