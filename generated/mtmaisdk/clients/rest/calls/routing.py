"""Where a request goes: along redirects that are safe, and to where another version of the server expects it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit

if TYPE_CHECKING:
    from mtmaisdk.clients.rest.settings.request import Request


_KEEP_METHOD = (307, 308)
_GET_ONLY = (301, 302, 303)
_NO_ROUTE = (404, 405)
_MOST_REDIRECTS = 5
_AS_IT_IS = "%/:=&?~+!$,;'@()*[]"

ELSEWHERE = frozenset((*_KEEP_METHOD, *_GET_ONLY, *_NO_ROUTE))
"""The statuses after which a request may go elsewhere."""


class Routing:
    """Remembers for one client which of an operation's routes its server has."""

    def __init__(self) -> None:
        self._found: dict[str, int] = {}

    def first(self, request: Request) -> Request:
        """Returns the request on the route that answered before."""
        return _on_route(replace(request, tried=()), self._found.get(request.operation, 0))

    def next(self, request: Request, status: int, headers: Mapping[str, str]) -> Request | None:
        """Returns the request as it has to be sent again, or `None` where the answer stands.

        A redirect is followed where it stays on the same scheme, host and port and the method stays too:
        307 and 308, and for GET 301, 302 and 303. Nothing else is: a request carries credentials and content.

        Args:
            request: The request that was answered.
            status: The answer's status.
            headers: The answer's headers.
        """
        if status in _NO_ROUTE:
            untried = [index for index in range(len(request.routes)) if index not in request.tried]
            # A 404 in JSON is the application's own: there is the route, and something else is missing.
            is_answer = status == 404 and "json" in headers.get("Content-Type", "")
            return None if is_answer or not untried else _on_route(request, untried[0])
        if request.tried and status < 500:
            self._found[request.operation] = request.tried[-1]
        location = headers.get("Location")
        if location is None or request.redirects == _MOST_REDIRECTS:
            return None
        if status in _KEEP_METHOD or (status in _GET_ONLY and request.method == "GET"):
            try:
                target = quote(urljoin(request.url, location).partition("#")[0], safe=_AS_IT_IS)
                if _origin(target) == _origin(request.url):
                    return replace(request, url=target, redirects=request.redirects + 1)
            except ValueError:
                # No address at all.
                return None
        return None


def _origin(url: str) -> tuple[str, str | None, str | None, int | None]:
    parts = urlsplit(url)
    return parts.scheme, parts.username, parts.hostname, parts.port or {"http": 80, "https": 443}.get(parts.scheme)


def _on_route(request: Request, index: int) -> Request:
    method, url = request.routes[index]
    return replace(request, method=method, url=url, tried=(*request.tried, index))
