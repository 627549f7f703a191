"""Structured answers: the JSON schema of the output that is asked for, and the output that an answer has."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import repeat
from typing import Any

from pydantic import PydanticUserError, TypeAdapter, ValidationError, create_model
from pydantic_core import from_json, to_json

from mtmaisdk.chat.exceptions import OutputException
from mtmaisdk.chat.reply import Reply

_FORMATS = ("date-time", "time", "date", "duration", "email", "hostname", "ipv4", "ipv6", "uuid")
_LEFT_OUT = frozenset({"default", "discriminator", "uniqueItems"})
"""Keywords that OpenAI refuses in a strict schema, besides formats that are not among `_FORMATS`."""
_INNER = ("items", "prefixItems", "additionalProperties", "anyOf", "oneOf", "allOf")
_FIRST = {"object": re.compile(r"\{"), "array": re.compile(r"\[")}
"""How a value of a type begins; any other, with any character."""
_TRIES = 100
_PROMPT = "Answer with JSON alone, without any other text. The JSON must be valid under this JSON schema:"


class Output:
    """What is asked for: a type, or a JSON schema as a mapping.

    Attributes:
        form: Name and schema, and whether the schema is strict: all its objects are closed, all their fields required.

    Args:
        wanted: The type or the schema, which is sent as it is. An output that is not an object is wrapped into one; a
            type without a JSON schema is a `TypeError`.
        left_out: Keywords that the backend refuses in a schema.
    """

    def __init__(self, wanted: Any, left_out: frozenset[str] = frozenset()) -> None:
        self._adapter: TypeAdapter[Any] | None = None
        self._is_wrapped = False
        schema = dict(wanted) if isinstance(wanted, Mapping) else self._schema_of(wanted, _LEFT_OUT | left_out)
        name = re.sub(r"[^a-zA-Z0-9_-]", "_", str(schema.get("title") or "output"))[:64]
        self.form = {"name": name, "schema": schema, "strict": all(map(_is_strict, _schemas(schema)))}
        self._first = _FIRST.get(str(schema.get("type")), re.compile(r"\S"))

    def prompt(self, text: str | None) -> str:
        """Returns a message that asks for the output in words."""
        return "\n\n".join(filter(None, (text, f"{_PROMPT}\n{to_json(self.form['schema']).decode()}")))

    def read(self, reply: Reply, is_refused: bool = False) -> Any:
        """Returns the output that a complete answer has, or raises an `OutputException`."""
        if is_refused or reply.finish_reason in ("length", "content_filter"):
            raise OutputException(reply, "refusal" if is_refused else str(reply.finish_reason))
        if (found := self._json_in(reply.text)) is None:
            raise OutputException(reply, "not_json")
        try:
            if self._adapter is None:
                return from_json(found)
            value = self._adapter.validate_json(found)
        except ValidationError as error:
            raise OutputException(reply, "mismatch", from_json(error.json(include_url=False))) from error
        except ValueError:
            # Half of a surrogate pair, or more levels than are read.
            raise OutputException(reply, "not_json") from None
        return value.value if self._is_wrapped else value

    def partial(self, text: str) -> Any:
        """Returns what the beginning of an answer has of the output, as JSON values; `None` without any of it."""
        with suppress(ValueError):
            if found := self._json_in(text, may_be_cut=True):
                value = from_json(found, allow_partial="trailing-strings")
                return value.get("value") if self._is_wrapped else value
        return None

    def _schema_of(self, wanted: Any, left_out: frozenset[str]) -> dict[str, Any]:
        try:
            self._adapter = TypeAdapter(wanted)
            schema = _at_root(self._adapter.json_schema())
            if schema.get("type") != "object":
                self._adapter, self._is_wrapped = TypeAdapter(create_model("Output", value=(wanted, ...))), True
                schema = self._adapter.json_schema()
        except (PydanticUserError, AttributeError) as error:
            # An instance in place of its type lacks attributes. Pydantic goes on with settings that the caller has not.
            message = str(getattr(error, "message", "it is not a type")).splitlines()[0].partition(". ")[0]
            raise TypeError(f"output: {wanted!r} has no JSON schema: {message}") from None
        for each in _schemas(schema):
            for name in left_out.intersection(each):
                del each[name]
            if each.get("format") not in _FORMATS:
                each.pop("format", None)
            if "oneOf" in each:
                each["anyOf"] = each.pop("oneOf")
            if "prefixItems" in each:
                each["items"] = {"anyOf": each.pop("prefixItems")}
            if "properties" in each:
                each |= {"additionalProperties": False, "required": [*each["properties"]]}
            if "$ref" in each and len(each) > 1:
                # Nothing may stand beside a reference.
                each["anyOf"] = [{"$ref": each.pop("$ref")}]
        return schema

    def _json_in(self, text: str, may_be_cut: bool = False) -> str | None:
        """Returns the first JSON value in a text, which may stand in a code fence and between other words."""
        at, decode = 0, json.JSONDecoder().raw_decode
        for _ in repeat(None, _TRIES):
            if (begun := self._first.search(text, at)) is None:
                break
            at = begun.start()
            try:
                return text[at : decode(text, at)[1]]
            except RecursionError:
                break
            except ValueError as error:
                with suppress(ValueError):
                    # What is correct up to its end was cut.
                    from_json(text[at:], allow_partial="trailing-strings")
                    return text[at:] if may_be_cut else None
                # What comes before the mistake is a part of this value.
                at = max(at + 1, getattr(error, "pos", 0))
        return None


def _at_root(schema: dict[str, Any]) -> dict[str, Any]:
    """Returns a schema whose root is not a reference, as that of a model that contains itself."""
    name = str(schema.get("$ref", "")).rpartition("/")[2]
    return {**schema["$defs"][name], "$defs": schema["$defs"]} if name else schema


def _schemas(schema: Any) -> Iterator[dict[str, Any]]:
    """Yields the schemas in a schema, and itself last."""
    if isinstance(schema, list):
        for each in schema:
            yield from _schemas(each)
    elif isinstance(schema, dict):
        named = [each for name in ("properties", "$defs") for each in (schema.get(name) or {}).values()]
        yield from _schemas([*named, *(schema[name] for name in _INNER if name in schema)])
        yield schema


def _is_strict(schema: Mapping[str, Any]) -> bool:
    """Whether OpenAI takes a schema as strict: it says a type, and an object is closed and requires all its fields."""
    fields = schema.get("properties")
    if schema.get("type") == "object" or fields is not None:
        closed = schema.get("additionalProperties") is False
        return closed and fields is not None and {*fields} == {*(schema.get("required") or ())}
    return not schema.keys().isdisjoint(("type", "anyOf", "$ref", "enum", "const"))
