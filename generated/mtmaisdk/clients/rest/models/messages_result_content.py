"""The model `MessagesResultContent`."""

from __future__ import annotations

from typing import Any, TypeAlias

from mtmaisdk.clients.rest.models.messages_result_block import MessagesResultBlock

MessagesResultContent: TypeAlias = str | list[MessagesResultBlock] | dict[str, Any]
