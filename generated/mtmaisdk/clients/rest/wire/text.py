"""What a server sent, as text for people."""

from __future__ import annotations


def printable(text: str, most: int = 1000) -> str:
    """Returns a text as one line without control characters, cut to `most` characters."""
    shown = "".join(character if character.isprintable() else " " for character in text[:most])
    return " ".join(shown.split()) + ("…" if len(text) > most else "")
