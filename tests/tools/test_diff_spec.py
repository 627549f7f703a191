"""What `make diff-spec` calls breaking, what a notice, and what it passes over."""

from __future__ import annotations

import copy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from diff_operations import ContractDiff
from support import ROOT, read_yaml

TOOL = ROOT / "tools" / "diff_spec.py"
CONTRACT = (Path(__file__).parent / "contract.yaml").read_text(encoding="utf-8")
LIST_THINGS = CONTRACT[CONTRACT.index("  /things:\n") : CONTRACT.index("components:\n")]


def git(directory: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.com"]
    subprocess.run(["git", *identity, *arguments], cwd=directory, check=True, capture_output=True)


def commit(directory: Path, contract: str) -> None:
    (directory / "openapi.yaml").write_text(contract, encoding="utf-8")
    git(directory, "add", "openapi.yaml")
    git(directory, "commit", "--message", "A contract", "--allow-empty")


def diff(directory: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(TOOL), *arguments]
    return subprocess.run(command, cwd=directory, capture_output=True, text=True, timeout=60)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "--initial-branch", "trunk")
    commit(tmp_path, CONTRACT)
    return tmp_path


def changes(*edits: tuple[str, str]) -> list[str]:
    """The changes of the contract with the edits."""
    contract = CONTRACT
    for old, new in edits:
        assert contract.count(old) == 1, old
        contract = contract.replace(old, new)
    found = ContractDiff(read_yaml(CONTRACT), read_yaml(contract)).compare()
    return [f"{'BREAKING' if change.breaking else 'notice'} {change.place}: {change.text}" for change in found]


