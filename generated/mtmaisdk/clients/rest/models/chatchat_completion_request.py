"""The model `ChatchatCompletionRequest`."""

from __future__ import annotations

from typing import Any

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.chatchat_history_message import ChatchatHistoryMessage
from mtmaisdk.clients.rest.models.chatchat_tool import ChatchatTool


class ChatchatCompletionRequest(Model):
    """Request for a chat completion of Langchain-Chatchat 0.3; it reads only the last message.

    Attributes:
        messages: The messages, oldest first; the content of the last must be text.
        model: Model to use.
        stream: Whether to stream the answer.
        conversation_id: Conversation in which the server stores and remembers the messages, at most 32 characters.
        tools: Tools that the server may run.
        tool_choice: Tool that the server has to run.
        max_tokens: Maximum number of tokens in the answer.
        temperature: Accepted but not used; the server's settings decide.
        chat_model_config: Settings of the models by their role, such as `llm_model`.
        metadata: Further data, such as images.
        use_mcp: Whether the agent may use the server's MCP connections.
    """

    messages: list[ChatchatHistoryMessage]
    model: str | None = None
    stream: bool | None = None
    conversation_id: str | None = None
    tools: list[ChatchatTool] | None = None
    tool_choice: ChatchatTool | None = None
    max_tokens: int | None = None
    temperature: float | None = None
    chat_model_config: dict[str, Any] | None = None
    metadata: dict[str, Any] | None = None
    use_mcp: bool | None = None
