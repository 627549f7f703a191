"""The model `FastGPTChatRecord`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model, also
from mtmaisdk.clients.rest.models.fast_gpt_admin_feedback import FastGPTAdminFeedback
from mtmaisdk.clients.rest.models.fast_gpt_cite_link import FastGPTCiteLink
from mtmaisdk.clients.rest.models.fast_gpt_node_response import FastGPTNodeResponse
from mtmaisdk.clients.rest.models.fast_gpt_quote import FastGPTQuote
from mtmaisdk.clients.rest.models.fast_gpt_value_item import FastGPTValueItem


class FastGPTChatRecord(Model):
    """A stored message.

    Attributes:
        id: Id in the database.
        data_id: Id of the message, for the other calls.
        obj: Role of the author.
        value: Content of the message.
        time: Time of the message (ISO 8601).
        hide_in_ui: Whether the message is hidden in FastGPT's own pages.
        delete_time: When it was deleted (ISO 8601).
        custom_feedbacks: Feedback recorded by nodes.
        user_good_feedback: Positive feedback from the user.
        user_bad_feedback: Negative feedback from the user.
        admin_feedback: Correction by an administrator.
        duration_seconds: Duration of the run in seconds.
        total_running_time: Duration of the nodes in seconds.
        error_msg: Why the run failed.
        llm_module_account: Number of nodes that called a model.
        history_preview_length: Number of messages in the context.
        total_quote_list: Passages given to the model.
        tool_cite_links: Pages that tools cite.
        use_agent_sandbox: Whether an agent's sandbox was used (newer servers).
        response_data: Node responses; only for plugin apps.
    """

    id: Annotated[str | None, Field(alias="_id"), also("_id", "id")] = None
    data_id: Annotated[str | None, Field(alias="dataId")] = None
    obj: Literal["Human", "AI", "System"] | str | None = None
    value: list[FastGPTValueItem] | None = None
    time: str | None = None
    hide_in_ui: Annotated[bool | None, Field(alias="hideInUI")] = None
    delete_time: Annotated[str | None, Field(alias="deleteTime")] = None
    custom_feedbacks: Annotated[list[str] | None, Field(alias="customFeedbacks")] = None
    user_good_feedback: Annotated[str | None, Field(alias="userGoodFeedback")] = None
    user_bad_feedback: Annotated[str | None, Field(alias="userBadFeedback")] = None
    admin_feedback: Annotated[FastGPTAdminFeedback | None, Field(alias="adminFeedback")] = None
    duration_seconds: Annotated[float | None, Field(alias="durationSeconds")] = None
    total_running_time: Annotated[float | None, Field(alias="totalRunningTime")] = None
    error_msg: Annotated[str | None, Field(alias="errorMsg")] = None
    llm_module_account: Annotated[int | None, Field(alias="llmModuleAccount")] = None
    history_preview_length: Annotated[int | None, Field(alias="historyPreviewLength")] = None
    total_quote_list: Annotated[list[FastGPTQuote] | None, Field(alias="totalQuoteList")] = None
    tool_cite_links: Annotated[list[FastGPTCiteLink] | None, Field(alias="toolCiteLinks")] = None
    use_agent_sandbox: Annotated[bool | None, Field(alias="useAgentSandbox")] = None
    response_data: Annotated[list[FastGPTNodeResponse] | None, Field(alias="responseData")] = None
