"""The server of a command, from flags, a profile and the environment."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import click

from mtmaisdk.chat.backends import backend_names
from mtmaisdk.cli.config_file import SECRETS, read_profile
from mtmaisdk.cli.credentials import read_key
from mtmaisdk.cli.output import from_outside, warn
from mtmaisdk.clients.rest.wire.address import origin_of, read_host
from mtmaisdk.clients.rest.wire.json_text import parse_json

if TYPE_CHECKING:
    from mtmaisdk.chat import Chat

_DEFAULT_BACKEND = "openai"
_OWN = {"backend", "base_url", "api_key", "api_key_file", "auth"}
"""Settings of a profile that are not passed to `connect`."""
_CREDENTIALS = {*SECRETS, "username", "cert_file", "key_file", "default_headers", "_headers"}
"""Further settings of a profile that are only for its own server."""


@dataclass(frozen=True)
class Connection:
    """A server, with the credentials and settings to use.

    Attributes:
        backend: Name of the backend.
        base_url: The server's address.
        key: The key, if any.
        auth: Name of the key's security scheme; a bearer token by default.
        settings: Further arguments of `connect`.
    """

    backend: str
    base_url: str
    key: str | None = field(default=None, repr=False)
    auth: str | None = None
    settings: Mapping[str, Any] = field(default_factory=dict, repr=False)

    def chat(self, **options: Any) -> Chat:
        """Opens a conversation; options that are `None` are left out.

        Raises:
            UsageError: A setting is text instead of JSON.
        """
        from mtmaisdk.chat import connect

        key = {self.auth: self.key} if self.auth and self.key else self.key
        # A key of the environment that was left out must not be read again.
        settings = {"access_token": "", **self.settings, **given(**options)}
        try:
            return connect(self.backend, self.base_url, key, **settings)
        except ValueError as error:
            name = str(error).partition(":")[0]
            if isinstance(self.settings.get(name), str):
                raise click.UsageError(f"{error}; for a JSON value write {name}:=…") from None
            raise

    def api_chat(self, api: str, what: str) -> Chat:
        """Opens a conversation with a backend of a generated class, to use its `api`.

        Raises:
            UsageError: The backend has a different class.
        """
        chat = self.chat()
        if type(chat.api).__name__ != api:
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
        return function(resolve(flags, profile, read_assignments(assignments)), **options)

    decorated: Callable[..., Any] = with_connection
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    return decorated


def resolve(flags: Mapping[str, str | None], profile_name: str | None, settings: Mapping[str, Any]) -> Connection:
    """Returns the connection: flags take precedence, then a profile named by a flag, the environment, `default`.

    Raises:
        UsageError: A part is missing or invalid.
    """
    environment = {name: os.environ.get(f"MTMAI_{name.upper()}", "") for name in ("backend", "base_url", "api_key")}
    chosen = profile_name or os.environ.get("MTMAI_PROFILE") or None
    profile = read_profile(chosen)
    order: tuple[Mapping[str, str | None], ...] = (flags, environment, profile)
    if profile_name:
        order = (flags, profile, environment)

    def first(name: str) -> str | None:
        return next((source[name] for source in order if source.get(name)), None)

    base_url = first("base_url")
    if base_url is None:
        raise click.UsageError("an address is required: give --base-url, MTMAI_BASE_URL or a profile")
    key = None
    for source in order:
        file = source.get("api_key_file")
        if not (file or source.get("api_key")):
            continue
        # A key is only sent to the server that it is stored with.
        if not _is_foreign(source, base_url):
            key = read_key(file) if file else source["api_key"]
            break
        _warn_of(source, ["the profile's key" if source is profile else "MTMAI_API_KEY"], base_url)
    stored: dict[str, Any] = {}
    for name, value in profile.items():
        if name not in _OWN:
            stored |= _value_of(name, value, "profile: ")
    if _is_foreign(profile, base_url) and (secret := sorted(stored.keys() & _CREDENTIALS)):
        stored = {name: value for name, value in stored.items() if name not in secret}
        _warn_of(profile, [f"the profile's {name}" for name in secret], base_url)
    return Connection(first("backend") or _DEFAULT_BACKEND, base_url, key, first("auth"), {**stored, **settings})


def _is_foreign(source: Mapping[str, str | None], base_url: str) -> bool:
    own = source.get("base_url") or base_url
    try:
        return own != base_url and origin_of(own) != origin_of(base_url)
    except ValueError:
        return True


def _warn_of(source: Mapping[str, str | None], names: list[str], base_url: str) -> None:
    other = read_host(base_url, "base_url")[0]
    scheme, _, rest = (source["base_url"] or "").partition("://")
    own = f"{scheme}://{rest.partition('/')[0].rpartition('@')[2]}"
    verb = "is" if len(names) == 1 else "are"
    warn(f"{', '.join(names)} {verb} for {own} and {verb} not sent to {other}")


def read_assignments(assignments: tuple[str, ...]) -> dict[str, Any]:
    """Parses `--set NAME=TEXT` and `--set NAME:=JSON`.

    Raises:
        UsageError: An assignment has neither form, or contains a key.
    """
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


_OPTIONS: tuple[Callable[[Any], Any], ...] = (
    click.option(
        "-b", "--backend", metavar="NAME", help=f"{', '.join(backend_names())}; {_DEFAULT_BACKEND} by default."
    ),
    click.option("-u", "--base-url", metavar="URL", help="The server's address."),
    click.option("-p", "--profile", metavar="NAME", help="A profile in the config file."),
    click.option("--api-key-file", metavar="FILE", help="File with the key; - prompts for it."),
    click.option(
        "--auth", metavar="SCHEME", help="Security scheme of the key, such as cookieAuth; a bearer token by default."
    ),
    click.option(
        "-s",
        "--set",
        "assignments",
        multiple=True,
        metavar="NAME=TEXT",
        help="A setting of the backend or the client, such as model=…; NAME:=JSON for values other than text.",
    ),
    click.option(
        "--debug", is_flag=True, is_eager=True, expose_value=False, callback=_turn_on_debug, help="Show tracebacks."
    ),
)
