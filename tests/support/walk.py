"""Walks through documents."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def paths_of(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yields the path of everything in a document."""
    if path:
        yield path
    for key in node if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else ():
        yield from paths_of(node[key], (*path, key))
