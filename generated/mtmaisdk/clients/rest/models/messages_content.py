"""The model `MessagesContent`."""

from __future__ import annotations

from typing import TypeAlias

from mtmaisdk.clients.rest.models.messages_block_param import MessagesBlockParam

MessagesContent: TypeAlias = str | list[MessagesBlockParam]
