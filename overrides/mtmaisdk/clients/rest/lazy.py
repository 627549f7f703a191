"""Modules whose names are imported when first used."""

from __future__ import annotations

import sys
from importlib import import_module

# Type checkers treat it as typing.TYPE_CHECKING; this saves the import of typing.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any


def lazy_module(module_name: str, sources: Mapping[str, str]) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """Returns `__getattr__` and `__dir__` of a module, from the full name of the module that defines each name."""

    def get(name: str) -> Any:
        if name not in sources:
            raise AttributeError(f"module {module_name!r} has no attribute {name!r}")
        value = getattr(import_module(sources[name]), name)
        # The next look-up finds it in the module.
        setattr(sys.modules[module_name], name, value)
        return value

    def names() -> list[str]:
        return sorted({*vars(sys.modules[module_name]), *sources})

    return get, names
