"""`mtmaisdk tokens`: counts tokens."""

from __future__ import annotations

from collections.abc import Sequence

import click

from mtmaisdk.cli.connection import Connection, connects
from mtmaisdk.cli.output import texts_or_lines, write_rows


@click.command
@click.argument("texts", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print objects that include the text and the ids of its tokens.")
@connects
def command(connection: Connection, texts: Sequence[str], as_json: bool) -> None:
    """Count the tokens of each text, by the server's own tokenizer (LMDeploy).

    Without TEXTS, each line of the standard input is a text.
    """
    inputs = texts_or_lines(texts)
    with connection.openai_chat("counting tokens") as chat:
        answer = chat.api.encode_text(input=inputs)
    lengths, ids = answer.length, answer.input_ids or []
    if not isinstance(lengths, list) or not len(lengths) == len(ids) == len(inputs):
        raise click.ClickException(f"the server did not count the tokens of {len(inputs)} texts")
    rows = [{"tokens": length, "text": text, "ids": of} for length, text, of in zip(lengths, inputs, ids, strict=True)]
    write_rows(("tokens", "text"), rows, as_json)