BREAKING = [
    # Operations.
    (LIST_THINGS, "", "list_things: operation removed (GET /things)"),
    ("operationId: list_things", "operationId: get_things", "list_things: operationId list_things is now get_things"),
    ("x-body: argument", "x-body: fields", "change_thing: x-body argument is now fields"),
    (
        "operationId: list_things",
        "operationId: list_things\n      x-body: argument",
        "list_things: x-body None is now argument",
    ),
    # Credentials.
    ("[{token: []}, {}]", "[{token: []}]", "change_thing: no longer takes no credentials"),
    ("scheme: bearer", "scheme: basic", "token: scheme bearer is now basic"),
    # Parameters.
    ("name: limit", "name: top", "change_thing query parameter limit: removed"),
    ("limit, in: query", "limit, required: true, in: query", "change_thing query parameter limit: now required"),
    ("maximum: 100", "maximum: 50", "change_thing query parameter limit: maximum 50 (was 100)"),
    (
        "required: true, schema: {type: string}",
        "required: true, schema: {type: integer}",
        "change_thing path parameter id: string is no longer taken",
    ),
    (
        "      parameters:\n",
        "      parameters:\n        - {name: key, in: header, required: true, schema: {type: string}}\n",
        "change_thing header parameter key: new required parameter",
    ),
    # Bodies.
    ("requestBody:", "requestBody:\n        required: true", "change_thing request: body is now required"),
    ("multipart/form-data", "text/plain", "change_thing request: multipart/form-data removed"),
    ("format: binary", "format: byte", "change_thing request.file: format byte (was binary)"),
    # Fields of inputs.
    ("price:", "cost:", "Order.price: field removed"),
    ("[name]", "[name, price]", "Order.price: now required"),
    ("[name]", "[name, brand]", "Order.brand: new required field"),
    ("price: {type: number}", "price: {type: integer}", "Order.price: number is no longer taken"),
    ("[integer, 'null']", "[integer]", "Order.count: null is no longer taken"),
    ("[integer, 'null']", "[string, 'null']", "Order.count: integer is no longer taken"),
    ("maxLength: 20", "maxLength: 10", "Order.name: maxLength 10 (was 20)"),
    ("maxLength: 20", "maxLength: 20, pattern: a", "Order.name: pattern a"),
    ("minimum: 1", "minimum: 2", "Order.count: minimum 2 (was 1)"),
    ("{minLength: 1}", "{minLength: 2}", "Order.shade: minLength 2 (was 1)"),
    ("[red, green]", "[red]", "Order.color: no longer takes 'green'"),
    ("[small, large]", "[small]", "Order.size: no longer takes 'large'"),
    (", x-extensible-enum: true", "", "Order.size: takes no value but the listed ones now"),
    ("price: {type: number}", "price: {type: number, enum: [1, 2]}", "Order.price: takes only 1, 2 now"),
    ("- {type: string}\n        - {type: array", "- {type: array", "Content: string is no longer taken"),
    (
        "- {type: array, items: {type: string}}",
        "- {type: array, items: {type: integer}}",
        "Content[]: string is no longer taken",
    ),
    ("        - {$ref: '#/components/schemas/FilePart'}\n", "", "Content: FilePart is no longer taken"),
    ("required: [text]", "required: [text, id]", "TextPart.id: new required field"),
    ("[string, integer]", "[string]", "Order.extra.*: integer is no longer taken"),
    ("{type: [string, integer]}", "false", "Order.extra: takes no other fields any more"),
    (
        "parts: {type: array, items: {$ref: '#/components/schemas/Order'}}",
        "parts: {type: array, items: {type: string}}",
        "Order.parts[]: Order is no longer taken",
    ),
    # Answers.
    ("        weight: {type: number}\n", "", "Thing.weight: field removed"),
    ("weight: {type: number}", "weight: {type: integer}", "Thing.weight: number is no longer sent"),
    ("weight: {type: number}", "weight: {type: string}", "Thing.weight: number is no longer sent"),
    (
        "owner: {type: object, properties: {name:",
        "owner: {type: object, properties: {title:",
        "Thing.owner.name: field removed",
    ),
    (
        "children: {type: array, items: {$ref: '#/components/schemas/Thing'}}",
        "children: {type: array, items: {type: string}}",
        "Thing.children[]: Thing is no longer sent",
    ),
    ("{error:", "{message:", "change_thing answer 404.error: field removed"),
    ("X-Cost", "X-Price", "change_thing answer 200 header X-Cost: removed"),
    # Streams.
    ("framing: sse", "framing: json", "change_thing stream: framing sse is now json"),
    ("          - {name: ping, examples: [1]}\n", "", "change_thing stream event ping: removed"),
    ("text: delta", "text: content", "change_thing stream event message: text delta is now content"),
    (
        "Piece: {type: object, properties: {delta:",
        "Piece: {type: object, properties: {content:",
        "Piece.delta: field removed",
    ),
]

NOTICES = [
    (
        "  /things:\n    get:\n      operationId: list_things",
        "  /new:\n    post:\n      operationId: list_things\n      x-fallbacks: [{path: /things, method: GET}]",
        "list_things: tries POST /new, GET /things",
    ),
    (
        "operationId: list_things",
        "operationId: list_things\n      x-pages: {method: iter_things}",
        "list_things: x-pages is new",
    ),
    ("[new, sold]", "[new, sold, lost]", "Thing.state: may now be 'lost'"),
    ("[new, sold]", "[new]", "Thing.state: no longer sends 'sold'"),
    ("enum: [new, sold]", "format: word", "Thing.state: may now be any other value"),
    ("weight: {type: number}", "weight: {type: [number, 'null']}", "Thing.weight: may now be null"),
    ("weight: {type: number}", "weight: {}", "Thing.weight: may now be any value"),
    (
        "required: [id]\n      properties:\n        id: {type: string}",
        "properties:\n        id: {type: string}",
        "Thing.id: may now be missing",
    ),
    ("        weight:", "        height: {type: number}\n        weight:", "Thing.height: new field"),
    ("properties: {delta:", "properties: {usage: {type: integer}, delta:", "Piece.usage: new field"),
    (
        "          - {name: ping,",
        "          - {name: pong, examples: [1]}\n          - {name: ping,",
        "change_thing stream event pong: new",
    ),
    ("end: '[DONE]'", "end: '[DONE]'\n        end_optional: true", "change_thing stream: end_optional added: True"),
    ("        '404':", "        '409': {description: Taken.}\n        '404':", "change_thing answer 409: new"),
    ("        '404': {$ref: '#/components/responses/Missing'}\n", "", "change_thing answer 404: removed"),
    (
        "X-Cost:",
        "X-Price: {schema: {type: integer}}\n            X-Cost:",
        "change_thing answer 200 header X-Price: new",
    ),
]

