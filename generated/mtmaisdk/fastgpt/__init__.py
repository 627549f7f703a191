"""FastGPT's own SDK: its `ChatClient`, blocking and async, over the generated client.

May import `mtmaisdk.chat` and `mtmaisdk.clients`. Inside, the clients are above the responses. Names are imported on
first use.
"""

# Type checkers treat this name as typing.TYPE_CHECKING, whose import would take time.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from mtmaisdk.fastgpt.async_client import AsyncChatClient as AsyncChatClient
    from mtmaisdk.fastgpt.async_response import AsyncResponse as AsyncResponse
    from mtmaisdk.fastgpt.client import ChatClient as ChatClient
    from mtmaisdk.fastgpt.response import Response as Response
else:
    from mtmaisdk.clients.rest.lazy import lazy_module

    _SOURCES = {
        "AsyncChatClient": "mtmaisdk.fastgpt.async_client",
        "AsyncResponse": "mtmaisdk.fastgpt.async_response",
        "ChatClient": "mtmaisdk.fastgpt.client",
        "Response": "mtmaisdk.fastgpt.response",
    }
    __all__ = [*_SOURCES]
    __getattr__, __dir__ = lazy_module(__name__, _SOURCES)
