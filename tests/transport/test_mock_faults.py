"""What a client makes of the mock server's faults, for a plain call of every dialect and all that is made of calls."""

from __future__ import annotations

import itertools
import json
import time
from collections.abc import Iterator
from typing import Any

import pytest
import urllib3
from support.scripted import call

from mtmaisdk.clients import rest
from mtmaisdk.clients.rest import Configuration, Retries, Timeouts, sync
from mtmaisdk.clients.rest import exceptions as errors
from mtmaisdk.mock.faults import FAULT_HEADER
from mtmaisdk.mock.mock_server import MockServer, run_mock_server

KINDS = pytest.mark.parametrize("kind", ["async", "sync"])
MESSAGES = [{"role": "user", "content": "你好"}]
TENANT = "707d0855-80ab-4e1f-a156-f1c4546cbf52"
CALLS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "mtmai": ("ChatApi", "chat_models", {"tenant": TENANT}),
    "mtmai text": ("ChatApi", "chat_chat", {"tenant": TENANT, "chat_req": {"messages": []}}),
    "lmdeploy": ("OpenAIApi", "create_chat_completion", {"model": "o", "messages": MESSAGES}),
    "models": ("OpenAIApi", "list_models", {}),
    "gateway": ("OpenAIApi", "create_image", {"prompt": "a cat"}),
    "speech": ("OpenAIApi", "create_speech", {"model": "t", "input": "hello", "voice": "alloy"}),
    "midjourney": ("MidjourneyApi", "submit_imagine", {"prompt": "Cat"}),
    "fastgpt": ("FastGPTApi", "create_chat_completion", {"messages": MESSAGES}),
    "fastgpt init": ("FastGPTApi", "get_chat_init", {"app_id": "a", "chat_id": "c"}),
    "chatchat": ("ChatchatApi", "chat", {"query": "q"}),
}
COSTS = ("lmdeploy", "gateway", "speech", "midjourney", "fastgpt", "chatchat", "mtmai text")
"""Calls that may have been carried out although there was no answer."""
FAMILIES = pytest.mark.parametrize("family", CALLS)
QUICK = Retries(2, base=0.01)
_keys = itertools.count()


@pytest.fixture(scope="module")
def running() -> Iterator[MockServer]:
    with run_mock_server(check_responses=True) as server:
        yield server


@pytest.fixture
def server(running: MockServer) -> Iterator[MockServer]:
    running.clear()
    yield running
    assert running.mismatches == []


async def ask(kind: str, server: MockServer, family: str, fault: str = "", **options: Any) -> Any:
    """Makes a family's call, which meets a fault."""
    api, method, arguments = CALLS[family]
    settings = {name: options.pop(name) for name in ("retries", "timeout") if name in options}
    headers = options.pop("headers", {}) | ({FAULT_HEADER: f"{fault};key={next(_keys)}"} if fault else {})
    configuration = Configuration(server.url, access_token="TOKEN", **settings)
    return await call(kind, configuration, api, method, **arguments, _headers=headers, **options)


async def error_of(kind: str, server: MockServer, family: str, fault: str, **options: Any) -> Any:
    """The error that such a call ends with."""
    with pytest.raises(errors.OpenApiException) as caught:
        await ask(kind, server, family, fault, **options)
    error = caught.value
    assert "\n" not in str(error)
    assert "TOKEN" not in str(error) + repr(error)
    return error


STATUSES: dict[int, type[errors.ApiException]] = {
    400: errors.BadRequestException,
    401: errors.UnauthorizedException,
    403: errors.ForbiddenException,
    404: errors.NotFoundException,
    408: errors.ApiException,
    409: errors.ConflictException,
    413: errors.ApiException,
    422: errors.UnprocessableEntityException,
    429: errors.RateLimitException,
    500: errors.ServiceException,
    501: errors.ServiceException,
    502: errors.ServiceException,
    503: errors.ServiceException,
    504: errors.ServiceException,
    529: errors.ServiceException,
}


@KINDS
@FAMILIES
async def test_each_status_has_its_exception(kind: str, family: str, server: MockServer) -> None:
    for status, expected in STATUSES.items():
        error = await error_of(kind, server, family, f"status={status}")
        assert (status, type(error), error.status) == (status, expected, status)
        assert error.message
        assert error.message.strip() in error.body or status in (400, 422), "it is the server's own words"
        assert error.request_id.startswith("req_")
        assert error.headers["x-request-id"] == error.request_id
        assert json.loads(error.body)
        assert str(error).startswith(f"({status}) ")
    # After 404, the other routes of Chatchat are tried.
    assert len(server.requests) == len(STATUSES) + (2 if family == "chatchat" else 0)


