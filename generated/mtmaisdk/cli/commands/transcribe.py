"""`mtmaisdk transcribe`: transcribes audio."""

from __future__ import annotations

from pathlib import Path

import click

from mtmaisdk.cli.connection import Connection, connects, given
from mtmaisdk.cli.output import spinner, write, write_json
from mtmaisdk.cli.output_files import FILE

_FORMATS = ("text", "srt", "vtt", "json", "verbose_json")
_FORMAT = "Output: text, subtitles, or the server's JSON."


@click.command
@click.argument("file", type=FILE)
@click.option("-m", "--model", default="whisper-1", help="The model.")
@click.option("--language", metavar="CODE", help="Language of the audio, such as zh; detected by default.")
@click.option("--format", "kind", type=click.Choice(_FORMATS), default="text", help=_FORMAT)
@click.option("--translate", is_flag=True, help="Translate into English.")
@connects
def command(connection: Connection, file: Path, model: str, language: str | None, kind: str, translate: bool) -> None:
    """Transcribe the audio in FILE."""
    if translate and language is not None:
        raise click.UsageError("--translate detects the language: omit --language")
    # Not every server sends plain text, but all can wrap it in JSON.
    response_format = "json" if kind == "text" else kind
    options = given(file=file, model=model, response_format=response_format, language=language)
    with connection.openai_chat("transcription") as chat, spinner("transcribing"):
        answer = (chat.api.create_translation if translate else chat.api.create_transcription)(**options)
    if kind in ("json", "verbose_json"):
        write_json(answer.to_json())
    else:
        write((answer if isinstance(answer, str) else answer.text or "").rstrip())
