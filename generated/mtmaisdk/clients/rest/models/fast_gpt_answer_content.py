"""The model `FastGPTAnswerContent`."""

from __future__ import annotations

from typing import TypeAlias

from mtmaisdk.clients.rest.models.fast_gpt_value_item import FastGPTValueItem

FastGPTAnswerContent: TypeAlias = str | list[FastGPTValueItem]
