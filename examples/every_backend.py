"""Asks each backend the same question, and shows the answer as it arrives with the backend's other events.

Environment: BACKEND (a name, or all), MTMAI_BASE_URL (a mock server by default), MTMAI_API_KEY, MODEL, TENANT and
QUESTION. Exits with 1 if a backend fails, with 2 if the environment is invalid.
"""

from __future__ import annotations

import os
import sys
from time import perf_counter
from typing import Any

from mock_or_real import server

from mtmaisdk.chat import (
    BackendName,
    Chat,
    NodeStatusEvent,
    Reply,
    TextEvent,
    ToolCallEvent,
    as_backend,
    backend_names,
    connect,
)
from mtmaisdk.clients.rest import OpenApiException

QUESTION = os.environ.get("QUESTION") or "北京天气怎么样？"
MODEL = os.environ.get("MODEL")
TENANT = os.environ.get("TENANT") or "707d0855-80ab-4e1f-a156-f1c4546cbf52"


def main() -> int:
    chosen = os.environ.get("BACKEND") or "all"
    if chosen not in (*backend_names(), "all"):
        return complain(f"BACKEND={chosen} is not one of {', '.join(backend_names())}, all", 2)
    with server(tokens_per_second=200) as address:
        print(f"server    {address}\nquestion  {QUESTION}")
        code = 0
        for backend in backend_names() if chosen == "all" else [as_backend(chosen)]:
            code = max(code, try_out(backend))
            if code == 2:
                break
        return code


def try_out(backend: BackendName) -> int:
    settings: dict[str, Any] = {"tenant": TENANT} if backend == "mtmai" else {}
    print(f"\n{backend}", flush=True)
    try:
        with connect(backend, **settings) as chat:
            ask(chat, **model_of(chat))
    except (OpenApiException, ValueError) as error:
        return complain(f"{backend}: {error}", 2 if isinstance(error, ValueError) else 1)
    return 0


def model_of(chat: Chat) -> dict[str, str]:
    """Returns the model for backends that offer a choice: MODEL, by default the first that the server lists."""
    if MODEL and chat.backend in ("openai", "messages", "responses", "aitre", "chatchat"):
        return {"model": MODEL}
    is_needed = chat.backend in ("openai", "messages", "responses")
    models = chat.conversation.backend.list_models(chat.api) if is_needed else None
    return {"model": models[0].id} if models else {}


def ask(chat: Chat, **options: Any) -> None:
    screen = Screen()
    for name, value in options.items():
        screen.note(f"{name} {value}")
    started = perf_counter()
    arrivals: list[float] = []
    try:
        with chat.stream(QUESTION, **options) as stream:
            for event in stream:
                if isinstance(event, TextEvent):
                    arrivals.append(perf_counter() - started)
                    screen.text(event.text)
                elif isinstance(event, NodeStatusEvent):
                    kind = event.native.event
                    what = event.native.data if event.name == kind else f"{event.name} {event.status}"
                    screen.note(f"{kind}: {what}".rstrip())
                elif isinstance(event, ToolCallEvent):
                    screen.note(f"{event.call.name}({event.call.arguments}) → {event.call.result}")
            reply = stream.final()
    finally:
        screen.end_text()
    screen.note(figures(arrivals, perf_counter() - started, reply))


class Screen:
    """Prints text as it arrives, and notes on separate lines."""

    def __init__(self) -> None:
        self._in_text = False

    def text(self, piece: str) -> None:
        print(piece if self._in_text else f"  {piece}", end="", flush=True)
        self._in_text = True

    def note(self, line: str) -> None:
        self.end_text()
        print(f"  · {line}", flush=True)

    def end_text(self) -> None:
        if self._in_text:
            print(flush=True)
        self._in_text = False


def figures(arrivals: list[float], seconds: float, reply: Reply) -> str:
    first = f"first after {arrivals[0] * 1000:.0f} ms, " if arrivals else ""
    tokens = f", {reply.usage.prompt_tokens} + {reply.usage.completion_tokens} tokens" if reply.usage else ""
    reason = f", finish reason {reply.finish_reason}" if reply.finish_reason else ""
    return f"{first}{len(arrivals)} pieces in {seconds * 1000:.0f} ms{tokens}{reason}"


def complain(line: str, code: int) -> int:
    sys.stdout.flush()
    print(line, file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
