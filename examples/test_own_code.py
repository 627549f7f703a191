"""A test of your code, with the pytest fixture that `mtmaisdk[mock]` installs."""

from __future__ import annotations

import pytest

from mtmaisdk.chat import connect
from mtmaisdk.clients.rest import OpenApiException
from mtmaisdk.mock.mock_server import MockServer


def summary(text: str, base_url: str) -> str:
    """The code under test: returns a summary, or the beginning of the text if the server fails."""
    try:
        with connect("openai", base_url, "KEY", model="internlm2.5-latest", system="用一句话概括。") as chat:
            return chat.send(text).text
    except OpenApiException:
        return f"{text[:20]}…"


def test_what_is_asked(mtmai_mock: MockServer) -> None:
    assert "床前明月光" in summary("床前明月光", mtmai_mock.url)
    (request,) = mtmai_mock.requests
    assert request.json["messages"][0] == {"role": "system", "content": "用一句话概括。"}


def test_a_limit_is_waited_out(mtmai_mock: MockServer) -> None:
    mtmai_mock.fault("status=429;retry-after-ms=20")
    assert "床前明月光" in summary("床前明月光", mtmai_mock.url)
    assert len(mtmai_mock.requests) == 2


@pytest.mark.parametrize("fault", ["status=403", "html", "cut-mid-event"])
def test_a_server_that_fails(fault: str, mtmai_mock: MockServer) -> None:
    mtmai_mock.fault(fault)
    assert summary("床前明月光", mtmai_mock.url) == "床前明月光…"
