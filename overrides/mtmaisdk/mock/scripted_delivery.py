"""Sends the answers of scripts that do not depend on the backend's own behaviour."""

from __future__ import annotations

from dataclasses import replace

from aiohttp import web
from multidict import CIMultiDict

from mtmaisdk.mock.backends import errors_at, errors_of
from mtmaisdk.mock.behaviour import Whole
from mtmaisdk.mock.contract import Operation, load
from mtmaisdk.mock.delivery import respond, send_body, send_whole
from mtmaisdk.mock.faults import Faults, parse_faults
from mtmaisdk.mock.framing_writer import Frame, Pause
from mtmaisdk.mock.framings import writer_of
from mtmaisdk.mock.received import ReceivedRequest
from mtmaisdk.mock.script import body_of, says_something
from mtmaisdk.mock.script_plan import AskedRequest, ScriptPlan
from mtmaisdk.mock.script_types import ScriptedAnswer


def scripted_answer(
    plan: ScriptPlan, received: ReceivedRequest, operation: Operation | None = None
) -> ScriptedAnswer | None:
    """Returns the answer of a script to a request, `None` if there is none and the backend answers."""
    asked = AskedRequest(received, operation)
    try:
        answer = plan.next_for(asked)
    except Exception as error:
        # A mistake in the predicate of a test.
        plan.unmatched.append(f"whether an answer fits {asked} cannot be told: {error!r}")
        return {"error": plan.unmatched[-1], "status": 500}
    if answer is None and plan.strict:
        return {"error": plan.refusal_of(asked), "status": 500}
    return answer


def faults_of(answer: ScriptedAnswer | None, faults: Faults) -> Faults:
    """Returns the faults of an answer and those that the request asks for."""
    return {**parse_faults((answer or {}).get("fault", "")), **faults}


async def send_scripted(
    request: web.Request, answer: ScriptedAnswer | None, operation: Operation | None, faults: Faults
) -> web.StreamResponse | None:
    """Sends an error or a whole body; `None` if there is no answer or it is for the backend to say."""
    if answer is None or says_something(answer) or not answer.keys() - {"when", "times", "fault"}:
        return None
    if "error" in answer:
        errors = errors_of(operation) if operation else errors_at(request.path, load())
        error = errors.answer(answer.get("status", 500), answer["error"])
        return await send_whole(request, replace(error, headers=answer.get("headers", {})), faults)
    pieces = body_of(answer)
    stream = operation.stream if operation and "pieces" in answer else None
    kind = writer_of(stream["framing"]).media_type if stream else "application/json"
    headers = CIMultiDict({} if pieces == [b""] else {"Content-Type": kind})
    headers.update(answer.get("headers", {}))
    status = answer.get("status", 200)
    if "pieces" in answer or faults:
        sent = [Frame(piece) if isinstance(piece, bytes) else Pause(piece) for piece in pieces]
        return await send_body(request, web.StreamResponse(status=status, headers=headers), sent, faults, None)
    (body,) = pieces
    return respond(Whole(body, "", status, headers))
