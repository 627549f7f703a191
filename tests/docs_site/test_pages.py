"""What is written on the pages, before Sphinx makes them into HTML."""

from __future__ import annotations

import ast
import json

import pytest
from contract_texts import contract_in
from docs_site import words
from docs_site.exceptions_page import CHINESE, exception_classes
from docs_site.literals import json_text, python
from docs_site.markdown import without_breaks
from docs_site.operation_page import operation_page
from docs_site.pages import pages
from docs_site.recording import record
from docs_site.samples import samples
from docs_site.site import Site
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support import ROOT

from mtmaisdk.mock.contract import load

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(VALUES)
def test_values_are_written_as_they_are(value: object) -> None:
    assert json.loads(json_text(value)) == value
    assert ast.literal_eval(python(value)) == value


@pytest.fixture(scope="module")
def site() -> Site:
    operations = load()
    contract = contract_in("en")
    return Site("en", contract, operations, record(operations), {"zh": contract_in("zh")})


def test_every_sample_is_on_the_page_of_its_operation(site: Site) -> None:
    for family in site.families:
        for operation in family.operations:
            page = operation_page(site, family, operation)
            assert page == operation_page(site, family, operation)
            for sample in samples(operation):
                assert sample.code.strip() in page, (operation.id, sample.kind)


def test_a_stream_is_shown_event_by_event_with_its_bytes_and_type(site: Site) -> None:
    (family,) = (each for each in site.families if each.name == "openai")
    (operation,) = (each for each in family.operations if each.method == "create_chat_completion")
    page = operation_page(site, family, operation)
    run = page.partition("## Stream")[2].partition("### Kinds")[0]
    assert run.count("[ChatCompletionChunk](#model-chatcompletionchunk)") >= 3
    assert '"role": "assistant"' in run
    assert '"finish_reason": "stop"' in run
    assert "data: [DONE]" in run


def test_fields_of_one_server_are_folded_below_the_others(site: Site) -> None:
    (family,) = (each for each in site.families if each.name == "openai")
    (operation,) = (each for each in family.operations if each.method == "create_chat_completion")
    page = operation_page(site, family, operation)
    common, _, folded = page.partition("{dropdown} Only LMDeploy")
    assert "[`temperature`]{.name}" in common
    assert "[`repetition_ngram_size`]{.name}" not in common
    assert "[`repetition_ngram_size`]{.name}" in folded


def test_pages_of_all_kinds_are_written(site: Site) -> None:
    names = dict(pages(site, ROOT))
    assert {
        "index.md",
        "changelog.md",
        "upgrade.md",
        "guide/index.md",
        "reference/index.md",
        "reference/exceptions.md",
    } <= names.keys()
    for family in site.families:
        assert {f"reference/{family.name}/{each}.md" for each in ("index", "models", "errors")} <= names.keys()


def test_a_chinese_paragraph_has_no_blanks_where_its_lines_end() -> None:
    source = "- 会话\n  继续，\n  `x` 和\n  `y`\n- 项\n\n```text\n甲\n乙\n```\n\n| 甲 |\n|---|\n| 乙 |\n\n甲\n。\n"
    joined = "- 会话继续，`x` 和\n  `y`\n- 项\n\n```text\n甲\n乙\n```\n\n| 甲 |\n|---|\n| 乙 |\n\n甲。\n"
    assert without_breaks(source) == joined


def test_exceptions_and_words_are_there_in_chinese() -> None:
    assert {each.__name__ for each in exception_classes()} == CHINESE.keys()
    english, chinese = words.words("en"), words.words("zh")
    assert english.keys() == chinese.keys()
    for key, word in english.items():
        assert word.count("{}") == chinese[key].count("{}"), key
