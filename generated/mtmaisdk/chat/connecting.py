"""Opens conversations."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from mtmaisdk.chat.address import base_address
from mtmaisdk.chat.async_chat import AsyncChat
from mtmaisdk.chat.backends import backend_class
from mtmaisdk.chat.chat import Chat
from mtmaisdk.chat.conversation import Conversation
from mtmaisdk.clients import rest
from mtmaisdk.clients.rest import sync
from mtmaisdk.clients.rest.configuration import Configuration
from mtmaisdk.clients.rest.security_schemes import SECURITY_SCHEMES
from mtmaisdk.clients.rest.settings.checks import AccessToken

if TYPE_CHECKING:
    # For the overloads, which tools/derive_options.py puts before the functions.
    from typing import Literal, overload  # noqa: F401

    from typing_extensions import Unpack  # noqa: F401

    from mtmaisdk.chat import options as of  # noqa: F401
    from mtmaisdk.chat.backends import BackendName  # noqa: F401

Key: TypeAlias = AccessToken | Mapping[str, str]
"""A key, a function that returns it, or keys by the name of their security scheme."""


if TYPE_CHECKING:

    @overload
    def connect(
        backend: Literal["chatchat", "langchain-chatchat", "fufan-chat-api", "fufan"],
        base_url: str | None = None,
        api_key: Key | None = None,
        *,
        state: Mapping[str, Any] | None = None,
        client: sync.ApiClient | None = None,
        api: None = None,
        **options: Unpack[of.ChatchatOptions],
    ) -> of.ChatchatChat: ...

    @overload
    def connect(
        backend: Literal["fastgpt"],
        base_url: str | None = None,
        api_key: Key | None = None,
        *,
        state: Mapping[str, Any] | None = None,
        client: sync.ApiClient | None = None,
        api: None = None,
        **options: Unpack[of.FastGPTOptions],
    ) -> of.FastGPTChat: ...

    @overload
    def connect(
        backend: Literal["messages", "anthropic", "claude"],
        base_url: str | None = None,
        api_key: Key | None = None,
        *,
        state: Mapping[str, Any] | None = None,
        client: sync.ApiClient | None = None,
        api: None = None,
        **options: Unpack[of.MessagesOptions],
    ) -> of.MessagesChat: ...

    @overload
    def connect(
        backend: Literal["mtmai"],
        base_url: str | None = None,
        api_key: Key | None = None,
        *,
        state: Mapping[str, Any] | None = None,
        client: sync.ApiClient | None = None,
        api: None = None,
        **options: Unpack[of.MtmaiOptions],
    ) -> of.MtmaiChat: ...

    @overload
    def connect(
        backend: Literal[
            "openai",
            "lmdeploy",
            "internlm",
            "vllm",
            "sglang",
            "ollama",
            "xinference",
            "fastchat",
            "llama.cpp",
            "lm-studio",
            "litellm",
            "new-api",
            "one-api",
            "openrouter",
            "deepseek",
            "qwen",
            "dashscope",
            "zhipu",
            "moonshot",
            "kimi",
            "siliconflow",
            "mistral",
            "tgi",
            "newapi",
            "oneapi",
            "aitre",
        ],
        base_url: str | None = None,
        api_key: Key | None = None,
        *,
        state: Mapping[str, Any] | None = None,
        client: sync.ApiClient | None = None,
        api: None = None,
        **options: Unpack[of.OpenAIOptions],
    ) -> of.OpenAIChat: ...

    @overload
    def connect(
        backend: Literal[
            "openai",
            "lmdeploy",
            "internlm",
            "vllm",
            "sglang",
            "ollama",
            "xinference",
            "fastchat",
            "llama.cpp",
            "lm-studio",
            "litellm",
            "new-api",
            "one-api",
            "openrouter",
            "deepseek",
            "qwen",
            "dashscope",
            "zhipu",
            "moonshot",
            "kimi",
            "siliconflow",
            "mistral",
            "tgi",
            "newapi",
            "oneapi",
            "aitre",
        ],
        base_url: str | None = None,
        api_key: Key | None = None,
        *,
        state: Mapping[str, Any] | None = None,
        client: sync.ApiClient | None = None,
        api: Literal["responses"],
        **options: Unpack[of.ResponsesOptions],
    ) -> of.ResponsesChat: ...

    @overload
    def connect(
        backend: Literal["responses"],
        base_url: str | None = None,
        api_key: Key | None = None,
        *,
        state: Mapping[str, Any] | None = None,
        client: sync.ApiClient | None = None,
        api: None = None,
        **options: Unpack[of.ResponsesOptions],
    ) -> of.ResponsesChat: ...

    @overload
    def connect(
        backend: BackendName,
        base_url: str | None = None,
        api_key: Key | None = None,
        *,
        state: Mapping[str, Any] | None = None,
        client: sync.ApiClient | None = None,
        api: str | None = None,
        **options: Unpack[of.AnyOptions],
    ) -> Chat: ...


def connect(
    backend: str,
    base_url: str | None = None,
    api_key: Key | None = None,
    *,
    state: Mapping[str, Any] | None = None,
    client: sync.ApiClient | None = None,
    **options: Any,
) -> Chat:
    """Opens a conversation; nothing is sent yet.

    Args:
        backend: Name of the backend, one of `backend_names()`; `as_backend(name)` if it is known only at run time.
        base_url: The server's address, with or without `/v1`, `/api` and the like; `MTMAI_BASE_URL` by default.
        api_key: The key, a function that returns it, or keys by the name of their security scheme; `MTMAI_API_KEY` by
            default.
        state: A saved `chat.state` to resume from.
        client: A client to share between conversations, instead of address, key and settings; the caller closes it.
        options: `api`, the name of another API that the backend's servers have, such as `responses` of `openai`; the
            backend's settings, arguments of its operation for every turn, and settings of `Configuration`.

    Raises:
        ValueError: The backend is unknown, or the value of an option is invalid.
        TypeError: An option is unknown.
        UnsupportedException: The backend does not support an option that others do.
    """
    return Chat(*_open(sync, backend, base_url, api_key, state, client, options), owns_client=client is None)


if TYPE_CHECKING:

    @overload
    def connect_async(
        backend: Literal["chatchat", "langchain-chatchat", "fufan-chat-api", "fufan"],
        base_url: str | None = None,
        api_key: Key | None = None,
        *,
        state: Mapping[str, Any] | None = None,
        client: rest.ApiClient | None = None,
        api: None = None,
        **options: Unpack[of.ChatchatOptions],
    ) -> of.AsyncChatchatChat: ...

    @overload
    def connect_async(
        backend: Literal["fastgpt"],
        base_url: str | None = None,
        api_key: Key | None = None,
        *,
        state: Mapping[str, Any] | None = None,
        client: rest.ApiClient | None = None,
        api: None = None,
        **options: Unpack[of.FastGPTOptions],
    ) -> of.AsyncFastGPTChat: ...

    @overload
    def connect_async(
        backend: Literal["messages", "anthropic", "claude"],
        base_url: str | None = None,
        api_key: Key | None = None,
        *,
        state: Mapping[str, Any] | None = None,
        client: rest.ApiClient | None = None,
        api: None = None,
        **options: Unpack[of.MessagesOptions],
    ) -> of.AsyncMessagesChat: ...

    @overload
    def connect_async(
        backend: Literal["mtmai"],
        base_url: str | None = None,
        api_key: Key | None = None,
        *,
        state: Mapping[str, Any] | None = None,
        client: rest.ApiClient | None = None,
        api: None = None,
        **options: Unpack[of.MtmaiOptions],
    ) -> of.AsyncMtmaiChat: ...

    @overload
    def connect_async(
        backend: Literal[
            "openai",
            "lmdeploy",
            "internlm",
            "vllm",
            "sglang",
            "ollama",
            "xinference",
            "fastchat",
            "llama.cpp",
            "lm-studio",
            "litellm",
            "new-api",
            "one-api",
            "openrouter",
            "deepseek",
            "qwen",
            "dashscope",
            "zhipu",
            "moonshot",
            "kimi",
            "siliconflow",
            "mistral",
            "tgi",
            "newapi",
            "oneapi",
            "aitre",
        ],
        base_url: str | None = None,
        api_key: Key | None = None,
        *,
        state: Mapping[str, Any] | None = None,
        client: rest.ApiClient | None = None,
        api: None = None,
        **options: Unpack[of.OpenAIOptions],
    ) -> of.AsyncOpenAIChat: ...

    @overload
    def connect_async(
        backend: Literal[
            "openai",
            "lmdeploy",
            "internlm",
            "vllm",
            "sglang",
            "ollama",
            "xinference",
            "fastchat",
            "llama.cpp",
            "lm-studio",
            "litellm",
            "new-api",
            "one-api",
            "openrouter",
            "deepseek",
            "qwen",
            "dashscope",
            "zhipu",
            "moonshot",
            "kimi",
            "siliconflow",
            "mistral",
            "tgi",
            "newapi",
            "oneapi",
            "aitre",
        ],
        base_url: str | None = None,
        api_key: Key | None = None,
        *,
        state: Mapping[str, Any] | None = None,
        client: rest.ApiClient | None = None,
        api: Literal["responses"],
        **options: Unpack[of.ResponsesOptions],
    ) -> of.AsyncResponsesChat: ...

    @overload
    def connect_async(
        backend: Literal["responses"],
        base_url: str | None = None,
        api_key: Key | None = None,
        *,
        state: Mapping[str, Any] | None = None,
        client: rest.ApiClient | None = None,
        api: None = None,
        **options: Unpack[of.ResponsesOptions],
    ) -> of.AsyncResponsesChat: ...

    @overload
    def connect_async(
        backend: BackendName,
        base_url: str | None = None,
        api_key: Key | None = None,
        *,
        state: Mapping[str, Any] | None = None,
        client: rest.ApiClient | None = None,
        api: str | None = None,
        **options: Unpack[of.AnyOptions],
    ) -> AsyncChat: ...


def connect_async(
    backend: str,
    base_url: str | None = None,
    api_key: Key | None = None,
    *,
    state: Mapping[str, Any] | None = None,
    client: rest.ApiClient | None = None,
    **options: Any,
) -> AsyncChat:
    """Opens a conversation whose methods are coroutines; see `connect`."""
    return AsyncChat(*_open(rest, backend, base_url, api_key, state, client, options), owns_client=client is None)


def _open(
    package: Any,
    name: str,
    base_url: str | None,
    api_key: Key | None,
    state: Mapping[str, Any] | None,
    client: Any,
    options: dict[str, Any],
) -> tuple[Any, Conversation]:
    """Returns the generated class of a backend, from the async or the blocking package, and a conversation."""
    backend = backend_class(name, options.pop("api", None))
    names = inspect.signature(Configuration).parameters.keys() & options.keys()
    settings = {name: options.pop(name) for name in names}
    if client is None:
        configuration = _configure(backend.paths, base_url, api_key, settings)
    elif base_url is not None or api_key is not None or settings:
        raise TypeError("client: it has its own address, key and settings")
    else:
        configuration = client.configuration
    conversation = Conversation(backend(configuration, **options), state)
    return getattr(package, backend.api)(client or package.ApiClient(configuration)), conversation


def _configure(
    paths: tuple[str, ...], base_url: str | None, api_key: Key | None, settings: dict[str, Any]
) -> Configuration:
    if isinstance(api_key, str) or callable(api_key):
        settings["access_token"] = api_key
    elif api_key is not None:
        settings.update(_credentials(api_key))
    if base_url:
        # Checked here, since a message bears the caller's name.
        base_address(base_url, paths)
    configuration = Configuration(base_url, **settings)
    if not configuration.complete_address:
        configuration.host = base_address(configuration.host, paths)
    return configuration


def _credentials(keys: Mapping[str, str]) -> dict[str, Any]:
    """Returns keys by the name of their security scheme as settings of `Configuration`."""
    kinds = {name: scheme.kind for name, scheme in SECURITY_SCHEMES.items() if scheme.kind != "basic"}
    settings: dict[str, Any] = {"api_key": {}}
    for name, key in keys.items():
        if name not in kinds:
            raise ValueError(f"api_key: unknown security scheme {name!r}; those with a key are {', '.join(kinds)}")
        if kinds[name] == "bearer":
            settings.setdefault("access_token", key)
        else:
            settings["api_key"][name] = key
    return settings
