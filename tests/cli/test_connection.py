"""Backend, address and key from flags, profiles and the environment."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest
from support import posix
from support.scripted import EVENTS, answer, scripted

from cli.conftest import Ended, Mock
from mtmaisdk.cli.config_file import config_path
from mtmaisdk.cli.connection import read_assignments, resolve

Cli = Callable[..., Ended]

CONFIG = """\
# Comments are possible.
[default]
base_url = http://default.test
api_key = default-%key
model = m

[work]
backend = fastgpt
base_url = http://work.test
api_key_file = ~/work-key
app_id = 123
variables := {"city": "北京"}
"""


@pytest.fixture
def config(mock: Mock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("MTMAI_BASE_URL")
    monkeypatch.delenv("MTMAI_API_KEY")
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "work-key").write_text("work-key\n", encoding="utf-8")
    (tmp_path / "home" / "work-key").chmod(0o600)
    path = config_path()
    path.parent.mkdir(parents=True)
    path.write_text(CONFIG, encoding="utf-8")
    path.chmod(0o600)
    return path


def found(flags: dict[str, str], profile: str | None = None, **settings: Any) -> tuple[str, str, str | None]:
    connection = resolve(flags, profile, settings)
    return connection.backend, connection.base_url, connection.key


def test_profiles(config: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert found({}) == ("openai", "http://default.test", "default-%key")
    assert found({}, "work") == ("fastgpt", "http://work.test", "work-key")
    connection = resolve({}, "work", {"app_id": "456"})
    assert connection.settings == {"app_id": "456", "variables": {"city": "北京"}}
    assert "work-key" not in repr(connection)
    monkeypatch.setenv("MTMAI_PROFILE", "work")
    assert found({"backend": "aitre"}) == ("aitre", "http://work.test", "work-key")
    assert capsys.readouterr().err == ""


def test_the_environment_counts_before_the_default_and_after_a_named_profile(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MTMAI_BASE_URL", "http://environment.test")
    monkeypatch.setenv("MTMAI_API_KEY", "environment-key")
    assert found({}) == ("openai", "http://environment.test", "environment-key")
    assert found({}, "work") == ("fastgpt", "http://work.test", "work-key")
    assert found({"base_url": "http://environment.test:80/v1"})[2] == "environment-key"


def test_the_keys_of_other_servers_stay_here(
    config: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MTMAI_API_KEY", "environment-key")
    assert found({"base_url": "http://flag.test"})[2] == "environment-key"
    monkeypatch.setenv("MTMAI_BASE_URL", "http://user:SECRET@environment.test/v1")
    assert found({"base_url": "http://flag.test"})[1:] == ("http://flag.test", None)
    said = capsys.readouterr().err
    assert said == (
        "mtmaisdk: MTMAI_API_KEY is for http://environment.test and is not sent to http://flag.test\n"
        "mtmaisdk: the profile's key is for http://default.test and is not sent to http://flag.test\n"
    )
    with resolve({"base_url": "http://flag.test"}, None, {}).chat(model="m") as chat:
        # Neither is it read again when the client is created.
        assert not chat.api.api_client.configuration.access_token


SECRET_SETTINGS = """\
[default]
base_url = HTTPS://Own.test/v1
access_token = SECRET
username = SECRET
password = SECRET
cert_file = SECRET
key_file = SECRET
default_headers := {"X-Key": "SECRET"}
model = m
"""


@pytest.mark.parametrize(
    ("address", "is_own"),
    [
        ("https://own.test:443", True),
        ("https://OWN.test/api/", True),
        ("http://own.test", False),
        ("https://own.test:8443", False),
        ("https://own.test.evil.test", False),
        ("https://evil.test/own.test", False),
        ("https://own.test@evil.test", False),
    ],
)
def test_nothing_secret_goes_to_another_origin(
    address: str, is_own: bool, config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config.write_text(SECRET_SETTINGS, encoding="utf-8")
    connection = resolve({"base_url": address}, None, {})
    said = capsys.readouterr().err
    assert ("SECRET" in repr(connection.settings), connection.settings["model"]) == (is_own, "m")
    names = ("access_token", "cert_file", "default_headers", "key_file", "password", "username")
    assert [name in said for name in names] == [not is_own] * len(names)
    assert "SECRET" not in said


def test_a_profiles_key_goes_nowhere_else(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert found({"base_url": "http://evil.test"}) == ("openai", "http://evil.test", None)
    assert capsys.readouterr().err == (
        "mtmaisdk: the profile's key is for http://default.test and is not sent to http://evil.test\n"
    )


@posix
def test_a_file_with_a_key_that_others_can_read(
    config: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config.chmod(0o640)
    assert found({})[2] == "default-%key"
    assert f"other users can read {config}, which contains a key: chmod 600" in capsys.readouterr().err
    (tmp_path / "home" / "work-key").chmod(0o604)
    found({}, "work")
    assert "work-key, which contains a key" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("api_key = SECRET\n[default]\n", "line 1 cannot be read: MissingSectionHeaderError"),
        ("[default]\napi_key SECRET\n", "line 2 cannot be read: ParsingError"),
        ("[default]\nbase_url = http://a\nmodel := [SECRET\n", "profile: model is not JSON"),
        ("[other]\n", "an address is required"),
    ],
)
def test_a_file_that_is_wrong(text: str, said: str, config: Path, cli: Cli) -> None:
    config.write_text(text, encoding="utf-8")
    ended = cli("chat", "hi")
    assert ended.code == 2
    assert said in ended.err
    assert "SECRET" not in ended.err


def test_a_profile_that_is_not_there(config: Path, cli: Cli) -> None:
    assert cli("chat", "-p", "nope", "hi").err.endswith("config.ini has default, work\n")
    config.unlink()
    assert "config.ini does not exist" in cli("chat", "-p", "work", "hi").err


def test_a_key_from_a_file_and_from_a_pipe(cli: Cli, mock: Mock, tmp_path: Path) -> None:
    (tmp_path / "key").write_text("file-key\n")
    (tmp_path / "key").chmod(0o600)
    assert cli("models", "--api-key-file", "key").err == ""
    assert mock.requests[-1].headers["Authorization"] == "Bearer file-key"
    assert cli("models", "--api-key-file", "-", text="pipe-key\n").code == 0
    assert mock.requests[-1].headers["Authorization"] == "Bearer pipe-key"
    cli("models", "-b", "mtmai", "--auth", "cookieAuth", "--set", "tenant=707d0855-80ab-4e1f-a156-f1c4546cbf52")
    assert "Authorization" not in mock.requests[-1].headers
    assert mock.requests[-1].headers["Cookie"].startswith("hatchet=")
    (tmp_path / "key").write_text("")
    assert "key: expected a key" in cli("models", "--api-key-file", "key").err
    assert "cannot be read: No such file" in cli("models", "--api-key-file", "nope").err


def test_assignments() -> None:
    assert read_assignments(("a=1", "b:=1", "c=", "d:=null", "e=x=y")) == {
        "a": "1",
        "b": 1,
        "c": "",
        "d": None,
        "e": "x=y",
    }
    for wrong in ("a", "=1", "a:=nope", "password=x"):
        with pytest.raises(click.UsageError):
            read_assignments((wrong,))


def test_the_model_of_the_environment(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MTMAI_MODEL", "env")
    # As an address in the environment, it takes precedence over the default profile.
    assert "model" not in resolve({}, None, {}).settings
    assert resolve({}, "default", {}).settings["model"] == "m"
    assert resolve({}, None, {"model": "given"}).settings["model"] == "given"


def test_the_only_model_of_a_server_is_named(cli: Cli) -> None:
    listed = answer(200, b'{"object":"list","data":[{"id":"only"}]}')
    with scripted(listed, answer(200, EVENTS, Content_Type="text/event-stream")) as script:
        ended = cli("chat", "-b", "lmdeploy", "-u", script.url, "hi")
    assert (ended.code, ended.out) == (0, "hi\n")
    assert ended.err.endswith("mtmaisdk: answered by only, the only model of the server\n")
    several = cli("chat", "hi").err
    assert several.startswith("mtmaisdk: openai requires --model; the server has ")
