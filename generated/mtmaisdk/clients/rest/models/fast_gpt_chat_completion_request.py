"""The model `FastGPTChatCompletionRequest`."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.fast_gpt_auth_proxy import FastGPTAuthProxy
from mtmaisdk.clients.rest.models.fast_gpt_message import FastGPTMessage
from mtmaisdk.clients.rest.models.fast_gpt_out_link_auth import FastGPTOutLinkAuth


class FastGPTChatCompletionRequest(Model):
    """Request for an answer in a chat. Other fields of OpenAI requests (`model`, `temperature`, `max_tokens`) are
    accepted and ignored.

    Attributes:
        messages: The conversation, oldest message first; required by every app except plugin apps. With a `chatId`,
            only the last message is used.
        chat_id: Chat whose stored history is used and continued; without it, `messages` is the history and no
            stored history is used.
        stream: Whether to send the answer as server-sent events.
        detail: Whether to also report what the nodes did (always on for plugin apps).
        response_chat_item_id: Id for the answer's record (its `dataId`), unique within the chat; the server
            generates one by default.
        variables: Values of the app's variables; they override those stored with the chat. For a plugin app, they
            are its input.
        app_id: App to run; left out with a share link, or a key that belongs to an app.
        retain_dataset_cite: Whether to keep citation marks such as `[id](CITE)` in the text.
        custom_uid: Name of the end user for the log; newer servers accept at most 1024 characters.
        metadata: Custom data stored with the log.
        show_skill_references: Whether to report the skills that an agent read (4.15 and newer).
        auth_proxy: See `FastGPTAuthProxy`.
        out_link_auth_data: See `FastGPTOutLinkAuth`.
        share_id: Share link instead of a key (up to 4.14 and early 4.15).
        out_link_uid: Visitor of the share link.
        team_id: Team instead of a key (up to 4.14 and early 4.15).
        team_token: Token for `teamId`.
    """

    messages: list[FastGPTMessage] | None = None
    chat_id: Annotated[str | None, Field(alias="chatId")] = None
    stream: bool | None = None
    detail: bool | None = None
    response_chat_item_id: Annotated[str | None, Field(alias="responseChatItemId")] = None
    variables: dict[str, Any] | None = None
    app_id: Annotated[str | None, Field(alias="appId")] = None
    retain_dataset_cite: Annotated[bool | None, Field(alias="retainDatasetCite")] = None
    custom_uid: Annotated[str | None, Field(alias="customUid")] = None
    metadata: dict[str, Any] | None = None
    show_skill_references: Annotated[bool | None, Field(alias="showSkillReferences")] = None
    auth_proxy: Annotated[FastGPTAuthProxy | None, Field(alias="authProxy")] = None
    out_link_auth_data: Annotated[FastGPTOutLinkAuth | None, Field(alias="outLinkAuthData")] = None
    share_id: Annotated[str | None, Field(alias="shareId")] = None
    out_link_uid: Annotated[str | None, Field(alias="outLinkUid")] = None
    team_id: Annotated[str | None, Field(alias="teamId")] = None
    team_token: Annotated[str | None, Field(alias="teamToken")] = None
