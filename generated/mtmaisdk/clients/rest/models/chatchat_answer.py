"""The model `ChatchatAnswer`."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model


class ChatchatAnswer(Model):
    """An answer or a piece of it; `code` without `text` means an error.

    Attributes:
        text: The answer or its next piece; empty if the model failed.
        message_id: Id of the stored answer, the same in all pieces: a UUID, without dashes in Langchain-Chatchat.
        code: Status of the error, such as 404.
        msg: Error message.
        data: Data of the error, mostly null.
        llm_response: The answer of fufan-chat-api 1.
        answer: The answer from a knowledge base (Langchain-Chatchat 0.2).
    """

    text: str | None = None
    message_id: str | None = None
    code: int | None = None
    msg: str | None = None
    data: Any | None = None
    llm_response: Annotated[str | None, Field(alias="LLM Response")] = None
    answer: str | None = None
