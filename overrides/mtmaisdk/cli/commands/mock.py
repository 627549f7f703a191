"""`mtmaisdk mock`: starts the mock server."""

from __future__ import annotations

import sys

import click

from mtmaisdk.install_hint import install_hint


@click.command(
    context_settings={"ignore_unknown_options": True, "help_option_names": []},
    options_metavar="[OPTIONS]",
    add_help_option=False,
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED, metavar="")
def command(arguments: tuple[str, ...]) -> None:
    """Start a local mock server of all backends; Ctrl-C stops it."""
    sys.argv[1:] = arguments
    try:
        from mtmaisdk.mock.__main__ import main

        main("mtmaisdk mock")
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("mtmaisdk"):
            raise
        raise click.ClickException(f"the mock server requires more packages: {install_hint('mock')}") from error
