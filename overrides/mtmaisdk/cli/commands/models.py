"""`mtmaisdk models`: lists the models of a server."""

from __future__ import annotations

import click

from mtmaisdk.cli.connection import Connection, connects
from mtmaisdk.cli.model_list import list_models
from mtmaisdk.cli.output import write_rows


@click.command
@click.option("--json", "as_json", is_flag=True, help="Write each model as a line of JSON.")
@connects
def command(connection: Connection, as_json: bool) -> None:
    """List the models of a server."""
    with connection.chat() as chat:
        models = list_models(chat, connection)
    if models is None:
        raise click.UsageError(f"{connection.backend} cannot list models: its API has no call for it")
    columns = ("id",) if as_json or not any(model.get("label") for model in models) else ("id", "label", "description")
    write_rows(columns, models, as_json)
