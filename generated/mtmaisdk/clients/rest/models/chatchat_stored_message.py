"""The model `ChatchatStoredMessage`."""

from __future__ import annotations

from typing import Any

from mtmaisdk.clients.rest.contract.model import Model


class ChatchatStoredMessage(Model):
    """A question and its answer.

    Attributes:
        id: Id of the message, the `message_id` of the answer.
        conversation_id: Id of the conversation.
        chat_type: Prompt template of the question.
        query: The question.
        response: The answer; empty if it failed.
        meta_data: Further data.
        create_time: When it was stored, ISO 8601 without a time zone.
        feedback_score: Feedback, -1 for none (fufan-chat-api 3 to 5).
        feedback_reason: Reason of the feedback (fufan-chat-api 3 to 5).
    """

    id: str | None = None
    conversation_id: str | None = None
    chat_type: str | None = None
    query: str | None = None
    response: str | None = None
    meta_data: dict[str, Any] | None = None
    create_time: str | None = None
    feedback_score: int | None = None
    feedback_reason: str | None = None
