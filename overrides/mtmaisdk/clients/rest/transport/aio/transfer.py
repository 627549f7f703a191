"""Sends a transfer over aiohttp."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import aiohttp
from yarl import URL

from mtmaisdk.clients.rest.calls.transfer import LARGEST_ANSWER, Transfer, TransferAnswer
from mtmaisdk.clients.rest.exceptions import ApiConnectionException, ApiTimeoutException
from mtmaisdk.clients.rest.transport.aio.exchange import FAILURES

if TYPE_CHECKING:
    from mtmaisdk.clients.rest.transport.aio.connections import Connections


async def exchange(connections: Connections, transfer: Transfer) -> TransferAnswer:
    """Sends a transfer and returns what came back.

    Raises:
        ApiConnectionException: The address could not be reached.
        ApiTimeoutException: There was no answer in time.
    """
    timeouts, options = transfer.timeouts, connections.transfer_options(transfer.url)
    options["headers"].update(transfer.headers)
    timeout = aiohttp.ClientTimeout(total=timeouts.total, sock_connect=timeouts.connect, sock_read=timeouts.first_byte)
    try:
        async with connections.transfers().request(
            transfer.method,
            URL(transfer.url, encoded=True),
            data=transfer.body,
            timeout=timeout,
            allow_redirects=False,
            **options,
        ) as response:
            body = bytearray()
            async for piece in response.content.iter_any():
                body += piece
                if len(body) > LARGEST_ANSWER:
                    response.close()
                    break
    except aiohttp.ConnectionTimeoutError as error:
        raise ApiTimeoutException(f"{transfer}: not connected in time", "connect") from error
    except asyncio.TimeoutError as error:
        raise ApiTimeoutException(f"{transfer}: no answer in time", "wait") from error
    except aiohttp.ClientConnectorError as error:
        raise ApiConnectionException(f"{transfer}: {error}", "connect") from error
    except (aiohttp.InvalidURL, aiohttp.ClientResponseError) as error:
        # Their texts have the address.
        raise ApiConnectionException(f"{transfer}: {type(error).__name__}", "read") from error
    except FAILURES as error:
        raise ApiConnectionException(f"{transfer}: {error or type(error).__name__}", "wait") from error
    return TransferAnswer(response.status, response.reason, response.headers, bytes(body))
