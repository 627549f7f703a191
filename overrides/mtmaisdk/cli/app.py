"""The program: finds commands, and reports errors as one line and an exit code."""

from __future__ import annotations

import pkgutil
import traceback
from importlib import import_module

import click

from mtmaisdk.cli import commands
from mtmaisdk.cli.errors import INTERRUPTED, describe, exit_code
from mtmaisdk.cli.output import use_unicode, write
from mtmaisdk.version import __version__

_SETTINGS = {"help_option_names": ["-h", "--help"], "show_default": True}
"""Settings of all commands."""


class Program(click.Group):
    """A group whose commands are imported on first use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Returns the names of the commands."""
        return sorted(module.name for module in pkgutil.iter_modules(commands.__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Returns the command with a name, or `None`."""
        if cmd_name not in (known := self.list_commands(ctx)):
            from mtmaisdk.clients.rest.settings.names import near

            if ctx.resilient_parsing or not (hint := near(cmd_name, known)):
                return None
            raise click.UsageError(f"No such command {cmd_name!r}{hint}")
        command: click.Command = import_module(f"mtmaisdk.cli.commands.{cmd_name}").command
        return command


@click.group(cls=Program, invoke_without_command=True, context_settings=_SETTINGS)
@click.version_option(__version__, prog_name="mtmaisdk", message="%(prog)s %(version)s")
@click.pass_context
def program(ctx: click.Context) -> None:
    """Use chat servers from the command line.

    The key comes from MTMAI_API_KEY, --api-key-file or a profile, the address from --base-url, MTMAI_BASE_URL or a
    profile; see 'mtmaisdk doctor --help'. Exit codes: 0 success, 1 failure, 2 invalid usage, 130 interrupted.
    """
    if ctx.invoked_subcommand is None:
        write(ctx.get_help())


def run_program() -> int:
    """Runs the program with the process's arguments and returns the exit code."""
    use_unicode()
    session = {"debug": False}
    try:
        # Click itself would print three lines for an error.
        returned = program.main(prog_name="mtmaisdk", obj=session, standalone_mode=False)
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except Exception as error:
        if session["debug"]:
            write(traceback.format_exc(), end="", err=True)
        write(f"mtmaisdk: {describe(error)}", err=True)
        return exit_code(error)
    return returned if isinstance(returned, int) else 0
