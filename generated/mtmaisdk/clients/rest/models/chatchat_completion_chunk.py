"""The model `ChatchatCompletionChunk`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.chatchat_completion_chunk_choice import ChatchatCompletionChunkChoice
from mtmaisdk.clients.rest.models.completion_usage import CompletionUsage


class ChatchatCompletionChunk(Model):
    """A piece of an answer of Langchain-Chatchat 0.3.

    Attributes:
        id: Id of the chunk, different in each.
        object: `chat.completion.chunk`.
        model: Model that answered.
        created: Time of the answer, in seconds since 1970.
        status: What the agent is doing, and so what the text is; null in `kb_chat` and without tools.
        message_type: 1 text, 2 image, 3 audio, 4 video.
        message_id: Id of the stored answer.
        is_ref: Whether interfaces show it apart from the answer.
        class_name: Type of the step.
        docs: Passages on which the answer is based.
        choices: The piece, always one.
        usage: Token counts, if the model's server sends them; without tools only.
        service_tier: Service tier that the model's server used.
        system_fingerprint: Version of the model's server.
    """

    id: str | None = None
    object: str | None = None
    model: str | None = None
    created: int | None = None
    status: int | None = None
    message_type: int | None = None
    message_id: str | None = None
    is_ref: bool | None = None
    class_name: str | None = None
    docs: list[str] | None = None
    choices: list[ChatchatCompletionChunkChoice] | None = None
    usage: CompletionUsage | None = None
    service_tier: str | None = None
    system_fingerprint: str | None = None
