"""The model `ChatCompletionChunk`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model, rare_field
from mtmaisdk.clients.rest.models.chat_completion_chunk_choice import ChatCompletionChunkChoice
from mtmaisdk.clients.rest.models.completion_usage import CompletionUsage


class ChatCompletionChunk(Model):
    """One event of a streamed chat completion; any field may be missing or null.

    Attributes:
        id: Id of the answer; a session number such as "8" from LMDeploy before 0.15.
        object: `chat.completion.chunk`; empty in Azure's first chunk.
        created: Time of the answer, in seconds since 1970.
        model: Model that generates the answer.
        usage: Token counts; sent in the last chunk, in the chunk with the finish reason (LMDeploy 0.10 to 0.13), or
            as running totals in every chunk (LMDeploy 0.6 to 0.9). Use the last one that is not null.
        system_fingerprint: Configuration of the server (OpenAI).
        service_tier: Service tier that was used (OpenAI).
        provider: Provider that answers (OpenRouter).
        choices: New parts of the answers; empty in a chunk that only carries the usage.
    """

    id: str | None = None
    object: str | None = None
    created: int | None = None
    model: str | None = None
    usage: CompletionUsage | None = None
    system_fingerprint: str | None = None
    choices: list[ChatCompletionChunkChoice] | None = None

    @property
    def service_tier(self) -> str | None:
        """Service tier that was used (OpenAI)."""
        value: str | None = rare_field(self, "service_tier", str)
        return value

    @property
    def provider(self) -> str | None:
        """Provider that answers (OpenRouter)."""
        value: str | None = rare_field(self, "provider", str)
        return value
