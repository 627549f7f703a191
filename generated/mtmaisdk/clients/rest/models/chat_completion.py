"""The model `ChatCompletion`."""

from __future__ import annotations

from typing import Any

from mtmaisdk.clients.rest.contract.content_parts import text_at
from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.chat_completion_choice import ChatCompletionChoice
from mtmaisdk.clients.rest.models.completion_usage import CompletionUsage


class ChatCompletion(Model):
    """A chat completion. Any field may be missing or null: AITRE does not document `model`, gateways omit empty fields,
    and some servers send an error with status 200 (`object: error` from LMDeploy before 0.6, `success: false` from
    wrappers).

    Attributes:
        id: Id of the answer; a session number such as "9" from LMDeploy before 0.15.
        object: `chat.completion`.
        created: Time of the answer, in seconds since 1970.
        model: Model that answered.
        choices: The answers.
        usage: Token counts.
        system_fingerprint: Configuration of the server (OpenAI).
        service_tier: Service tier that was used (OpenAI).
        moderation: Ratings of question and answer (OpenAI, with `moderation`).
        request_id: Id of the request (Zhipu).
        web_search: Results of the search on which the answer is based (Zhipu).
    """

    id: str | None = None
    object: str | None = None
    created: int | None = None
    model: str | None = None
    choices: list[ChatCompletionChoice] | None = None
    usage: CompletionUsage | None = None
    system_fingerprint: str | None = None
    service_tier: str | None = None
    moderation: dict[str, Any] | None = None
    request_id: str | None = None
    web_search: list[dict[str, Any]] | None = None

    @property
    def text(self) -> str:
        """The text of the answer, of the first if there are several."""
        return text_at(self, "choices.message.content")
