"""The program: finds commands, and turns what goes wrong into one line and an exit code."""

from __future__ import annotations

import pkgutil
import re
import traceback
from dataclasses import dataclass
from importlib import import_module

import click

from mtmaisdk.cli.output import one_line, use_unicode
from mtmaisdk.version import __version__

FAILURE = 1
USAGE = 2
INTERRUPTED = 130

_CALL = re.compile(r"^\w+\(\): ")
"""The client's method, which means nothing to whoever types a command."""

_SETTING = re.compile(r"; set (\w+)")


@dataclass
class Session:
    """What a run is about.

    Attributes:
        debug: Whether an error is shown with its traceback.
    """

    debug: bool = False


class Program(click.Group):
    """Commands that are imported when they are needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Returns the names of the commands."""
        from mtmaisdk.cli import commands

        return sorted(module.name for module in pkgutil.iter_modules(commands.__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Returns a command, if there is one of that name."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(f"mtmaisdk.cli.commands.{cmd_name}").command
        return command


@click.group(cls=Program, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="mtmaisdk", message="%(prog)s %(version)s")
@click.pass_context
def program(ctx: click.Context) -> None:
    """Talk to mtmai, FastGPT, Langchain-Chatchat, OpenAI-compatible servers and gateways.

    The key comes from MTMAI_API_KEY, --api-key-file or a profile, the address from --base-url, MTMAI_BASE_URL or a
    profile; see 'mtmaisdk doctor --help'. Exit codes: 0 done, 1 failed, 2 wrong usage, 130 ended by Ctrl-C.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def run() -> int:
    """Runs the program with the process's arguments and returns the exit code."""
    use_unicode()
    session = Session()
    try:
        # Click's own way would print three lines for an error.
        returned = program.main(prog_name="mtmaisdk", obj=session, standalone_mode=False)
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except Exception as error:
        if session.debug:
            traceback.print_exc()
        click.echo(f"mtmaisdk: {describe(error)}", err=True)
        return exit_code(error)
    return returned if isinstance(returned, int) else 0


def describe(error: Exception) -> str:
    """Returns an error in one line."""
    from mtmaisdk.cli.keys import is_about_key
    from mtmaisdk.clients.rest.exceptions import OpenApiException

    if isinstance(error, click.ClickException):
        text = error.format_message()
    elif isinstance(error, ValueError):
        text = _SETTING.sub(r"; give --set \1=…", _CALL.sub("", str(error))) or type(error).__name__
    elif isinstance(error, (OpenApiException, OSError)):
        text = str(error) or type(error).__name__
        if is_about_key(error):
            text += " (the key comes from MTMAI_API_KEY, --api-key-file or a profile; 'mtmaisdk doctor' checks it)"
    elif isinstance(error, TypeError):
        # An option that the backend does not have.
        text = str(error)
    else:
        text = f"{type(error).__name__}: {error} (--debug shows where)"
    return one_line(text)


def exit_code(error: Exception) -> int:
    """Returns the exit code that stands for an error."""
    from mtmaisdk.chat.exceptions import UnsupportedException

    if isinstance(error, click.ClickException):
        return error.exit_code
    # Raised before anything is sent.
    return USAGE if isinstance(error, (UnsupportedException, ValueError, TypeError)) else FAILURE
