"""What a recording replaces, and what it refuses as a secret."""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from support.raw_http import call
from support.recordings import JSON, KEY, SSE, entries_of, post, replayed

from mtmaisdk.mock.exchange import Exchange
from mtmaisdk.mock.recording import Recording
from mtmaisdk.mock.script import read_script
from mtmaisdk.mock.secrets import find_secret


@pytest.mark.parametrize(
    "said",
    [
        "我的密钥是sk-proj-abc123def456ghi789",
        "令牌eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abcdefghijk",
        "用AKIAABCDEFGHIJKLMNOP登录",
        "q=my%20key%20sk-abc123def456ghi789jkl",
        {"sk-abcDEF1234567890abcd": {"b": 1}},
    ],
)
def test_a_key_in_any_neighbourhood_is_found(said: Any) -> None:
    assert find_secret({"content": said}, "answers.0").startswith("answers.0")


def test_a_placeholder_for_a_key_is_an_ordinary_word(tmp_path: Path) -> None:
    headers = [("Authorization", "Bearer ollama")]
    asked = [post({"model": f"ollama/{name}"}, request_headers=headers, pieces=[b"{}"]) for name in "ab"]
    first, second = entries_of(tmp_path, *asked)
    assert (first["when"]["body"], second["when"]["body"]) == ({"model": "ollama/a"}, {"model": "ollama/b"})


def test_credentials_of_a_body_are_replaced_where_they_are_echoed(tmp_path: Path) -> None:
    sent = {"username": "u", "password": "Hunter2/secret=="}
    echoes = [b'{"a": "Hunter2/secret==", "b": "Hunter2\\/secret==", "c": "Hunter2/secret%3D%3D"}']
    (entry,) = entries_of(tmp_path, post(sent, pieces=echoes))
    assert set(entry["body"].values()) == {"REDACTED"}


def test_credentials_are_written_nowhere(tmp_path: Path) -> None:
    secrets = [KEY, "c00kie-value", "p@ss word/1", "query-secret", "basic-pass", "answered"]
    key, cookie, other, query, basic, given = secrets
    chat = Exchange(
        "POST",
        f"/v1/chat/completions?api_key={query}&a=1&b={quote(other, safe='')}",
        [
            ("Authorization", f"Bearer {key}"),
            ("Cookie", f"a=1; session={cookie}"),
            ("X-Own-Secret", other),
            ("Proxy-Authorization", "Basic " + base64.b64encode(f"me:{basic}".encode()).decode()),
        ],
        json.dumps({"model": "o", "password": "body-secret", "nested": [{"key": key}], "said": other}).encode(),
        headers=[*SSE, ("Set-Cookie", f"b={given}; Path=/"), ("X-Request-Id", f"of-{cookie}"), ("Server", key)],
        pieces=[
            f'data: {{"a": "{key[:9]}'.encode(),
            f'{key[9:]}", "b": {json.dumps(other)}}}\n\n'.encode(),
            0.5,
            f"data: {cookie} {query} {basic} {given}\n\n".encode(),
        ],
    )
    plain = post({"username": "me"}, request_headers=[("X-Api-Key", key)], pieces=[json.dumps({key: [key]}).encode()])
    (entry, whole) = entries_of(tmp_path, chat, plain)
    text = (tmp_path / "r.yaml").read_text(encoding="utf-8")
    assert [secret for secret in (*secrets, "body-secret") if secret in text or quote(secret, safe="") in text] == []
    assert entry["when"] == {
        "method": "POST",
        "path": "/v1/chat/completions?api_key=REDACTED&a=1&b=REDACTED",
        "operation": "openai:create_chat_completion",
        "body": {"model": "o", "nested": [{}]},
    }
    assert entry["headers"] == {"Content-Type": "text/event-stream", "X-Request-Id": "of-REDACTED"}
    assert entry["pieces"] == [
        'data: {"a": "REDACTED',
        '", "b": "REDACTED"}\n\n',
        0.5,
        "data: REDACTED REDACTED REDACTED REDACTED\n\n",
    ]
    assert whole["body"] == {"REDACTED": ["REDACTED"]}


def test_a_key_in_the_query_may_differ_in_a_replay(tmp_path: Path) -> None:
    entries_of(tmp_path, Exchange("GET", "/x?key=abcdefgh&a=1", headers=JSON, pieces=[b"[7]"]))
    with replayed(tmp_path / "r.yaml") as server:
        assert call(server.url, "/x?key=another-one&a=1", method="GET").json == [7]


