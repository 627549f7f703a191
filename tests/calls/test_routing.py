"""Redirects that are followed and that are not, and operations that moved between versions of a server."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from typing import Any

import pytest
from aiohttp import web
from support.peers import Recorder, peer

from mtmaisdk.clients import rest
from mtmaisdk.clients.rest import ApiException, Configuration, sync
from mtmaisdk.clients.rest.exceptions import RedirectException
from mtmaisdk.mock.background import run_in_background

kinds = pytest.mark.parametrize("kind", ["async", "sync"])
ANSWER = {"code": 200, "statusText": "", "message": "", "data": None}
CHAT = {"choices": [{"index": 0, "message": {"role": "assistant", "content": "好"}, "finish_reason": "stop"}]}


async def call(kind: str, configuration: Configuration, method: str, times: int = 1, **arguments: Any) -> Any:
    """Calls `Api.method` on one client; returns the last answer."""
    api, _, name = method.partition(".")
    answer = None
    if kind == "async":
        async with rest.ApiClient(configuration) as client:
            for _ in range(times):
                answer = await getattr(getattr(rest, api)(client), name)(**arguments)
    else:
        with sync.ApiClient(configuration) as sync_client:
            for _ in range(times):
                answer = getattr(getattr(sync, api)(sync_client), name)(**arguments)
    return answer


def redirecting(status: int, location: str) -> Callable[[web.Request], web.Response]:
    def answer(request: web.Request) -> web.Response:
        if request.path.startswith("/moved"):
            return web.json_response({"object": "list", "data": []} if request.method == "GET" else CHAT)
        return web.Response(status=status, headers={"Location": location})

    return answer


@kinds
@pytest.mark.parametrize("status", [307, 308])
async def test_a_redirect_that_keeps_origin_and_method_is_followed(kind: str, status: int) -> None:
    server = Recorder(redirecting(status, "/moved here/?a=1"))
    with run_in_background(server.app) as url:
        configuration = Configuration(url, access_token="TOKEN")
        chat = await call(kind, configuration, "OpenAIApi.create_chat_completion", model="o", messages=[])
    assert chat.choices[0].message.content == "好"
    assert server.requests == [("POST", "/v1/chat/completions"), ("POST", "/moved%20here/?a=1")]
    assert server.bodies[0] == server.bodies[1] != b""
    assert [headers["Authorization"] for headers in server.headers] == ["Bearer TOKEN"] * 2


@kinds
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_get_follows_every_redirect_within_its_origin(kind: str, status: int) -> None:
    server = Recorder(redirecting(status, "../moved#there"))
    with run_in_background(server.app) as url:
        await call(kind, Configuration(url), "OpenAIApi.list_models")
    assert server.requests == [("GET", "/v1/models"), ("GET", "/moved")]


@kinds
@pytest.mark.parametrize("status", [301, 302, 303])
async def test_a_redirect_that_changes_the_method_is_an_error(kind: str, status: int) -> None:
    server = Recorder(redirecting(status, "/moved"))
    with run_in_background(server.app) as url, pytest.raises(RedirectException, match="redirects to /moved"):
        await call(kind, Configuration(url), "OpenAIApi.create_chat_completion", model="o", messages=[])
    assert len(server.requests) == 1


@kinds
@pytest.mark.parametrize("status", [301, 307, 308])
async def test_nothing_goes_to_another_origin(kind: str, status: int) -> None:
    with peer() as other:
        location = f"http://u:p@{other.authority}/v1/models?key=SECRET"
        server = Recorder(redirecting(status, location))
        with run_in_background(server.app) as url, pytest.raises(RedirectException) as caught:
            await call(kind, Configuration(url, access_token="TOKEN"), "OpenAIApi.list_models")
    assert other.heads == []
    assert f"redirects to http://{other.authority}/v1/models," in str(caught.value)
    assert "SECRET" not in str(caught.value)
    assert caught.value.location == location
    assert pickle.loads(pickle.dumps(caught.value)).location == location


@kinds
@pytest.mark.parametrize("location", ["https://{}", "//u@{}/", "http://[", "http://{}:99999/", None])
async def test_what_is_another_origin(kind: str, location: str | None) -> None:
    headers: dict[str, str] = {}
    server = Recorder(lambda _: web.Response(status=307, headers=headers))
    with run_in_background(server.app) as url:
        if location is not None:
            headers["Location"] = location.format(url.removeprefix("http://"))
        with pytest.raises(RedirectException):
            await call(kind, Configuration(url), "OpenAIApi.list_models")
    assert len(server.requests) == 1


@kinds
async def test_redirects_in_a_circle_end(kind: str) -> None:
    server = Recorder(redirecting(307, "/v1/models"))
    with run_in_background(server.app) as url, pytest.raises(RedirectException):
        await call(kind, Configuration(url), "OpenAIApi.list_models")
    assert len(server.requests) == 6


@kinds
async def test_an_open_response_may_be_a_redirect(kind: str) -> None:
    server = Recorder(redirecting(302, "http://elsewhere.test/"))
    with run_in_background(server.app) as url:
        response = await call(kind, Configuration(url), "OpenAIApi.list_models_without_preload_content")
        assert response.status == 302


OLD = {
    "delete_chat_record": ("/api/core/chat/item/delete", {"app_id": "a", "chat_id": "c", "content_id": "r"}),
    "get_record_detail": ("/api/core/chat/getResData", {"app_id": "a", "chat_id": "c", "data_id": "d"}),
    "presign_chat_file_get_url": ("/api/core/chat/presignChatFileGetUrl", {"app_id": "a", "key": "k"}),
}


@kinds
@pytest.mark.parametrize("method", OLD)
async def test_an_operation_that_moved_is_found_once(kind: str, method: str) -> None:
    path, arguments = OLD[method]

    def answer(request: web.Request) -> web.Response:
        return web.json_response(ANSWER) if request.path == path else web.Response(status=404, text="<html>")

    server = Recorder(answer)
    with run_in_background(server.app) as url:
        await call(kind, Configuration(url), f"FastGPTApi.{method}", times=3, **arguments)
    assert [route.partition("?")[0] == path for _, route in server.requests] == [False, True, True, True]
    assert len({route.partition("?")[2] for _, route in server.requests}) == 1
    assert len(set(server.bodies)) == 1


@kinds
async def test_a_method_that_changed_is_found(kind: str) -> None:
    def answer(request: web.Request) -> web.Response:
        if request.path != "/api/core/chat/history/updateHistory":
            return web.Response(status=404)
        return web.json_response(ANSWER) if request.method == "PUT" else web.Response(status=405)

    server = Recorder(answer)
    arguments = {"app_id": "a", "chat_id": "c", "custom_title": "t"}
    with run_in_background(server.app) as url:
        await call(kind, Configuration(url), "FastGPTApi.update_chat_history", times=2, **arguments)
    assert server.requests == [("PUT", "/api/core/chat/history/updateHistory")] * 2
    assert {json.loads(body)["customTitle"] for body in server.bodies} == {"t"}


HISTORY = "/api/core/chat/history/updateHistory"


@kinds
@pytest.mark.parametrize("route", [("PUT", HISTORY), ("POST", HISTORY), ("POST", "/api/core/chat/updateHistory")])
async def test_a_route_is_found_with_one_request_more_at_most(kind: str, route: tuple[str, str]) -> None:
    def answer(request: web.Request) -> web.Response:
        if (request.method, request.path) == route:
            return web.json_response(ANSWER)
        return web.Response(status=405 if request.path == route[1] else 404)

    server = Recorder(answer)
    arguments = {"app_id": "a", "chat_id": "c", "custom_title": "t"}
    with run_in_background(server.app) as url:
        await call(kind, Configuration(url), "FastGPTApi.update_chat_history", times=3, **arguments)
    assert server.requests[-3:] == [route] * 3
    assert len(server.requests) == (3 if route[0] == "PUT" else 4)


FASTGPT_CALLS = {
    "get_chat_histories": {},
    "get_chat_records": {"chat_id": "c"},
    "get_record_detail": {"chat_id": "c", "data_id": "d"},
    "update_chat_history": {"chat_id": "c", "custom_title": "t"},
    "delete_chat_history": {"chat_id": "c"},
    "clear_chat_histories": {},
    "delete_chat_record": {"chat_id": "c", "content_id": "r"},
}


@kinds
@pytest.mark.parametrize("is_newest", [True, False])
async def test_what_one_operation_found_out_serves_the_others(kind: str, is_newest: bool) -> None:
    def answer(request: web.Request) -> web.Response:
        is_new = any(part in request.path for part in ("/history/", "/record/"))
        return web.json_response(ANSWER) if is_new is is_newest else web.Response(status=404, text="<html>")

    server = Recorder(answer)
    with run_in_background(server.app) as url:
        client, package = (rest.ApiClient, rest) if kind == "async" else (sync.ApiClient, sync)
        opened: Any = client(Configuration(url))
        api = package.FastGPTApi(opened)
        for method, arguments in FASTGPT_CALLS.items():
            answered = getattr(api, method)(app_id="a", **arguments)
            assert ((await answered) if kind == "async" else answered).code == 200
        closed = opened.close()
        if kind == "async":
            await closed
    assert len(server.requests) == len(FASTGPT_CALLS) + (not is_newest)


@kinds
async def test_a_404_of_the_application_is_its_answer(kind: str) -> None:
    body = {"code": 507002, "statusText": "fileNotFound", "message": "no such file", "data": None}
    server = Recorder(lambda _: web.json_response(body, status=404))
    with run_in_background(server.app) as url, pytest.raises(ApiException, match="no such file"):
        await call(kind, Configuration(url), "FastGPTApi.presign_chat_file_get_url", app_id="a", key="k")
    assert len(server.requests) == 1


@kinds
async def test_an_operation_that_is_nowhere_is_not_found(kind: str) -> None:
    server = Recorder(lambda _: web.Response(status=404))
    with run_in_background(server.app) as url, pytest.raises(ApiException) as caught:
        await call(kind, Configuration(url), "FastGPTApi.get_chat_histories", app_id="a")
    assert caught.value.status == 404
    assert len(server.requests) == 2


@kinds
async def test_a_server_that_was_changed_is_searched_again(kind: str) -> None:
    path = "/api/core/chat/getHistories"

    def answer(request: web.Request) -> web.Response:
        is_old = len(server.requests) <= 3
        return web.json_response(ANSWER) if (request.path == path) == is_old else web.Response(status=404)

    server = Recorder(answer)
    with run_in_background(server.app) as url:
        await call(kind, Configuration(url), "FastGPTApi.get_chat_histories", times=3, app_id="a")
    assert [route == path for _, route in server.requests] == [False, True, True, True, False]
