"""What browsers need, and what they must not get: pages of any origin may ask, but not under a foreign name."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from ipaddress import ip_address
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware


def guard(allow_hosts: Collection[str]) -> Middleware:
    """Returns a middleware that refuses foreign names and answers a browser's preflight requests.

    Args:
        allow_hosts: Names under which this server may be reached besides addresses and `localhost`. A page of another
            name that leads here (DNS rebinding) could otherwise use the server as its own.
    """

    @web.middleware
    async def check(request: web.Request, handler: Handler) -> web.StreamResponse:
        name = urlsplit(f"//{request.headers.get('Host', 'localhost')}").hostname or ""
        if not (name in allow_hosts or name.split(".")[-1] == "localhost" or _is_address(name)):
            message = f"The host {name!r} is not allowed; start the mock server with --allow-host {name}"
            return web.json_response({"message": message}, status=403)
        asked = request.headers.get("Access-Control-Request-Method")
        if request.method == "OPTIONS" and asked:
            headers = request.headers.get("Access-Control-Request-Headers", "")
            allowed = {"Methods": asked, "Headers": headers, "Private-Network": "true"}
            return web.Response(status=204, headers={f"Access-Control-Allow-{what}": allowed[what] for what in allowed})
        return await handler(request)

    return check


async def allow_reading(request: web.Request, response: web.StreamResponse) -> None:
    """Lets the page that asked read the response."""
    if "Origin" in request.headers:
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = "*"


def _is_address(name: str) -> bool:
    with suppress(ValueError):
        return bool(ip_address(name))
    return False
