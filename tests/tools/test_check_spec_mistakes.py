"""The mistakes that keepers make in a new endpoint with a stream: each gives one line, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from check_spec.check import check
from check_spec.contract import Contract
from check_spec.mistake import describe
from check_spec.source import load
from check_spec.texts import texts_of
from support import ROOT
from support.edited_contract import NEEDED, edited, only, told
from support.summaries import OPERATION, SCHEMAS, insert, insert_texts

CONTRACT = (ROOT / "openapi.yaml").read_text(encoding="utf-8")
LANGUAGES = ("en", "zh")
# Translations are checked once a contract has no other mistake.
PART = only(CONTRACT, "/v1/completions")
SEPARATOR = "\n# The schemas.\n"
ENDPOINT = OPERATION + SEPARATOR + SCHEMAS
REQUEST = "          application/json:\n            schema: {$ref: '#/components/schemas/CreateSummaryRequest'}\n"
REQUEST_EXAMPLES = ENDPOINT[ENDPOINT.index(REQUEST) + len(REQUEST) : ENDPOINT.index("      responses:\n")]
ANSWER = "            application/json:\n              schema: {$ref: '#/components/schemas/Summary'}\n"
ANSWER_EXAMPLES = ENDPOINT[ENDPOINT.index(ANSWER) + len(ANSWER) : ENDPOINT.index("            text/event-stream:")]

# Name: edits, with a mark where the mistake is told; and what is told.
MISTAKES: dict[str, tuple[list[tuple[str, str]], str]] = {
    "a reference to a schema that is not there": (
        [("$ref: '#/components/schemas/CreateSummaryRequest'", "¦$ref: '#/components/schemas/CreateSumaryRequest'")],
        "openai:create_summary requestBody.content.application/json.schema.$ref: "
        "no schema 'CreateSumaryRequest'; did you mean 'CreateSummaryRequest'?",
    ),
    "no example of the request": (
        [(REQUEST_EXAMPLES, ""), (REQUEST, REQUEST.replace("application", "¦application"))],
        "openai:create_summary requestBody.content.application/json: missing an example of the request",
    ),
    "no example of an answer": (
        [(ANSWER_EXAMPLES, ""), (ANSWER, ANSWER.replace("application", "¦application"))],
        "openai:create_summary responses.200.content.application/json: missing an example of the response",
    ),
    "an example of a wrong type": (
        [("maxWords: 50}", "¦maxWords: fifty}")],
        "openai:create_summary requestBody.content.application/json.examples.basic.value.maxWords: "
        "expected integer, got 'fifty'",
    ),
    "an unknown key in x-stream": (
        [("end: '[DONE]'", "¦ned: '[DONE]'")],
        "openai:create_summary x-stream.ned: unknown key 'ned'; did you mean 'end'?",
    ),
    "an unknown model in x-stream": (
        [("model: SummaryDelta", "¦model: SumaryDelta")],
        "openai:create_summary x-stream.events[0].model: no schema 'SumaryDelta'; did you mean 'SummaryDelta'?",
    ),
    "an unknown framing": (
        [("framing: sse", "¦framing: see")],
        "openai:create_summary x-stream.framing: 'see' is not one of 'sse', 'data-stream', 'concatenated-json'; "
        "did you mean 'sse'?",
    ),
    "a wrong path in x-stream": (
        [("text: delta", "¦text: detla")],
        "openai:create_summary x-stream.events[0].text: no field 'detla' in SummaryDelta; did you mean 'delta'?",
    ),
    "a wrong path to a value that is elsewhere": (
        [("text: delta", "text: delta\n            elsewhere: {¦delta: detla}")],
        "openai:create_summary x-stream.events[0].elsewhere.delta: "
        "no field 'detla' in SummaryDelta; did you mean 'delta'?",
    ),
    "a wrong field in the request of x-stream": (
        [("request: {stream: true}", "request: {¦steam: true}")],
        "openai:create_summary x-stream.request.steam: "
        "no field 'steam' in CreateSummaryRequest; did you mean 'stream'?",
    ),
    "an operationId without its prefix": (
        [("operationId: openai:create_summary", "¦operationId: create_summary")],
        "create_summary operationId: 'create_summary' must be 'backend:method', such as 'openai:list_models'",
    ),
    "no operationId": (
        [("    post:\n      operationId: openai:create_summary\n", "    ¦post:\n")],
        "POST /v1/summaries: missing 'operationId'",
    ),
    "an undeclared tag": (
        [("tags: [OpenAI]", "tags: [¦OpenAi]")],
        "openai:create_summary tags[0]: tag 'OpenAi' is not declared; did you mean 'OpenAI'?",
    ),
    "a tab": ([("      summary: Summarize", "¦\tsummary: Summarize")], "YAML: a tab; use spaces"),
    "a wrong indentation": (
        [("      summary: Summarize", "       ¦summary: Summarize")],
        "YAML: wrong indentation: 'summary' does not line up with line {operation}",
    ),
    "a colon in a description": (
        [("description: Summarizes", "description: note¦: Summarizes")],
        "YAML: a value with ': ' in it; put it in quotes",
    ),
    "a wrong type": (
        [("inputText: {type: string", "inputText: {¦type: strng")],
        "CreateSummaryRequest properties.inputText.type: 'strng' is not one of "
        "'null', 'boolean', 'integer', 'number', 'string', 'array', 'object'; did you mean 'string'?",
    ),
    "no summary": (
        [("    post:\n", "    ¦post:\n"), ("      summary: Summarize a text\n", "")],
        "openai:create_summary: missing 'summary'",
    ),
    "a field without description": (
        [("inputText: {type: string, description: The text.}", "¦inputText: {type: string}")],
        "CreateSummaryRequest properties.inputText: missing 'description'",
    ),
    "a key twice": (
        [("      summary: Summarize a text\n", "      summary: Summarize a text\n      ¦summary: Summarize\n")],
        "YAML: the key 'summary' is here twice; first in line {summary}",
    ),
    "a schema that nothing uses": (
        [("    SummaryUsage:\n", "    ¦SummaryNote: {description: A note., type: object}\n    SummaryUsage:\n")],
        "SummaryNote: nothing uses it",
    ),
}


def contract_with(*edits: tuple[str, str], contract: str = CONTRACT) -> str:
    """Returns a contract with the endpoint after edits."""
    return insert(contract, *edited(ENDPOINT, *edits).split(SEPARATOR))


@pytest.mark.parametrize("name", MISTAKES)
def test_mistake_is_told_in_one_line(name: str, tmp_path: Path) -> None:
    edits, line = MISTAKES[name]
    begin = PART[: PART.index("\npaths:\n")].count("\n") + 2
    lines = {"operation": begin + 3, "summary": begin + 6}
    assert told(tmp_path, contract_with(*edits, contract=PART)) == [line.format_map(lines)]


def test_an_operation_id_that_is_there_already(tmp_path: Path) -> None:
    contract = contract_with(("openai:create_summary", "openai:create_completion"), contract=PART)
    other = "  /v1/completions:\n    post:\n      "
    assert told(tmp_path, edited(contract, (other, f"{other}¦"))) == [
        "openai:create_completion operationId: "
        "'openai:create_completion' is the operationId of POST /v1/summaries already"
    ]


def test_mistakes_are_told_all_at_once(tmp_path: Path) -> None:
    together = ["no example of an answer", "an example of a wrong type", "a wrong path in x-stream",
                "an unknown framing", "an undeclared tag", "a field without description",
                "a schema that nothing uses", "no summary"]  # fmt: skip
    edits = [edit for name in together for edit in MISTAKES[name][0]]
    lines = told(tmp_path, contract_with(*edits, contract=PART))
    assert sorted(lines) == sorted(MISTAKES[name][1] for name in together)


def test_the_endpoint_has_no_mistake(tmp_path: Path) -> None:
    translations = {language: (ROOT / f"openapi.{language}.yaml").read_text(encoding="utf-8") for language in LANGUAGES}
    translations["zh"] = insert_texts(translations["zh"])
    assert told(tmp_path, contract_with(), **translations) == []


def test_each_text_of_the_endpoint_is_told_until_it_is_translated(tmp_path: Path) -> None:
    for name in (*NEEDED, *(f"openapi.{language}.yaml" for language in LANGUAGES)):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "openapi.yaml").write_text(contract_with(), encoding="utf-8")
    lines = check(tmp_path / "openapi.yaml")
    line = CONTRACT[: CONTRACT.index("\npaths:\n")].count("\n") + 8
    assert lines[0] == f"{tmp_path}/openapi.yaml:{line}:7 openai:create_summary summary: missing in openapi.zh.yaml"
    common = load(ROOT / "openapi.zh.yaml")["common"]
    document = load(tmp_path / "openapi.yaml")
    texts = texts_of(Contract(document, tmp_path))
    new = [text for text in texts if "ummary" in "".join(text.holder[1:2])]
    assert [line.partition(" ")[2] for line in lines] == [
        f"{describe(text.path, document)}: missing in openapi.zh.yaml" for text in new if text.original not in common
    ]