HARMLESS = [
    ("[{token: []}, {}]", "[{}, {token: []}, {key: []}]"),
    ("maximum: 100", "maximum: 200"),
    ("[integer, 'null']", "[integer, string, 'null']"),
    ("price: {type: number}", "price: {}"),
    ("[red, green]", "[red, green, blue]"),
    ("maxLength: 20", "description: A name."),
    ("[name]", "[]"),
    ("        price:", "        brand: {type: string}\n        price:"),
    (
        "        - {$ref: '#/components/schemas/TextPart'}\n",
        "        - {$ref: '#/components/schemas/TextPart'}\n        - {type: integer}\n",
    ),
    ("required: [id]", "required: [id, weight]"),
    ("note: {type: [string, 'null']}", "note: {type: string}"),
    ("note: {type: [string, 'null']}", "note: {anyOf: [{type: 'null'}, {type: string}]}"),
    ("price: {type: number}", "price: {allOf: [{type: number}], description: What it costs.}"),
    ("  /things:\n", "  /people:\n    get: {operationId: list_people, responses: {}}\n  /things:\n"),
    ("count: {type: [integer, 'null'], minimum: 1}", "count: {oneOf: [{type: integer, minimum: 1}, {type: 'null'}]}"),
]


@pytest.mark.parametrize(("old", "new", "line"), BREAKING)
def test_breaking(old: str, new: str, line: str) -> None:
    assert [found for found in changes((old, new)) if found.startswith("B")] == [f"BREAKING {line}"]


@pytest.mark.parametrize(("old", "new", "line"), NOTICES)
def test_notices(old: str, new: str, line: str) -> None:
    assert changes((old, new)) == [f"notice {line}"]


@pytest.mark.parametrize(("old", "new"), HARMLESS)
def test_harmless(old: str, new: str) -> None:
    assert changes((old, new)) == []


def test_settings_that_say_the_same_or_more() -> None:
    event = "{name: message, model: Piece, text: delta, "
    before = CONTRACT.replace(event, f"{event}usage: usage, ")
    before = before.replace("framing: sse", "framing: sse\n        whole_answer: {a: b}")
    same = before.replace("usage: usage", "usage: [usage]")
    more = before.replace("usage: usage", "usage: [usage, other]").replace("{a: b}", "{a: b, c: d}")
    assert ContractDiff(read_yaml(before), read_yaml(same)).compare() == {}
    assert [change.breaking for change in ContractDiff(read_yaml(before), read_yaml(more)).compare()] == [False, False]
    assert all(change.breaking for change in ContractDiff(read_yaml(more), read_yaml(before)).compare())


def test_a_renamed_model() -> None:
    edits = (("    Piece: ", "    Part: "), ("model: Piece", "model: Part"))
    assert changes(*edits) == ["BREAKING Piece: model removed"]


def test_a_model_that_is_now_written_in_place() -> None:
    edits = ("- {$ref: '#/components/schemas/FilePart'}", "- {type: object, required: [url], properties: {url: {}}}")
    assert changes(edits) == []


def test_what_it_prints(repository: Path) -> None:
    edited = CONTRACT.replace("        weight: {type: number}\n", "").replace(
        "framing: sse", "framing: sse\n        unnamed: a"
    )
    (repository / "openapi.yaml").write_text(edited, encoding="utf-8")
    run = diff(repository, "HEAD")
    assert (run.returncode, run.stderr) == (1, "")
    assert run.stdout.splitlines() == [
        "BREAKING  Thing.weight: field removed (change_thing, list_things)",
        "notice    change_thing stream: unnamed added: a",
        "breaking: 1, notices: 1, since HEAD",
    ]


