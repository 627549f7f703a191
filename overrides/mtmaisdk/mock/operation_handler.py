"""Answers the requests for one operation."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, islice
from typing import Any

from aiohttp import web

from mtmaisdk.mock.backends import Behaviour, backend_of, errors_of
from mtmaisdk.mock.backends.requests import asks_for_stream, check_model, fields_of
from mtmaisdk.mock.behaviour import Answer, Event, ReceivedCall, Refusal, Streamed, Whole
from mtmaisdk.mock.content.said import Said
from mtmaisdk.mock.contract import Operation
from mtmaisdk.mock.credentials import check_credentials
from mtmaisdk.mock.delivery import close, send_stream, send_whole, wait
from mtmaisdk.mock.error_format import ErrorFormat, error_answer
from mtmaisdk.mock.fault_answers import fault_answer
from mtmaisdk.mock.faults import Faults
from mtmaisdk.mock.framings import example_events, frame_stream, writer_of
from mtmaisdk.mock.problem import MALFORMED, Problem, malformed_json
from mtmaisdk.mock.script import SAYS, said_by, says_something
from mtmaisdk.mock.script_plan import PlannedAnswer
from mtmaisdk.mock.scripted_delivery import send_scripted

EXAMPLE_HEADER = "X-Mock-Example"
"""Request header that asks for an example: its status, a blank, and its name."""

_FORM = "multipart/form-data"
_log = logging.getLogger("mtmaisdk.mock")


@dataclass(frozen=True)
class OperationHandler:
    """Answers the requests for one operation; without a behaviour its examples do.

    Answers are checked against the contract if there is a list of `mismatches` to add to.
    """

    operation: Operation
    behaviour: Behaviour | None
    api_key: str | None
    mismatches: list[str] | None
    models: Sequence[str]

    @cached_property
    def _errors(self) -> ErrorFormat:
        return errors_of(self.operation)

    async def handle(
        self, request: web.Request, body: bytes, faults: Faults, find: Callable[[], PlannedAnswer | None]
    ) -> web.StreamResponse:
        """Answers a request, as a script says if there is one for it.

        Which answer of the script it gets is found when it is sent, so that another gets it if this one is refused.

        Raises:
            ConnectionError: The client disconnected, or the server stops.
        """
        try:
            instead = self._example(request) or fault_answer(self.operation, self._errors, faults)
            if instead is not None:
                return await send_whole(request, instead, faults)
            planned = find()
            if sent := await send_scripted(request, planned, self.operation, faults):
                return sent
            answer = self._answer(request, body, self._said(planned))
            if planned is not None and (isinstance(answer, Streamed) or answer.status < 400):
                planned.use()
                await wait(request, planned.faults.get("slow-headers", 0))
                faults = {**planned.faults, **faults}
            if isinstance(answer, Streamed):
                return await self._stream(request, answer, faults)
        except Refusal as refusal:
            answer = error_answer(refusal.status, refusal.body or self._errors.error(refusal.status, refusal.message))
        except RecursionError:
            answer = error_answer(*self._errors.invalid([Problem("body", (), MALFORMED, "nested too deeply")]))
        except ConnectionError:
            raise
        except Exception:
            _log.exception("%s failed", self.operation.id)
            answer = self._errors.answer(500, "Internal Server Error")
        if self.mismatches is not None:
            answer = self._checked(request, body, answer, self.mismatches)
        if "drop-answer" in faults:
            return close(request)
        return await send_whole(request, answer, faults)

    def _said(self, planned: PlannedAnswer | None) -> Said | None:
        """Returns what a script says for the backend to put into its words.

        Raises:
            Refusal: The backend has no words for it.
        """
        if planned is None or not says_something(planned.answer):
            return None
        backend = backend_of(self.operation.backend)
        known = backend.says_less.get(self.operation.method, backend.says) if backend and self.behaviour else ()
        if unknown := SAYS & planned.answer.keys() - {*known}:
            raise Refusal(501, f"{self.operation.id} has no words for {', '.join(sorted(unknown))} of a script")
        return said_by(planned.answer)

    def _answer(self, request: web.Request, body: bytes, said: Said | None) -> Answer:
        match check_credentials(self.operation, request, self.api_key):
            case "missing":
                raise _refusal(self._errors.credentials)
            case "wrong":
                raise _refusal(self._errors.wrong_key or self._errors.credentials)
        value, problems = self._read(request, body)
        # A backend itself refuses fields that are invalid together, with the message of the real server.
        if problems and not (self.behaviour and all(problem.is_combination for problem in problems)):
            raise _refusal(self._errors.invalid(problems))
        query = {name: request.query.getall(name) for name in request.query}
        call = ReceivedCall(
            operation=self.operation,
            path=request.match_info,
            query={name: values[0] if len(values) == 1 else values for name, values in query.items()},
            headers=request.headers,
            body=value,
            base_url=f"{request.scheme}://{request.host}",
            said=said,
            models=self.models,
        )
        check_model(call, fields_of(call).get("model"), self._errors)
        try:
            answer = (self.behaviour or self._answer_with_examples)(call)
        except Refusal:
            if self._is_example(call):
                return self._answer_with_examples(call)
            raise
        is_refused = isinstance(answer, Whole) and answer.status >= 400
        if is_refused and self._is_example(call):
            return self._answer_with_examples(call)
        if isinstance(answer, Streamed):
            # A backend may refuse the call before its first event.
            events = iter(answer.events)
            return replace(answer, events=chain([*islice(events, 1)], events))
        return answer

    def _is_example(self, call: ReceivedCall) -> bool:
        """Whether a call is an example of the contract, whose ids a backend that keeps a state may not know."""
        parameters = [each for each in self.operation.definition["parameters"] if each.get("required")]
        given = {**call.query, **call.path}
        examples = self.operation.request_examples
        return (
            bool(parameters or examples)
            and all(given[each["name"]] == str(each.get("example", each.get("x-example"))) for each in parameters)
            and (not examples or call.body in [example.value for example in examples])
        )

    def _read(self, request: web.Request, body: bytes) -> tuple[Any, list[Problem]]:
        """Returns the body's value and the request's problems."""
        # openapi-core takes longer to import than the server to start.
        from mtmaisdk.mock.request_validation import contract_request, find_body_problems, find_problems

        described = self.operation.definition["requestBody"].get("content", {})
        body = body if described else b""
        if request.content_type == _FORM and _FORM in described:
            from mtmaisdk.mock.form import read_form, without_files

            try:
                fields = read_form(request.headers["Content-Type"], body, described[_FORM]["schema"])
            except ValueError as error:
                return None, [Problem("body", (), MALFORMED, str(error))]
            return fields, find_body_problems(self.operation, without_files(fields), _FORM)
        try:
            value = json.loads(body, parse_constant=_refuse_constant) if body else None
        except json.JSONDecodeError as error:
            return None, [malformed_json(error)]
        except ValueError as error:
            return None, [Problem("body", (), MALFORMED, str(error).partition(":")[0])]
        return value, find_problems(self.operation, contract_request(self.operation, request, body))

    def _example(self, request: web.Request) -> Whole | None:
        wanted = request.headers.get(EXAMPLE_HEADER)
        if wanted is None:
            return None
        for example in self.operation.response_examples:
            if wanted in (f"{example.status} {example.name}", f"{example.status} {example.name} {example.media_type}"):
                return Whole(example.value, example.media_type, example.status)
        return Whole({"message": f"{self.operation.id} has no example {wanted!r}"}, status=400)

    def _answer_with_examples(self, call: ReceivedCall) -> Answer:
        stream = self.operation.stream
        if stream and asks_for_stream(call):
            return Streamed(example_events(stream))
        for example in self.operation.response_examples:
            if 200 <= example.status < 300:
                return Whole(example.value, example.media_type, example.status)
        return Streamed(example_events(stream)) if stream else Whole(b"", "", 204)

    async def _stream(self, request: web.Request, answer: Streamed, faults: Faults) -> web.StreamResponse:
        stream = self.operation.stream
        if stream is None:
            raise TypeError("the contract declares no stream")
        events = answer.events
        if self.mismatches is not None:
            events = self._check_events(events, self.mismatches)
        if "crlf" in stream:
            faults = {**faults, "crlf": None}
        if answer.is_cut:
            faults = {**faults, "no-final-chunk": None}
        pieces = frame_stream(stream, events)
        if "drop-answer" in faults:
            for _ in pieces:
                pass
            return close(request)
        try:
            return await send_stream(request, pieces, writer_of(stream["framing"]), faults)
        except ConnectionError:
            raise
        except Exception:
            _log.exception("%s failed in its stream", self.operation.id)
            return close(request)

    def _check_events(self, events: Iterable[Event], mismatches: list[str]) -> Iterator[Event]:
        from mtmaisdk.mock.response_check import event_mismatch

        for name, data in events:
            if mismatch := event_mismatch(self.operation, name, data):
                mismatches.append(mismatch)
                raise ValueError(mismatch)
            yield name, data

    def _checked(self, request: web.Request, body: bytes, answer: Whole, mismatches: list[str]) -> Whole:
        from mtmaisdk.mock.request_validation import contract_request
        from mtmaisdk.mock.response_check import whole_mismatch

        mismatch = whole_mismatch(contract_request(self.operation, request, body), self.operation, answer)
        if not mismatch:
            return answer
        mismatches.append(mismatch)
        return Whole(mismatch, "text/plain; charset=utf-8", 500)


def _refusal(of: tuple[int, Any]) -> Refusal:
    return Refusal(of[0], "", of[1])


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is not valid JSON")
