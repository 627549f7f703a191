# Derived from clients/rest/methods/download.py by tools/derive_blocking.py; not to be edited.

"""Saves a response that is a file, piece by piece."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtmaisdk.clients.rest.calls.download import Download
from mtmaisdk.clients.rest.calls.limits import IdleLimit
from mtmaisdk.clients.rest.exceptions import ApiConnectionException, OpenApiException
from mtmaisdk.clients.rest.transport import blocking
from mtmaisdk.clients.rest.transport.blocking.body import Body, release
from mtmaisdk.clients.rest.transport.blocking.exchange import FAILURES
from mtmaisdk.clients.rest.transport.blocking.waiting import in_thread

if TYPE_CHECKING:
    from pathlib import Path

    from mtmaisdk.clients.rest.calls.call import Call
    from mtmaisdk.clients.rest.files.partial import PartialFile


def save(file: PartialFile, call: Call, response: blocking.Response) -> Path:
    """Writes the body of a response to a file and returns the file's path.

    Args:
        file: The file, open; it appears under its name when it is whole.
        call: The call, answered.
        response: Its response.

    Raises:
        ApiException: The response is not a file.
        ApiConnectionException: The connection broke.
        ApiTimeoutException: The file did not arrive in time.
    """
    download, body = Download(call), Body(response, IdleLimit(call))
    try:
        while piece := body.read():
            if download.is_content(piece):
                in_thread(file.write, piece)
        download.finish()
    except FAILURES as error:
        if body.is_late(error):
            raise call.timeout_error("idle") from error
        raise ApiConnectionException(f"{call.request}: the file is not whole: {error}", "read") from error
    except OpenApiException as error:
        call.redact(error)
        raise
    finally:
        body.stop()
        release(response)
    return file.path
