"""The model `MessagesSourceValue`."""

from __future__ import annotations

from typing import TypeAlias

from mtmaisdk.clients.rest.models.messages_source import MessagesSource

MessagesSourceValue: TypeAlias = str | MessagesSource
