"""No answer whatsoever makes a call end in anything but a result or an `OpenApiException`."""

from __future__ import annotations

import asyncio
import json
import pickle

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.scripted import CHAT, EVENTS, Step, call, chat, chat_stream, list_models, scripted

from mtmaisdk.clients.rest import Configuration, OpenApiException

CALLS = {
    "list_models": list_models,
    "chat": chat,
    "chat_stream": chat_stream,
    "fastgpt": lambda kind, configuration: call(
        kind, configuration, "FastGPTApi", "get_chat_init", app_id="a", chat_id="c"
    ),
    "midjourney": lambda kind, configuration: call(
        kind, configuration, "MidjourneyApi", "submit_imagine", prompt="Cat"
    ),
    "speech": lambda kind, configuration: call(
        kind, configuration, "OpenAIApi", "create_speech_with_http_info", model="m", input="i", voice="alloy"
    ),
    "chatchat": lambda kind, configuration: call(kind, configuration, "ChatchatApi", "chat", query="q"),
}
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["error", "code", "message", "detail", "data", "choices", "id", "object", "errors", "usage"]
            )
            | st.text(),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)
bodies = st.one_of(
    st.binary(max_size=300),
    st.sampled_from(
        [CHAT, EVENTS, b"", b"null", b"[" * 5000, b'{"error":' * 3000, b'{"a":"\xff"}', b"\x1f\x8b\x08broken"]
    ),
    json_values.map(lambda value: json.dumps(value).encode()),
)
names = st.sampled_from(
    [
        b"Content-Type", b"Content-Encoding", b"Content-Length", b"Transfer-Encoding", b"Connection", b"Set-Cookie",
        b"Retry-After", b"retry-after-ms", b"x-should-retry", b"Location", b"X-Request-Id", b"Upgrade", b"",
    ]
) | st.binary(max_size=8)  # fmt: skip
values = st.sampled_from(
    [
        b"application/json", b"text/event-stream", b"text/html; charset=nonsense", b"gzip", b"deflate", b"br", b"zstd",
        b"chunked", b"identity", b"close", b"keep-alive", b"0", b"5", b"-1", b"nan", b"1e999", b"inf",
        b"Wed, 21 Oct 2015 07:28:00 GMT", b"Wed, 99 Oct 99999 99:99:99", b"true", b"http://[::1", b"a=b; Path=\xff",
        b"",
    ]
) | st.binary(max_size=12)  # fmt: skip
heads = st.one_of(
    st.builds(
        lambda status, reason: b"HTTP/1.1 %d %s" % (status, reason), st.integers(100, 999), st.binary(max_size=8)
    ),
    st.sampled_from([b"HTTP/1.1 200 OK", b"HTTP/1.0 200 OK", b"HTTP/1.1 101 Switching", b"HTTP/1.1 204 No"]),
    st.binary(max_size=20),
)


@st.composite
def answers(draw: st.DrawFn) -> list[Step]:
    body = draw(bodies)
    lines = [draw(heads)]
    if draw(st.booleans()):
        lines.append(
            b"Content-Type: " + draw(st.sampled_from([b"application/json", b"text/event-stream", b"text/plain"]))
        )
    if draw(st.booleans()):
        lines.append(b"Content-Length: %d" % len(body))
    lines += draw(st.lists(st.builds(lambda name, value: name + b": " + value, names, values), max_size=3))
    return [b"\r\n".join([*lines, b"", b""]) + body]


async def error_of(kind: str, name: str, url: str) -> OpenApiException | None:
    try:
        await CALLS[name](kind, Configuration(url, timeout=3, retries=0))
    except OpenApiException as error:
        return error
    return None


@pytest.mark.parametrize("kind", ["async", "sync"])
@settings(
    max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(steps=answers(), name=st.sampled_from([*CALLS]))
def test_any_answer(kind: str, steps: list[Step], name: str) -> None:
    with scripted(steps) as server:
        error = asyncio.run(error_of(kind, name, server.url))
    if error is not None:
        assert "\n" not in str(error)
        again = pickle.loads(pickle.dumps(error))
        assert (type(again), str(again)) == (type(error), str(error))
