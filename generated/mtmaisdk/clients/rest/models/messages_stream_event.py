"""The model `MessagesStreamEvent`."""

from __future__ import annotations

from typing import TypeAlias

from mtmaisdk.clients.rest.models.messages_block_delta_event import MessagesBlockDeltaEvent
from mtmaisdk.clients.rest.models.messages_block_start_event import MessagesBlockStartEvent
from mtmaisdk.clients.rest.models.messages_block_stop_event import MessagesBlockStopEvent
from mtmaisdk.clients.rest.models.messages_delta_event import MessagesDeltaEvent
from mtmaisdk.clients.rest.models.messages_event import MessagesEvent
from mtmaisdk.clients.rest.models.messages_start_event import MessagesStartEvent

MessagesStreamEvent: TypeAlias = (
    MessagesStartEvent
    | MessagesBlockStartEvent
    | MessagesBlockDeltaEvent
    | MessagesBlockStopEvent
    | MessagesDeltaEvent
    | MessagesEvent
)
