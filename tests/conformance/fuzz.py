"""Lets Schemathesis try out every operation of the mock server; what is sent back is checked on both sides.

With arguments of `schemathesis run`, such as `--include-operation-id openai:create_image`, there is this one run.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from mtmaisdk.mock.contract import load
from mtmaisdk.mock.mock_server import run_mock_server

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
PACKAGES = (str(ROOT / "generated"), str(ROOT / "tests"))
KEY = "fastgpt-KEY"
SCENARIOS_PER_LINK = 7
SUMMARY = "Test cases:"


def main(arguments: list[str]) -> int:
    """Returns the exit status: 0 if all that was sent and received is as the contract says."""
    # aiohttp tells of each request that is no HTTP, and Schemathesis sends one on purpose.
    logging.getLogger("aiohttp.server").setLevel(logging.CRITICAL)
    passed = True
    with ThreadPoolExecutor(2) as pool:
        for is_good, output in pool.map(_try_out, [arguments] if arguments else _runs()):
            print(output, flush=True)
            passed = passed and is_good
    return 0 if passed else 1


def _runs() -> Iterator[list[str]]:
    """Yields the arguments of each run: every operation alone, and each backend's operations in the order of links."""
    yield ["--phases", "examples,coverage,fuzzing"]
    links: Counter[str] = Counter()
    for operation in load():
        links[operation.tag] += sum(
            len(response.get("links", {})) for response in operation.definition["responses"].values()
        )
    for tag, count in links.items():
        if count:
            yield ["--phases", "stateful", "--include-tag", tag, "--max-examples", str(SCENARIOS_PER_LINK * count)]


def _try_out(arguments: list[str]) -> tuple[bool, str]:
    """Returns whether a server passed, and what Schemathesis says of it."""
    with run_mock_server(api_key=KEY, check_responses=True, record=False) as server:
        run = subprocess.run(
            [
                *(sys.executable, "-m", "schemathesis.cli", "--no-color"),
                *("--config-file", str(HERE / "schemathesis.toml")),
                *("run", str(ROOT / "openapi.yaml"), "--url", server.url, *arguments),
            ],
            cwd=ROOT,
            env={
                **os.environ,
                "CONTRACT_KEY": KEY,
                "PYTHONIOENCODING": "utf-8",
                "PYTHONPATH": os.pathsep.join(PACKAGES),
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        mismatches = [f"not in the contract: {mismatch}" for mismatch in dict.fromkeys(server.mismatches)]
        is_good = run.returncode == 0 and not mismatches
        # Schemathesis lists at length what does not matter where nothing failed.
        output = run.stdout[run.stdout.rfind(SUMMARY) :] if is_good else run.stdout
        return is_good, "\n".join([" ".join(arguments), output, *mismatches])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
