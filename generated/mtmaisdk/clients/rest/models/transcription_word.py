"""The model `TranscriptionWord`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class TranscriptionWord(Model):
    """A word with its start and end time.

    Attributes:
        word: The word.
        start: Start in seconds.
        end: End in seconds.
    """

    word: str | None = None
    start: float | None = None
    end: float | None = None
