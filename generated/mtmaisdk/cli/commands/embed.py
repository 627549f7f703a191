"""`mtmaisdk embed`: computes embeddings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from mtmaisdk.cli.connection import Connection, connects, given
from mtmaisdk.cli.output import is_terminal, texts_or_lines, write, write_json

_SHOWN = 4


@click.command
@click.argument("texts", nargs=-1)
@click.option("-m", "--model", default="text-embedding-3-small", help="The model.")
@click.option("--dimensions", type=click.IntRange(min=1), help="Number of dimensions.")
@click.option("--json", "as_json", is_flag=True, help="Print objects that include the text.")
@connects
def command(connection: Connection, texts: Sequence[str], model: str, dimensions: int | None, as_json: bool) -> None:
    """Compute the embedding of each text and print it as a line of JSON.

    Without TEXTS, each line of the standard input is a text. On a terminal, vectors are abbreviated without --json.
    """
    inputs = texts_or_lines(texts)
    with connection.openai_chat("embeddings") as chat:
        answer = chat.api.create_embedding(**given(model=model, input=inputs, dimensions=dimensions))
    rows: list[Any] = sorted(answer.data or (), key=lambda row: row.index or 0)
    if len(rows) != len(inputs):
        raise click.ClickException(f"the server returned {len(rows)} vectors for {len(inputs)} texts")
    for text, row in zip(inputs, rows, strict=True):
        vector = row.embedding
        if as_json:
            write_json({"index": row.index, "text": text, "embedding": vector})
        elif is_terminal() and isinstance(vector, list):
            write(f"{len(vector)} numbers: {', '.join(f'{number:.4f}' for number in vector[:_SHOWN])}, …")
        else:
            write_json(vector)
