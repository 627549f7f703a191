"""The model `ChatchatHistory`."""

from __future__ import annotations

from typing import TypeAlias

from mtmaisdk.clients.rest.models.chatchat_history_message import ChatchatHistoryMessage

ChatchatHistory: TypeAlias = list[ChatchatHistoryMessage] | int
