"""The model `FastGPTGetSuggestedQuestionsRequest`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.fast_gpt_out_link_auth import FastGPTOutLinkAuth
from mtmaisdk.clients.rest.models.fast_gpt_question_guide import FastGPTQuestionGuide


class FastGPTGetSuggestedQuestionsRequest(Model):
    """Request to suggest questions for a chat.

    Attributes:
        app_id: App of the chat; left out with a share link, or a key that belongs to an app.
        chat_id: The chat.
        question_guide: Settings that replace the app's own.
        out_link_auth_data: See `FastGPTOutLinkAuth`.
        share_id: Share link instead of a key (up to 4.14 and early 4.15).
        out_link_uid: Visitor of the share link.
        team_id: Team instead of a key (up to 4.14 and early 4.15).
        team_token: Token for `teamId`.
    """

    app_id: Annotated[str | None, Field(alias="appId")] = None
    chat_id: Annotated[str, Field(alias="chatId")]
    question_guide: Annotated[FastGPTQuestionGuide | None, Field(alias="questionGuide")] = None
    out_link_auth_data: Annotated[FastGPTOutLinkAuth | None, Field(alias="outLinkAuthData")] = None
    share_id: Annotated[str | None, Field(alias="shareId")] = None
    out_link_uid: Annotated[str | None, Field(alias="outLinkUid")] = None
    team_id: Annotated[str | None, Field(alias="teamId")] = None
    team_token: Annotated[str | None, Field(alias="teamToken")] = None
