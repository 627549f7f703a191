"""A user's folder with the config file, wherever the system keeps it."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtmaisdk.cli.config_file import config_path


def use_folder(folder: Path, patch: pytest.MonkeyPatch) -> Path:
    """Makes a folder, which need not exist, the user's for a while; returns the path of the config file."""
    for name in ("HOME", "USERPROFILE", "APPDATA"):
        patch.setenv(name, str(folder))
    patch.setenv("XDG_CONFIG_HOME", str(folder / ".config"))
    assert config_path().is_relative_to(folder)
    return config_path()
