"""Spans of calls for OpenTelemetry, by its conventions for generative AI.

They are created only if the program has loaded OpenTelemetry's API and set a provider; the import would slow down
every other program.
"""

from __future__ import annotations

import sys
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from mtmaisdk.version import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping

    from opentelemetry.trace import Span, Tracer, TracerProvider

    from mtmaisdk.clients.rest.contract.operation import Operation
    from mtmaisdk.clients.rest.settings.request import Request


_REQUEST_FIELDS: Mapping[str, Any] = {
    "model": str,
    **dict.fromkeys(("max_tokens", "temperature", "top_p"), (int, float)),
}


def start_span(operation: Operation[Any], request: Request, arguments: Mapping[str, Any]) -> CallSpan | None:
    """Returns the span of a call, or `None` if nothing records it."""
    trace = sys.modules.get("opentelemetry.trace")
    if trace is None:
        return None
    provider = trace.get_tracer_provider()
    if isinstance(provider, (trace.ProxyTracerProvider, trace.NoOpTracerProvider)):
        return None
    given = _given(arguments)
    name = operation.gen_ai or operation.name
    model = given.get("model")
    span = _tracer_of(provider).start_span(
        f"{name} {model}" if isinstance(model, str) else name,
        kind=trace.SpanKind.CLIENT,
        attributes=_request_attributes(operation, request, given),
    )
    return CallSpan(span) if span.is_recording() else None


class CallSpan:
    """The span of one call, recording; it ends once."""

    def __init__(self, span: Span) -> None:
        self._span = span
        self._has_ended = self._is_named = False

    def look_at(self, event: Any) -> None:
        """Records the id and model of the answer from an event of a stream."""
        if not self._is_named:
            self._is_named = self._name(getattr(event, "data", event))

    def end(self, answer: Any = None, error: BaseException | None = None) -> None:
        """Ends the span with the data of the response, the result of the stream, or the error that ended the call."""
        if self._has_ended:
            return
        self._has_ended = True
        if answer is not None:
            self._name(answer)
            self._count(answer)
        if error is not None:
            self._fail(error)
        self._span.end()

    def _name(self, answer: Any) -> bool:
        found = {
            f"gen_ai.response.{name}": value
            for name in ("id", "model")
            if isinstance(value := getattr(answer, name, None), str) and value
        }
        self._span.set_attributes(found)
        return bool(found)

    def _count(self, answer: Any) -> None:
        # Messages have one answer, and their own name for its end.
        choices = getattr(answer, "choices", None) or (answer,)
        found = (getattr(choice, "finish_reason", None) or getattr(choice, "stop_reason", None) for choice in choices)
        reasons = [str(reason) for reason in found if reason]
        if reasons:
            self._span.set_attribute("gen_ai.response.finish_reasons", reasons)
        usage = getattr(answer, "usage", None)
        for kind, name in (("input", "prompt_tokens"), ("output", "completion_tokens")):
            counts = (getattr(usage, field, None) for field in (name, f"{kind}_tokens"))
            if isinstance(count := next((count for count in counts if count is not None), None), int):
                self._span.set_attribute(f"gen_ai.usage.{kind}_tokens", count)

    def _fail(self, error: BaseException) -> None:
        from opentelemetry.trace import StatusCode

        status = getattr(error, "status", None)
        if isinstance(status, int):
            self._span.set_attribute("http.response.status_code", status)
        refused = isinstance(status, int) and status >= 400
        self._span.set_attribute("error.type", str(status) if refused else type(error).__name__)
        # The message of an error from elsewhere may contain secrets.
        self._span.set_status(StatusCode.ERROR, str(error) if hasattr(error, "request_id") else None)


def _given(arguments: Mapping[str, Any]) -> Mapping[str, Any]:
    bodies = (value if isinstance(value, dict) else getattr(value, "__dict__", {}) for value in arguments.values())
    return next((fields for fields in (arguments, *bodies) if fields.get("model") is not None), arguments)


def _request_attributes(operation: Operation[Any], request: Request, given: Mapping[str, Any]) -> dict[str, Any]:
    address = urlsplit(request.url)
    attributes: dict[str, Any] = {
        "gen_ai.operation.name": operation.gen_ai or operation.name,
        "server.address": address.hostname or "",
        "server.port": address.port or (443 if address.scheme == "https" else 80),
    }
    if operation.provider:
        attributes["gen_ai.provider.name"] = operation.provider
    for field, kind in _REQUEST_FIELDS.items():
        if isinstance(value := given.get(field), kind):
            attributes[f"gen_ai.request.{field}"] = value
    return attributes


@lru_cache(maxsize=1)
def _tracer_of(provider: TracerProvider) -> Tracer:
    return provider.get_tracer("mtmaisdk", __version__)
