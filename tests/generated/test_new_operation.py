"""A new operation, one that streams too, is one edit of the contract, with its texts in the file of translations."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support import ROOT, posix
from support.summaries import insert, insert_texts

pytestmark = posix

SOURCES = (
    "Makefile", "generator-config.yaml", "requirements-dev.txt", "LICENSE",
    "contract.schema.yaml", "openapi.en.yaml", "README.md",
)  # fmt: skip

OPERATION = """
  /v1/verdicts:
    post:
      operationId: openai:create_verdict
      tags: [OpenAI]
      summary: Rate a text
      description: Says whether a text is harmful.
      deprecated: true
      x-deprecated: {since: '2026-01-31', removed: '2027-01-31', use: create_summary}
      security: [{bearerAuth: []}]
      parameters:
        - name: X-Room
          in: header
          deprecated: true
          x-deprecated: {since: '2026-02-28'}
          description: A room.
          schema: {type: string}
          example: hall
      requestBody:
        required: true
        content:
          application/json:
            schema: {$ref: '#/components/schemas/CreateVerdictRequest'}
            examples: {basic: {summary: A text, value: {textInput: 你好}}}
      responses:
        '200':
          description: The rating.
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Verdict'}
              examples: {safe: {summary: Harmless, value: {flagged: false, modelName: m}}}
        '400': {$ref: '#/components/responses/OpenAIBadRequest'}
"""
SCHEMAS = """
    CreateVerdictRequest:
      description: A text to rate.
      type: object
      required: [textInput]
      properties:
        textInput: {type: string, description: The text.}
        oldText:
          description: The text.
          anyOf:
            - {type: string, deprecated: true, x-deprecated: {since: '2026-03-31', use: text_input}}
            - {type: 'null'}
    Verdict:
      description: The rating of a text.
      type: object
      properties:
        flagged: {type: [boolean, 'null'], description: The text is harmful.}
        modelName: {type: [string, 'null'], description: Model that rated.}
"""
CHINESE_OPERATION = """
  openai:create_verdict:
    summary: 审核文本
    description: 判断文本是否有害。
    parameters: {X-Room: 房间。}
    requestBody:
      examples: {basic: 一段文本}
    responses:
      '200':
        description: 审核结果。
        examples: {safe: 无害}
"""
CHINESE_SCHEMAS = """
  CreateVerdictRequest:
    description: 要审核的文本。
    properties: {textInput: 文本。, oldText: 文本。}
  Verdict:
    description: 文本的审核结果。
    properties: {flagged: 文本有害。, modelName: 执行审核的模型。}
"""
USE = """
import asyncio
from mtmaisdk.clients import rest
from mtmaisdk.clients.rest import sync
from mtmaisdk.mock.background import run_in_background

async def main(configuration):
    async with rest.ApiClient(configuration) as client:
        return await rest.OpenAIApi(client).create_verdict(text_input="你好")

with run_in_background() as url:
    configuration = rest.Configuration(host=url, access_token="KEY")
    first = asyncio.run(main(configuration))
    with sync.ApiClient(configuration) as client:
        second = sync.OpenAIApi(client).create_verdict(text_input="你好")
assert first == second == rest.Verdict(flagged=False, model_name="m"), (first, second)
"""
USE_DEPRECATED = """
import asyncio, inspect, sys, warnings
from mtmaisdk.clients import rest
from mtmaisdk.clients.rest import sync
from mtmaisdk.mock.background import run_in_background

GIVEN = {"text_input": "你好", "x_room": "hall", "old_text": None}
SAID = [
    "create_verdict() is deprecated since 2026-01-31 and may be removed from 2027-01-31 on; use create_summary",
    "x_room of create_verdict() is deprecated since 2026-02-28",
    "old_text of create_verdict() is deprecated since 2026-03-31; use text_input",
]

async def main(configuration):
    async with rest.ApiClient(configuration) as client:
        api = rest.OpenAIApi(client)
        await asyncio.gather(api.create_verdict(**GIVEN), api.create_verdict_with_http_info(**GIVEN))
        assert inspect.iscoroutinefunction(api.create_verdict) or sys.version_info < (3, 12)

with warnings.catch_warnings(record=True) as caught, run_in_background() as url:
    warnings.simplefilter("always")
    configuration = rest.Configuration(host=url, access_token="KEY")
    asyncio.run(main(configuration))
    said = [str(one.message).replace("_with_http_info", "") for one in caught]
    assert said == [*SAID, *SAID], said
    assert {one.category for one in caught} == {DeprecationWarning}
    assert {(one.filename, one.lineno) for one in caught} == {("<string>", 17)}, caught
    with sync.ApiClient(configuration) as client:
        sync.OpenAIApi(client).create_verdict(text_input="你好")
    assert [(str(one.message), one.lineno) for one in caught[6:]] == [(SAID[0], 29)], caught[6:]