def test_chosen_fields_are_replaced(tmp_path: Path) -> None:
    body = {"phone": "138", "user": {"name": "张三", "age": 7, "x": 1}, "messages": [{"content": "hi", "phone": None}]}
    answer = {"phone": "138", "姓名": "张三", "user": {"age": 7, "a": [True, None, "x", {"phone": 1.5}]}}
    escaped = json.dumps({"姓名": "李四"}).encode()
    events = [
        b'data: {"a": 1, "phone"',
        b': "13\\"8", "b": 2}\n\n',
        b'data: {"user": {"age": 7}, "arguments": "{\\"phone\\": \\"138\\", \\"c\\": 3}"}\n\n',
        b"data: " + escaped + b"\n\n",
    ]
    plain, streamed, cut = entries_of(
        tmp_path,
        post(body, pieces=[json.dumps(answer, ensure_ascii=False).encode()]),
        Exchange("GET", "/s", headers=SSE, pieces=[*events]),
        Exchange("GET", "/c", headers=SSE, pieces=[b'data: {"phone": "13'], is_cut=True),
        redact=("phone", "姓名", "user"),
    )
    assert plain["when"]["body"] == {"messages": [{"content": "hi"}]}
    assert plain["body"] == {
        "phone": "REDACTED",
        "姓名": "REDACTED",
        "user": {"age": 0, "a": [True, None, "REDACTED", {"phone": 0}]},
    }
    assert streamed["pieces"] == [
        'data: {"a": 1, "phone"',
        ': "REDACTED", "b": 2}\n\n',
        'data: {"user": {"age": 0}, "arguments": "{\\"phone\\": \\"REDACTED\\", \\"c\\": 3}"}\n\n',
        'data: {"\\u59d3\\u540d": "REDACTED"}\n\n',
    ]
    assert cut["pieces"] == ['data: {"phone": "REDACTED"']


@pytest.mark.parametrize("data", [b'data: {"phone":\ndata: 1}\n\n', b'data: {"a": "{\\"phone\\": 138}"}\n\n'])
def test_a_field_that_cannot_be_replaced_is_refused(tmp_path: Path, data: bytes) -> None:
    problem = Recording(tmp_path / "r.yaml", ["phone"]).add(Exchange("GET", "/", headers=SSE, pieces=[data]))
    assert re.fullmatch(r"answers\.0: the field 'phone'.* cannot be redacted", problem)


def test_the_parameters_of_a_redirect_are_those_of_a_path(tmp_path: Path) -> None:
    nested = quote('{"phone": "138"}')
    headers = [("Location", f"/a=b?access_token=t0k&x={nested}&size=7#top")]
    (entry,) = entries_of(tmp_path, Exchange("GET", "/x", headers=headers, status=302), redact=["phone"])
    redacted = nested.replace("138", "REDACTED")
    assert entry["headers"]["Location"] == f"/a=b?access_token=REDACTED&x={redacted}&size=7#top"


def test_chosen_fields_of_a_query_are_replaced(tmp_path: Path) -> None:
    nested = quote(json.dumps({"a": {"phone": "138"}, "b": "c/d"}))
    query = f"phone=138&a=1&user[phone]=139&phone%5B0%5D=&{quote('姓名')}=%E5%BC%A0&x={nested}&telephone=7"
    headers = [*JSON, ("Location", "/next?page=2&phone=138")]
    body = b'{"next": "http://a.test/x?phone=138&page=2", "x": 1}'
    asked = Exchange("GET", f"/x?{query}", headers=headers, pieces=[body])
    (entry,) = entries_of(tmp_path, asked, redact=("phone", "姓名"))
    redacted = nested.replace("138", "REDACTED")
    assert entry["when"]["path"] == (
        f"/x?phone=REDACTED&a=1&user[phone]=REDACTED&phone%5B0%5D=&{quote('姓名')}=REDACTED&x={redacted}&telephone=7"
    )
    assert entry["headers"]["Location"] == "/next?page=2&phone=REDACTED"
    assert entry["body"] == {"next": "http://a.test/x?phone=REDACTED&page=2", "x": 1}
    with replayed(tmp_path / "r.yaml") as server:
        assert call(server.url, f"/x?{query}".replace("138", "+86/1"), method="GET").json["x"] == 1
        assert call(server.url, f"/x?{query}".replace("a=1", "a=2"), method="GET").status == 500
        server.unmatched.clear()


