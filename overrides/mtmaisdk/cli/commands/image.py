"""`mtmaisdk image`: generates images."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from pathlib import Path
from time import monotonic

import click

from mtmaisdk.cli.connection import Connection, connects, given
from mtmaisdk.cli.output import from_outside, spinner
from mtmaisdk.cli.output_files import FILE, numbered, output_option, read_image, save


@click.command
@click.argument("prompt")
@click.option("-m", "--model", help="The model; many gateways require one.")
@click.option("--size", metavar="WxH", help="Width and height in pixels.")
@click.option("-n", "--count", type=click.IntRange(min=1), default=1, help="Number of images.")
@click.option("--edit", "edited", multiple=True, type=FILE, help="Image to edit; repeatable.")
@output_option("image.png")
@connects
def command(
    connection: Connection,
    prompt: str,
    model: str | None,
    size: str | None,
    count: int,
    edited: Sequence[Path],
    output: str | None,
) -> None:
    """Generate images for PROMPT, save them and print their paths."""
    numbered(output, 1, count)
    options = given(model=model, size=size, n=count if count > 1 else None, image=[*edited] or None)
    from mtmaisdk.clients.rest.exceptions import OpenApiException

    with connection.openai_chat("images") as chat, spinner("generating"):
        deadline = monotonic() + (chat.api.api_client.configuration.timeouts.total or inf)
        method = chat.api.edit_image if edited else chat.api.create_image
        images = method(prompt=from_outside(prompt), **options).data or []
        if not images:
            raise click.ClickException("the server returned no image")
        failed: Exception | None = None
        for number, image in enumerate(images, 1):
            try:
                content = read_image(chat.api.api_client, image.b64_json, image.url, deadline)
                save(content, numbered(output, number, len(images)), "image")
            except OpenApiException as error:  # noqa: PERF203 - the other images are paid for, too
                failed = failed or error
    if failed is not None:
        raise failed
