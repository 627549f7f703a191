# Derived from fastgpt/async_base.py by tools/derive_blocking.py; not to be edited.

"""The part of `ChatClient` that is not generated from the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from mtmaisdk.chat.address import base_address
from mtmaisdk.chat.backends.fastgpt import FastGPTBackend
from mtmaisdk.clients import rest
from mtmaisdk.clients.rest.files.upload import FileInput
from mtmaisdk.clients.rest.methods.forms import InForm
from mtmaisdk.clients.rest.settings.checks import AccessToken
from mtmaisdk.clients.rest.sync import ApiClient, Configuration, FastGPTApi
from mtmaisdk.clients.rest.sync.closing import Closing
from mtmaisdk.fastgpt.response import Response


class ChatClientBase(Closing):
    """Connection, uploads, and the call that every operation makes."""

    def __init__(
        self,
        api_key: AccessToken | None,
        base_url: str = "http://localhost:3000",
        *,
        outLinkAuthData: Mapping[str, Any] | None = None,
        **settings: Any,
    ) -> None:
        self._link = outLinkAuthData
        host = base_address(base_url, FastGPTBackend.paths)
        self.api = FastGPTApi(ApiClient(Configuration(host, access_token=api_key, **settings)))

    def close(self) -> None:
        """Closes the connections."""
        self.api.api_client.close()

    def upload_chat_image(self, appId: str | None, chatId: str, file_path: FileInput) -> rest.ChatFile:
        """Uploads an image for a chat and returns its reference.

        Takes the arguments of `upload_chat_file` and raises its errors; a file that is not an image is a `ValueError`.
        """
        return self.api.upload_chat_image(appId, chatId, file_path, out_link_auth_data=self._link)

    def upload_chat_file(
        self, appId: str | None, chatId: str, file_path: FileInput, file_type: Literal["img", "doc"] = "doc"
    ) -> rest.ChatFile:
        """Uploads a file for a chat and returns its reference: `type`, `name`, `key`, `url` and `previewUrl`.

        Takes the arguments of `FastGPTApi.upload_chat_file` under FastGPT's names, and raises its errors.
        """
        given: dict[str, Any] = {"file_type": file_type, "out_link_auth_data": self._link}
        return self.api.upload_chat_file(appId, chatId, file_path, **given)

    def _ask(self, operation: str, /, **arguments: Any) -> Response:
        """Calls an operation without the arguments that are `None`."""
        given = {name: value for name, value in arguments.items() if value is not None}
        method = getattr(type(self.api), operation)
        if self._link and "out_link_auth_data" in method.__annotations__:
            given.setdefault("out_link_auth_data", self._link)
        response = Response(*method(InForm(self.api, "opened"), **given))
        # An error is not a stream.
        if not arguments.get("stream") or response.status_code >= 300:
            response.read()
        return response
