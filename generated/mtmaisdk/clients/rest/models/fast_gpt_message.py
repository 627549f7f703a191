"""The model `FastGPTMessage`."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.fast_gpt_interactive import FastGPTInteractive
from mtmaisdk.clients.rest.models.fast_gpt_message_content import FastGPTMessageContent


class FastGPTMessage(Model):
    """One message of the conversation.

    Attributes:
        role: Role of the author.
        content: Content of the message. To resume an interactive node, send the `value` of the chosen option, or
            the values of a form as a JSON object in a string.
        data_id: Id of the stored record.
        hide_in_ui: Whether to hide the message in FastGPT's own pages.
        reasoning_text: Reasoning that preceded an assistant message.
        interactive: See `FastGPTInteractive`.
        tool_calls: Tool calls of an assistant message, as in the OpenAI API.
        tool_call_id: Id of the tool call that a tool message answers.
        name: Name of the author or the tool.
    """

    role: Literal["system", "user", "assistant", "tool", "function"] | str
    content: FastGPTMessageContent | None = None
    data_id: Annotated[str | None, Field(alias="dataId")] = None
    hide_in_ui: Annotated[bool | None, Field(alias="hideInUI")] = None
    reasoning_text: str | None = None
    interactive: FastGPTInteractive | None = None
    tool_calls: list[dict[str, Any]] | None = None
    tool_call_id: str | None = None
    name: str | None = None
