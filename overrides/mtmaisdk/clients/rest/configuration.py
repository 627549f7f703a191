"""The address of the server, credentials and transport settings."""

from __future__ import annotations

import base64
import os
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from mtmaisdk.clients.rest.security_schemes import SECURITY_SCHEMES
from mtmaisdk.clients.rest.settings import checks, tls
from mtmaisdk.clients.rest.settings.checks import AccessToken
from mtmaisdk.clients.rest.settings.hooks import AfterResponse, BeforeRequest, Hooks, OnError, OnEvent
from mtmaisdk.clients.rest.settings.names import with_hints
from mtmaisdk.clients.rest.settings.retries import Retries
from mtmaisdk.clients.rest.settings.timeouts import Timeout, Timeouts
from mtmaisdk.clients.rest.wire.address import read_host
from mtmaisdk.clients.rest.wire.headers import is_secret
from mtmaisdk.version import __version__

DEFAULT_HOST = "http://localhost"

_SHORTEST_SECRET = 4
"""Characters; redacting shorter ones would garble words."""

N = TypeVar("N", int, float)


class Configuration:
    """Address, credentials and transport settings of a client.

    Args:
        host: Base address, such as `http://localhost:8000`, with or without `/v1`, `/api` and the like; by default the
            environment's `MTMAI_BASE_URL`, or `http://localhost`. One with another version, such as `/api/v3`, takes
            the place of `/v1`.
        api_key: Key by name of its security scheme, such as `{"cookieAuth": "SESSION"}`.
        api_key_prefix: Word before the key, by name of the security scheme.
        username: User name for basic authentication.
        password: Password for basic authentication.
        access_token: Bearer token, or a function that returns it, called at each attempt, and once more after a 401; by
            default the environment's `MTMAI_API_KEY`, unless another credential is given.
        timeout: Seconds for a whole call, or a pair (to connect, to wait), or `Timeouts`; by default the environment's
            `MTMAI_TIMEOUT`, in seconds for a whole call.
        verify_ssl: Whether to check the server's certificate.
        ssl_ca_cert: File with the certificate authorities to trust instead of the system's.
        cert_file: File with the client certificate.
        key_file: File with the client certificate's key.
        proxy: Address of an HTTP proxy, empty for no proxy; by default the environment's `HTTP_PROXY`, `HTTPS_PROXY`
            and `NO_PROXY`, read when a client is created.
        max_connections: The maximum number of open connections.
        max_event_size: Bytes of the largest event of a stream; the largest known events are images in base64.
        max_answer_size: Bytes of the largest response that is held in memory, decompressed. Streams are limited by
            `max_event_size`, and files that are saved are not limited.
        retries: The maximum number of retries, or `Retries`; by default the environment's `MTMAI_MAX_RETRIES`, or 2.
        before_request: Called with the `Request` before each attempt; it may change the headers.
        after_response: Called with the `Request` and the `ResponseHead` of each response.
        on_event: Called with the `Request` and each event of a stream, before the caller gets it.
        on_error: Called with the `Request` and the error of each attempt, or the error that breaks a stream.
        default_headers: Headers of every request to the API.
        complete_address: Whether `host` takes the place of `/v1` although it names no version, such as
            `http://localhost:7861/chat`.

    Raises:
        TypeError: A hook is not a function, or an argument is unknown.
        ValueError: An argument or environment variable is invalid; the message names it.
    """

    @with_hints
    def __init__(
        self,
        host: str | None = None,
        api_key: dict[str, str] | None = None,
        api_key_prefix: dict[str, str] | None = None,
        username: str | None = None,
        password: str | None = None,
        access_token: AccessToken | None = None,
        *,
        timeout: Timeout | None = None,
        verify_ssl: bool = True,
        ssl_ca_cert: str | None = None,
        cert_file: str | None = None,
        key_file: str | None = None,
        proxy: str | None = None,
        max_connections: int = 100,
        max_event_size: int = 64 * 2**20,
        max_answer_size: int = 256 * 2**20,
        retries: int | Retries | None = None,
        before_request: BeforeRequest | None = None,
        after_response: AfterResponse | None = None,
        on_event: OnEvent | None = None,
        on_error: OnError | None = None,
        default_headers: Mapping[str, str] | None = None,
        complete_address: bool = False,
    ) -> None:
        for name, text in {"host": host, "username": username, "password": password, "proxy": proxy}.items():
            checks.check_text(name, text)
        self.host, user, secret = read_host(host or os.environ.get("MTMAI_BASE_URL") or DEFAULT_HOST)
        if username is None and user is not None:
            username, password = user, secret
        self.api_key = checks.read_keys("api_key", api_key, SECURITY_SCHEMES)
        self.api_key_prefix = checks.read_keys("api_key_prefix", api_key_prefix, SECURITY_SCHEMES)
        self.username = username
        self.password = password
        if access_token is None and not self.api_key and username is None:
            access_token = checks.read_key("MTMAI_API_KEY", os.environ.get("MTMAI_API_KEY"))
        self.access_token = access_token if callable(access_token) else checks.read_key("access_token", access_token)
        timeout = _number_from("MTMAI_TIMEOUT", float) if timeout is None else timeout
        self.timeouts = Timeouts() if timeout is None else Timeouts.parse(timeout)
        retries = _number_from("MTMAI_MAX_RETRIES", int) if retries is None else retries
        self.retries = Retries() if retries is None else Retries.parse(retries)
        hooks = Hooks(before_request, after_response, on_event, on_error)
        self.hooks = hooks if hooks.given else None
        self.verify_ssl = checks.read_flag("verify_ssl", verify_ssl)
        self.ssl_ca_cert = checks.read_path("ssl_ca_cert", ssl_ca_cert)
        self.cert_file = checks.read_path("cert_file", cert_file)
        self.key_file = checks.read_path("key_file", key_file)
        self.proxy = proxy
        self.max_connections = checks.read_count("max_connections", max_connections)
        self.max_event_size = checks.read_count("max_event_size", max_event_size)
        self.max_answer_size = checks.read_count("max_answer_size", max_answer_size)
        self.default_headers: dict[str, str] = checks.read_headers("default_headers", default_headers)
        self.complete_address = checks.read_flag("complete_address", complete_address)
        self._ssl_contexts: dict[tuple[Any, ...], tls.SSLContext] = {}
        self.user_agent = f"mtmaisdk/{__version__} python"

    def __repr__(self) -> str:
        # Credentials stay out of logs.
        return f"Configuration(host={self.host!r})"

    def auth_headers(self, schemes: Iterable[str], token: str | None = None) -> dict[str, str]:
        """Returns the headers with the credentials for an operation's security schemes; a bearer token comes first.

        The call asks a function for the `token`; without it the headers that are to have it are empty.
        """
        headers: dict[str, str] = {}
        is_asked, keys = callable(self.access_token), self.api_key
        known = token or ("" if is_asked else str(self.access_token or ""))
        used = [(name, SECURITY_SCHEMES[name]) for name in schemes]
        if not (known or is_asked):
            known = next((keys[name] for name, scheme in used if scheme.is_token and name in keys), "")
        for name, scheme in used:
            if scheme.kind == "bearer" and (known or is_asked):
                headers["Authorization"] = known and f"Bearer {known}"
            elif scheme.is_token and name not in keys and (known or is_asked):
                headers[scheme.key] = known
            elif scheme.kind == "basic" and self.username is not None:
                pair = f"{self.username}:{self.password or ''}".encode()
                headers.setdefault("Authorization", "Basic " + base64.b64encode(pair).decode())
            elif scheme.kind in ("cookie", "header") and name in self.api_key:
                key = " ".join(filter(None, (self.api_key_prefix.get(name), self.api_key[name])))
                is_cookie = scheme.kind == "cookie"
                headers["Cookie" if is_cookie else scheme.key] = f"{scheme.key}={key}" if is_cookie else key
        return headers

    def secrets(self, headers: Mapping[str, str]) -> list[str]:
        """Returns the texts to redact, also those in the headers of a request, the longest first."""
        token = None if callable(self.access_token) else self.access_token
        found = {token, self.password, *self.api_key.values()}
        names = {scheme.key.lower() for scheme in SECURITY_SCHEMES.values() if scheme.kind == "header"}
        for name, value in [*self.default_headers.items(), *headers.items()]:
            if name.lower() in names or is_secret(name, value):
                found |= {value, value.partition(" ")[2], *(part.partition("=")[2] for part in value.split(";"))}
        shown = (secret.strip() for secret in found if secret)
        return sorted({secret for secret in shown if len(secret) >= _SHORTEST_SECRET}, key=len, reverse=True)

    def ssl_context(self, client_certificate: bool = True) -> tls.SSLContext:
        """Returns a TLS context with these settings; each is created once, since that takes some 20 ms."""
        certificate = (self.cert_file, self.key_file) if client_certificate else (None, None)
        settings = (self.verify_ssl, self.ssl_ca_cert, *certificate)
        if settings not in self._ssl_contexts:
            self._ssl_contexts[settings] = tls.make_context(*settings)
        return self._ssl_contexts[settings]

    def timeouts_for(self, options: Mapping[str, Any]) -> Timeouts:
        """Returns the limits of a call with these options; see `RequestOptions`."""
        timeout = options.get("_request_timeout")
        return self.timeouts if timeout is None else Timeouts.parse(timeout)

    def retries_for(self, options: Mapping[str, Any]) -> Retries:
        """Returns the retries of a call with these options; see `RequestOptions`."""
        retries = options.get("_retries")
        return self.retries if retries is None else Retries.parse(retries)

    def __getstate__(self) -> dict[str, Any]:
        # A TLS context cannot be copied or pickled.
        return {**self.__dict__, "_ssl_contexts": {}}


def _number_from(variable: str, kind: Callable[[str], N]) -> N | None:
    text = os.environ.get(variable, "").strip()
    try:
        return kind(text) if text else None
    except ValueError:
        raise ValueError(f"{variable}: {text!r} is not a number") from None
