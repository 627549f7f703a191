"""`mtmaisdk` on the command line."""

import sys
from importlib.util import find_spec


def main() -> None:
    """Runs the command line and ends the process with its exit code."""
    if not (find_spec("click") and find_spec("rich")):
        sys.exit("mtmaisdk: the command line needs two more packages: pip install 'mtmaisdk[cli]'")
    from mtmaisdk.cli.app import run_program

    sys.exit(run_program())
