"""Ends a response of urllib3."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import urllib3


def let_go(response: urllib3.BaseHTTPResponse) -> None:
    """Closes the connection of a response that was not read to its end, and frees its place in the pool.

    A response that was read to its end is back in the pool, and this does nothing.
    """
    response.close()
    # To close alone would leave the pool one connection short for good.
    response.release_conn()
