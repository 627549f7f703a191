"""The models of a server, as far as its API lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mtmaisdk.chat import Chat
    from mtmaisdk.cli.connection import Connection


def list_models(chat: Chat, connection: Connection) -> list[dict[str, Any]] | None:
    """Returns the models, `None` where the backend's API has no call for it.

    Raises:
        OpenApiException: The server refused, or could not be reached.
    """
    api = chat.api
    if hasattr(api, "list_models"):
        found = api.list_models().data
    elif hasattr(api, "chat_models"):
        found = api.chat_models(tenant_of(connection)).rows
    else:
        return None
    return [model.to_dict() for model in found or ()]


def tenant_of(connection: Connection) -> str:
    """Returns the tenant of a connection to mtmai: the one that is set, or the token's."""
    from mtmaisdk.chat.backends.mtmai import tenant_of_token

    return str(connection.settings.get("tenant") or "") or tenant_of_token(connection.key)
