"""The model `MessagesMessage`."""

from __future__ import annotations

from typing import Any

from mtmaisdk.clients.rest.contract.content_parts import text_at
from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.messages_block import MessagesBlock
from mtmaisdk.clients.rest.models.messages_stop_reason import MessagesStopReason
from mtmaisdk.clients.rest.models.messages_usage import MessagesUsage


class MessagesMessage(Model):
    """The answer.

    Attributes:
        id: Id of the message.
        type: `message`.
        role: `assistant`.
        model: Model that answered.
        content: The blocks of the answer; null or empty if it has none.
        stop_reason: Why the answer ended; `parse_error` (LMDeploy) if a call could not be read.
        stop_sequence: The text that ended the answer.
        stop_details: More about why the answer ended (Anthropic).
        container: Container of hosted tools (Anthropic).
        usage: Token counts.
        output_ids: Ids of the tokens of the answer (LMDeploy).
        output_token_logprobs: Log probabilities of the tokens of the answer (LMDeploy).
        routed_experts: Experts that were used (LMDeploy).
    """

    id: str | None = None
    type: str | None = None
    role: str | None = None
    model: str | None = None
    content: list[MessagesBlock] | None = None
    stop_reason: MessagesStopReason | str | None = None
    stop_sequence: str | None = None
    stop_details: Any | None = None
    container: Any | None = None
    usage: MessagesUsage | None = None
    output_ids: list[int] | None = None
    output_token_logprobs: list[Any | None] | None = None
    routed_experts: Any | None = None

    @property
    def text(self) -> str:
        """The text of the answer, of the first if there are several."""
        return text_at(self, "content")
