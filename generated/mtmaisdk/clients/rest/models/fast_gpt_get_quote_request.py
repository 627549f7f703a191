"""The model `FastGPTGetQuoteRequest`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.fast_gpt_out_link_auth import FastGPTOutLinkAuth


class FastGPTGetQuoteRequest(Model):
    """Passages that an answer cites.

    Attributes:
        app_id: App of the chat; left out with a share link, or a key that belongs to an app.
        chat_id: The chat.
        chat_item_data_id: The answer's record.
        dataset_data_id_list: Ids of the passages, as in `quoteList`.
        collection_id_list: Ids of their collections.
        out_link_auth_data: See `FastGPTOutLinkAuth`.
    """

    app_id: Annotated[str | None, Field(alias="appId")] = None
    chat_id: Annotated[str, Field(alias="chatId", min_length=1)]
    chat_item_data_id: Annotated[str, Field(alias="chatItemDataId", min_length=1)]
    dataset_data_id_list: Annotated[list[str], Field(alias="datasetDataIdList", max_length=200)]
    collection_id_list: Annotated[list[str], Field(alias="collectionIdList", max_length=200)]
    out_link_auth_data: Annotated[FastGPTOutLinkAuth | None, Field(alias="outLinkAuthData")] = None