def test_text_that_changed_while_its_translation_did_not(repository: Path) -> None:
    languages = CONTRACT.replace("openapi: 3.1.0\n", "openapi: 3.1.0\ninfo: {x-languages: [zh]}\n")
    chinese = "common: {The thing.: 该物品。}\noperations: {list_things: {responses: {'200': 全部物品。}}}\n"
    (repository / "openapi.zh.yaml").write_text(chinese, encoding="utf-8")
    git(repository, "add", "openapi.zh.yaml")
    commit(repository, languages)
    assert diff(repository, "HEAD").stdout == "breaking: 0, notices: 0, since HEAD\n"
    changed = languages.replace("All of them.", "All of the things.").replace("The thing.", "A thing.")
    (repository / "openapi.yaml").write_text(changed, encoding="utf-8")
    assert diff(repository, "HEAD").stdout.splitlines() == [
        "notice    list_things.responses.200 description: the text changed, its translation in zh did not",
        "breaking: 0, notices: 1, since HEAD",
    ]
    (repository / "openapi.zh.yaml").write_text(chinese.replace("全部", "所有"), encoding="utf-8")
    assert diff(repository, "HEAD").stdout == "breaking: 0, notices: 0, since HEAD\n"
    (repository / "openapi.zh.yaml").unlink()
    assert diff(repository, "HEAD").stdout == "breaking: 0, notices: 0, since HEAD\n"


def test_the_base(tmp_path: Path) -> None:
    """Without a base it is where the branch left main, and on main the commit before the last."""
    git(tmp_path, "init", "--initial-branch", "main")
    commit(tmp_path, CONTRACT.replace("framing: sse", "framing: json"))
    run = diff(tmp_path)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr == "cannot compare: there is no earlier commit; name one with BASE=REVISION\n"
    commit(tmp_path, CONTRACT)
    assert diff(tmp_path).returncode == 1
    git(tmp_path, "checkout", "-b", "branch")
    commit(tmp_path, CONTRACT)
    assert diff(tmp_path).returncode == 0
    commit(tmp_path, CONTRACT.replace("X-Cost", "X-Price"))
    commit(tmp_path, CONTRACT.replace("X-Cost", "X-Price"))
    assert "header X-Cost: removed" in diff(tmp_path).stdout
    assert diff(tmp_path, "HEAD~1").returncode == 0
    assert "framing json is now sse" in diff(tmp_path, "main~1").stdout


@pytest.mark.parametrize(
    ("contract", "base", "message"),
    [
        (CONTRACT, "nonsense", "nonsense is no revision of this repository"),
        (CONTRACT, "--help-me", "--help-me is no revision of this repository"),
        ("a: [", "HEAD", "openapi.yaml is not YAML: "),
        ("- a", "HEAD", "openapi.yaml is no mapping"),
        (CONTRACT.replace("    Piece: ", "    Part: "), "HEAD", "#/components/schemas/Piece leads nowhere"),
    ],
)
def test_what_cannot_be_compared(repository: Path, contract: str, base: str, message: str) -> None:
    (repository / "openapi.yaml").write_text(contract, encoding="utf-8")
    run = diff(repository, "--", base)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith(f"cannot compare: {message}")
    assert run.stderr.count("\n") == 1


def test_our_contract_does_not_break_itself(document: dict[str, Any]) -> None:
    assert ContractDiff(document, copy.deepcopy(document)).compare() == {}


def test_each_of_our_operations_and_models_is_seen(document: dict[str, Any]) -> None:
    operations = [operation["operationId"] for path in document["paths"].values() for operation in path.values()]
    models = document["components"]["schemas"]
    found = ContractDiff(document, {}).compare()
    assert [change.place for change in found] == [*operations, *models]
