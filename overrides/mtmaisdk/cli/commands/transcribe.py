"""`mtmaisdk transcribe`: writes down speech."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from mtmaisdk.cli.connection import Connection, connects
from mtmaisdk.cli.output import printable
from mtmaisdk.cli.progress import waiting_for


@click.command
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("-m", "--model", default="whisper-1", show_default=True, help="The model that listens.")
@click.option("--language", metavar="CODE", help="Language spoken, such as zh; recognised without it.")
@click.option(
    "--format",
    "kind",
    type=click.Choice(("text", "srt", "vtt", "json", "verbose_json")),
    default="text",
    show_default=True,
    help="What to write: the text, subtitles, or the server's JSON.",
)
@click.option("--translate", is_flag=True, help="Write it in English.")
@connects
def command(connection: Connection, file: Path, model: str, language: str | None, kind: str, translate: bool) -> None:
    """Write down what is said in FILE."""
    if translate and language is not None:
        raise click.UsageError("--translate recognises the language: leave --language out")
    options: dict[str, Any] = {"file": file, "model": model}
    if language is not None:
        options["language"] = language
    # Plain text is what every server can wrap into JSON, but not all send it bare.
    options["response_format"] = "json" if kind == "text" else kind
    with connection.api_chat("OpenAIApi", "transcription") as chat, waiting_for("listening"):
        api = chat.api
        answer = (api.create_translation if translate else api.create_transcription)(**options)
    if kind in ("json", "verbose_json"):
        click.echo(answer.to_json())
    else:
        click.echo(printable(answer if isinstance(answer, str) else answer.text or "").rstrip())