SAID: list[tuple[str, int, Any, str | None, str]] = [
    ("mtmai", 400, None, None, "Invalid input"),
    ("mtmai", 401, None, None, "Unauthorized"),
    ("mtmai", 403, None, None, "Please provide valid credentials"),
    ("mtmai", 500, None, None, "Internal Server Error"),
    ("mtmai text", 403, None, None, "Please provide valid credentials"),
    ("lmdeploy", 401, 401, "authentication_error", "Unauthorized."),
    ("lmdeploy", 404, 404, "not_found_error", "The model 'o' does not exist."),
    ("lmdeploy", 403, "insufficient_user_quota", "new_api_error", "用户额度不足"),
    ("lmdeploy", 409, 409, "invalid_request_error", "conflicts with existing server state"),
    ("lmdeploy", 422, None, None, "body.temperature: Input should be a valid number"),
    ("lmdeploy", 429, "rate_limit_exceeded", "requests", "Rate limit reached for requests"),
    ("lmdeploy", 501, "api_not_implemented", "one_api_error", "API not implemented"),
    ("lmdeploy", 503, 503, "server_error", "The inference engine is unavailable."),
    ("models", 401, 401, "authentication_error", "Unauthorized."),
    ("gateway", 401, "invalid_api_key", "invalid_request_error", "Incorrect API key provided"),
    ("gateway", 403, "unsupported_country_region_territory", "request_forbidden", "not supported"),
    ("gateway", 404, "model_not_found", "invalid_request_error", "does not exist"),
    ("gateway", 502, None, "server_error", "Bad Gateway"),
    ("gateway", 503, "server_is_overloaded", "server_error", "overloaded"),
    ("speech", 401, "invalid_api_key", "invalid_request_error", "Incorrect API key provided"),
    ("midjourney", 400, 4, "upstream_error", "quota_not_enough"),
    ("midjourney", 401, None, "new_api_error", "无效的令牌"),
    ("midjourney", 403, None, "new_api_error", "用户已被封禁"),
    ("midjourney", 429, 30, "upstream_error", "当前分组负载已饱和"),
    ("midjourney", 503, 5, "new_api_error", "无可用渠道"),
    ("fastgpt", 400, 400, "error", "Data validation error"),
    ("fastgpt", 403, 403, "unAuthorization", "common:code_error.error_message.403"),
    ("fastgpt", 409, 504001, "chatIsGenerating", "common:code_error.chat_error.generating"),
    ("fastgpt", 429, 429, "error", "Rate limit exceeded"),
    ("fastgpt", 500, 514, "unAuthApiKey", "common:code_error.error_message.514"),
    ("fastgpt init", 404, 507002, "fileNotFound", "common:error.fileNotFound"),
    ("chatchat", 400, None, None, "Query must not be empty"),
    ("chatchat", 404, None, None, "Not Found"),
    ("chatchat", 422, None, None, "body.query: field required"),
    ("chatchat", 500, None, None, "All connection attempts failed"),
]


@KINDS
@pytest.mark.parametrize(("family", "status", "code", "type_", "message"), SAID)
async def test_each_dialect_is_read(
    kind: str, family: str, status: int, code: Any, type_: str | None, message: str, server: MockServer
) -> None:
    error = await error_of(kind, server, family, f"status={status}")
    assert (error.status, error.code, error.type) == (status, code, type_)
    assert message in error.message


@KINDS
@pytest.mark.parametrize(
    ("fault", "status"),
    [(f"{wait}", status) for status in (429, 503) for wait in ("retry-after-ms=60", "retry-after-ms=60;retry-after=50")]
    + [("retry-after=0", 429), ("retry-after-date=0", 503)],
)
async def test_it_waits_as_long_as_the_server_asks(kind: str, fault: str, status: int, server: MockServer) -> None:
    begun = time.monotonic()
    # Its own pauses would take many seconds.
    slow = Retries(2, base=1000, cap=1000)
    await ask(kind, server, "lmdeploy", f"status={status};{fault};times=2", retries=slow)
    assert len(server.requests) == 3
    waited = time.monotonic() - begun
    assert (0.12 if "ms" in fault else 0) <= waited < 2


