"""`mtmaisdk image`: generates images."""

from __future__ import annotations

import base64

import click

from mtmaisdk.cli.connection import Connection, connects, given
from mtmaisdk.cli.output import from_outside
from mtmaisdk.cli.output_files import download, numbered, output_option, save
from mtmaisdk.cli.progress import spinner


@click.command
@click.argument("prompt")
@click.option("-m", "--model", help="The model; many gateways require one.")
@click.option("--size", metavar="WxH", help="Width and height in pixels.")
@click.option("-n", "--count", type=click.IntRange(min=1), default=1, help="Number of images.")
@output_option("image.png")
@connects
def command(
    connection: Connection, prompt: str, model: str | None, size: str | None, count: int, output: str | None
) -> None:
    """Generate images for PROMPT, save them and print their paths."""
    numbered(output, 1, count)
    options = given(model=model, size=size, n=count if count > 1 else None)
    with connection.api_chat("OpenAIApi", "images") as chat, spinner("generating"):
        images = chat.api.create_image(prompt=from_outside(prompt), **options).data or []
        if not images:
            raise click.ClickException("the server returned no image")
        contents = [
            base64.b64decode(image.b64_json) if image.b64_json else download(chat.api.api_client, image.url or "")
            for image in images
        ]
    for number, content in enumerate(contents, 1):
        save(content, numbered(output, number, len(contents)), "image")
