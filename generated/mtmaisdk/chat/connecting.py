"""Opens conversations."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

from mtmaisdk.chat.address import base_address
from mtmaisdk.chat.backend import Backend
from mtmaisdk.chat.conversation import Conversation
from mtmaisdk.clients.rest.configuration import Configuration
from mtmaisdk.clients.rest.security_schemes import SECURITY_SCHEMES

if TYPE_CHECKING:
    from mtmaisdk.chat.async_chat import AsyncChat
    from mtmaisdk.chat.chat import Chat
    from mtmaisdk.clients import rest
    from mtmaisdk.clients.rest import sync


def backend_names() -> list[str]:
    """Returns the names of the backends."""
    from mtmaisdk.chat import backends

    return sorted(module.name for module in pkgutil.iter_modules(backends.__path__))


def connect(
    backend: str,
    base_url: str | None = None,
    api_key: str | Mapping[str, str] | None = None,
    *,
    state: Mapping[str, Any] | None = None,
    client: sync.ApiClient | None = None,
    **options: Any,
) -> Chat:
    """Opens a conversation; nothing is sent yet.

    Args:
        backend: `mtmai`, `openai`, `fastgpt`, `chatchat` or `aitre`.
        base_url: The server's address, with or without `/v1`, `/api` and the like; the environment's
            `MTMAI_BASE_URL` without it.
        api_key: The key, or keys by name of their security scheme; the environment's
            `MTMAI_API_KEY` without it.
        state: A saved `chat.state` to go on from.
        client: A client to share between conversations, in place of address, key and settings; the
            caller closes it.
        options: The backend's settings, arguments of its operation for every turn, and settings of
            `Configuration`.

    Raises:
        ValueError: There is no such backend, or an option's value does not fit it.
        TypeError: There is no such option.
        UnsupportedException: The backend does not take an option that others take.
    """
    # The other kind of client is not loaded.
    from mtmaisdk.chat.chat import Chat
    from mtmaisdk.clients.rest import sync

    found = _backend(backend)
    given = client.configuration if client is not None else None
    configuration, settings = _split(found, base_url, api_key, given, options)
    conversation = Conversation(found(configuration, **settings), state)
    api = getattr(sync, found.api)(client or sync.ApiClient(configuration))
    return Chat(api, conversation, owns_client=client is None)


def connect_async(
    backend: str,
    base_url: str | None = None,
    api_key: str | Mapping[str, str] | None = None,
    *,
    state: Mapping[str, Any] | None = None,
    client: rest.ApiClient | None = None,
    **options: Any,
) -> AsyncChat:
    """Opens a conversation whose methods are coroutines; see `connect`."""
    from mtmaisdk.chat.async_chat import AsyncChat
    from mtmaisdk.clients import rest

    found = _backend(backend)
    given = client.configuration if client is not None else None
    configuration, settings = _split(found, base_url, api_key, given, options)
    conversation = Conversation(found(configuration, **settings), state)
    api = getattr(rest, found.api)(client or rest.ApiClient(configuration))
    return AsyncChat(api, conversation, owns_client=client is None)


def _backend(name: str) -> type[Backend]:
    if name not in backend_names():
        raise ValueError(f"there is no backend {name!r}; there are {', '.join(backend_names())}")
    found: type[Backend] = import_module(f"mtmaisdk.chat.backends.{name}").Backend
    return found


def _split(
    backend: type[Backend],
    base_url: str | None,
    api_key: str | Mapping[str, str] | None,
    given: Configuration | None,
    options: Mapping[str, Any],
) -> tuple[Configuration, dict[str, Any]]:
    """Splits what `connect` got into the client's configuration and the backend's settings."""
    names = inspect.signature(Configuration).parameters.keys() & options.keys()
    rest = {name: value for name, value in options.items() if name not in names}
    if given is not None:
        if base_url is not None or api_key is not None or names:
            raise TypeError("client: it has its own address, key and settings")
        return given, rest
    settings = {name: options[name] for name in names}
    if isinstance(api_key, str):
        settings["access_token"] = api_key
    elif api_key is not None:
        settings.update(_credentials(api_key))
    configuration = Configuration(base_address(base_url, backend.paths) if base_url else None, **settings)
    if not base_url:
        # It is the environment's.
        configuration.host = base_address(configuration.host, backend.paths)
    return configuration, rest


def _credentials(keys: Mapping[str, str]) -> dict[str, Any]:
    """Returns keys by name of their security scheme as `Configuration` takes them."""
    kinds = {name: scheme.kind for name, scheme in SECURITY_SCHEMES.items() if scheme.kind != "basic"}
    for name in keys:
        if name not in kinds:
            raise ValueError(f"api_key: there is no security scheme {name!r} of a key; there are {', '.join(kinds)}")
    tokens = [key for name, key in keys.items() if kinds[name] == "bearer"]
    others = {name: key for name, key in keys.items() if kinds[name] != "bearer"}
    return {"api_key": others, **({"access_token": tokens[0]} if tokens else {})}
