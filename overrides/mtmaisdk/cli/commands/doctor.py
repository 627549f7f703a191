"""`mtmaisdk doctor`: checks a server."""

from __future__ import annotations

import click

from mtmaisdk.cli.connection import Connection, connects
from mtmaisdk.cli.output import one_line, write, write_json


@click.command
@click.option("-m", "--model", help="The model to ask; by default the first that the server lists.")
@click.option("--timeout", type=click.FloatRange(min=0.1), default=60, help="Seconds for each step.")
@click.option(
    "--contract", "with_contract", is_flag=True, help="Call the operations that only read; compare with the contract."
)
@click.option("--json", "as_json", is_flag=True, help="Print each finding as a line of JSON.")
@connects
def command(connection: Connection, model: str | None, timeout: float, with_contract: bool, as_json: bool) -> None:
    """Check a server and print one line per finding.

    Checks whether the server can be reached, which backend it looks like, and whether the credentials, a plain answer
    and a stream work; a short question is asked twice. The exit code is 1 if a check fails.

    With --contract, each operation that only reads is called as well, and each difference between an answer and the
    contract is a line.

    Flags take precedence, then a profile given by --profile, then the environment (MTMAI_BACKEND, MTMAI_BASE_URL,
    MTMAI_API_KEY, MTMAI_MODEL, MTMAI_PROFILE), then the profile 'default'.
    """
    from mtmaisdk.cli.checks import examine

    is_good = True
    for finding in examine(connection, model, timeout, with_contract):
        is_good = is_good and finding.is_good
        if as_json:
            write_json(finding._asdict())
        else:
            write(f"{'ok  ' if finding.is_good else 'FAIL'} {finding.what:11} {one_line(finding.said)}")
    if not is_good:
        raise click.exceptions.Exit(1)
