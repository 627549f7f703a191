"""Prints the mistakes of a contract, one a line; exits with 1 if there are any."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from check_spec.check import check


def main() -> int:
    """Returns the exit status."""
    parser = argparse.ArgumentParser(prog="check_spec", description=__doc__)
    parser.add_argument("contract", nargs="?", type=Path, default=Path("openapi.yaml"))
    contract: Path = parser.parse_args().contract
    lines = check(contract)
    print("\n".join(lines) or f"{contract}: no mistakes")
    return int(bool(lines))


if __name__ == "__main__":
    sys.exit(main())
