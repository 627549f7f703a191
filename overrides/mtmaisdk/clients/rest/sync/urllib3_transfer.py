"""Sends a transfer over urllib3."""

from __future__ import annotations

from typing import TYPE_CHECKING

import urllib3
from urllib3 import exceptions

from mtmaisdk.clients.rest.exceptions import ApiConnectionException, ApiTimeoutException
from mtmaisdk.clients.rest.sync.urllib3_exchange import FAILURES, words
from mtmaisdk.clients.rest.transfer import LARGEST_ANSWER, Transfer, TransferAnswer

if TYPE_CHECKING:
    from mtmaisdk.clients.rest.sync.connections import Connections


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
        # urllib3 counts a refused connection as a timeout.
        if isinstance(error, exceptions.TimeoutError) and not isinstance(error, exceptions.NewConnectionError):
            raise ApiTimeoutException(f"{transfer}: no answer in time") from error
        raise ApiConnectionException(f"{transfer}: {words(error, error)}") from error
    # What was not read to its end cannot be used again.
    response.close() if len(body) == LARGEST_ANSWER else response.release_conn()
    return TransferAnswer(response.status, response.reason, response.headers, body)
