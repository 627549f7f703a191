"""The model `FastGPTFileSelect`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTFileSelect(Model):
    """Which files users may attach.

    Attributes:
        max_files: Maximum number of files per message.
        can_select_file: Whether documents are allowed.
        can_select_img: Whether images are allowed.
        can_select_video: Whether videos are allowed.
        can_select_audio: Whether audio files are allowed.
        can_select_custom_file_extension: Whether files with custom extensions are allowed.
        custom_file_extension_list: The custom extensions.
        custom_pdf_parse: Whether to parse PDF files with the enhanced parser.
    """

    max_files: Annotated[int | None, Field(alias="maxFiles")] = None
    can_select_file: Annotated[bool | None, Field(alias="canSelectFile")] = None
    can_select_img: Annotated[bool | None, Field(alias="canSelectImg")] = None
    can_select_video: Annotated[bool | None, Field(alias="canSelectVideo")] = None
    can_select_audio: Annotated[bool | None, Field(alias="canSelectAudio")] = None
    can_select_custom_file_extension: Annotated[bool | None, Field(alias="canSelectCustomFileExtension")] = None
    custom_file_extension_list: Annotated[list[str] | None, Field(alias="customFileExtensionList")] = None
    custom_pdf_parse: Annotated[bool | None, Field(alias="customPdfParse")] = None
