"""Lets Schemathesis try out every operation of the mock server; what is sent back is checked on both sides.

Takes further arguments of `schemathesis run`, such as `--include-operation-id`.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from pathlib import Path

from mtmaisdk.mock.mock_server import run_mock_server

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
KEY = "KEY"


def main(arguments: list[str]) -> int:
    """Returns the exit status."""
    # aiohttp tells of each request that is no HTTP, and Schemathesis sends one on purpose.
    logging.getLogger("aiohttp.server").setLevel(logging.CRITICAL)
    with run_mock_server(api_key=KEY, check_responses=True, record=False) as server:
        command = [sys.executable, "-m", "schemathesis.cli", "--config-file", str(HERE / "schemathesis.toml")]
        command += ["run", str(ROOT / "openapi.yaml"), "--url", server.url, *arguments]
        status = subprocess.run(command, cwd=ROOT, env={**os.environ, "CONTRACT_KEY": KEY}, check=False).returncode
        for mismatch in dict.fromkeys(server.mismatches):
            print(f"not in the contract: {mismatch}", file=sys.stderr)
        return status or bool(server.mismatches)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