@KINDS
@pytest.mark.parametrize("wait", ["retry-after=61", "retry-after-ms=60001", "retry-after-date=90"])
async def test_it_does_not_wait_for_more_than_a_minute(kind: str, wait: str, server: MockServer) -> None:
    begun = time.monotonic()
    error = await error_of(kind, server, "models", f"status=429;{wait}", retries=QUICK)
    assert isinstance(error, errors.RateLimitException)
    assert error.retry_after is not None
    assert 60 < error.retry_after <= 90
    assert time.monotonic() - begun < 1
    assert len(server.requests) == 1


@KINDS
@FAMILIES
async def test_a_passing_refusal_is_tried_again(kind: str, family: str, server: MockServer) -> None:
    for status in (408, 429, 502, 503, 504):
        server.clear()
        await ask(kind, server, family, f"status={status};times=1", retries=QUICK)
        first, second = server.requests
        assert (first.method, first.path, first.body) == (second.method, second.path, second.body)


@KINDS
@FAMILIES
async def test_status_500_is_tried_again_where_nothing_was_done(kind: str, family: str, server: MockServer) -> None:
    if family in COSTS or family == "fastgpt init":
        # The contract's example for FastGPT's 500 is a wrong key.
        error = await error_of(kind, server, family, "status=500;times=1", retries=QUICK)
        assert error.status == 500
    else:
        await ask(kind, server, family, "status=500;times=1", retries=QUICK)
    assert len(server.requests) == (1 if family in COSTS or family == "fastgpt init" else 2)


@KINDS
@pytest.mark.parametrize("retries", [0, Retries(0)])
async def test_no_retries(kind: str, retries: Any, server: MockServer) -> None:
    await error_of(kind, server, "models", "status=503;times=1", _retries=retries, retries=QUICK)
    assert len(server.requests) == 1


@KINDS
@FAMILIES
async def test_a_dropped_answer_is_asked_for_again_with_a_key(kind: str, family: str, server: MockServer) -> None:
    await ask(kind, server, family, "drop-answer;times=1", retries=QUICK, headers={"Idempotency-Key": "k"})
    assert len(server.requests) == 2
    error = await error_of(kind, server, family, "drop-answer", retries=0)
    assert isinstance(error, errors.ApiConnectionException)
    assert error.__cause__ is not None
    assert len(server.requests) == 3


NO_ANSWERS = {
    "html": "text/html",
    "empty": "an empty body",
    "cut-mid-event": "it is not valid JSON",
}


@KINDS
@FAMILIES
async def test_what_is_no_answer_is_refused(kind: str, family: str, server: MockServer) -> None:
    for fault, said in NO_ANSWERS.items():
        if fault == "cut-mid-event" and family in ("mtmai text", "speech", "chatchat"):
            # Text, sound and events are what they are.
            continue
        error = await error_of(kind, server, family, fault)
        assert isinstance(error, (errors.UnexpectedResponseException, errors.EmptyStreamException)), fault
        assert error.status == 200
        assert error.request_id.startswith("req_")
        assert said in error.message or isinstance(error, errors.EmptyStreamException)


@KINDS
@pytest.mark.parametrize(
    ("family", "expected", "code"),
    [
        ("lmdeploy", errors.ServiceException, 500),
        ("gateway", errors.ApiException, None),
        ("speech", errors.UnexpectedResponseException, None),
        ("midjourney", errors.BadRequestException, 4),
        ("fastgpt", errors.ServiceException, 500),
        ("fastgpt init", errors.ServiceException, 500),
        ("chatchat", errors.ServiceException, 500),
    ],
)
async def test_an_error_with_status_200(
    kind: str, family: str, expected: type[Exception], code: Any, server: MockServer
) -> None:
    error = await error_of(kind, server, family, "json-error")
    assert (type(error), error.status, error.code) == (expected, 200, code)
    assert "Connection error." in error.message
    assert "Connection error." in error.body


@KINDS
@FAMILIES
async def test_the_shape_of_the_body_does_not_matter(kind: str, family: str, server: MockServer) -> None:
    for fault in ("bom", "split=7", "huge-event=300000", "stall-after=0;stall-for=0.02"):
        assert await ask(kind, server, family, fault) is not None


@KINDS
@FAMILIES
async def test_a_connection_that_breaks_in_the_answer(kind: str, family: str, server: MockServer) -> None:
    error = await error_of(kind, server, family, "cut-mid-event;no-final-chunk", retries=QUICK)
    assert (type(error), error.phase) == (errors.ApiConnectionException, "read")
    assert (error.status, error.request_id[:4]) == (200, "req_")
    assert len(server.requests) == (1 if family in COSTS else 3)


