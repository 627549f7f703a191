"""The model `ResponsesContent`."""

from __future__ import annotations

from typing import TypeAlias

from mtmaisdk.clients.rest.models.responses_input_part import ResponsesInputPart

ResponsesContent: TypeAlias = str | list[ResponsesInputPart]
