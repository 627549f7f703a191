"""Conversations with any backend, over the generated client.

May import `mtmaisdk.clients`. Inside, from top to bottom: connecting; the chats; the loop of a run; the streams;
conversation; the backends; backend, their base; tools; reply and message; events, attachments, addresses and exceptions. Names are imported on
first use.
"""

# Type checkers treat this name as typing.TYPE_CHECKING, whose import would take time.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from mtmaisdk.chat.async_chat import AsyncChat as AsyncChat
    from mtmaisdk.chat.async_stream import AsyncChatStream as AsyncChatStream
    from mtmaisdk.chat.backends import BackendName as BackendName
    from mtmaisdk.chat.backends import as_backend as as_backend
    from mtmaisdk.chat.backends import backend_names as backend_names
    from mtmaisdk.chat.chat import Chat as Chat
    from mtmaisdk.chat.connecting import connect as connect
    from mtmaisdk.chat.connecting import connect_async as connect_async
    from mtmaisdk.chat.events import ChatEvent as ChatEvent
    from mtmaisdk.chat.events import EndEvent as EndEvent
    from mtmaisdk.chat.events import Image as Image
    from mtmaisdk.chat.events import ImageEvent as ImageEvent
    from mtmaisdk.chat.events import NodeStatusEvent as NodeStatusEvent
    from mtmaisdk.chat.events import ReasoningEvent as ReasoningEvent
    from mtmaisdk.chat.events import Reference as Reference
    from mtmaisdk.chat.events import ReferencesEvent as ReferencesEvent
    from mtmaisdk.chat.events import TextEvent as TextEvent
    from mtmaisdk.chat.events import ToolCallEvent as ToolCallEvent
    from mtmaisdk.chat.events import ToolResultEvent as ToolResultEvent
    from mtmaisdk.chat.events import Usage as Usage
    from mtmaisdk.chat.events import UsageEvent as UsageEvent
    from mtmaisdk.chat.exceptions import HistoryLostException as HistoryLostException
    from mtmaisdk.chat.exceptions import MissingUserException as MissingUserException
    from mtmaisdk.chat.exceptions import OutputException as OutputException
    from mtmaisdk.chat.exceptions import RoundLimitException as RoundLimitException
    from mtmaisdk.chat.exceptions import UnsupportedException as UnsupportedException
    from mtmaisdk.chat.reply import Reply as Reply
    from mtmaisdk.chat.stream import ChatStream as ChatStream
    from mtmaisdk.clients.rest.contract.answers import ToolCall as ToolCall
else:
    from mtmaisdk.clients.rest.lazy import lazy_module

    _SOURCES = {
        "AsyncChat": "mtmaisdk.chat.async_chat",
        "AsyncChatStream": "mtmaisdk.chat.async_stream",
        "as_backend": "mtmaisdk.chat.backends",
        "backend_names": "mtmaisdk.chat.backends",
        "BackendName": "mtmaisdk.chat.backends",
        "Chat": "mtmaisdk.chat.chat",
        "connect": "mtmaisdk.chat.connecting",
        "connect_async": "mtmaisdk.chat.connecting",
        "ChatEvent": "mtmaisdk.chat.events",
        "EndEvent": "mtmaisdk.chat.events",
        "Image": "mtmaisdk.chat.events",
        "ImageEvent": "mtmaisdk.chat.events",
        "NodeStatusEvent": "mtmaisdk.chat.events",
        "ReasoningEvent": "mtmaisdk.chat.events",
        "Reference": "mtmaisdk.chat.events",
        "ReferencesEvent": "mtmaisdk.chat.events",
        "TextEvent": "mtmaisdk.chat.events",
        "ToolCallEvent": "mtmaisdk.chat.events",
        "ToolResultEvent": "mtmaisdk.chat.events",
        "Usage": "mtmaisdk.chat.events",
        "UsageEvent": "mtmaisdk.chat.events",
        "HistoryLostException": "mtmaisdk.chat.exceptions",
        "MissingUserException": "mtmaisdk.chat.exceptions",
        "OutputException": "mtmaisdk.chat.exceptions",
        "RoundLimitException": "mtmaisdk.chat.exceptions",
        "UnsupportedException": "mtmaisdk.chat.exceptions",
        "Reply": "mtmaisdk.chat.reply",
        "ChatStream": "mtmaisdk.chat.stream",
        "ToolCall": "mtmaisdk.clients.rest.contract.answers",
    }
    __all__ = [*_SOURCES]
    __getattr__, __dir__ = lazy_module(__name__, _SOURCES)
