"""The model `FastGPTNodeResponses`."""

from __future__ import annotations

from typing import Any, TypeAlias

from mtmaisdk.clients.rest.models.fast_gpt_node_response import FastGPTNodeResponse

FastGPTNodeResponses: TypeAlias = list[FastGPTNodeResponse] | dict[str, Any]
