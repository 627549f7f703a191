"""Reads the answer of a plain call that was streamed all the same, or framed as one event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mtmaisdk.clients.rest.contract import lookup as model_lookup
from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.decoding.event import event_of
from mtmaisdk.clients.rest.decoding.sniffing import SniffingDecoder
from mtmaisdk.clients.rest.streaming.tool_calls import as_fields

if TYPE_CHECKING:
    from mtmaisdk.clients.rest.contract.answers import StreamChoice, StreamResult
    from mtmaisdk.clients.rest.contract.stream import StreamDeclaration


def only_event(body: bytes, framing: str, end: str) -> bytes | None:
    """Returns the data of the only event of a body; `None` if it has several or none."""
    decoder = SniffingDecoder(framing, max_event_size=len(body) + 1)
    found = [event_of(payload).raw for payload in decoder.feed(body)]
    if (last := decoder.finish()) is not None:
        found.append(last.raw)
    events = [data for data in found if data.strip() not in (b"", end.encode())]
    return events[0] if len(events) == 1 else None


def answer_from(result: StreamResult, stream: StreamDeclaration, answer_model: str) -> Any:
    """Returns what a stream adds up to as the model of the plain answer.

    Args:
        result: What the stream adds up to.
        stream: What the operation streams; the paths of its first event lead to the same in the plain answer.
        answer_model: Name of the model.
    """
    event = stream.events[0]
    plain_names = {name: plain for plain, name in stream.whole_answer.items()}
    items = event.text.partition(".")[0] if event.text is not None and "." in event.text else ""

    def put(target: dict[str, Any], path: str | None, value: Any) -> None:
        if path is None or value in (None, "", [], {}):
            return
        *parents, name = (plain_names.get(name, name) for name in path.split(".") if name != items)
        for parent in parents:
            target = target.setdefault(parent, {})
        target[name] = value.to_dict() if isinstance(value, Model) else value

    def fill(target: dict[str, Any], choice: StreamChoice) -> dict[str, Any]:
        if items and "delta" in plain_names:
            target[plain_names["delta"]] = {"role": "assistant", "content": None}
        put(target, event.text, choice.text)
        put(target, next(iter(event.reasoning), None), choice.reasoning)
        for name, calls in as_fields(choice.tool_calls).items():
            put(target, f"{(event.tool_calls or name).rpartition('.')[0]}.{name}".strip("."), calls)
        put(target, event.finish_reason, choice.finish_reason)
        for path in event.carried:
            if bool(items) is path.startswith(f"{items}."):
                name = path.rpartition(".")[2]
                put(target, path, getattr(choice, name, choice.extra.get(name)))
        return target

    answer: dict[str, Any] = {} if items else fill({}, result)
    if items:
        answer[items] = [fill({"index": choice.index}, choice) for choice in result.choices]
        for path in event.carried:
            if not path.startswith(f"{items}."):
                put(answer, path, getattr(result, path, result.extra.get(path)))
    put(answer, next(iter(event.usage), None), result.usage)
    return model_lookup.model(answer_model).model_validate(answer)
