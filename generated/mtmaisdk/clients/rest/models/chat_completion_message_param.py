"""The model `ChatCompletionMessageParam`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.chat_completion_message_content import ChatCompletionMessageContent
from mtmaisdk.clients.rest.models.function_call import FunctionCall
from mtmaisdk.clients.rest.models.tool_call import ToolCall


class ChatCompletionMessageParam(Model):
    """A message of the conversation. The message of an answer can be sent back unchanged.

    Attributes:
        role: Role of the author; Llama 3.1 on LMDeploy expects `ipython` for the result of a tool.
        content: Content of the message; null for an assistant message that only calls tools.
        name: Name of the author, or of the function for the role `function`.
        tool_calls: Tool calls made by the assistant.
        function_call: Call made by the assistant, in the older form of `tool_calls`.
        tool_call_id: Id of the tool call that a tool message answers.
        reasoning_content: The assistant's reasoning, sent back (LMDeploy, DeepSeek).
        refusal: Text of the assistant's refusal.
    """

    role: Literal["system", "developer", "user", "assistant", "tool", "function", "ipython"] | str
    content: ChatCompletionMessageContent | None = None
    name: str | None = None
    tool_calls: list[ToolCall] | None = None
    function_call: FunctionCall | None = None
    tool_call_id: str | None = None
    reasoning_content: str | None = None
    refusal: str | None = None
