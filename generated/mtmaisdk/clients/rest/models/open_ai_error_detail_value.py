"""The model `OpenAIErrorDetailValue`."""

from __future__ import annotations

from typing import TypeAlias

from mtmaisdk.clients.rest.models.open_ai_nested_error import OpenAINestedError
from mtmaisdk.clients.rest.models.open_ai_validation_error import OpenAIValidationError

OpenAIErrorDetailValue: TypeAlias = str | list[OpenAIValidationError] | OpenAINestedError
