"""The model `FastGPTMessageContent`."""

from __future__ import annotations

from typing import TypeAlias

from mtmaisdk.clients.rest.models.fast_gpt_content_part import FastGPTContentPart

FastGPTMessageContent: TypeAlias = str | list[FastGPTContentPart]
