"""Exceptions of conversations besides the client's own."""

from __future__ import annotations

from mtmaisdk.clients.rest.exceptions import ApiException, OpenApiException


class UnsupportedException(OpenApiException):
    """The backend does not support a feature; nothing was sent.

    Attributes:
        backend: Name of the backend.
        feature: The feature.
    """

    def __init__(self, backend: str, feature: str) -> None:
        super().__init__(f"{backend} does not support {feature}")
        self.backend = backend
        self.feature = feature


class MissingUserException(ApiException):
    """The server answers registered users only, and `user_id` is not set; see `ChatchatApi.register_user`."""
