"""The model `OpenAIErrorValue`."""

from __future__ import annotations

from typing import TypeAlias

from mtmaisdk.clients.rest.models.open_ai_error_detail import OpenAIErrorDetail

OpenAIErrorValue: TypeAlias = OpenAIErrorDetail | str
