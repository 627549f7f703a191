"""The model `Completion`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.content_parts import text_at
from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.completion_choice import CompletionChoice
from mtmaisdk.clients.rest.models.completion_usage import CompletionUsage


class Completion(Model):
    """A completion, whole or, in a stream, one piece of it; any field may be missing or null.

    Attributes:
        id: Id of the answer; always "-1" from LMDeploy.
        object: `text_completion`, also in streams.
        created: Time of the answer, in seconds since 1970.
        model: Model that answered.
        choices: The answers.
        usage: Token counts.
        system_fingerprint: Configuration of the server (OpenAI).
    """

    id: str | None = None
    object: str | None = None
    created: int | None = None
    model: str | None = None
    choices: list[CompletionChoice] | None = None
    usage: CompletionUsage | None = None
    system_fingerprint: str | None = None

    @property
    def text(self) -> str:
        """The text of the answer, of the first if there are several."""
        return text_at(self, "choices.text")
