"""One conversation, whichever backend answers; each name is imported when it is first used."""

# What type checkers take for typing.TYPE_CHECKING, without the import of typing.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from mtmaisdk.chat.async_chat import AsyncChat as AsyncChat
    from mtmaisdk.chat.async_stream import AsyncChatStream as AsyncChatStream
    from mtmaisdk.chat.chat import Chat as Chat
    from mtmaisdk.chat.connecting import backend_names as backend_names
    from mtmaisdk.chat.connecting import connect as connect
    from mtmaisdk.chat.connecting import connect_async as connect_async
    from mtmaisdk.chat.events import ChatEvent as ChatEvent
    from mtmaisdk.chat.events import EndEvent as EndEvent
    from mtmaisdk.chat.events import NodeStatusEvent as NodeStatusEvent
    from mtmaisdk.chat.events import ReasoningEvent as ReasoningEvent
    from mtmaisdk.chat.events import Reference as Reference
    from mtmaisdk.chat.events import ReferencesEvent as ReferencesEvent
    from mtmaisdk.chat.events import TextEvent as TextEvent
    from mtmaisdk.chat.events import ToolCall as ToolCall
    from mtmaisdk.chat.events import ToolCallEvent as ToolCallEvent
    from mtmaisdk.chat.events import Usage as Usage
    from mtmaisdk.chat.events import UsageEvent as UsageEvent
    from mtmaisdk.chat.exceptions import UnsupportedException as UnsupportedException
    from mtmaisdk.chat.reply import Reply as Reply
    from mtmaisdk.chat.stream import ChatStream as ChatStream
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
        "ToolCall",
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
        "UnsupportedException": "mtmaisdk.chat.exceptions",
        "backend_names": "mtmaisdk.chat.connecting",
        "connect": "mtmaisdk.chat.connecting",
        "connect_async": "mtmaisdk.chat.connecting",
        **dict.fromkeys(_EVENTS, "mtmaisdk.chat.events"),
    }
    __all__ = sorted(_SOURCES)
    __getattr__, __dir__ = lazy_module(__name__, _SOURCES)
