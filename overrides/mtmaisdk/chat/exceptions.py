"""What a conversation raises besides the client's own errors."""

from __future__ import annotations

from mtmaisdk.clients.rest.exceptions import OpenApiException


class UnsupportedException(OpenApiException):
    """The backend cannot do what is asked; nothing was sent.

    Attributes:
        backend: Name of the backend.
        feature: What it cannot do.
    """

    def __init__(self, backend: str, feature: str) -> None:
        super().__init__(f"{backend} does not take {feature}")
        self.backend = backend
        self.feature = feature