assert rest.OpenAIApi.create_verdict.__deprecated__.startswith("Deprecated since 2026-01-31")
"""
USE_STREAM = """
import asyncio
from mtmaisdk.clients import rest
from mtmaisdk.clients.rest import sync
from mtmaisdk.mock.background import run_in_background

TEXT = {"model": "m", "input_text": "很长的文章"}

async def main(configuration):
    async with rest.ApiClient(configuration) as client:
        async with rest.OpenAIApi(client).create_summary_stream(**TEXT) as stream:
            return [event async for event in stream], await stream.final()

with run_in_background() as url:
    configuration = rest.Configuration(host=url, access_token="KEY")
    events, result = asyncio.run(main(configuration))
    with sync.ApiClient(configuration) as client:
        with sync.OpenAIApi(client).create_summary_stream(**TEXT) as stream:
            assert list(stream) == events
assert {type(event) for event in events} == {rest.SummaryDelta}, events
assert (result.text, result.finish_reason, result.usage.output_tokens) == ("摘要", "stop", 2), result
"""


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of this repository whose contract has two more operations, after `make generate`."""
    copy = tmp_path_factory.mktemp("repository")
    for name in SOURCES:
        shutil.copy2(ROOT / name, copy)
    for name in ("overrides", "tools"):
        shutil.copytree(ROOT / name, copy / name)
    (copy / ".venv").symlink_to(Path(sys.prefix))
    contract = insert((ROOT / "openapi.yaml").read_text(encoding="utf-8"))
    (copy / "openapi.yaml").write_text(insert(contract, OPERATION, SCHEMAS), encoding="utf-8")
    chinese = insert_texts((ROOT / "openapi.zh.yaml").read_text(encoding="utf-8"))
    chinese = insert_texts(chinese, CHINESE_OPERATION, CHINESE_SCHEMAS)
    (copy / "openapi.zh.yaml").write_text(chinese, encoding="utf-8")
    # The environment is there already, so its stamp is newer than its list; an outer make may name another one.
    (copy / "ready").touch()
    own = {**os.environ, "MAKEFLAGS": ""}
    made = subprocess.run(["make", "generate", "READY=ready"], cwd=copy, env=own, capture_output=True, text=True)
    assert made.returncode == 0, made.stdout + made.stderr
    assert "no mistakes" in made.stdout
    return copy


@pytest.mark.parametrize("use", [USE, USE_STREAM, USE_DEPRECATED])
def test_new_operation_works_after_make_generate(repository: Path, use: str) -> None:
    used = subprocess.run([sys.executable, "-c", use], cwd=repository / "generated", capture_output=True, text=True)
    assert used.returncode == 0, used.stderr


def test_new_operation_is_in_the_reference(repository: Path) -> None:
    docs = repository / "generated/docs"
    page = (docs / "OpenAIApi.md").read_text(encoding="utf-8")
    assert "create_verdict" in page
    assert "deprecated since 2026-01-31; may be removed from 2027-01-31 on; use `create_summary`" in page
    assert "deprecated since 2026-02-28" in page
    assert "deprecated since 2026-03-31; use `text_input`" in page
    assert "自 2026-03-31 起弃用；请改用 `text_input`" in (docs / "zh/OpenAIApi.md").read_text(encoding="utf-8")
    module = (repository / "generated/mtmaisdk/clients/rest/api/open_ai_api.py").read_text(encoding="utf-8")
    assert "Deprecated since 2026-01-31, may be removed from 2027-01-31 on; use `create_summary`." in module
    assert "old_text: The text. Deprecated since 2026-03-31; use `text_input`." in module
    assert "## OpenAIApi.create_summary_stream" in (docs / "Streams.md").read_text(encoding="utf-8")


def test_what_the_contract_drives_passes_without_another_edit(repository: Path) -> None:
    shutil.copytree(ROOT / "tests", repository / "tests")
    for name in ("docs", "examples"):
        shutil.copytree(ROOT / name, repository / name)
    shutil.copy2(ROOT / "pyproject.toml", repository)
    # The cases of the new operations, the samples of their class, and every test that is not a case of another, but for
    # those which read no contract, of the framings' bytes and of imports, and for the check that came before generating.
    cases = (
        "create_verdict or create_summary or OpenAIApi or unknown_path or every_streaming"
        " or not ([ or test_streams or test_failures or test_sse or test_other_framings or test_imports"
        " or test_contract_has_no_mistake)"
    )
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-n", "0", "-k", cases]
    # Not this test again, nor a wheel.
    ignored = ["--ignore=tests/generated/test_new_operation.py", "--ignore=tests/generated/test_package.py"]
    driven = ["tests/spec", "tests/conformance", "tests/generated", "tests/streaming",
              "tests/mock/test_refusals.py"]  # fmt: skip
    tested = subprocess.run([*command, *ignored, *driven], cwd=repository, capture_output=True, text=True)
    assert tested.returncode == 0, tested.stdout + tested.stderr
    assert "skipped" not in tested.stdout
