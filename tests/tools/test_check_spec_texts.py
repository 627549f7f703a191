"""What `make check-spec` says of texts and their translations, and the place where it is told."""

from __future__ import annotations

import copy
import random
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from check_spec.check import check
from support.edited_contract import edited, told
from support.walk import paths_of

HERE = Path(__file__).parent
CONTRACT = (HERE / "keeper.yaml").read_text(encoding="utf-8").replace("info: {", "info: {x-languages: [zh], ")
CHINESE = (HERE / "keeper.zh.yaml").read_text(encoding="utf-8")
MISSING = "missing in openapi.zh.yaml"
FOREIGN = "openapi.yaml has no such text to translate"

# An edit of the contract, with a mark where the mistake is told; an edit of the translations; and what is told.
IN_THE_CONTRACT = [
    ("summary: Delete a word\n", "¦summary: Delete a word\n", ("    summary: 删除单词\n", ""),
     f"talk:delete_word summary: {MISSING}"),
    ("_id: {type: string, description", "_id: {type: string, ¦description", ("    properties: {_id: 单词 ID。}\n", ""),
     f"Word properties._id.description: {MISSING}"),
    ("in: path, required: true, description", "in: path, required: true, ¦description",
     ("    parameters: {room: 房间。}\n", ""), f"talk:create_talk parameters[0].description: {MISSING}"),
    ("examples:\n              basic: {summary: A sound", "examples:\n              basic: {¦summary: A sound",
     ("{basic: 一段声音}", "{}"),
     f"talk:hear requestBody.content.multipart/form-data.examples.basic.summary: {MISSING}"),
    # A text that has its translation in `common` lost it when it changed.
    ("description: What is said.\n      type", "¦description: What is told.\n      type", ("", ""),
     f"CreateTalkRequest description: {MISSING}"),
    ("version: 1.0.0", "¦summary: Small., version: 1.0.0", ("info: 一", "info:\n  description: 一"),
     f"info.summary: {MISSING}"),
    ("message: {$ref: '#/components/schemas/Message'}",
     "message: {$ref: '#/components/schemas/Message', ¦description: A message.}", ("", ""),
     f"Choice properties.message.description: {MISSING}"),
    ("text/plain: {schema: {type: string}, example: hello}",
     "text/plain: {schema: {type: string}, examples: {basic: {¦summary: Plain, value: hello}}}", ("", ""),
     "talk:hear responses.200.content.text/plain.examples.basic.summary: "
     "another text has the same place in openapi.zh.yaml: 'A text'"),
    ("x-languages: [zh]", "x-languages: [zh, ¦ja]", ("", ""), "info.x-languages[1]: no file openapi.ja.yaml"),
    # English is to be had of what is Chinese here.
    ("x-languages: [zh], title: Small, version: 1.0.0, description: A",
     "x-languages: [¦en], title: Small, version: 1.0.0, description: 甲", ("", ""),
     "info.x-languages[0]: no file openapi.en.yaml"),
]  # fmt: skip
# An edit of the translations, with a mark where the mistake is told; and what is told.
IN_THE_TRANSLATIONS = [
    ("  talk:hear:\n", "  ¦talk:heer:\n", f"talk:heer: {FOREIGN}; did you mean 'talk:hear'?"),
    ("schemas:\n", "¦schema:\n", f"schema: {FOREIGN}; did you mean 'schemas'?"),
    ("  Visitor:\n", "  ¦Visiter:\n", f"Visiter: {FOREIGN}; did you mean 'Visitor'?"),
    ("{basic: 前十个}", "{¦basics: 前十个}",
     f"talk:list_words requestBody.examples.basics: {FOREIGN}; did you mean 'basic'?"),
    ("    description: 说话的人。\n", "    ¦descripton: 说话的人。\n",
     f"Visitor descripton: {FOREIGN}; did you mean 'description'?"),
    ("wait_for_talk: {", "wait_for_talk: {¦example: 例, ", f"tags.Talk.x-mixin.wait_for_talk.example: {FOREIGN}"),
    ("  Its number.: ", "  ¦Its numbr.: ", "text 'Its numbr.': no text reads like this; did you mean 'Its number.'?"),
    ("  Its number.: ", "  ¦Counts.: 用量。\n  Its number.: ",
     "text 'Counts.': each such text has a translation of its own"),
    ("  Its number.: 编号。", "  ¦Its number.: 5", "text 'Its number.': expected string, got 5"),
    ("{room: 房间。}", "{¦room: 5}", "talk:create_talk parameters.room: expected string, got 5"),
    ("parameters: {room: 房间。}", "¦parameters: [房间。]",
     "talk:create_talk parameters: expected object, got an array"),
    ("{room: 房间。}", "{¦room: '  '}", "talk:create_talk parameters.room: must not be empty"),
    ("    summary: 听\n", "    ¦summary: {听: 听}\n", "talk:hear summary: expected string, got an object"),
    ("wait_for_talk: {summary: 等待, description: 等待。}", "¦wait_for_talk: 等待",
     "tags.Talk.x-mixin.wait_for_talk: expected object with 'summary' and 'description', got '等待'"),
    ("    properties: {reasoning: 思考过程。}", "    ¦properties: 思考过程。",
     "Delta properties: expected object, got '思考过程。'"),
    ("  Choice: 其中", "  ¦Choice: 其中 `choices` ", "Choice: `choices` is not in the original"),
    (CHINESE, "¦听", "the file: expected object, got '听'"),
    ("    summary: 听\n    description: 听。\n", "    summary: 听\n    ¦summary: 听。\n    description: 听。\n",
     "YAML: the key 'summary' is here twice; first in line 40"),
    ("{'200': 已完成。}", "{¦200: 已完成。}", "YAML: the key 200 is not a string; put it in quotes"),
    (CHINESE, "¦", "YAML: the file is empty"),
]  # fmt: skip


