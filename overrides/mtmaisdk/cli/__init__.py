"""The command line, `mtmaisdk`.

May import everything but `mtmaisdk.fastgpt`; nothing imports it. Inside, from top to bottom: app; the commands, which
do not import each other; talk and its commands; checks; answers, connection, files and errors; the config file; output.
"""

import sys
from importlib.util import find_spec

from mtmaisdk.install_hint import install_hint


def main() -> None:
    """Runs the command line and exits with its exit code."""
    if not (find_spec("click") and find_spec("rich")):
        sys.exit(f"mtmaisdk: the command line requires more packages: {install_hint('cli')}")
    from mtmaisdk.cli.app import run_program

    sys.exit(run_program())
