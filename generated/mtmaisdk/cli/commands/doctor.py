"""`mtmaisdk doctor`: checks a server."""

from __future__ import annotations

import click

from mtmaisdk.cli.connection import Connection, connects
from mtmaisdk.cli.output import one_line, write_json


@click.command
@click.option("-m", "--model", help="The model to ask; the first that the server lists without it.")
@click.option("--timeout", type=click.FloatRange(min=0.1), default=60, show_default=True, help="Seconds for a step.")
@click.option("--json", "as_json", is_flag=True, help="Write each finding as a line of JSON.")
@connects
def command(connection: Connection, model: str | None, timeout: float, as_json: bool) -> None:
    """Check a server, and say in a line each what is well and what is wrong.

    Is it reached, which backend does it look like, are the credentials good, does it answer, does it stream? The exit
    code is 1 where something is wrong. A short question is asked twice.

    Flags count first, then a profile that --profile names, then the environment (MTMAI_BACKEND, MTMAI_BASE_URL,
    MTMAI_API_KEY, MTMAI_PROFILE), then the profile 'default'.
    """
    from mtmaisdk.cli.checks import examine

    is_good = True
    for finding in examine(connection, model, timeout):
        is_good = is_good and finding.is_good
        if as_json:
            write_json(finding._asdict())
        else:
            click.echo(f"{'ok  ' if finding.is_good else 'FAIL'} {finding.what:11} {one_line(finding.said)}")
    if not is_good:
        raise click.exceptions.Exit(1)
