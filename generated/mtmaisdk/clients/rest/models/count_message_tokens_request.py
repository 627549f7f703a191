"""The model `CountMessageTokensRequest`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.messages_content import MessagesContent
from mtmaisdk.clients.rest.models.messages_message_param import MessagesMessageParam
from mtmaisdk.clients.rest.models.messages_thinking import MessagesThinking
from mtmaisdk.clients.rest.models.messages_tool import MessagesTool
from mtmaisdk.clients.rest.models.messages_tool_choice import MessagesToolChoice


class CountMessageTokensRequest(Model):
    """Request for the number of tokens of a conversation.

    Attributes:
        model: Model to use.
        messages: The conversation so far, in turns of user and assistant.
        system: The system prompt.
        tools: Tools that the model may call.
        tool_choice: Whether the model must call a tool, and which one.
        thinking: Whether and how much the model thinks.
    """

    model: str
    messages: list[MessagesMessageParam]
    system: MessagesContent | None = None
    tools: list[MessagesTool] | None = None
    tool_choice: MessagesToolChoice | None = None
    thinking: MessagesThinking | None = None
