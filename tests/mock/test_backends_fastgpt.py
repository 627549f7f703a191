"""The mock's FastGPT, by way of the client."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlsplit

import pytest
import urllib3
from support.caller import Caller

from mtmaisdk.clients.rest import ApiException
from mtmaisdk.mock.backends.fastgpt_files import MAX_SIZE

APP = "65f0a1b2c3d4e5f601234567"
CHAT = "FastGPTApi.create_chat_completion"


def user(text: Any) -> list[dict[str, Any]]:
    return [{"role": "user", "content": text}]


async def ask(caller: Caller, text: Any, chat_id: str, **more: Any) -> Any:
    return await caller.call(CHAT, **{"app_id": APP, "chat_id": chat_id, "messages": user(text), **more})


async def histories(caller: Caller, **more: Any) -> list[Any]:
    answer = await caller.call("FastGPTApi.get_chat_histories", **{"app_id": APP, **more})
    assert (answer.code, answer.status_text) == (200, "")
    return list(answer.data.list)


async def ids(caller: Caller, **more: Any) -> list[str]:
    return [chat.chat_id for chat in await histories(caller, **more)]


async def records(caller: Caller, chat_id: str, **more: Any) -> Any:
    return (await caller.call("FastGPTApi.get_chat_records", app_id=APP, chat_id=chat_id, **more)).data


async def test_chat_keeps_its_records(caller: Caller) -> None:
    for number, question in enumerate(("你好", "再见"), 1):
        answer = await ask(caller, question, "c1", response_chat_item_id=f"answer{number}")
        assert question in answer.choices[0].message.content
        assert f"第 {number} 个" in answer.choices[0].message.content
        assert answer.id == "c1"
        assert answer.title == ("你好" if number == 1 else None)
    page = await records(caller, "c1")
    assert page.total == 4
    assert [record.obj for record in page.list] == ["Human", "AI", "Human", "AI"]
    assert [record.value[-1].text.content for record in page.list][::2] == ["你好", "再见"]
    assert page.list[3].value[-1].text.content == answer.choices[0].message.content
    assert [record.data_id for record in page.list][1::2] == ["answer1", "answer2"]
    assert (await records(caller, "c2")).total == 0
    await ask(caller, "你好", "c1", response_chat_item_id="answer1")
    assert len({record.data_id for record in (await records(caller, "c1")).list}) == 6


async def test_chat_streams_the_answer_alone(caller: Caller) -> None:
    whole = await ask(caller, "你好", "c1")
    events, final = await caller.stream(CHAT, app_id=APP, chat_id="c2", messages=user("你好"))
    assert final.text == whole.choices[0].message.content
    assert final.finish_reason == "stop"
    assert {event.event for event in events} == {"answer"}
    assert len(events) > 10
    assert (await records(caller, "c2")).list[1].value[0].text.content == final.text


async def test_chat_streams_named_events(caller: Caller) -> None:
    request = {"app_id": APP, "chat_id": "c1", "detail": True, "variables": {"name": "张三"}}
    events, final = await caller.stream(CHAT, **request, messages=user("请深度思考，再说杭州天气"))
    names = list(dict.fromkeys(event.event for event in events))
    assert names == [
        "flowNodeStatus",
        "answer",
        "toolCall",
        "toolParams",
        "toolResponse",
        "updateVariables",
        "workflowDuration",
        "chatTitle",
        "flowResponses",
    ]
    assert "杭州天气" in final.text
    assert "晴" in final.text
    assert "杭州天气" in final.reasoning
    (called,) = final.tool_calls
    assert called.name == "get_weather"
    assert json.loads(called.arguments) == {"city": "请深度思考，再说杭州天气"}
    data = {event.event: event.data for event in events}
    assert data["updateVariables"] == {"name": "张三"}
    assert [node.module_type for node in data["flowResponses"]] == ["workflowStart", "tools"]
    (kept,) = [record for record in (await records(caller, "c1")).list if record.obj == "AI"]
    assert [next(iter(item.to_dict())) for item in kept.value]
    assert kept.value[0].reasoning.content == final.reasoning
    assert kept.value[1].tools[0].response == '{"weather": "晴"}'
    detail = await caller.call("FastGPTApi.get_record_detail", APP, "c1", kept.data_id)
    assert detail.data == data["flowResponses"]
    assert (await caller.call("FastGPTApi.get_record_detail", APP, "c1", "no")).data == []


async def test_chat_whole_with_detail(caller: Caller) -> None:
    plain = await ask(caller, "你好", "c1", detail=True, variables={"name": "张三"})
    assert isinstance(plain.choices[0].message.content, str)
    assert plain.new_variables == {"name": "张三"}
    assert [node.module_type for node in plain.response_data] == ["workflowStart", "chatNode"]
    several = await ask(caller, "深度思考", "c1", detail=True)
    assert several.new_variables == {"name": "张三"}
    assert [item.type for item in several.choices[0].message.content] == ["reasoning", "text"]
    short = await ask(caller, "深度思考", "c1")
    assert "深度思考" in short.choices[0].message.reasoning_content
    assert short.response_data is None


async def test_chat_without_id_takes_its_history_from_the_messages(caller: Caller) -> None:
    messages = [*user("你好"), {"role": "assistant", "content": "好"}, *user("再见")]
    answer = await caller.call(CHAT, app_id=APP, messages=messages)
    assert "第 2 个" in answer.choices[0].message.content
    assert await ids(caller) == [answer.id]
    assert len(answer.id) == 24


async def test_plugin(caller: Caller) -> None:
    answer = await caller.call(CHAT, app_id=APP, chat_id="c1", variables={"city": "杭州"})
    assert answer.response_data[-1].module_type == "pluginOutput"
    assert "杭州" in answer.response_data[-1].plugin_output["result"]


async def test_app_of_the_key(caller: Caller) -> None:
    caller.key = f"fastgpt-abc-{APP}"
    await caller.call(CHAT, chat_id="c1", messages=user("你好"))
    caller.key = "fastgpt-abc"
    await caller.call(CHAT, chat_id="c2", messages=user("你好"))
    assert await ids(caller) == ["c1"]


@pytest.mark.parametrize(
    ("arguments", "message"), [({}, "messages is not array"), ({"messages": []}, "messages is empty")]
)
async def test_chat_is_refused(caller: Caller, arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(ApiException, match=message) as caught:
        await caller.call(CHAT, **arguments)
    assert caught.value.status == 400


async def test_histories_are_paged_pinned_and_titled(caller: Caller) -> None:
    for number in range(1, 13):
        await ask(caller, f"问题 {number}", f"c{number}")
    newest_first = [f"c{number}" for number in range(12, 0, -1)]
    assert await ids(caller) == newest_first[:10]
    assert await ids(caller, page_size=5, offset=10) == newest_first[10:]
    assert await ids(caller, page_size=5, page_num=2) == newest_first[5:10]
    assert await ids(caller, page_size=5, page_num=2, offset=1) == newest_first[1:6]
    assert await ids(caller, source="test") == []
    assert await ids(caller, app_id="other") == []
    assert await ids(caller, start_create_time="2999-01-01") == []
    assert len(await ids(caller, end_update_time="2999-01-01T00:00:00Z")) == 10
    with pytest.raises(ApiException) as caught:
        await ids(caller, end_update_time="no time")
    assert caught.value.status == 400

    await caller.call("FastGPTApi.update_chat_history", app_id=APP, chat_id="c3", top=True)
    await caller.call("FastGPTApi.update_chat_history", app_id=APP, chat_id="c2", custom_title="新标题")
    await caller.call("FastGPTApi.update_chat_history", app_id=APP, chat_id="no", top=True)
    first, second, *_ = await histories(caller)
    assert (first.chat_id, first.top, first.title) == ("c3", True, "问题 3")
    assert (second.chat_id, second.top, second.custom_title) == ("c2", False, "新标题")
    init = await caller.call("FastGPTApi.get_chat_init", APP, "c2")
    assert (init.data.title, init.data.variables) == ("新标题", {})
    unknown = await caller.call("FastGPTApi.get_chat_init", APP, "no")
    assert (unknown.data.title, unknown.data.variables) == ("", None)
    assert unknown.data.app.chat_config.welcome_text


async def test_records_are_paged_from_the_newest(caller: Caller) -> None:
    for number in range(1, 8):
        await ask(caller, f"问题 {number}", "c1", response_chat_item_id=f"a{number}")

    async def answers(**more: Any) -> list[str]:
        page = await records(caller, "c1", **more)
        assert page.total == 14
        return [record.data_id for record in page.list if record.obj == "AI"]

    assert await answers() == ["a3", "a4", "a5", "a6", "a7"]
    assert await answers(page_size=4) == ["a6", "a7"]
    assert await answers(page_size=4, offset=4) == ["a4", "a5"]
    assert await answers(page_size=10, offset=12) == ["a1"]
    assert await answers(page_size=10, offset=20) == []


async def test_deletion(caller: Caller) -> None:
    for number in (1, 2, 3):
        await ask(caller, "你好", f"c{number}", response_chat_item_id="a")
    await caller.call(CHAT, app_id="other", chat_id="c1", messages=user("你好"))
    for content_id in ("a", "no"):
        answer = await caller.call("FastGPTApi.delete_chat_record", APP, "c1", content_id)
        assert (answer.code, answer.data) == (200, None)
    assert [record.obj for record in (await records(caller, "c1")).list] == ["Human"]
    assert (await records(caller, "c2")).total == 2
    await caller.call("FastGPTApi.delete_chat_history", APP, "c2")
    assert await ids(caller) == ["c3", "c1"]
    assert (await records(caller, "c2")).total == 0
    await caller.call("FastGPTApi.clear_chat_histories", APP)
    assert await ids(caller) == []
    assert await ids(caller, app_id="other") == ["c1"]


async def test_feedback(caller: Caller) -> None:
    await ask(caller, "你好", "c1", response_chat_item_id="a")

    async def send(**feedback: str) -> tuple[str | None, str | None]:
        await caller.call("FastGPTApi.send_feedback", app_id=APP, chat_id="c1", data_id="a", **feedback)
        record = (await records(caller, "c1")).list[1]
        return record.user_good_feedback, record.user_bad_feedback

    assert await send(user_good_feedback="yes") == ("yes", None)
    assert await send(user_bad_feedback="太短") == (None, "太短")
    assert await send() == (None, None)
    for chat_id, data_id in (("c1", "no"), ("no", "a")):
        with pytest.raises(ApiException, match="Chat item not found"):
            await caller.call("FastGPTApi.send_feedback", app_id=APP, chat_id=chat_id, data_id=data_id)


async def test_suggested_questions(caller: Caller) -> None:
    await ask(caller, "导演是谁", "c1")
    name = "FastGPTApi.get_suggested_questions"
    answer = await caller.call(name, app_id=APP, chat_id="c1")
    assert len(answer.data) == 3
    assert all("导演是谁" in question for question in answer.data)
    assert (await caller.call(name, app_id=APP, chat_id="c1", question_guide={"open": False})).data == []
    assert len((await caller.call(name, app_id=APP, chat_id="no")).data) == 3


CONTENT = bytes(range(256)) * 10


async def ticket(caller: Caller, kind: str, filename: str = "报告 1.png", **more: Any) -> Any:
    arguments = {"app_id": APP, "chat_id": "c1", "filename": filename, "_headers": {"X-Mock-Upload-Ticket": kind}}
    return (await caller.call("FastGPTApi.presign_chat_file_post_url", **arguments, **more)).data


def send(method: str, url: str, **arguments: Any) -> urllib3.BaseHTTPResponse:
    with urllib3.PoolManager() as pool:
        return pool.request(method, url, **arguments)


def upload(given: Any, content: bytes = CONTENT, **headers: str) -> urllib3.BaseHTTPResponse:
    if given.fields is None:
        return send("PUT", given.url, body=content, headers={**given.headers, **headers})
    form = [*given.fields.items(), ("file", ("报告 1.png", content, "image/png"))]
    return send("POST", given.url, fields=form, headers=headers)


@pytest.mark.parametrize(("kind", "status"), [("put", 200), ("post", 204)])
async def test_upload_and_download(caller: Caller, kind: str, status: int) -> None:
    given = await ticket(caller, kind)
    key = given.key or given.fields["key"]
    assert given.max_size == MAX_SIZE
    assert urlsplit(given.url).netloc == urlsplit(caller.url).netloc

    async def address(**more: Any) -> str:
        arguments = {"key": key, "app_id": APP, "chat_id": "c1", **more}
        url: str = (await caller.call("FastGPTApi.presign_chat_file_get_url", **arguments)).data
        return url

    with pytest.raises(ApiException, match="fileNotFound") as missing:
        await address()
    assert missing.value.status == 404
    assert upload(given).status == status
    with pytest.raises(ApiException, match="unAuthFile"):
        await address(app_id="other")
    answer = send("GET", await address())
    assert (answer.status, answer.data) == (200, CONTENT)
    assert answer.headers["Content-Type"] == "image/png"
    if given.preview_url:
        assert send("GET", given.preview_url).data == CONTENT
    token = given.url.rpartition("/")[2]
    assert send("GET", f"{caller.url}/api/system/file/download/{token}").status == 404


@pytest.mark.parametrize("kind", ["put", "post"])
async def test_upload_is_refused(caller: Caller, kind: str) -> None:
    given = await ticket(caller, kind)
    with_key = upload(given, Authorization="Bearer TOKEN")
    assert caller.requests[-1].headers["Authorization"] == "Bearer TOKEN"
    assert CONTENT in caller.requests[-1].body
    assert (with_key.status, b"Only one auth mechanism" in with_key.data) == (400, True)
    assert b"TOKEN" not in with_key.data
    too_large = upload(given, bytes(MAX_SIZE + 1))
    assert (too_large.status in (400, 413), b"EntityTooLarge" in too_large.data) == (True, True)
    if kind == "put":
        assert send("PUT", given.url, body=CONTENT, headers={"Content-Type": "text/plain"}).status == 403
        assert send("PUT", given.url + "x", body=CONTENT, headers=given.headers).status == 403
        assert send("GET", given.preview_url).status == 404
    else:
        form = list(given.fields.items())
        file = ("file", ("a.png", CONTENT, "image/png"))
        assert send("POST", given.url, fields=[file, *form]).status == 403
        assert send("POST", given.url, fields=[*form[:-1], file]).status == 403
        assert send("POST", given.url, fields=form).status == 400
        assert send("POST", given.url, body=b"x").status == 412
        head = {"Content-Type": "multipart/form-data; boundary=x"}
        assert send("POST", given.url, body=b"no form", headers=head).status == 400


async def test_ticket_is_refused(caller: Caller) -> None:
    with pytest.raises(ApiException) as caught:
        await ticket(caller, "put", size=MAX_SIZE + 1)
    assert caught.value.status == 413
    with pytest.raises(ApiException, match="neither put nor post"):
        await ticket(caller, "other")


async def test_file_is_kept_in_the_record(caller: Caller) -> None:
    given = await ticket(caller, "put")
    upload(given)
    parts = [
        {"type": "text", "text": "看图"},
        {"type": "image_url", "image_url": {"url": given.preview_url}, "key": given.key},
        {"type": "file_url", "name": "a.pdf", "url": "https://example.com/a.pdf"},
    ]
    answer = await ask(caller, parts, "c1")
    assert "看图\n[image_url]\n[file_url]" in answer.choices[0].message.content
    text, image, file = (await records(caller, "c1")).list[0].value
    assert text.text.content == "看图"
    assert (image.file.type, image.file.url, image.file.key) == ("image", given.preview_url, given.key)
    assert (file.file.type, file.file.name) == ("file", "a.pdf")
