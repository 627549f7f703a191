"""The model `OpenAINestedError`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.open_ai_error_value import OpenAIErrorValue


class OpenAINestedError(Model):
    """An error inside `detail` (LMDeploy 0.2.6 to 0.12).

    Attributes:
        error: What went wrong.
    """

    error: OpenAIErrorValue | None = None
