"""The server of a command, from flags, a profile and the environment."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import click

from mtmaisdk.chat.backends import backend_names
from mtmaisdk.cli.config_file import SECRETS, read_key, read_profile
from mtmaisdk.cli.output import from_outside, warn
from mtmaisdk.clients.rest.wire.address import origin_of, read_host, server_of
from mtmaisdk.clients.rest.wire.json_text import parse_json

if TYPE_CHECKING:
    from mtmaisdk.chat import Chat

_DEFAULT_BACKEND = "openai"
_OWN = {"backend", "base_url", "api_key", "api_key_file", "auth", "history"}
"""Settings of a profile that are not passed to `connect`."""
_CREDENTIALS = {*SECRETS, "username", "cert_file", "key_file", "default_headers", "_headers"}
"""Further settings of a profile that are only for its own server."""


@dataclass(frozen=True)
class Connection:
    """A server, with the credentials and further arguments of `connect`; without `auth` the key is a bearer token.

    `history` is a file for the questions of interactive chats.
    """

    backend: str
    base_url: str
    key: str | None = field(default=None, repr=False)
    auth: str | None = None
    settings: Mapping[str, Any] = field(default_factory=dict, repr=False)
    history: str | None = None

    def chat(self, **options: Any) -> Chat:
        """Opens a conversation; options that are `None` are left out."""
        from mtmaisdk.chat import as_backend, connect

        key = {self.auth: self.key} if self.auth and self.key else self.key
        # A key of the environment that was left out must not be read again.
        settings = {"access_token": "", **self.settings, **given(**options)}
        try:
            return connect(as_backend(self.backend), self.base_url, key, **settings)
        except ValueError as error:
            name = str(error).partition(":")[0]
            if isinstance(self.settings.get(name), str):
                raise click.UsageError(f"{error}; for a JSON value write {name}:=…") from None
            raise

    def openai_chat(self, what: str) -> Chat:
        """Opens a conversation with a backend of OpenAI's API, to use its `api`."""
        chat = self.chat()
        if type(chat.api).__name__ != "OpenAIApi":
            chat.close()
            raise click.UsageError(f"{self.backend} does not support {what}: choose another backend with --backend")
        return chat


def given(**options: Any) -> dict[str, Any]:
    """Returns the options without those that are `None`."""
    return {name: value for name, value in options.items() if value is not None}


def connects(function: Callable[..., Any]) -> Callable[..., Any]:
    """Adds the connection options to a command; the connection becomes its first argument."""

    @functools.wraps(function)
    def with_connection(*, profile: str | None, assignments: tuple[str, ...], **options: Any) -> Any:
        flags = {name: options.pop(name) for name in ("backend", "base_url", "api_key_file", "auth")}
        settings = {**given(api=options.pop("api")), **read_assignments(assignments)}
        return function(resolve(flags, profile, settings), **options)

    decorated: Callable[..., Any] = with_connection
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    return decorated


def resolve(flags: Mapping[str, str | None], profile_name: str | None, settings: Mapping[str, Any]) -> Connection:
    """Returns the connection: flags take precedence, then a profile named by a flag, the environment, `default`."""
    environment = {name: os.environ.get(f"MTMAI_{name.upper()}", "") for name in ("backend", "base_url", "api_key")}
    chosen = profile_name or os.environ.get("MTMAI_PROFILE") or None
    profile = read_profile(chosen)
    others: tuple[Mapping[str, str | None], ...] = (profile, environment) if profile_name else (environment, profile)
    order = (flags, *others)

    def first(name: str) -> str | None:
        return next((source[name] for source in order if source.get(name)), None)

    base_url = first("base_url")
    if base_url is None:
        raise click.UsageError("an address is required: give --base-url, MTMAI_BASE_URL or a profile")
    key = None
    for source in order:
        file, name = source.get("api_key_file"), "the profile's key" if source is profile else "MTMAI_API_KEY"
        if (file or source.get("api_key")) and not _is_for_another(source, [name], base_url):
            key = read_key(file) if file else source["api_key"]
            break
    stored: dict[str, Any] = {}
    own = _OWN if profile_name or not os.environ.get("MTMAI_MODEL") else {*_OWN, "model"}
    for name, value in profile.items():
        if name not in own:
            stored |= _value_of(name, value, "profile: ")
    secret = sorted(stored.keys() & _CREDENTIALS)
    if secret and _is_for_another(profile, [f"the profile's {name}" for name in secret], base_url):
        stored = {name: value for name, value in stored.items() if name not in secret}
    backend, settings = first("backend") or _DEFAULT_BACKEND, {**stored, **settings}
    return Connection(backend, base_url, key, first("auth"), settings, first("history"))


def _is_for_another(source: Mapping[str, str | None], names: list[str], base_url: str) -> bool:
    """Returns whether secrets are stored with another server, the only one that gets them, and warns if they are."""
    own = source.get("base_url") or base_url
    with suppress(ValueError):
        if own == base_url or origin_of(own) == origin_of(base_url):
            return False
    verb, server = "is" if len(names) == 1 else "are", read_host(base_url, "base_url")[0]
    warn(f"{', '.join(names)} {verb} for {server_of(own)} and {verb} not sent to {server}")
    return True


def read_assignments(assignments: tuple[str, ...]) -> dict[str, Any]:
    """Parses `--set NAME=TEXT` and `--set NAME:=JSON`."""
    found: dict[str, Any] = {}
    for assignment in assignments:
        name, equals, value = from_outside(assignment).partition("=")
        if name.rstrip(": ") in SECRETS:
            raise click.UsageError(f"--set {name}: other users can see a key on the command line; see --api-key-file")
        if not equals or not name.rstrip(":"):
            raise click.UsageError(f"--set {assignment}: expected NAME=TEXT or NAME:=JSON")
        found |= _value_of(name, value, "--set ")
    return found


def _value_of(name: str, value: str, where: str) -> dict[str, Any]:
    if not name.endswith(":"):
        return {name.strip(): value}
    name = name.removesuffix(":").strip()
    try:
        return {name: parse_json(value)}
    except ValueError:
        raise click.UsageError(f"{where}{name} is not JSON") from None


def _turn_on_debug(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and ctx.obj is not None:
        ctx.obj["debug"] = True


def _complete_backend(_: click.Context, __: click.Parameter, incomplete: str) -> list[str]:
    return [name for name in backend_names() if name.startswith(incomplete)]


_BACKENDS = f"{', '.join(backend_names())}; {_DEFAULT_BACKEND} by default."
_AUTH = "Security scheme of the key, such as cookieAuth; a bearer token by default."
_SET = "A setting of the backend or the client, such as model=…; NAME:=JSON for values other than text."
_DEBUG: dict[str, Any] = {"is_flag": True, "is_eager": True, "expose_value": False, "callback": _turn_on_debug}
_OPTIONS: tuple[Callable[[Any], Any], ...] = (
    click.option("-b", "--backend", metavar="NAME", help=_BACKENDS, shell_complete=_complete_backend),
    click.option("--api", metavar="NAME", help="Another API of the backend's servers: responses, of openai."),
    click.option("-u", "--base-url", metavar="URL", help="The server's address."),
    click.option("-p", "--profile", metavar="NAME", help="A profile in the config file."),
    click.option("--api-key-file", type=click.Path(), metavar="FILE", help="File with the key; - prompts for it."),
    click.option("--auth", metavar="SCHEME", help=_AUTH),
    click.option("-s", "--set", "assignments", multiple=True, metavar="NAME=TEXT", help=_SET),
    click.option("--debug", help="Show tracebacks.", **_DEBUG),
)
