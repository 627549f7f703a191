"""The model `FastGPTFileSelect`."""

from __future__ import annotations

from typing import Annotated, List

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTFileSelect(Model):
    """Which files users may give.

    Attributes:
        max_files: Most files of one message.
        can_select_file: Documents.
        can_select_img: Images.
        can_select_video: Videos.
        can_select_audio: Audio.
        can_select_custom_file_extension: Files by extension.
        custom_file_extension_list: The extensions.
        custom_pdf_parse: Parse PDF files with the enhanced parser.
    """

    max_files: Annotated[int | None, Field(alias="maxFiles")] = None
    can_select_file: Annotated[bool | None, Field(alias="canSelectFile")] = None
    can_select_img: Annotated[bool | None, Field(alias="canSelectImg")] = None
    can_select_video: Annotated[bool | None, Field(alias="canSelectVideo")] = None
    can_select_audio: Annotated[bool | None, Field(alias="canSelectAudio")] = None
    can_select_custom_file_extension: Annotated[bool | None, Field(alias="canSelectCustomFileExtension")] = None
    custom_file_extension_list: Annotated[List[str] | None, Field(alias="customFileExtensionList")] = None
    custom_pdf_parse: Annotated[bool | None, Field(alias="customPdfParse")] = None
