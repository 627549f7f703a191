"""What differs between a server and the contract, from a request and its answer as they went over the wire."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlsplit

from mtmaisdk.mock.compare import Difference, compare, kind_of, of_both, shown
from mtmaisdk.mock.contract import Operation, Path, node_at, operations_at, place_of, resolve
from mtmaisdk.mock.exchange import Exchange
from mtmaisdk.mock.form import read_form, without_files
from mtmaisdk.mock.framings import read_stream
from mtmaisdk.mock.received import value_of

_FORM = "multipart/form-data"
_NO_ROUTE = (404, 405, 501)
"""Statuses of servers that do not have an operation."""
_NAMED_BY = {"param", "loc", "path", "field"}
"""Fields of an error that name a field of the request: of OpenAI, pydantic, zod and mtmai."""
_NAMED_IN = re.compile(r"[`'\"]([\w.\[\]]+)[`'\"]|(?:: |\b(?:argument|parameter|field|property) )([\w.\[\]]+)")
"""Names in the text of an error."""


class Finding(NamedTuple):
    """One difference between a server and the contract.

    Attributes:
        kind: `route`, `status`, `media-type`, `framing`, `event`, `json`, `end`, `refused`, or that of a `Difference`.
        operation: The operationId; empty if there is none.
        place: The status or `request`, the event, and names and indices from there.
        said: What differs.
        example: The value that was sent there.
        at: Where in the contract it belongs.
    """

    kind: str
    operation: str
    place: str
    said: str
    example: Any = None
    at: Path = ()

    def __str__(self) -> str:
        return f"{' '.join(filter(None, (self.operation, self.place)))}: {self.said}"

    @property
    def is_note(self) -> bool:
        """Whether it is a value that the contract expects to be added."""
        return self.kind == "note"

    @property
    def key(self) -> tuple[str, ...]:
        """What is equal for the same finding in other items, events and exchanges."""
        place = re.sub(r"\.\d+(?![^. ])", ".*", self.place)
        if self.at[:1] == ("components",):
            place = ".".join((place.split()[0], *map(str, self.at), place.split(".")[-1].split()[-1]))
        return self.kind, self.operation, place


class Findings:
    """The findings of many exchanges, each once.

    Attributes:
        compared: How many exchanges were compared.
        counts: In how many exchanges each was found, by its `key`.
    """

    def __init__(self) -> None:
        self.compared = 0
        self.counts: Counter[tuple[str, ...]] = Counter()

    @property
    def differs(self) -> bool:
        """Whether one of them is not a note."""
        return any(kind != "note" for kind, *_ in self.counts)

    def add(self, exchange: Exchange) -> list[Finding]:
        """Returns the findings of an exchange that are new."""
        self.compared += 1
        found = find_drift(exchange)
        new = [finding for finding in found if finding.key not in self.counts]
        self.counts.update(finding.key for finding in found)
        return new


def find_drift(exchange: Exchange) -> list[Finding]:
    """Returns what differs between an exchange and the contract, each once."""
    method, path = exchange.method.upper(), urlsplit(exchange.path).path
    known = operations_at(path)
    operation = next((each for own, each in known if own == method), None)
    # A server that does not have it either agrees with the contract.
    if method in ("OPTIONS", "HEAD") or (operation is None and exchange.status in _NO_ROUTE):
        return []
    if operation is None:
        methods = ", ".join(sorted({own for own, _ in known}))
        said = f"the contract has {methods} there" if known else "not in the contract"
        return [Finding("route", "", f"{method} {path}", said, None, ("paths",))]
    once = dict[tuple[str, ...], Finding]()
    for finding in _Comparison(exchange, operation).findings():
        once.setdefault(finding.key, finding)
    return [*once.values()]


class _Comparison:
    """Compares an exchange with its operation."""

    def __init__(self, exchange: Exchange, operation: Operation) -> None:
        self.exchange = exchange
        self.operation = operation
        self.at: Path = ("paths", operation.path, operation.http_method.lower())
        self.query = dict(parse_qsl(urlsplit(exchange.path).query, keep_blank_values=True))
        self.sent = self._sent()
        self.given: Mapping[str, Any] = {**self.query, **(self.sent if isinstance(self.sent, dict) else {})}
        self.status = str(exchange.status)
        self.media_type = exchange.header("Content-Type").partition(";")[0].strip().lower()
        self.text = exchange.body.decode(errors="replace")
        self.body = value_of(exchange.body)
        self.responses: Mapping[str, Any] = operation.definition["responses"]
        self.content: Mapping[str, Any] = self.responses.get(self.status, {}).get("content", {})
        asked = (operation.stream or {"request": {"": True}}).get("request", {})
        self.asks_for_stream = all(_inner(self.sent, name) == value for name, value in asked.items())

    def _sent(self) -> Any:
        headers = {name.lower(): value for name, value in self.exchange.request_headers}
        form = self.operation.definition["requestBody"].get("content", {}).get(_FORM)
        if form and (content_type := headers.get("content-type", "")).startswith(_FORM):
            with suppress(ValueError):
                return without_files(read_form(content_type, self.exchange.request_body, form["schema"]))
        return value_of(self.exchange.request_body)

    def findings(self) -> Iterator[Finding]:
        in_request = [*self._request()]
        yield from in_request
        if self.status in ("400", "422"):
            # What the contract rejects as well is no difference.
            wrong = {
                each.place.split()[-1].partition(".")[0] for each in in_request if each.kind not in ("field", "note")
            }
            yield from self._refused(wrong)
        if self._is_streamed():
            yield from self._stream(self.operation.stream)
        elif self.status in self.responses:
            yield from self._whole()
        # With other routes to try, such a status is expected; that of a proxy is not the server's.
        elif not ("x-fallbacks" in self.operation.definition and self.exchange.status in _NO_ROUTE) and (
            self.exchange.status < 500 or self.body is not None
        ):
            alike = (each for each in self.responses if int(each) >= 400 and self._fits(each))
            like = next(
                (f"; the body is one of status {each}" for each in alike), f" ({shown(self.body or self.text)})"
            )
            yield self._found("status", self.status, f"status not in the contract{like}", self.body, "responses")

    def _found(self, kind: str, place: str, said: str, example: Any = None, *at: str) -> Finding:
        return Finding(kind, self.operation.id, place, said, example, (*self.at, *at))

    def _all(self, place: str, differences: Iterable[Difference]) -> Iterator[Finding]:
        for kind, path, said, value, at in differences:
            yield Finding(kind, self.operation.id, f"{place} {'.'.join(map(str, path))}".rstrip(), said, value, at)

    def _fits(self, status: str) -> bool:
        places = self._schemas("responses", status)
        return self.body is not None and any(not compare(self.body, at) for at in places)

    def _schemas(self, *at: str) -> list[Path]:
        """Returns the places of the JSON schemas of a body."""
        body = node_at((*self.at, *at[:-1])).get(at[-1], {})
        there = place_of(body["$ref"]) if "$ref" in body else (*self.at, *at)
        names = resolve(body).get("content", {})
        return [(*there, "content", name, "schema") for name in names if name.endswith("json") or name == _FORM]

    def _request(self) -> Iterator[Finding]:
        definition = self.operation.definition
        parameters = {each["name"] for each in definition["parameters"] if each["in"] == "query"}
        # Their fields are sent beside them as well.
        holders = [self.given.get(name) for name in definition.get("x-spread", ())]
        holders = [value_of(each.encode()) if isinstance(each, str) else each for each in holders]
        spread = {name for each in holders if isinstance(each, dict) for name in each}
        for name, value in self.query.items():
            if name.partition("[")[0] not in parameters | spread:
                said = f"not in the contract (parameter, such as {shown(value)})"
                yield self._found("field", f"request {name}", said, value, "parameters")
        # A recording leaves out what differs in each run, so that nothing of it is missing.
        for at in self._schemas("requestBody") if self.sent is not None else ():
            found = [each for each in compare(self.sent, at) if each.kind != "required"]
            yield from self._all("request", (each for each in found if not each.path or each.path[0] not in spread))

    def _refused(self, wrong: set[str]) -> Iterator[Finding]:
        for message, path in _named_in({"message": self.text} if self.body is None else self.body, self.text):
            if "model_not_found" in self.text and path[:1] == ["model"]:
                continue
            if path and path[0] in self.given and path[0] not in wrong:
                value: Any = self.given
                for name in path:
                    value = _inner(value, name)
                yield self._found("refused", f"request {'.'.join(path)}", f"refused: {message}", value)

    def _is_streamed(self) -> bool:
        if isinstance(self.body, dict) or not self.text:
            return False  # An error, even where a stream was announced.
        is_text = self.media_type == "text/plain" and self.asks_for_stream
        could_be = self.operation.stream is not None and self.exchange.status < 400 and self.body is None
        return self.media_type == "text/event-stream" or ((is_text or not self.media_type) and could_be)

    def _whole(self) -> Iterator[Finding]:
        known, is_success = ", ".join(self.content) or "no body", self.exchange.status < 300
        of_status = ("responses", self.status)
        if not self.text:
            if self.content and is_success and "x-empty" not in self.operation.definition:
                yield self._found("json", self.status, f"empty, where the contract has {known}", "", *of_status)
            return
        is_json = self.body is not None or self.text.strip() == "null"
        if not is_json or (self.media_type in self.content and not self.media_type.endswith("json")):
            if self.media_type.endswith("json") and not self.exchange.is_cut:
                yield self._found("json", self.status, f"not JSON ({shown(self.text)})", self.text, *of_status)
            elif self.media_type and self.media_type not in self.content and self.exchange.status < 500:
                said = f"{self.media_type}, where the contract has {known}"
                yield self._found("media-type", self.status, said, shown(self.text), *of_status)
            return
        stream, places = self.operation.stream or {}, self._schemas(*of_status)
        found = [each for at in places for each in compare(self.body, at)]
        # Some servers send errors with another status, or one of success.
        is_other = any(len(each.path) < 2 for each in found) and _inner(self.body, "code") not in self._success_codes()
        if is_other and any(int(each) >= 400 and self._fits(each) for each in self.responses if each != self.status):
            return
        if stream and is_success and self.asks_for_stream and not {"whole_answer", "parts"} & stream.keys():
            said = "a whole answer, where a stream was asked for"
            yield self._found("framing", self.status, said, self.body, "x-stream")
        elif not places:
            said = f"{self.media_type or 'JSON'}, where the contract has {known}"
            yield self._found("media-type", self.status, said, self.body, *of_status)
        yield from self._all(self.status, found)

    def _success_codes(self) -> list[Any]:
        tag = next(each for each in node_at(("tags",)) if each["name"] == self.operation.tag)
        codes = tag.get("x-codes", {}).get("success", [])
        return [*codes, *(int(code) for code in codes if code.isdigit())]

    def _stream(self, stream: Mapping[str, Any] | None) -> Iterator[Finding]:
        if stream is None or not (self.asks_for_stream or "unasked" in stream):
            yield self._found("framing", self.status, "a stream, where a whole answer was asked for", None, "responses")
        if stream is None:
            return
        known = (stream["framing"], *stream.get("alternatives", ()))
        framing, events = read_stream(self.text, known)
        if framing not in known:
            said = f"the stream is {framing}, where the contract has {' or '.join(known)}"
            yield self._found("framing", self.status, said, shown(self.text), "x-stream")
        described = {each["name"]: each for key in ("events", "errors") for each in stream.get(key, ())}
        errors = stream.get("errors", ())
        is_ended, data = self.exchange.is_cut, None
        for name, text in events:
            data = value_of(text.encode())
            if text == stream.get("end"):
                is_ended = True
            elif (data is None and text != "null") or (name is None and not isinstance(data, dict)):
                yield self._found("json", self.status, f"no event with JSON ({shown(text)})", text, "x-stream")
            else:
                name = _name_of(stream, name or "", data)
                event = described.get(name, {})
                is_ended |= event in errors or "terminal" in event
                yield from self._event(stream, described, name, data)
        has_end = "end" in stream and "end_optional" not in stream
        has_end = has_end or any("terminal" in each for each in described.values())
        # An error without a name ends it, too.
        is_ended = is_ended or any("model" in each and not compare(data, _model(each)) for each in errors)
        if has_end and not is_ended:
            said = f"the stream ends without {stream.get('end', 'its last event')}"
            yield self._found("end", self.status, said, None, "x-stream")

    def _event(
        self, stream: Mapping[str, Any], described: Mapping[str, Any], name: str, data: Any
    ) -> Iterator[Finding]:
        place = f"{self.status} event {name}"
        event = described.get(name)
        if event is None:
            said = f"not in the contract ({kind_of(data)}, such as {shown(data)})"
            yield self._found("event", place, said, data, "x-stream", "events")
        if event is None or "model" not in event:
            return
        found = compare(data, _model(event))
        # An error may have no name or that of another event, and the fields of the usual one beside its own.
        errors = stream.get("errors", [])
        usual = described.get(stream.get("unnamed", "message"))
        for other in (*errors, *([usual] if event in errors and usual else ())):
            if found and isinstance(data, dict) and "model" in other:
                found = of_both(found, compare(data, _model(other)))
        usage = event.get("usage", [])
        own = [*event.get("carried", ()), *([usage] if isinstance(usage, str) else usage)]
        for each in found:
            names = ".".join(name for name in each.path if isinstance(name, str))
            is_own = any(f"{path}.".startswith(f"{names}.") or names.startswith(f"{path}.") for path in own)
            if each.kind != "field" or not is_own:
                yield from self._all(place, [each])


def _inner(value: Any, name: str) -> Any:
    if isinstance(value, list) and name.isdigit() and int(name) < len(value):
        return value[int(name)]
    return value.get(name) if isinstance(value, dict) else None


def _model(event: Mapping[str, Any]) -> Path:
    return "components", "schemas", event["model"]


def _name_of(stream: Mapping[str, Any], name: str, data: Any) -> str:
    if name not in ("", "message"):
        return name
    found = _inner(data, stream.get("discriminator", ""))
    return found if isinstance(found, str) else str(stream.get("unnamed", "message"))


def _named_in(value: Any, message: str) -> Iterator[tuple[str, list[str]]]:
    """Yields the fields of a request that an error names, each with the message."""
    if isinstance(value, list):
        for item in value:
            yield from _named_in(item, message)
    elif isinstance(value, dict):
        texts = (value.get(name) for name in ("message", "msg", "description", "detail", "error"))
        message = next((text for text in texts if isinstance(text, str)), message)
        for name in _NAMED_BY & value.keys():
            parts = value[name] if isinstance(value[name], list) else re.findall(r"\w+", str(value[name]))
            yield message, [str(part) for part in parts[parts[:1] in (["body"], ["query"]) :]]
        for inner in value.values():
            yield from _named_in(inner if isinstance(inner, (dict, list)) else None, message)
        # A whole body of JSON has its own names, and the request's.
        if not message.startswith(("{", "[")):
            yield from ((message, re.findall(r"\w+", found[1] or found[2])) for found in _NAMED_IN.finditer(message))
