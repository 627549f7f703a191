"""The errors that the fault `error-frame` sends inside a stream: each dialect is one row of the table."""

from __future__ import annotations

import json
from collections.abc import Mapping

from mtmaisdk.mock.framings.data_stream import WRITER as DATA_STREAM
from mtmaisdk.mock.framings.sse import WRITER as SSE

_MESSAGE = "The model failed while it answered."
_ERROR = {"message": _MESSAGE, "type": "server_error", "param": None, "code": 500}
_FLAT = {"code": "server_error", "message": _MESSAGE, "param": None}
_ERROR_CODE = {"error_code": 10402, "text": _MESSAGE}

ERROR_FRAMES: Mapping[str, bytes] = {
    # FastGPT.
    "event": SSE.frame("error", {"code": 500, "statusText": "error", "message": _MESSAGE, "data": None}),
    # OpenAI and most gateways.
    "error": SSE.frame("", {"error": _ERROR}),
    # LMDeploy.
    "object": SSE.frame("", {"object": "error", **_ERROR}),
    # LMDeploy's proxy, as an event and as a bare line.
    "error-code": SSE.frame("", _ERROR_CODE),
    "bare": json.dumps(_ERROR_CODE).encode() + b"\n",
    # Messages.
    "messages": SSE.frame("error", {"type": "error", "error": {"type": "api_error", "message": _MESSAGE}}),
    # Responses: one that failed, and an error flat and nested.
    "responses": SSE.frame(
        "response.failed",
        {"type": "response.failed", "response": {"status": "failed", "error": {**_ERROR, "code": "server_error"}}},
    ),
    "responses-flat": SSE.frame("error", {"type": "error", **_FLAT}),
    "responses-nested": SSE.frame("error", {"type": "error", "error": {**_ERROR, "code": None}}),
    # mtmai, in an error part and in a data part.
    "data-stream-error": DATA_STREAM.frame("3", _MESSAGE),
    "data-stream-data": DATA_STREAM.frame("2", {"error": _MESSAGE}),
}
"""The frame of each dialect, by the dialect's name."""
