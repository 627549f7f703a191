"""The model `FastGPTQuoteScore`."""

from __future__ import annotations

from typing import TypeAlias

from mtmaisdk.clients.rest.models.fast_gpt_score import FastGPTScore

FastGPTQuoteScore: TypeAlias = float | list[FastGPTScore]
