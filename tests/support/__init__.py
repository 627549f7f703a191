from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent.parent
posix = pytest.mark.skipif(os.name != "posix", reason="needs signals, permissions, links or a shell of POSIX")
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(text: str | bytes) -> Any:
    """Reads YAML with libyaml, where it is: a contract takes a tenth of the time."""
    return yaml.load(text, _Loader)
