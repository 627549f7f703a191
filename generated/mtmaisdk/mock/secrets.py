"""Replaces the credentials of an exchange, and finds what else looks like a secret."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import accumulate
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, unquote_to_bytes, urlsplit

from mtmaisdk.mock.exchange import Exchange

REDACTED = "REDACTED"

_SHORTEST = 6
"""Characters of a credential that is looked for elsewhere; a shorter one stands in ordinary words."""
_PLACEHOLDER = re.compile(
    "ollama|vllm|sglang|lmdeploy|lm-studio|internlm|openai|xinference|message|messages|model|anything|whatever|unused|"
    "(?:no|none|null|dummy|fake|test|local|empty|example|placeholder|not|any)(?:[-_]?(?:key|token|needed|required|used))*",
    re.IGNORECASE,
)
"""What servers that need no key are given: it would be replaced in names of models and fields, too."""
_NAMED = re.compile(r"authori[sz]ation|cookie|secret|passw|pwd|credential|(?:token|key|signature|auth)$", re.IGNORECASE)
_PARAMETER = re.compile(r"[^&#\s\"'<>\\]*")
"""The value of a parameter in an address."""
_OUTER, _INNER = r"[^&=#\s\"]*(?:\[|%5B|\.)", r"(?:\]|%5D|\[|%5B|\.)[^&=#\s\"]*"
"""What stands around the name of a field in a parameter such as `user[phone]`."""
_FIELDS = (
    r"[\w-]*(?:api|app|access|secret|private|auth)[-_]?key|token|passw(?:or)?d|authorization"
    r"|[\w-]*(?:api|auth|access|refresh|bearer|session|security)[-_]?token|[\w-]*secret"
)
_FIELD = re.compile(_FIELDS, re.IGNORECASE)
_KINDS = {
    "an OpenAI-like key": r"sk-(?=[\w-]*\d)[\w-]{16,}",
    "a FastGPT key": r"(?:fastgpt|openapi)-(?=\w*\d)\w{16,}",
    "an AWS key": r"(?:AKIA|ASIA)[A-Z0-9]{16}",
    "a Google key": r"AIza[\w-]{35}|ya29\.[\w-]{20,}|GOCSPX-[\w-]{20,}",
    "a GitHub or GitLab token": r"gh[pousr]_\w{36,}|github_pat_\w{22,}|glpat-[\w-]{20,}",
    "a Slack token": r"xox[a-z]-[\w-]{10,}|hooks\.slack\.com/services/\w+",
    "a key of a model provider": r"(?:hf|gsk|r8|xai|pplx|nvapi|[rs]k_(?:live|test))[_-](?=\w*\d)(?=\w*[A-Z])\w{20,}",
    "a key of a cloud": r"LTAI(?=\w*\d)\w{16,}|AKID(?=\w*\d)\w{32,}|[0-9a-f]{32}\.(?=\w*[A-Z])\w{16}(?!\w)",
    "a JWT": r"eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]*",
    "a private key": r"-----BEGIN [A-Z ]*PRIVATE KEY",
    "an Authorization header": r"(?:Bearer|Basic) +(?=\S*\d)[\w.~+/=-]{16,}",
    "an address with a password": r"[a-z]+://[^\s/:@\"']+:[^\s/:@\"']{3,}@",
    "a field with a credential": rf"\\*[\"'](?i:{_FIELDS})\\*[\"']\s*:\s*\\*[\"']"
    r"(?=[^\s\"'\\]*\d)(?=[^\s\"'\\]*[A-Za-z])[^\s\"'\\]{16,}",
}
_SECRET = re.compile(
    # Within a word they are nothing; before them may stand the \n of JSON.
    r"(?:(?<![\w-])|(?<=\\[nrt]))(?:"
    + "|".join(f"(?P<kind{number}>{pattern})" for number, pattern in enumerate(_KINDS.values()))
    + ")",
    # A Chinese character is no part of a key.
    re.ASCII,
)
_BASE64 = re.compile(r"[\w+/=]{4096,}")
_LEAF = re.compile(r'"(?:[^"\\]|\\.)*(?:"|$)(?P<is_name>\s*:)?|-?\d[\d.eE+-]*', re.DOTALL)
_DECODER = json.JSONDecoder(strict=False)

_Span = tuple[int, int, str]


def is_credential(name: str) -> bool:
    """Whether a field of JSON has a credential."""
    return _FIELD.fullmatch(name) is not None


def redacted(exchange: Exchange, fields: Collection[str] = ()) -> Exchange:
    """Returns an exchange whose credentials and given fields are replaced wherever they stand, without its headers.

    Raises:
        ValueError: A field cannot be replaced.
    """
    pattern = _pattern({*_credentials(exchange)}, fields)

    def address(text: str) -> str:
        return re.sub(r"(?<=[?&])([^?&=]+)=([^&#]+)", parameter, _text(text, pattern))

    def parameter(found: re.Match[str]) -> str:
        # The value may be JSON.
        return f"{found[1]}={REDACTED if _NAMED.search(unquote(found[1])) else _quoted(found[2], pattern)}"

    return replace(
        exchange,
        path=address(exchange.path),
        request_headers=[],
        request_body=b"".join(_replaced([exchange.request_body], pattern)),  # type: ignore[arg-type]
        headers=[
            (name, address(value) if name.lower() == "location" else _text(value, pattern))
            for name, value in exchange.headers
        ],
        pieces=_replaced(exchange.pieces, pattern),
    )


def find_secret(value: Any, place: str) -> str:
    """Returns where something looks like a secret, and what it looks like; empty if nothing does."""
    if isinstance(value, dict):
        if match := _match(" ".join(value)):
            return _said(match, place)
        items = [(f'"{name}": "{inner}"' if isinstance(inner, str) else inner, name) for name, inner in value.items()]
    elif isinstance(value, list):
        # A stream may be cut anywhere.
        texts = [each if isinstance(each, str) else "" for each in value]
        if match := _match("".join(texts)):
            ends = accumulate(map(len, texts))
            return _said(match, f"{place}.{next(number for number, end in enumerate(ends) if end > match.start())}")
        items = [(each, number) for number, each in enumerate(value) if not isinstance(each, str)]
    else:
        text = value.decode("latin-1") if isinstance(value, bytes) else value if isinstance(value, str) else ""
        match = _match(text) or _match(unquote(text))
        return _said(match, place) if match else ""
    return next(filter(None, (find_secret(each, f"{place}.{name}") for each, name in items)), "")


def _match(text: str) -> re.Match[str] | None:
    at = 0
    for start, end in (*(file.span() for file in _BASE64.finditer(text)), (len(text), 0)):
        if match := _SECRET.search(text, at, start):
            return match
        at = end
    return None


def _said(match: re.Match[str], place: str) -> str:
    return f"{place} looks like {[*_KINDS][int((match.lastgroup or '').removeprefix('kind'))]}"


def _credentials(exchange: Exchange) -> Iterator[str]:
    given = [each for each in exchange.request_headers if _NAMED.search(each[0])]
    set_cookies = [value.partition(";")[0] for name, value in exchange.headers if name.lower() == "set-cookie"]
    for cookies in (*set_cookies, *(value for name, value in given if name.lower() == "cookie")):
        yield from (cookie.partition("=")[2].strip() for cookie in cookies.split(";"))
    for _, value in given:
        key = value.rpartition(" ")[2]
        yield from (value, key)
        with suppress(ValueError):
            yield base64.b64decode(key, validate=True).decode().partition(":")[2]
    yield from (value for name, value in parse_qsl(urlsplit(exchange.path).query) if _NAMED.search(name))
    with suppress(ValueError, RecursionError):
        yield from _values_of_credentials(json.loads(exchange.request_body))


def _values_of_credentials(value: Any) -> Iterator[str]:
    for name, inner in value.items() if isinstance(value, dict) else ():
        if is_credential(name) and isinstance(inner, str):
            yield inner
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _values_of_credentials(inner)


def _forms(value: str) -> Iterator[str]:
    """Yields a value as it stands, and as URLs and JSON write it."""
    escaped = json.dumps(value)[1:-1]
    yield from (value, escaped, escaped.replace("/", "\\/"))
    for form in (quote(value, safe=""), quote(value)):
        yield from (form, re.sub("%..", lambda code: code[0].lower(), form))


def _pattern(values: Collection[str], fields: Collection[str]) -> re.Pattern[str]:
    """Returns what finds values and the names of fields in bytes that are read as Latin-1."""
    long = [value for value in values if len(value) >= _SHORTEST and not _PLACEHOLDER.fullmatch(value)]
    forms = {form for value in long for form in _forms(value)}
    names = {form for name in fields for form in _forms(name)}
    value, name = (
        "|".join(re.escape(each.encode().decode("latin-1")) for each in sorted(found, key=len, reverse=True))
        for found in (forms, names)
    )
    field = rf'(?P<slashes>\\*)"(?P<field>{name})(?P=slashes)"\s*:\s*' if name else ""
    parameter = rf"[?&](?:{_OUTER})?(?P<parameter>{name})(?:{_INNER})?=" if name else ""
    return re.compile("|".join(filter(None, (value, field, parameter))) or "(?!)")


def _text(text: str, pattern: re.Pattern[str]) -> str:
    pieces: list[Any] = _replaced([text.encode("utf-8", "surrogateescape")], pattern)
    return str(pieces[0], "utf-8", "surrogateescape")


def _quoted(text: str, pattern: re.Pattern[str]) -> str:
    """Returns a percent-encoded text with what a pattern finds replaced, the rest as it is encoded."""
    codes = re.findall("%[0-9A-Fa-f]{2}|.", text)
    plain = [unquote_to_bytes(code) for code in codes]
    replaced: list[Any] = _replaced(plain, pattern)
    return "".join(code if new == old else quote(new) for code, old, new in zip(codes, plain, replaced, strict=True))


def _replaced(pieces: Collection[bytes | float], pattern: re.Pattern[str]) -> list[bytes | float]:
    """Returns pieces with what a pattern finds replaced, where it begins."""
    joined = b"".join(piece for piece in pieces if isinstance(piece, bytes)).decode("latin-1")
    spans = [*_spans(joined, pattern), (len(joined), len(joined), "")]
    found: list[bytes | float] = []
    at = number = 0
    for piece in pieces:
        if not isinstance(piece, bytes):
            found.append(piece)
            continue
        end, kept = at + len(piece), ""
        while spans[number][0] < end:
            start, stop, new = spans[number]
            kept += joined[at:start] + new if start >= at else ""
            at = min(stop, end)
            if stop > end:
                break
            number += 1
        found.append(f"{kept}{joined[at:end]}".encode("latin-1"))
        at = end
    return found


def _spans(text: str, pattern: re.Pattern[str]) -> Iterator[_Span]:
    at = 0
    while match := pattern.search(text, at):
        start, at = match.span()
        if match.lastgroup is None:
            yield start, at, REDACTED
        elif match["parameter"]:
            start, at = at, _PARAMETER.match(text, at).end()  # type: ignore[union-attr]
            yield start, at, REDACTED if at > start else ""
        elif quote_ := match["slashes"] and f'{match["slashes"]}"':
            # The value is in a text that is itself JSON.
            close = re.compile(rf"(?<!\\){re.escape(quote_)}").search(text, at + len(quote_))
            if not text.startswith(quote_, at) or close is None:
                raise ValueError(f"the field {match['field']!r} within a text cannot be redacted")
            yield at + len(quote_), close.start(), REDACTED
            at = close.start()
        else:
            try:
                _, end = _DECODER.raw_decode(text, at)
            except ValueError:
                # The end was cut.
                end = len(text)
                if "\n" in text[at:]:
                    raise ValueError(f"the field {match['field']!r} cannot be redacted") from None
            yield at, end, _LEAF.sub(_mask, text[at:end])
            at = end


def _mask(leaf: re.Match[str]) -> str:
    return leaf[0] if leaf["is_name"] else f'"{REDACTED}"' if leaf[0].startswith('"') else "0"
