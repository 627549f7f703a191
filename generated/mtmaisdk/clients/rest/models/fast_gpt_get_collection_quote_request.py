"""The model `FastGPTGetCollectionQuoteRequest`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.fast_gpt_out_link_auth import FastGPTOutLinkAuth


class FastGPTGetCollectionQuoteRequest(Model):
    """Page of a collection that an answer cites.

    Attributes:
        app_id: App of the chat; left out with a share link, or a key that belongs to an app.
        chat_id: The chat.
        chat_item_data_id: The answer's record.
        collection_id: The collection.
        page_size: Number of passages.
        anchor: Position of the passage that an id names.
        initial_id: Id of the passage around which to list.
        next_id: Id of the passage after which to list.
        prev_id: Id of the passage before which to list.
        out_link_auth_data: See `FastGPTOutLinkAuth`.
    """

    app_id: Annotated[str | None, Field(alias="appId")] = None
    chat_id: Annotated[str, Field(alias="chatId", min_length=1)]
    chat_item_data_id: Annotated[str, Field(alias="chatItemDataId", min_length=1)]
    collection_id: Annotated[str, Field(alias="collectionId", min_length=1)]
    page_size: Annotated[int | None, Field(alias="pageSize", ge=1, le=30)] = None
    anchor: float | None = None
    initial_id: Annotated[str | None, Field(alias="initialId")] = None
    next_id: Annotated[str | None, Field(alias="nextId")] = None
    prev_id: Annotated[str | None, Field(alias="prevId")] = None
    out_link_auth_data: Annotated[FastGPTOutLinkAuth | None, Field(alias="outLinkAuthData")] = None