@KINDS
@pytest.mark.parametrize("family", ["lmdeploy", "speech", "chatchat"])
@pytest.mark.parametrize(
    ("fault", "timeout", "phase"),
    [
        ("slow-headers=5", Timeouts(first_byte=0.1), "wait"),
        ("slow-headers=5", (1, 0.1), "wait"),
        ("slow-headers=5", 0.1, "total"),
        ("stall-after=0", Timeouts(idle=0.1), "read"),
        ("stall-after=0", 0.1, "total"),
    ],
)
async def test_a_server_that_is_silent(
    kind: str, family: str, fault: str, timeout: Any, phase: str, server: MockServer
) -> None:
    begun = time.monotonic()
    error = await error_of(kind, server, family, fault, _request_timeout=timeout)
    assert (type(error), error.phase) == (errors.ApiTimeoutException, phase)
    assert 0.09 < time.monotonic() - begun < 1.5


@KINDS
async def test_a_deadline_covers_all_tries(kind: str, server: MockServer) -> None:
    many = Retries(50, base=0)
    for fault in ("slow-headers=0.06;status=503", "slow-headers=0.06;drop-answer", "status=503;retry-after-ms=60"):
        server.clear()
        begun = time.monotonic()
        error = await error_of(kind, server, "models", fault, _request_timeout=0.2, retries=many)
        assert time.monotonic() - begun < 0.5
        assert error.status == 503 or error.phase in ("total", "wait")
        assert 2 <= len(server.requests) <= 5


@KINDS
@pytest.mark.parametrize("family", ["lmdeploy", "gateway"])
async def test_a_used_up_quota_is_not_asked_for_again(kind: str, family: str, server: MockServer) -> None:
    from mtmaisdk.mock.operation_handler import EXAMPLE_HEADER

    api, method, arguments = CALLS[family]
    configuration = Configuration(server.url, access_token="TOKEN", retries=QUICK)
    with pytest.raises(errors.RateLimitException) as caught:
        await call(kind, configuration, api, method, **arguments, _headers={EXAMPLE_HEADER: "429 quota"})
    assert caught.value.code == "insufficient_quota"
    assert len(server.requests) == 1


CONTENT = b"content of the file" * 1000
TICKETS = pytest.mark.parametrize("ticket", ["put", "post"])


async def upload(kind: str, server: MockServer, ticket: str, **options: Any) -> Any:
    configuration = Configuration(server.url, access_token="TOKEN", **options)
    where = {"app_id": "a", "chat_id": "c", "file": ("a.txt", CONTENT)}
    headers = {"X-Mock-Upload-Ticket": ticket}
    return await call(kind, configuration, "FastGPTApi", "upload_chat_file", **where, _headers=headers)


@KINDS
@TICKETS
async def test_an_upload_with_either_ticket(kind: str, ticket: str, server: MockServer) -> None:
    reference = await upload(kind, server, ticket)
    assert (reference["type"], reference["name"], reference["url"]) == ("doc", "a.txt", reference["previewUrl"])
    assert [request.method for request in server.requests][:2] == ["POST", ticket.upper()]
    assert CONTENT in server.requests[1].body
    assert len(server.requests) == (2 if ticket == "put" else 3)
    assert "Authorization" not in server.requests[1].headers
    with urllib3.PoolManager() as pool:
        assert pool.request("GET", reference["url"]).data == CONTENT


@KINDS
@TICKETS
@pytest.mark.parametrize(
    ("faults", "step", "status"),
    [
        (["status=403"], "presign", 403),
        (["html"], "presign", 200),
        (["json-error"], "presign", 200),
        (["drop-answer"], "presign", None),
        (["", "status=403"], "send", 403),
        (["", "drop-answer"], "send", None),
        (["", "", "status=403"], "link", 403),
        (["", "", "empty"], "link", 200),
    ],
)
async def test_a_failed_upload_says_where(
    kind: str, ticket: str, faults: list[str], step: str, status: int | None, server: MockServer
) -> None:
    for fault in faults:
        server.fault(fault)
    if step == "link" and ticket == "put":
        # Its ticket has the link.
        await upload(kind, server, ticket)
        return
    with pytest.raises(errors.UploadException) as caught:
        await upload(kind, server, ticket, retries=0)
    error = caught.value
    assert (error.step, error.status) == (step, status)
    assert str(error).startswith(f"upload failed at {step}: ")
    assert isinstance(error.__cause__, errors.OpenApiException)
    assert len(server.requests) == len(faults)


