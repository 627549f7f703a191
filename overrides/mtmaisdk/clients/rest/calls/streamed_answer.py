"""Makes the plain answer of a call that was streamed all the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mtmaisdk.clients.rest.contract import lookup as model_lookup
from mtmaisdk.clients.rest.contract.answers import StreamChoice, StreamResult
from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.contract.stream import StreamDeclaration
from mtmaisdk.clients.rest.streaming.tool_calls import as_fields


def answer_from(result: StreamResult, stream: StreamDeclaration, answer_model: str) -> Any:
    """Returns what a stream adds up to as the plain answer, where its first event's paths lead to the same."""
    whole = None if stream.parts is None else stream.parts.whole
    event = next(each for each in stream.events if whole is None or each.name == whole[0])
    plain_names = {name: plain for plain, name in stream.whole_answer.items()}
    items, dot, _ = (event.text or ("" if whole is None else f"{whole[1]}.")).partition(".")

    def parts_of(choice: StreamChoice) -> dict[str | None, Any]:
        holder = (event.tool_calls or "").rpartition(".")[0]
        parts: dict[str | None, Any] = {event.text: choice.text, event.finish_reason: choice.finish_reason}
        parts |= dict.fromkeys(event.reasoning[:1], choice.reasoning)
        return parts | {f"{holder}.{name}".strip("."): calls for name, calls in as_fields(choice.tool_calls).items()}

    def carried(choice: StreamChoice, is_item: bool) -> dict[str | None, Any]:
        paths = [path for path in event.carried if path.startswith(f"{items}.") is is_item]
        names = {path: path.rpartition(".")[2] for path in paths}
        return {path: getattr(choice, name, choice.extra.get(name)) for path, name in names.items()}

    def fill(target: dict[str, Any], parts: Mapping[str | None, Any]) -> dict[str, Any]:
        for path, value in parts.items():
            if path is None or value in (None, "", [], {}):
                continue
            *parents, last = (plain_names.get(name, name) for name in path.split(".") if not dot or name != items)
            inner = target
            for parent in parents:
                inner = inner.setdefault(parent, {})
            inner[last] = value.to_dict() if isinstance(value, Model) else value
        return target

    answer = fill({}, {**carried(result, is_item=False), **dict.fromkeys(event.usage[:1], result.usage)})
    if stream.parts is not None:
        parts = {stream.parts.name: result.extra.get(stream.parts.name), event.finish_reason: result.finish_reason}
        fill(answer, {**parts, **carried(result, is_item=True)})
    elif dot:
        message = {"role": "assistant", "content": None}
        answer[items] = [
            fill(
                {"index": choice.index, **({plain_names["delta"]: dict(message)} if "delta" in plain_names else {})},
                {**parts_of(choice), **carried(choice, is_item=True)},
            )
            for choice in result.choices
        ]
    else:
        fill(answer, parts_of(result))
    return model_lookup.model(answer_model).model_validate(answer)
