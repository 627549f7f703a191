"""The model `ChatchatErrorDetail`."""

from __future__ import annotations

from typing import List, TypeAlias

from mtmaisdk.clients.rest.models.chatchat_validation_error import ChatchatValidationError

ChatchatErrorDetail: TypeAlias = str | List[ChatchatValidationError]
