"""Runs the examples as a reader of them does."""

from __future__ import annotations

import os
import subprocess
import sys

from support import ROOT

PYTEST = [
    *(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"),
    # What else is installed here takes a second to load.
    *("-p", "no:schemathesis", "-p", "no:hypothesispytest"),
]
NAMES = ("BACKEND", "MODEL", "TENANT", "QUESTION")


def environment(**changes: str) -> dict[str, str]:
    """The environment of an example, as a reader has it; every warning is an error, in processes that it starts too."""
    kept = {name: value for name, value in os.environ.items() if name not in NAMES and not name.startswith("MTMAI_")}
    return {**kept, "PYTHONPATH": str(ROOT / "generated"), "PYTHONWARNINGS": "error", **changes}


def command(name: str, *arguments: object) -> list[str]:
    return [sys.executable, str(ROOT / "examples" / f"{name}.py"), *map(str, arguments)]


def run_example(name: str, *arguments: object, **changes: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(name, *arguments), env=environment(**changes), capture_output=True, text=True, timeout=60
    )
