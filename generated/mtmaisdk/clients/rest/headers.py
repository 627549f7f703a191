"""Headers of a response, without the HTTP library that read them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

HIDDEN = "***"
"""What stands in the place of a secret."""

_SECRET_WORDS = ("authorization", "cookie", "secret", "password")
_SECRET_ENDS = ("token", "key")


class Headers(Mapping[str, str]):
    """Headers whose names compare without regard to case; one that came twice is joined by a comma.

    Args:
        headers: The headers as an HTTP library has them.
    """

    __slots__ = ("_items",)

    def __init__(self, headers: Mapping[str, str] | None = None) -> None:
        items: dict[str, tuple[str, str]] = {}
        for name, value in headers.items() if headers else ():
            present = items.get(name.lower())
            items[name.lower()] = (name, value) if present is None else (present[0], f"{present[1]}, {value}")
        self._items = items

    def __getitem__(self, name: str) -> str:
        return self._items[name.lower()][1]

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in self._items.values())

    def __len__(self) -> int:
        return len(self._items)

    def __repr__(self) -> str:
        shown = {name: HIDDEN if is_secret(name) else value for name, value in self.items()}
        return f"Headers({shown!r})"


def is_secret(name: str) -> bool:
    """Whether a header of that name carries a credential."""
    lowered = name.lower()
    return lowered.endswith(_SECRET_ENDS) or any(word in lowered for word in _SECRET_WORDS)


def request_id_of(headers: Mapping[str, str]) -> str | None:
    """Returns the id under which the server logged the request, if it gave one.

    Args:
        headers: Response headers whose names compare without regard to case.
    """
    return headers.get("X-Request-Id") or headers.get("X-Oneapi-Request-Id")
