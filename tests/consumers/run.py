"""Takes the public description to code generators of others, and their clients to the mock server: `make consumers`."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mtmaisdk.mock.mock_server import MockServer, run_mock_server

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
DESCRIPTION = ROOT / "generated" / "public" / "openapi-3.1.en.json"
BUILD = ROOT / "build" / "consumers"
PROGRAMS = (ROOT / ".venv-consumers" / "bin", BUILD / "node_modules" / ".bin")
REQUEST: dict[str, Any] = {
    "model": "internlm2",
    "messages": [
        {
            "role": "user",
            "content": [
                {"type": "text", "text": "What is this?"},
                {"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgo="}},
            ],
        }
    ],
    "seed": 2**40,
    "tools": [{"type": "function", "function": {"name": "look_up", "parameters": {"type": "object"}}}],
    "tool_choice": "none",
}
"""What each has to send as it is."""

TOOLS = {
    "openapi-typescript": "openapi-typescript openapi.json -o made.ts",
    "hey-api": "openapi-ts -i openapi.json -o made",
    "typescript-fetch": "openapi-generator-cli generate -g typescript-fetch -i openapi.json -o made",
    "datamodel-code-generator": "datamodel-codegen --input openapi.json --input-file-type openapi --output made.py"
    " --output-model-type pydantic_v2.BaseModel --target-python-version 3.10 --use-annotated --collapse-root-models"
    " --set-default-enum-member --formatters builtin --disable-timestamp",
    "openapi-python-client": "openapi-python-client generate --path openapi.json --output-path made --meta none"
    " --fail-on-warning --config openapi_python_client.yaml",
}
"""The command of each, which makes `made` in a folder of its own."""
TSC = "tsc program.ts --outDir out --strict --target ES2022 --lib ES2022,DOM,DOM.Iterable --types node"
TSC += " --module CommonJS --moduleResolution node10"
MYPY = "mypy --strict --no-warn-redundant-casts -m program -p made"


def steps(tool: str, server: MockServer) -> Iterator[tuple[str, str]]:
    """Does the steps of a tool in order, and yields each with what is wrong with it; empty if nothing is."""
    [program] = HERE.glob(f"{tool.replace('-', '_')}.[pt][ys]")
    folder = BUILD / program.stem
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copy(program, folder / f"program{program.suffix}")
    for other in (DESCRIPTION, HERE / "events.ts", HERE / "openapi_python_client.yaml"):
        shutil.copy(other, folder / other.name.replace(DESCRIPTION.name, "openapi.json"))
    is_python = program.suffix == ".py"
    commands = {
        "generate": TOOLS[tool].split(),
        "mypy" if is_python else "tsc": (MYPY if is_python else TSC).split(),
        "chat and stream": ["python", "program.py"] if is_python else ["node", "out/program.js"],
    }
    for step, command in commands.items():
        is_last = step == "chat and stream"
        done = run(folder, *command, *([server.url, json.dumps(REQUEST)] if is_last else []))
        if done.returncode:
            yield step, f"{done.stdout}{done.stderr}exit status {done.returncode}"
            return
        yield step, wrong(done.stdout, server) if is_last else ""


def wrong(output: str, server: MockServer) -> str:
    """Returns what is wrong with a chat and a stream, from the texts printed and the requests received."""
    sent = [request.json for request in server.requests]
    server.clear()
    expected = [REQUEST, {**REQUEST, "stream": True}]
    if sent != expected:
        return f"sent {sent}\ninstead of {expected}"
    chat, _, stream = output.strip().partition("\n")
    return "" if len(chat) > 2 and chat == stream else f"other texts than the same answer twice: {output}"


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Runs a command in a folder, with the tools and the Node that the Makefile installs."""
    path = os.pathsep.join(map(str, (*PROGRAMS, Path(sys.executable).parent, os.environ["PATH"])))
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, env={**os.environ, "PATH": path})


def main(tools: list[str]) -> int:
    """Prints a line for each step; what is wrong follows it."""
    failed = []
    with run_mock_server() as server:
        for tool in tools or TOOLS:
            start = time.monotonic()
            for step, mistake in steps(tool, server):
                print(f"{tool}: {step} {'FAILED' if mistake else 'ok'} ({time.monotonic() - start:.0f} s)")
                start = time.monotonic()
                if mistake:
                    failed.append(f"{tool}: {step} failed")
                    print(mistake, file=sys.stderr)
    print(*failed, sep="\n", end="\n" if failed else "")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
