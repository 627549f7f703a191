"""The model `FastGPTQuoteScore`."""

from __future__ import annotations

from typing import List, TypeAlias

from mtmaisdk.clients.rest.models.fast_gpt_score import FastGPTScore

FastGPTQuoteScore: TypeAlias = float | List[FastGPTScore]
