"""`mtmaisdk speak`: converts text to speech."""

from __future__ import annotations

from pathlib import Path

import click

from mtmaisdk.cli.connection import Connection, connects, given
from mtmaisdk.cli.output import from_outside, read_input, spinner
from mtmaisdk.cli.output_files import output_option, save

_FORMATS = ("mp3", "opus", "aac", "flac", "wav", "pcm")


@click.command
@click.argument("text")
@click.option("-m", "--model", default="tts-1", help="The model.")
@click.option("--voice", default="alloy", help="The voice.")
@click.option("--format", "kind", type=click.Choice(_FORMATS), help="Audio format; by default that of FILE, or mp3.")
@click.option("--speed", type=float, help="Speed as a factor.")
@output_option("speech.mp3")
@connects
def command(
    connection: Connection, text: str, model: str, voice: str, kind: str | None, speed: float | None, output: str | None
) -> None:
    """Convert TEXT to speech, save it and print the path; - reads the standard input."""
    ending = Path(output or "").suffix[1:].lower()
    kind = kind or (ending if ending in _FORMATS else "mp3")
    said = read_input() if text == "-" else from_outside(text)
    options = given(model=model, voice=voice, input=said, response_format=kind, speed=speed)
    with connection.openai_chat("speech") as chat, spinner("synthesizing"):
        sound = chat.api.create_speech(**options)
    save(sound, output, "speech", f".{kind}")