@KINDS
@TICKETS
async def test_a_failure_that_passes_does_not_end_an_upload(kind: str, ticket: str, server: MockServer) -> None:
    for fault in ("status=503", "drop-answer", "", "status=503", "drop-answer", "", "status=503"):
        server.fault(fault)
    await upload(kind, server, ticket, retries=QUICK)
    assert len(server.requests) == (6 if ticket == "put" else 8)


@KINDS
async def test_waiting_goes_on_over_failures(kind: str, server: MockServer) -> None:
    configuration = Configuration(server.url, access_token="TOKEN", retries=QUICK)
    submitted = await call(kind, configuration, "MidjourneyApi", "submit_imagine", prompt="a cat")
    faults = ["", "status=503", "", "drop-answer", "status=429;retry-after-ms=20", "slow-headers=1"]
    for fault in faults:
        server.fault(fault)
    seen: list[str] = []
    task = await call(
        kind,
        configuration,
        "MidjourneyApi",
        "wait_for_task",
        id=submitted.result,
        interval=0.01,
        progress=lambda task: seen.append(f"{task.status} {task.progress}"),
        _request_timeout=0.2,
    )
    assert (task.id, task.status) == (submitted.result, "SUCCESS")
    assert seen == ["SUBMITTED 0%", "IN_PROGRESS 35%", "SUCCESS 100%"]
    assert len(server.requests) == 1 + 7


@KINDS
@pytest.mark.parametrize(
    ("prompt", "fault", "timeout", "expected"),
    [
        ("please fail", "", 5, errors.TaskFailedException),
        ("a cat", "status=401", 5, errors.UnauthorizedException),
        ("a cat", "html", 5, errors.UnexpectedResponseException),
        ("a cat", "status=503", 5, errors.ServiceException),
        ("a cat", "drop-answer", 5, errors.ApiConnectionException),
        ("a cat", "slow-headers=5", 0.15, errors.TaskTimeoutException),
        ("a cat", "stall-after=0", 0.15, errors.TaskTimeoutException),
    ],
)
async def test_waiting_ends(
    kind: str, prompt: str, fault: str, timeout: float, expected: type[Exception], server: MockServer
) -> None:
    configuration = Configuration(server.url, access_token="TOKEN", retries=0)
    submitted = await call(kind, configuration, "MidjourneyApi", "submit_imagine", prompt=prompt)
    server.fault(fault, times=20)
    begun = time.monotonic()
    arguments = {"id": submitted.result, "timeout": timeout, "interval": 0.01}
    with pytest.raises(errors.OpenApiException) as caught:
        await call(kind, configuration, "MidjourneyApi", "wait_for_task", **arguments)
    assert type(caught.value) is expected
    assert time.monotonic() - begun < 1.5


async def walk(kind: str, server: MockServer, method: str, **arguments: Any) -> list[Any]:
    configuration = Configuration(server.url, access_token="TOKEN", retries=QUICK)
    if kind == "async":
        async with rest.ApiClient(configuration) as client:
            return [item async for item in getattr(rest.FastGPTApi(client), method)(**arguments)]
    with sync.ApiClient(configuration) as sync_client:
        return list(getattr(sync.FastGPTApi(sync_client), method)(**arguments))


@KINDS
async def test_pages_are_walked_over_failures(kind: str, server: MockServer) -> None:
    app, configuration = f"app-{kind}", Configuration(server.url, access_token="TOKEN")
    for number in range(5):
        asked = {"messages": MESSAGES, "chat_id": f"{app}-{number}", "_extra_body": {"appId": app}}
        await call(kind, configuration, "FastGPTApi", "create_chat_completion", **asked)
    server.requests.clear()
    for fault in ("status=503", "", "drop-answer", "", "status=429;retry-after-ms=5"):
        server.fault(fault)
    walked = await walk(kind, server, "iter_chat_histories", app_id=app, page_size=2)
    assert sorted(item.chat_id for item in walked) == [f"{app}-{number}" for number in range(5)]
    assert len(server.requests) == 3 + 3
    server.fault("")
    server.fault("status=403")
    with pytest.raises(errors.ForbiddenException):
        await walk(kind, server, "iter_chat_histories", app_id=app, page_size=2)
