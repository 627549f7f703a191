"""The contract in either language, and how its Chinese is written."""

from __future__ import annotations

import copy
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from check_spec.contract import Contract
from check_spec.source import load
from check_spec.texts import code_of, language_of, texts_of
from contract_texts import contract_in, missing
from support import ROOT
from support.edited_contract import edited, told

FILE = ROOT / "openapi.yaml"
ORIGINAL: dict[str, Any] = load(FILE)
TEXTS = texts_of(Contract(ORIGINAL, ROOT))
HERE = Path(__file__).parent


def at(document: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        document = document[key]
    return document


@pytest.fixture(scope="module", params=["en", "zh"])
def language(request: pytest.FixtureRequest) -> str:
    assert request.param in ORIGINAL["info"]["x-languages"]
    return str(request.param)


@cache
def ours_in(language: str) -> dict[str, Any]:
    return contract_in(language)


@cache
def chinese_texts() -> dict[tuple[Any, ...], str]:
    chinese = ours_in("zh")
    return {text.path: at(chinese, text.path) for text in TEXTS}


@pytest.fixture(scope="module")
def translated(language: str) -> dict[str, Any]:
    return ours_in(language)


def test_every_text_is_in_the_language(language: str, translated: dict[str, Any]) -> None:
    assert len(TEXTS) > 1500
    for text in TEXTS:
        found = at(translated, text.path)
        assert code_of(found) == code_of(text.original), text.path
        if text.language == language:
            assert found == text.original
        elif language == "en":
            assert language_of(found) == "en", text.path


def test_nothing_but_texts_differs(translated: dict[str, Any]) -> None:
    with_original_texts = copy.deepcopy(translated)
    for text in TEXTS:
        at(with_original_texts, text.path[:-1])[text.key] = text.original
    assert with_original_texts == ORIGINAL


def test_published_chat_api_stays_chinese_and_has_english() -> None:
    english = ours_in("en")
    route = "/api/v1/tenants/{tenant}/chat/models"
    assert ORIGINAL["paths"][route]["get"]["summary"] == "获取模型列表"
    assert english["paths"][route]["get"]["summary"] == "Get the list of models"


def test_a_field_may_have_the_name_of_a_text() -> None:
    field = ours_in("zh")["components"]["schemas"]["ChatModel"]["properties"]["description"]
    assert field["description"] == "模型擅长的领域。"


def test_what_is_missing_can_be_filled_in(tmp_path: Path) -> None:
    """The form that the tool prints is a file of translations without mistakes."""
    contract = edited(
        (HERE / "keeper.yaml").read_text(encoding="utf-8"),
        ("info: {", "info: {x-languages: [zh], "),
        # A model whose only described field has the name of a text.
        ("_id: {type: string, description", "description: {type: string, description"),
        ("id: _id", "id: description"),
        ("{_id: a}", "{description: a}"),
    )
    (tmp_path / "openapi.yaml").write_text(contract, encoding="utf-8")
    form = yaml.safe_dump(missing("zh", tmp_path / "openapi.yaml"))
    assert told(tmp_path, contract, zh=form) == []
    assert missing("zh", tmp_path / "openapi.yaml") == {}
    assert contract_in("zh", tmp_path / "openapi.yaml") == load(tmp_path / "openapi.yaml")


def test_command_prints_what_is_missing(tmp_path: Path) -> None:
    contract = (HERE / "keeper.yaml").read_text(encoding="utf-8")
    (tmp_path / "openapi.yaml").write_text(contract, encoding="utf-8")
    chinese = (HERE / "keeper.zh.yaml").read_text(encoding="utf-8").replace("    summary: 听\n", "")
    (tmp_path / "openapi.zh.yaml").write_text(chinese, encoding="utf-8")

    def run(*arguments: str) -> str:
        command = [sys.executable, str(ROOT / "tools/contract_texts.py"), *arguments]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True).stdout

    assert run("zh", "--missing") == "operations:\n  talk:hear:\n    summary: Hear\n"
    assert yaml.safe_load(run("zh"))["tags"][0]["description"] == "交谈。"


@pytest.mark.parametrize(
    ("rule", "wrong"),
    [
        ("a space between Chinese and other letters", r"[\u4e00-\u9fff][A-Za-z0-9`]|[A-Za-z0-9`%][\u4e00-\u9fff]"),
        ("Chinese punctuation after Chinese", r"[\u4e00-\u9fff][,:;!?()]|[,:;!?(][\u4e00-\u9fff]"),
        ("no space beside Chinese punctuation", r"[，。；：、（）“”] | [，。；：、（）“”]"),
        ("plain address", "您"),
    ],
)
def test_chinese_is_set_as_readers_expect(rule: str, wrong: str) -> None:
    found = {*chinese_texts().values()}
    assert [text for text in found if re.search(wrong, text)] == [], rule


def test_versions_and_numbers_are_those_of_the_original() -> None:
    for text in TEXTS:
        # "Since 1970" is a Unix timestamp; a zero may be written as a word.
        numbers, original = (
            [number for number in re.findall(r"\d+(?:\.\d+)*", one) if number not in ("0", "1970")]
            for one in (chinese_texts()[text.path], text.original)
        )
        assert sorted(numbers) == sorted(original), text.path
