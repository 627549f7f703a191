"""`mtmaisdk speak`: reads a text aloud."""

from __future__ import annotations

from pathlib import Path

import click

from mtmaisdk.cli.connection import Connection, connects
from mtmaisdk.cli.output import from_outside, read_input
from mtmaisdk.cli.output_files import in_folder, save
from mtmaisdk.cli.progress import waiting_for

_FORMATS = ("mp3", "opus", "aac", "flac", "wav", "pcm")


@click.command
@click.argument("text")
@click.option("-m", "--model", default="tts-1", show_default=True, help="The model that speaks.")
@click.option("--voice", default="alloy", show_default=True, help="The voice.")
@click.option("--format", "kind", type=click.Choice(_FORMATS), help="Format of the sound; else that of FILE, or mp3.")
@click.option("--speed", type=float, help="Speed as a factor.")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    callback=in_folder,
    help="Where to save it; - is the output. speech.mp3 without it.",
)
@connects
def command(
    connection: Connection,
    text: str,
    model: str,
    voice: str,
    kind: str | None,
    speed: float | None,
    output: str | None,
) -> None:
    """Read TEXT aloud into a file and write the file's name; - is the standard input."""
    ending = Path(output or "").suffix[1:].lower()
    kind = kind or (ending if ending in _FORMATS else "mp3")
    options = {} if speed is None else {"speed": speed}
    said = read_input() if text == "-" else from_outside(text)
    with connection.api_chat("OpenAIApi", "speech") as chat, waiting_for("speaking"):
        sound = chat.api.create_speech(model=model, voice=voice, input=said, response_format=kind, **options)
    name = save(sound, output, "speech", f".{kind}")
    if name != "-":
        click.echo(name)
