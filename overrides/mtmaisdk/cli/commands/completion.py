"""`mtmaisdk completion`: completes commands and options in a shell."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from mtmaisdk.cli.output import write


@click.command
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the script that completes commands, options and files in SHELL.

    bash: eval "$(mtmaisdk completion bash)" in ~/.bashrc; zsh: the same in ~/.zshrc, after compinit;
    fish: mtmaisdk completion fish > ~/.config/fish/completions/mtmaisdk.fish
    """
    program = ctx.find_root()
    name = program.info_name or ""
    completion = get_completion_class(shell)
    assert completion is not None
    write(completion(program.command, {}, name, f"_{name.upper()}_COMPLETE").source())
