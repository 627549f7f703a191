"""What each backend refuses, and in which words."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest
from support.raw_http import CHAT, MESSAGES, MTMAI_CHAT, STREAMED, call
from support.server import Server

from mtmaisdk.mock.mock_server import MockServer, run_mock_server
from mtmaisdk.mock.problem import MALFORMED, Problem, malformed_json

FASTGPT_CHAT = "/api/v1/chat/completions"
IMAGINE = "/mj/submit/imagine"
BASIC = "Basic " + base64.b64encode(b"user:SECRET").decode()
WRONG_BASIC = "Basic " + base64.b64encode(b"SECRET:user").decode()


@pytest.mark.parametrize(
    ("path", "body", "status", "expected"),
    [
        (MTMAI_CHAT, {}, 400, {"errors": [{"field": "messages", "description": "Field required"}]}),
        (MTMAI_CHAT, b'{"messages": ]', 400, {"message": "Syntax error: offset=13, error=Expecting value"}),
        (
            "/api/v1/tenants/707d0855-80ab-4e1f-a156-f1c4546cbf52/chat",
            {"messages": [1]},
            400,
            {"errors": [{"field": "messages.0", "description": "1 is not of type 'object'"}]},
        ),
        (
            CHAT,
            {"model": "o"},
            400,
            {
                "message": "messages: Field required",
                "type": "invalid_request_error",
                "code": 400,
                "param": None,
                "object": "error",
            },
        ),
        (
            "/v1/images/generations",
            {"model": "dall-e-3"},
            400,
            {
                "error": {
                    "message": "Missing required parameter: 'prompt'.",
                    "type": "invalid_request_error",
                    "param": "prompt",
                    "code": None,
                }
            },
        ),
        (IMAGINE, {}, 400, {"description": "prompt_is_required ", "type": "upstream_error", "code": 4}),
        (
            IMAGINE,
            b"{",
            400,
            {
                "description": "无效的请求, body: Expecting property name enclosed in double quotes",
                "type": "new_api_error",
                "code": 5,
            },
        ),
        (
            "/api/core/chat/getHistories",
            {"offset": "x"},
            400,
            {
                "code": 400,
                "statusText": "error",
                "message": "Data validation error",
                "data": None,
                "zodError": [
                    {"code": "invalid_type", "path": ["offset"], "message": "'x' is not of type 'integer'"},
                ],
            },
        ),
        (FASTGPT_CHAT, b"{", 400, {"code": 400, "statusText": "error", "message": "Invalid JSON", "data": None}),
        (
            "/api/chat",
            {},
            422,
            {"detail": [{"loc": ["body", "query"], "msg": "field required", "type": "value_error.missing"}]},
        ),
        (
            "/api/chat",
            {"query": "hi", "temperature": 3},
            422,
            {
                "detail": [
                    {
                        "loc": ["body", "temperature"],
                        "msg": "ensure this value is less than or equal to 2.0",
                        "type": "value_error.number.not_le",
                        "ctx": {"limit_value": 2.0},
                    }
                ]
            },
        ),
        (
            "/api/chat",
            b'{"query": "hi",}',
            422,
            {
                "detail": [
                    {
                        "type": "json_invalid",
                        "loc": ["body", 15],
                        "msg": "JSON decode error",
                        "input": {},
                        "ctx": {"error": "Expecting property name enclosed in double quotes"},
                    }
                ]
            },
        ),
    ],
)
def test_a_bad_request(path: str, body: Any, status: int, expected: Any, server: Server) -> None:
    answer = call(server.url, path, body)
    assert (answer.status, answer.json) == (status, expected)
    assert answer.headers["x-request-id"].startswith("req_")


@pytest.mark.parametrize(
    "body",
    [b"\xff", b"[" * 100_000, b'{"model": NaN}', b"1" * 5000, b"null", b"[]", b'{"model": "o", "messages": "\\ud800"'],
)
def test_a_body_that_is_none(body: bytes, server: Server) -> None:
    answer = call(server.url, CHAT, body)
    assert answer.status == 400
    assert answer.json["object"] == "error"


def test_a_body_of_another_type(server: Server) -> None:
    answer = call(server.url, CHAT, STREAMED, Content_Type="text/plain")
    assert answer.status == 400
    assert "text/plain" in answer.json["message"]
    assert call(server.url, CHAT, STREAMED, Content_Type="").status == 400


def test_a_missing_query_parameter(server: Server) -> None:
    answer = call(server.url, "/api/core/chat/init", method="GET")
    assert answer.status == 400
    assert answer.json["zodError"][0] == {"code": "invalid_type", "path": ["chatId"], "message": "Field required"}


@pytest.mark.parametrize(
    ("path", "status", "expected"),
    [
        (MTMAI_CHAT, 403, "Please provide valid credentials"),
        ("/v1/images/generations", 401, "invalid_api_key"),
        (IMAGINE, 401, "new_api_error"),
        ("/api/core/chat/init?appId=a", 403, "unAuthorization"),
    ],
)
def test_no_credentials(path: str, status: int, expected: str, server: Server) -> None:
    method = "GET" if "?" in path else "POST"
    for given in ("", "Bearer ", "Bearer", "Basic !", "Token x"):
        answer = call(server.url, path, {"prompt": "x", "messages": []}, method=method, Authorization=given)
        assert answer.status == status
        assert expected in answer.body.decode()


@pytest.fixture(scope="module")
def locked() -> Any:
    with run_mock_server(api_key="SECRET", check_responses=True) as server:
        yield server
        assert not server.mismatches


@pytest.mark.parametrize(
    ("path", "body", "status", "expected"),
    [
        (MTMAI_CHAT, {"messages": []}, 403, '{"message": "Please provide valid credentials"}'),
        (CHAT, STREAMED, 401, '"type": "authentication_error", "code": 401'),
        ("/v1/images/generations", {"prompt": "x"}, 401, '"code": "invalid_api_key"'),
        (IMAGINE, {"prompt": "x"}, 401, "无效的令牌"),
        (FASTGPT_CHAT, {"messages": MESSAGES}, 500, '"code": 514, "statusText": "unAuthApiKey"'),
    ],
)
def test_a_wrong_key(path: str, body: Any, status: int, expected: str, locked: MockServer) -> None:
    answer = call(locked.url, path, body)
    assert answer.status == status
    assert expected in answer.body.decode()
    assert "KEY" not in answer.body.decode()
    assert call(locked.url, path, body, Authorization="Bearer SECRET").status == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Cookie": "a=b; hatchet=SECRET"}, 200),
        ({"Cookie": "hatchet=OTHER"}, 403),
        ({"Authorization": BASIC}, 200),
        ({"Authorization": WRONG_BASIC}, 403),
    ],
)
def test_mtmai_takes_cookie_and_password(headers: dict[str, str], status: int, locked: MockServer) -> None:
    assert call(locked.url, MTMAI_CHAT, {"messages": []}, **{"Authorization": "", **headers}).status == status


def test_other_keys(locked: MockServer) -> None:
    assert call(locked.url, IMAGINE, {"prompt": "x"}, Authorization="", mj_api_secret="SECRET").status == 200
    # The backend that needs no key.
    assert call(locked.url, "/api/chat", {"query": "hi"}, Authorization="").status == 200


@pytest.mark.parametrize(
    ("method", "path", "status", "body"),
    [
        ("GET", "/api/v1/tenants/x/nothing", 400, '{"message": "no matching operation was found"}'),
        ("PUT", MTMAI_CHAT, 400, '{"message": "method not allowed"}'),
        ("GET", "/v1/nothing", 404, '{"detail": "Not Found"}'),
        ("GET", "/", 404, '{"detail": "Not Found"}'),
        ("GET", CHAT, 405, '{"detail": "Method Not Allowed"}'),
        ("GET", "/v1/audio/speech", 405, "method_not_supported"),
        ("POST", "/mj/submit/nothing", 404, "Invalid URL"),
        ("POST", "/api/core/chat/nothing", 404, "This page could not be found"),
        ("GET", FASTGPT_CHAT, 405, '"Method not allowed"'),
        ("GET", "/api/chat", 404, '{"detail": "Not Found"}'),
        ("POST", "/api/chat/nothing", 405, '{"detail": "Method Not Allowed"}'),
    ],
)
def test_an_unknown_path_or_method(method: str, path: str, status: int, body: str, server: Server) -> None:
    answer = call(server.url, path, {}, method=method)
    assert answer.status == status
    assert body in answer.body.decode()
    assert answer.headers["x-request-id"]
    assert (server.last.method, server.last.path, server.last.operation) == (method, path, "")


def form(*parts: bytes) -> bytes:
    return b"".join(b"--b\r\nContent-Disposition: form-data; " + part + b"\r\n" for part in parts) + b"--b--\r\n"


FILE = b'name="file"; filename="a.wav"\r\nContent-Type: audio/wav\r\n\r\n\xff\x00RIFF'
TEMPERATURE = b'name="temperature"\r\n\r\n'
MODEL = b'name="model"\r\n\r\nwhisper-1'


@pytest.mark.parametrize(
    ("body", "status", "expected"),
    [
        (form(FILE, MODEL), 200, ""),
        (form(FILE, MODEL, TEMPERATURE + b"0.5", b'name="chunking_strategy[type]"\r\n\r\nserver_vad'), 200, ""),
        (form(FILE), 400, "Missing required parameter: 'model'."),
        (form(MODEL), 400, "Missing required parameter: 'file'."),
        (form(FILE, MODEL, TEMPERATURE + b"7"), 400, "Invalid 'temperature': 7 is greater than the maximum"),
        (form(FILE, MODEL, TEMPERATURE + b"hot"), 400, "Invalid 'temperature': 'hot' is not of type 'number'"),
        (form(FILE, MODEL, b'name="stream"\r\n\r\nmaybe'), 400, "Invalid 'stream'"),
        (form(FILE, MODEL, b'name="a"\r\n\r\n1', b'name="a[b]"\r\n\r\n1'), 400, "a is both text and an object"),
        (b"no form", 400, "error"),
    ],
)
def test_forms(body: bytes, status: int, expected: str, server: Server) -> None:
    answer = call(server.url, "/v1/audio/transcriptions", body, Content_Type="multipart/form-data; boundary=b")
    assert answer.status == status
    assert expected in answer.body.decode()


def test_a_form_without_boundary(server: Server) -> None:
    answer = call(server.url, "/v1/audio/transcriptions", b"x", Content_Type="multipart/form-data")
    assert answer.status == 400
    assert "the content type has no boundary" in answer.body.decode()


@pytest.mark.parametrize(
    ("body", "message", "offset"),
    [
        ('{"a": 1, }', "Expecting property name enclosed in double quotes", 9),
        ("[1,\n]", "Expecting value", 4),
        ('{"a" 1}', "Expecting ':' delimiter", 5),
    ],
)
def test_malformed_json_is_described_alike_on_every_python(body: str, message: str, offset: int) -> None:
    with pytest.raises(json.JSONDecodeError) as raised:
        json.loads(body)
    assert malformed_json(raised.value) == Problem("body", (), MALFORMED, message, offset=offset)


@pytest.mark.parametrize(
    ("of_python", "at", "message"),
    [
        ("Illegal trailing comma before end of object", 2, "Expecting property name enclosed in double quotes"),
        ("Illegal trailing comma before end of array", 2, "Expecting value"),
    ],
)
def test_the_words_of_python_3_13_are_those_of_older_versions(of_python: str, at: int, message: str) -> None:
    problem = malformed_json(json.JSONDecodeError(of_python, "[1, ]", at))
    assert (problem.message, problem.offset) == (message, 4)
