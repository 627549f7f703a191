"""How to install the package with more of what it may use."""

from __future__ import annotations

from mtmaisdk.version import INSTALLED_AS


def install_hint(extra: str) -> str:
    """Returns the command that installs an extra; a package that is not published is installed from a clone."""
    where = " in a clone of the repository" if INSTALLED_AS.startswith(".") else ""
    return f'pip install "{INSTALLED_AS}[{extra}]"{where}'
