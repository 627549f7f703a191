from __future__ import annotations

import pytest

from mtmaisdk.clients.rest.calls import limits


@pytest.fixture
def short_drain(monkeypatch: pytest.MonkeyPatch) -> None:
    """The wait for the end of a body, after the end of the answer, takes some tenths of a second."""
    monkeypatch.setattr(limits, "DRAIN", 0.25)
