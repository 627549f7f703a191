"""The model `FastGPTContentPart`."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import Field

from mtmaisdk.clients.rest.models.fast_gpt_file_part import FastGPTFilePart
from mtmaisdk.clients.rest.models.fast_gpt_image_part import FastGPTImagePart
from mtmaisdk.clients.rest.models.fast_gpt_text_part import FastGPTTextPart

FastGPTContentPart: TypeAlias = Annotated[
    FastGPTTextPart | FastGPTImagePart | FastGPTFilePart, Field(discriminator="type")
]
