"""The errors under the module name that the reference imports them from."""

from mtmaisdk.clients.rest.exceptions import ApiException, OpenApiException

__all__ = ["ApiException", "OpenApiException"]
