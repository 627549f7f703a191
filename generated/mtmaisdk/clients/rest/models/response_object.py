"""The model `ResponseObject`."""

from __future__ import annotations

from typing import Any, Literal

from mtmaisdk.clients.rest.contract.content_parts import text_at
from mtmaisdk.clients.rest.contract.model import Model, rare_field
from mtmaisdk.clients.rest.models.responses_conversation import ResponsesConversation
from mtmaisdk.clients.rest.models.responses_error import ResponsesError
from mtmaisdk.clients.rest.models.responses_incomplete_details import ResponsesIncompleteDetails
from mtmaisdk.clients.rest.models.responses_item import ResponsesItem
from mtmaisdk.clients.rest.models.responses_reasoning import ResponsesReasoning
from mtmaisdk.clients.rest.models.responses_text import ResponsesText
from mtmaisdk.clients.rest.models.responses_usage import ResponsesUsage


class ResponseObject(Model):
    """A response. Servers leave fields without a value out, or send null.

    Attributes:
        id: Id of the response.
        object: `response`.
        created_at: Time of the request, in seconds since 1970.
        completed_at: Time at which the answer was complete, in seconds since 1970.
        status: How far the response is; it does not say that a tool is to be called.
        error: Why the response failed.
        incomplete_details: Why the response is incomplete.
        instructions: The system prompt: a text or items.
        output: The items of the answer: messages, reasoning, tool calls.
        output_text: The whole text; few servers send it (LMDeploy).
        usage: Token counts.
        model: Model that answered.
        previous_response_id: Id of the response that this one continues; LiteLLM sends a different id than was
            requested.
        conversation: The conversation that the response belongs to.
        tools: The tools of the request.
        tool_choice: Whether a tool had to be called.
        parallel_tool_calls: Whether several tools could be called at once.
        max_tool_calls: Maximum number of calls of tools that the server runs.
        max_output_tokens: Maximum number of tokens in the answer.
        temperature: Randomness of the answer.
        top_p: Total probability of the tokens that were sampled from.
        top_logprobs: Number of most likely tokens per position.
        reasoning: How the model was to reason.
        text: How the text was to be written.
        truncation: Whether a long conversation is shortened.
        store: Whether the server stores the response; LMDeploy: `false`.
        background: Whether it is generated in the background.
        service_tier: Class of service that was used.
        metadata: The metadata of the request.
        user: The end user of the request.
        prompt: The stored prompt of the request.
        prompt_cache_key: The cache key of the request.
        safety_identifier: The end user of the request (OpenAI).
    """

    id: str | None = None
    object: str | None = None
    created_at: float | None = None
    completed_at: float | None = None
    status: Literal["completed", "failed", "in_progress", "cancelled", "queued", "incomplete"] | str | None = None
    error: ResponsesError | None = None
    incomplete_details: ResponsesIncompleteDetails | None = None
    instructions: Any | None = None
    output: list[ResponsesItem] | None = None
    usage: ResponsesUsage | None = None
    model: str | None = None
    previous_response_id: str | None = None
    conversation: ResponsesConversation | None = None
    tools: list[dict[str, Any]] | None = None
    tool_choice: Any | None = None
    parallel_tool_calls: bool | None = None
    max_tool_calls: int | None = None
    max_output_tokens: int | None = None
    temperature: float | None = None
    top_p: float | None = None
    top_logprobs: int | None = None
    reasoning: ResponsesReasoning | None = None
    text: ResponsesText | None = None
    truncation: str | None = None
    store: bool | None = None
    background: bool | None = None
    service_tier: str | None = None
    metadata: dict[str, Any] | None = None
    user: str | None = None
    prompt: dict[str, Any] | None = None
    prompt_cache_key: str | None = None
    safety_identifier: str | None = None

    @property
    def output_text(self) -> str | None:
        """The whole text; few servers send it (LMDeploy)."""
        value: str | None = rare_field(self, "output_text", str)
        return value or text_at(self, "output[message].content")
