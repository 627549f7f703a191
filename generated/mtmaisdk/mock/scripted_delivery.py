"""Sends the answers of scripts that do not depend on the backend's own behaviour."""

from __future__ import annotations

from dataclasses import replace

from aiohttp import web
from multidict import CIMultiDict

from mtmaisdk.mock.backends import errors_at, errors_of
from mtmaisdk.mock.behaviour import Whole
from mtmaisdk.mock.contract import Operation, load
from mtmaisdk.mock.delivery import close, fault_headers, send_body, send_whole, wait
from mtmaisdk.mock.fault_answers import fault_answer
from mtmaisdk.mock.faults import Faults
from mtmaisdk.mock.framing_writer import Frame, Pause
from mtmaisdk.mock.framings import writer_of
from mtmaisdk.mock.script import WHOLE, body_of
from mtmaisdk.mock.script_plan import PlannedAnswer


async def send_scripted(
    request: web.Request, planned: PlannedAnswer | None, operation: Operation | None, faults: Faults
) -> web.StreamResponse | None:
    """Sends an error or a whole body; `None` if there is no answer or it is for the backend to say."""
    if planned is None:
        return None
    answer, faults = planned.answer, {**planned.faults, **faults}
    errors = errors_of(operation) if operation else errors_at(request.path, load())
    instead = fault_answer(operation, errors, faults) if operation else None
    if "error" in answer:
        error = errors.answer(answer.get("status", 500), answer["error"])
        instead = replace(error, headers=answer.get("headers", {}))
    if instead is None and not WHOLE & answer.keys():
        return None
    planned.use()
    await wait(request, planned.faults.get("slow-headers", 0))
    if "drop-answer" in faults:
        return close(request)
    if instead is not None:
        return await send_whole(request, instead, faults)
    pieces = body_of(answer)
    stream = operation.stream if operation and "pieces" in answer else None
    kind = writer_of(stream["framing"]).media_type if stream else "application/json"
    headers = CIMultiDict({} if pieces == [b""] else {"Content-Type": kind})
    headers.update(answer.get("headers", {}))
    status = answer.get("status", 200)
    if "pieces" not in answer:
        return await send_whole(request, Whole(pieces[0], "", status, headers), faults)
    headers.update(fault_headers(faults))
    sent = [Frame(piece) if isinstance(piece, bytes) else Pause(piece) for piece in pieces]
    return await send_body(request, web.StreamResponse(status=status, headers=headers), sent, faults, None)
