"""A new operation is one edit in one file."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from conftest import ROOT

OPERATION = """
  /v1/moderations:
    post:
      operationId: openai:create_moderation
      tags: [OpenAI]
      summary: Rate a text
      description: Says whether a text is harmful.
      security: [{bearerAuth: []}]
      requestBody:
        required: true
        content:
          application/json:
            schema: {$ref: '#/components/schemas/CreateModerationRequest'}
            examples: {basic: {summary: A text, value: {textInput: 你好}}}
      responses:
        '200':
          description: The rating.
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Moderation'}
              examples: {safe: {summary: Harmless, value: {flagged: false, modelName: m}}}
        '400': {$ref: '#/components/responses/OpenAIBadRequest'}
"""
SCHEMAS = """
    CreateModerationRequest:
      description: A text to rate.
      type: object
      required: [textInput]
      properties:
        textInput: {type: string, description: The text.}
    Moderation:
      description: The rating of a text.
      type: object
      properties:
        flagged: {type: [boolean, 'null'], description: The text is harmful.}
        modelName: {type: [string, 'null'], description: Model that rated.}
"""
USE = """
import asyncio
from mtmaisdk.clients import rest
from mtmaisdk.clients.rest import sync
from mtmaisdk.mock.background import run_in_background

async def main(configuration):
    async with rest.ApiClient(configuration) as client:
        return await rest.OpenAIApi(client).create_moderation(text_input="你好")

with run_in_background() as url:
    configuration = rest.Configuration(host=url, access_token="KEY")
    first = asyncio.run(main(configuration))
    with sync.ApiClient(configuration) as client:
        second = sync.OpenAIApi(client).create_moderation(text_input="你好")
assert first == second == rest.Moderation(flagged=False, model_name="m"), (first, second)
"""


def test_new_operation_works_after_make_generate(tmp_path: Path) -> None:
    for name in ("Makefile", "generator-config.yaml", "requirements-dev.txt", "LICENSE"):
        shutil.copy2(ROOT / name, tmp_path)
    for folder in ("overrides", "tools"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / ".venv").symlink_to(Path(sys.prefix))
    contract = (ROOT / "openapi.yaml").read_text(encoding="utf-8")
    contract = contract.replace("\npaths:\n", f"\npaths:{OPERATION}", 1)
    contract = contract.replace("\n  schemas:\n", f"\n  schemas:{SCHEMAS}", 1)
    (tmp_path / "openapi.yaml").write_text(contract, encoding="utf-8")

    # The environment is there already, so its stamp is newer than its list.
    (tmp_path / "ready").touch()
    made = subprocess.run(["make", "generate", "READY=ready"], cwd=tmp_path, capture_output=True, text=True)
    assert made.returncode == 0, made.stdout + made.stderr
    used = subprocess.run([sys.executable, "-c", USE], cwd=tmp_path / "generated", capture_output=True, text=True)
    assert used.returncode == 0, used.stderr
    assert "create_moderation" in (tmp_path / "generated/docs/OpenAIApi.md").read_text(encoding="utf-8")
    # The contract's tests, on the new package.
    paths = f"pythonpath={tmp_path}/generated {ROOT}/tests"
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-o", paths, "-k", "create_moderation"]
    tested = subprocess.run([*command, ROOT / "tests/contract"], cwd=ROOT, capture_output=True, text=True)
    assert tested.returncode == 0, tested.stdout + tested.stderr
