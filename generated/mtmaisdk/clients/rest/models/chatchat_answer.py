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
        answer: The answer or its next piece, of an agent, and of every chat but `chat` in Langchain-Chatchat 0.2.
        docs: Passages on which the answer is based, as HTML.
        search: Results of the search engine, as Markdown.
        tools: Lines to show about a tool that the agent ran.
        final_answer: The whole answer of an agent.
    """

    text: str | None = None
    message_id: str | None = None
    code: int | None = None
    msg: str | None = None
    data: Any | None = None
    llm_response: Annotated[str | None, Field(alias="LLM Response")] = None
    answer: str | None = None
    docs: list[str] | None = None
    search: list[str] | None = None
    tools: list[str] | None = None
    final_answer: str | None = None