SECRETS = {
    KEY: "an OpenAI-like key",
    "sk-proj-Ab1_cdefghijklmnopqrst": "an OpenAI-like key",
    "sk-ant-api03-abcdefghijklmnop": "an OpenAI-like key",
    "fastgpt-a1b2c3d4e5f6g7h8i9j0": "a FastGPT key",
    "AKIAIOSFODNN7EXAMPLE": "an AWS key",
    "AIzaSyA-1234567890abcdefghijklmnopqrstu": "a Google key",
    "ghp_" + "a1" * 18: "a GitHub or GitLab token",
    "xoxb-1234567890-abcdefghij": "a Slack token",
    "hf_AbCdEfGhIjKlMnOpQrStUvWx1": "a key of a model provider",
    "0123456789abcdef0123456789abcdef.AbCdEfGh12345678": "a key of a cloud",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl": "a JWT",
    "-----BEGIN RSA PRIVATE KEY-----": "a private key",
    "Bearer a1b2c3d4e5f6g7h8": "an Authorization header",
    "redis://me:hunter2@db:6379": "an address with a password",
}


@pytest.mark.parametrize(("secret", "kind"), SECRETS.items(), ids=SECRETS.values())
def test_what_looks_like_a_secret_is_refused_with_its_place(tmp_path: Path, secret: str, kind: str) -> None:
    event = f'data: {{"text": "a\\n{secret}"}}\n\n'
    refused = {
        "answers.0.when.body.messages.0.content": post({"messages": [{"role": "user", "content": f"say {secret}."}]}),
        "answers.0.when.path": Exchange("GET", f"/{secret}", pieces=[b"1"]),
        "answers.0.body.a.1": post({}, pieces=[json.dumps({"a": [1, f"({secret})"]}).encode()]),
        "answers.0.body": post({}, headers=[("Content-Type", "text/html")], pieces=[f"<p>{secret}".encode()]),
        "answers.0.headers.X-Request-Id": post({}, headers=[*JSON, ("x-request-id", secret)]),
        "answers.0.pieces.2": post({}, headers=SSE, pieces=[b"data: 1\n\n", 0.5, event.encode()]),
        "answers.0.pieces.1": post({}, headers=SSE, pieces=[event[:25].encode(), event[25:].encode()]),
        "answers.0.body_file": post({}, headers=[("Content-Type", "image/png")], pieces=[b"\x89 " + secret.encode()]),
    }
    for place, exchange in refused.items():
        recording = Recording(tmp_path / "r.yaml")
        if not (place.endswith("path") and "/" in secret):
            assert recording.add(exchange).rpartition(" looks like ")[::2] in ((place, kind), (place[:-1] + "0", kind))
        recording.save()
    assert [*tmp_path.iterdir()] == []


def test_fields_with_credentials_are_refused(tmp_path: Path) -> None:
    value, recording = "a1b2c3d4e5f6g7h8", Recording(tmp_path / "r.yaml")
    for name in (
        "api_key",
        "apiKey",
        "access_token",
        "client_secret",
        "token",
        "x-api-key",
        "password",
        "refreshToken",
    ):
        for body in ({"data": {name: value}}, {"said": json.dumps({name: value})}):
            problem = recording.add(post({}, pieces=[json.dumps(body).encode()]))
            place = f"data.{name}" if "data" in body else "said"
            assert problem == f"answers.0.body.{place} looks like a field with a credential"


def test_ordinary_values_are_no_secrets(tmp_path: Path) -> None:
    picture = base64.b64encode(bytes(range(256)) * 2000).decode()
    body = {
        "id": "chatcmpl-9xKf2mQpLrStUvWxYz0123456789",
        "hash": "4f50d97f83b4457e99294033178ee07b",
        "model": "sk-learn",
        "task": "task-1234567890abcdefghij",
        "b64_json": picture,
        "url": f"data:image/png;base64,{picture}",
        "link": "https://a.test:8080/b@c?d=1",
        "logprobs": [{"token": "hello", "bytes": [1, 2]}],
        "token": None,
        "api_key": "sk-***",
        "max_tokens": 4096,
        "next_page_token": "CAEaBlBUOkNBVQ1234",
        "signature": "EqQBCkYIARgCIkBa1b2c3d4e5f6g7h8",
        "text": "Use a Bearer token; set password: to your API key.",
        "system_fingerprint": "fp_44709d6fcb",
    }
    (entry,) = entries_of(tmp_path, post({"tools": []}, pieces=[json.dumps(body).encode()]))
    assert entry["body"] == body


def test_a_recording_goes_on_after_a_refusal(tmp_path: Path) -> None:
    recording = Recording(tmp_path / "r.yaml")
    added = [
        recording.add(post({"n": n}, pieces=[text])) for n, text in enumerate([b"{}", f'["{KEY}"]'.encode(), b"[1]"])
    ]
    assert added == ["", "answers.1.body.0 looks like an OpenAI-like key", ""]
    assert recording.refused == added[1:2]
    recording.save()
    assert [entry["when"]["body"] for entry in read_script(tmp_path / "r.yaml")["answers"]] == [{"n": 0}, {"n": 2}]
