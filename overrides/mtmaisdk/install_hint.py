"""How to install the package with more of what it may use."""

from __future__ import annotations


def install_hint(extra: str) -> str:
    """Returns the command that installs an extra: the package is not published, so it is installed from a clone."""
    return f'pip install "./generated[{extra}]" in a clone of the repository'
