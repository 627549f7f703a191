"""`mtmaisdk docs`: opens the documentation."""

from __future__ import annotations

import click

from mtmaisdk.cli.output import write
from mtmaisdk.mock.site import MISSING, SITE, file_at


@click.command()
@click.option("--path", "is_path", is_flag=True, help="Print where the documentation is, and open nothing.")
def command(is_path: bool) -> None:
    """Open the documentation in a browser; it works without a network."""
    page = file_at(SITE, "/")
    if page is None:
        raise click.ClickException(MISSING)
    if is_path or click.launch(page.as_uri()):
        write(str(page))
