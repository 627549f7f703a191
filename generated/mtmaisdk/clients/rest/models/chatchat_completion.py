"""The model `ChatchatCompletion`."""

from __future__ import annotations

from typing import Any

from mtmaisdk.clients.rest.contract.content_parts import text_at
from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.chatchat_completion_choice import ChatchatCompletionChoice
from mtmaisdk.clients.rest.models.completion_usage import CompletionUsage


class ChatchatCompletion(Model):
    """An answer of Langchain-Chatchat 0.3; `code` without `choices` means an error.

    Attributes:
        id: Id of the answer.
        object: `chat.completion`.
        model: Model that answered.
        created: Time of the answer, in seconds since 1970.
        status: What the agent was doing.
        message_type: 1 text, 2 image, 3 audio, 4 video.
        message_id: Id of the stored answer.
        is_ref: Whether interfaces show it apart from the answer.
        docs: Passages on which the answer is based.
        choices: The answer, always one.
        usage: Token counts, if the model's server sends them; without tools only.
        service_tier: Service tier that the model's server used.
        system_fingerprint: Version of the model's server.
        code: Status of the error, such as 404.
        msg: Error message.
        data: Null beside an error.
    """

    id: str | None = None
    object: str | None = None
    model: str | None = None
    created: int | None = None
    status: int | None = None
    message_type: int | None = None
    message_id: str | None = None
    is_ref: bool | None = None
    docs: list[str] | None = None
    choices: list[ChatchatCompletionChoice] | None = None
    usage: CompletionUsage | None = None
    service_tier: str | None = None
    system_fingerprint: str | None = None
    code: int | None = None
    msg: str | None = None
    data: Any | None = None

    @property
    def text(self) -> str:
        """The text of the answer, of the first if there are several."""
        return text_at(self, "choices.message.content")
