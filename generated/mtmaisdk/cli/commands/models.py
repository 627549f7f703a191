"""`mtmaisdk models`: lists a server's models."""

from __future__ import annotations

import click

from mtmaisdk.cli.connection import Connection, connects
from mtmaisdk.cli.output import write_rows


@click.command
@click.option("--json", "as_json", is_flag=True, help="Print each model as a line of JSON.")
@connects
def command(connection: Connection, as_json: bool) -> None:
    """List the server's models."""
    with connection.chat() as chat:
        found = chat.conversation.backend.list_models(chat.api)
    if found is None:
        raise click.UsageError(f"{connection.backend} does not support listing models")
    models = [model.to_dict() for model in found]
    columns = ("id",) if as_json or not any(model.get("label") for model in models) else ("id", "label", "description")
    write_rows(columns, models, as_json)
