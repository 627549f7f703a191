"""`mtmaisdk rerank`: orders documents by relevance."""

from __future__ import annotations

from collections.abc import Sequence

import click

from mtmaisdk.cli.connection import Connection, connects, given
from mtmaisdk.cli.output import from_outside, texts_or_lines, write_rows


@click.command
@click.argument("query")
@click.argument("documents", nargs=-1)
@click.option("-m", "--model", help="The model; many gateways require one.")
@click.option("-n", "--top", type=click.IntRange(min=1), help="Number of documents to print; all by default.")
@click.option("--json", "as_json", is_flag=True, help="Print each document as a line of JSON.")
@connects
def command(
    connection: Connection, query: str, documents: Sequence[str], model: str | None, top: int | None, as_json: bool
) -> None:
    """Print the documents that answer QUERY, best first, with their relevance.

    Without DOCUMENTS, each line of the standard input is a document.
    """
    texts = texts_or_lines(documents)
    with connection.openai_chat("reranking") as chat:
        ranked = chat.api.rerank(query=from_outside(query), documents=texts, **given(model=model, top_n=top))
    rows = [
        {"index": row.index, "relevance": row.relevance_score, "document": texts[row.index]}
        for row in ranked.results or ()
        if row.index is not None and 0 <= row.index < len(texts)
    ]
    write_rows(("relevance", "document"), rows[:top], as_json)
