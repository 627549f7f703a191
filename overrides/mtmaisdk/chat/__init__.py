"""Conversations with any backend, over the generated client.

May import `mtmaisdk.clients`. Inside, from top to bottom: connecting; the chats; their streams; conversation; the
backends; backend, their base; reply and message; events, attachments, addresses and exceptions. Names are imported on
first use.
"""

# What type checkers take for typing.TYPE_CHECKING, without the import of typing.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from mtmaisdk.chat.async_chat import AsyncChat as AsyncChat
    from mtmaisdk.chat.async_stream import AsyncChatStream as AsyncChatStream
    from mtmaisdk.chat.backends import backend_names as backend_names
    from mtmaisdk.chat.chat import Chat as Chat
    from mtmaisdk.chat.connecting import connect as connect
    from mtmaisdk.chat.connecting import connect_async as connect_async
    from mtmaisdk.chat.events import ChatEvent as ChatEvent
    from mtmaisdk.chat.events import EndEvent as EndEvent
    from mtmaisdk.chat.events import NodeStatusEvent as NodeStatusEvent
    from mtmaisdk.chat.events import ReasoningEvent as ReasoningEvent
    from mtmaisdk.chat.events import Reference as Reference
    from mtmaisdk.chat.events import ReferencesEvent as ReferencesEvent
    from mtmaisdk.chat.events import TextEvent as TextEvent
    from mtmaisdk.chat.events import ToolCallEvent as ToolCallEvent
    from mtmaisdk.chat.events import Usage as Usage
    from mtmaisdk.chat.events import UsageEvent as UsageEvent
    from mtmaisdk.chat.exceptions import UnsupportedException as UnsupportedException
    from mtmaisdk.chat.reply import Reply as Reply
    from mtmaisdk.chat.stream import ChatStream as ChatStream
    from mtmaisdk.clients.rest.contract.answers import ToolCall as ToolCall
else:
    from mtmaisdk.clients.rest.lazy import lazy_module

    _EVENTS = (
        "ChatEvent",
        "EndEvent",
        "NodeStatusEvent",
        "ReasoningEvent",
        "Reference",
        "ReferencesEvent",
        "TextEvent",
        "ToolCallEvent",
        "Usage",
        "UsageEvent",
    )
    _SOURCES = {
        "AsyncChat": "mtmaisdk.chat.async_chat",
        "AsyncChatStream": "mtmaisdk.chat.async_stream",
        "Chat": "mtmaisdk.chat.chat",
        "ChatStream": "mtmaisdk.chat.stream",
        "Reply": "mtmaisdk.chat.reply",
        "ToolCall": "mtmaisdk.clients.rest.contract.answers",
        "UnsupportedException": "mtmaisdk.chat.exceptions",
        "backend_names": "mtmaisdk.chat.backends",
        "connect": "mtmaisdk.chat.connecting",
        "connect_async": "mtmaisdk.chat.connecting",
        **dict.fromkeys(_EVENTS, "mtmaisdk.chat.events"),
    }
    __all__ = sorted(_SOURCES)
    __getattr__, __dir__ = lazy_module(__name__, _SOURCES)
