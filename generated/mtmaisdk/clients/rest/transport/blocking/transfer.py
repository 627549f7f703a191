"""Sends a transfer over urllib3."""

from __future__ import annotations

from typing import TYPE_CHECKING

import urllib3
from urllib3 import exceptions

from mtmaisdk.clients.rest.calls.transfer import LARGEST_ANSWER, Transfer, TransferAnswer
from mtmaisdk.clients.rest.exceptions import ApiConnectionException, ApiTimeoutException, Phase
from mtmaisdk.clients.rest.transport.blocking.exchange import FAILURES, words
from mtmaisdk.clients.rest.transport.blocking.response import release

if TYPE_CHECKING:
    from mtmaisdk.clients.rest.transport.blocking.connections import Connections


def exchange(connections: Connections, transfer: Transfer) -> TransferAnswer:
    """Sends a transfer and returns what came back.

    Raises:
        ApiConnectionException: The address could not be reached.
        ApiTimeoutException: There was no answer in time.
    """
    timeouts = transfer.timeouts
    try:
        response = connections.transfers(transfer.url).urlopen(
            transfer.method,
            transfer.url,
            body=transfer.body,
            headers=transfer.headers,
            timeout=urllib3.Timeout(total=timeouts.total, connect=timeouts.connect, read=timeouts.first_byte),
            redirect=False,
            retries=False,
            preload_content=False,
        )
        body = response.read(LARGEST_ANSWER)
    except FAILURES as error:
        raise _failure(error, transfer) from error
    release(response)
    return TransferAnswer(response.status, response.reason, response.headers, body)


def _failure(error: BaseException, transfer: Transfer) -> ApiConnectionException:
    if isinstance(error, exceptions.NewConnectionError):
        # urllib3 counts a refused connection as a timeout.
        return ApiConnectionException(f"{transfer}: {words(error, error)}", "connect")
    if isinstance(error, (exceptions.TimeoutError, TimeoutError)):
        phase: Phase = "connect" if isinstance(error, exceptions.ConnectTimeoutError) else "wait"
        return ApiTimeoutException(f"{transfer}: no answer in time", phase)
    if isinstance(error, exceptions.LocationValueError):
        # Its text has the address.
        return ApiConnectionException(f"{transfer}: {type(error).__name__}", "read")
    return ApiConnectionException(f"{transfer}: {error or type(error).__name__}", "wait")
