"""Follows safe redirects, and tries the paths of other versions of the server."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urljoin, urlsplit

from mtmaisdk.clients.rest.calls.call import Call
from mtmaisdk.clients.rest.wire.address import encode_address, origin_of
from mtmaisdk.clients.rest.wire.headers import ResponseHead

_KEEP_METHOD = (307, 308)
_GET_ONLY = (301, 302, 303)
_NO_ROUTE = (404, 405)
_MAX_REDIRECTS = 5
_ELSEWHERE = frozenset((*_KEEP_METHOD, *_GET_ONLY, *_NO_ROUTE))


class Routing:
    """Remembers for one client which of an operation's routes its server has.

    Since a request carries credentials and content, a redirect is followed only if scheme, host, port and method stay
    the same: 307 and 308, and for GET 301, 302 and 303. An external GET has neither and follows any redirect.
    """

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], int] = {}
        self._is_older = False
        """Whether the server has an operation at the route of older ones."""
        self.plain: set[str] = set()
        """Paths of operations whose packed numbers the server refused."""

    def begin(self, call: Call) -> None:
        """Selects for an attempt the route that responded before."""
        if call.packed is not None and call.operation.path in self.plain:
            call.ask_plainly()
        if call.routes:
            call.tried.clear()
            found = self._found.get((call.operation.method, call.operation.path))
            _take_route(call, int(self._is_older and call.operation.fallbacks[0].is_older) if found is None else found)

    def redirects(self, call: Call, head: ResponseHead) -> bool:
        """Whether the request must be sent again elsewhere; if so, the call's request is replaced."""
        status = head.status
        if not call.routes and status not in _ELSEWHERE:
            return False
        if status in _NO_ROUTE:
            untried = [index for index in range(len(call.routes)) if index not in call.tried]
            # A path without the method may have another one, and a path that is unknown has none.
            here = call.routes[call.tried[-1]][1] if call.tried else ""
            untried.sort(key=lambda index: (call.routes[index][1] == here) is (status == 404))
            # A 404 in JSON is the application's own: the route exists, and something else was not found. FastAPI has no
            # other for an unknown route.
            is_answer = status == 404 and "json" in head.headers.get("Content-Type", "")
            if not untried or (is_answer and not any(route.after_json for route in call.operation.fallbacks)):
                return False
            _take_route(call, untried[0])
            return True
        if call.tried and status < 500:
            index = self._found[call.operation.method, call.operation.path] = call.tried[-1]
            if call.operation.fallbacks[0].is_older:
                self._is_older = index > 0 and call.operation.fallbacks[index - 1].is_older
        target = _target(call, head)
        if target is None:
            return False
        call.redirects += 1
        call.request = replace(call.request, url=target)
        return True


def _target(call: Call, head: ResponseHead) -> str | None:
    location, request = head.headers.get("Location"), call.request
    if location is None or call.redirects == _MAX_REDIRECTS or (request.is_external and request.method != "GET"):
        return None
    if head.status not in _KEEP_METHOD and not (head.status in _GET_ONLY and request.method == "GET"):
        return None
    try:
        target = encode_address(urljoin(request.url, location).partition("#")[0])
        parts = urlsplit(target)
        is_own = origin_of(target) == origin_of(request.url) and parts.username is None
        return target if parts.scheme in ("http", "https") and (request.is_external or is_own) else None
    except ValueError:
        return None


def _take_route(call: Call, index: int) -> None:
    method, url = call.routes[index]
    call.tried.append(index)
    # What may be sent twice depends on the method.
    call.request = replace(call.request, method=method, url=url, is_idempotent=False)