def test_whole_translations(tmp_path: Path) -> None:
    assert told(tmp_path, CONTRACT, zh=CHINESE) == []


@pytest.mark.parametrize(("old", "new", "lost", "line"), IN_THE_CONTRACT)
def test_text_without_a_translation(old: str, new: str, lost: tuple[str, str], line: str, tmp_path: Path) -> None:
    chinese = edited(CHINESE, lost) if lost[0] else CHINESE
    assert told(tmp_path, CONTRACT, (old, new), zh=chinese) == [line]


@pytest.mark.parametrize(("old", "new", "line"), IN_THE_TRANSLATIONS)
def test_mistake_in_the_translations(old: str, new: str, line: str, tmp_path: Path) -> None:
    assert told(tmp_path, CONTRACT, zh=edited(CHINESE, (old, new))) == [line]


def test_code_of_a_text_is_in_its_translation(tmp_path: Path) -> None:
    room = ("description: The room.", "description: 'The room, such as `hall`.'")
    for chinese, said in [
        ("房间，如 `hal`。", ["has `hal` where the original has `hall`"]),
        ("房间。", ["lacks `hall`, which the original has"]),
        ("房间，如 `hall`。", []),
    ]:
        translations = edited(CHINESE, ("{room: 房间。}", f"{{{'¦' if said else ''}room: '{chinese}'}}"))
        lines = told(tmp_path, CONTRACT, room, zh=translations)
        assert lines == [f"talk:create_talk parameters.room: {line}" for line in said]


def test_text_that_is_chinese_in_the_contract_is_translated_into_english(tmp_path: Path) -> None:
    both = ("x-languages: [zh]", "x-languages: [zh, en]")
    hear = ("summary: Hear\n", "summary: 听\n")
    chinese = edited(CHINESE, ("    summary: 听\n", ""))
    assert told(tmp_path, CONTRACT, both, hear, zh=chinese, en="operations:\n  talk:hear: Hear\n") == []
    already = edited(CHINESE, ("    summary: 听\n", "    ¦summary: 听\n"))
    lines = told(tmp_path, CONTRACT, both, hear, zh=already, en="operations:\n  talk:hear: Hear\n")
    assert lines == [f"talk:hear summary: {FOREIGN}"]
    marked = (hear[0], "¦summary: 听\n")
    lines = told(tmp_path, CONTRACT, both, marked, zh=chinese, en="{}\n")
    assert lines == ["talk:hear summary: missing in openapi.en.yaml"]


def test_mistakes_of_the_contract_itself_are_told_first(tmp_path: Path) -> None:
    """An operationId that is misspelt would make each text of the operation seem lost, and each translation stale."""
    lines = told(tmp_path, CONTRACT, ("operationId: talk:hear", "¦operationId: tlk:hear"), zh=CHINESE)
    assert lines == ["tlk:hear operationId: operations of Talk begin with 'talk:'"]


@pytest.mark.parametrize("junk", [5, None, [], {}, ["x"], {"a": {}}, True], ids=str)
def test_anything_may_be_anywhere_in_translations(junk: Any, tmp_path: Path) -> None:
    told(tmp_path, CONTRACT, zh=CHINESE)
    document = yaml.safe_load(CHINESE)
    for path in random.Random(7).sample([*paths_of(document)], 8):
        translations = copy.deepcopy(document)
        node = translations
        for key in path[:-1]:
            node = node[key]
        node[path[-1]] = junk
        (tmp_path / "openapi.zh.yaml").write_text(yaml.safe_dump(translations, allow_unicode=True), encoding="utf-8")
        lines = check(tmp_path / "openapi.yaml")
        assert lines, path
        assert all(re.match(r".*\.yaml:\d+:\d+ .+: \S", line) and "\n" not in line for line in lines), lines
