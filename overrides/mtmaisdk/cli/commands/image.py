"""`mtmaisdk image`: makes images of a prompt."""

from __future__ import annotations

import base64

import click

from mtmaisdk.cli.connection import Connection, connects
from mtmaisdk.cli.output import from_outside
from mtmaisdk.cli.output_files import download, in_folder, numbered, save
from mtmaisdk.cli.progress import waiting_for


@click.command
@click.argument("prompt")
@click.option("-m", "--model", help="The model that draws; many gateways need one.")
@click.option("--size", metavar="WxH", help="Width and height in pixels.")
@click.option("-n", "--count", type=click.IntRange(min=1), default=1, show_default=True, help="How many images.")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    callback=in_folder,
    help="Where to save it; - is the output. image.png without it.",
)
@connects
def command(
    connection: Connection, prompt: str, model: str | None, size: str | None, count: int, output: str | None
) -> None:
    """Make images of PROMPT, save them and write the files' names."""
    numbered(output, 1, count)
    given = {"model": model, "size": size, "n": count if count > 1 else None}
    with connection.api_chat("OpenAIApi", "images") as chat, waiting_for("drawing"):
        options = {name: value for name, value in given.items() if value is not None}
        images = chat.api.create_image(prompt=from_outside(prompt), **options).data or []
        if not images:
            raise click.ClickException("the server made no image")
        contents = [
            base64.b64decode(image.b64_json) if image.b64_json else download(chat.api.api_client, image.url or "")
            for image in images
        ]
    for number, content in enumerate(contents, 1):
        name = save(content, numbered(output, number, len(contents)), "image")
        if name != "-":
            click.echo(name)
