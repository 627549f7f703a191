"""`mtmaisdk record`: records what a server answers."""

from __future__ import annotations

from pathlib import Path

import click

from mtmaisdk.cli.output import write
from mtmaisdk.install_hint import install_hint


@click.command
@click.option("--upstream", required=True, metavar="URL", help="Address of the server.")
@click.option("-o", "--output", "file", required=True, type=click.Path(path_type=Path), help="The script to write.")
@click.option("--host", default="127.0.0.1", help="Address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=9001, help="Port to listen on; 0 is a free one.")
@click.option(
    "--redact", multiple=True, metavar="NAME", help="A JSON field or parameter to leave out; may be repeated."
)
def command(upstream: str, file: Path, host: str, port: int, redact: tuple[str, ...]) -> None:
    """Record what a server answers as a script that 'mtmaisdk mock --script' replays; Ctrl-C stops it.

    Let your program use the printed address in place of the server's. Everything is passed on as it comes. Credentials
    are not recorded; an exchange in which something else looks like a secret is refused, and the exit code is 1.
    """
    if file.exists():
        raise click.UsageError(f"{str(file)!r} exists: remove it, or give another name")
    try:
        from mtmaisdk.mock.background import serve
        from mtmaisdk.mock.exchange import Exchange
        from mtmaisdk.mock.recorder import make_recorder
        from mtmaisdk.mock.recording import Recording
    except ModuleNotFoundError as error:
        raise click.ClickException(f"recording requires more packages: {install_hint('mock')}: {error}") from error
    recording, is_own = Recording(file, redact), False

    def record(exchange: Exchange) -> None:
        nonlocal is_own
        problem = recording.add(exchange)
        try:
            if file.exists() and not is_own:
                raise FileExistsError("another program has written it")
            recording.save()
            is_own = file.exists()
        except OSError as error:
            recording.refused.append(problem := f"{file} cannot be written: {error}")
        said = f"refused: {problem}" if problem else f"{exchange.status}{', cut' if exchange.is_cut else ''}"
        write(f"{exchange.method} {exchange.path.partition('?')[0]}: {said}", err=True)

    app = make_recorder(upstream, record)
    serve(app, host, port, lambda url: write(f"Recording {upstream} at {url} until Ctrl-C", err=True))
    if recording.refused:
        raise click.exceptions.Exit(1)
