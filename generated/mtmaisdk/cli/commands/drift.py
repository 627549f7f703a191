"""`mtmaisdk drift`: compares what a server answered with the contract."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mtmaisdk.cli.output import one_line, write, write_json
from mtmaisdk.install_hint import install_hint

if TYPE_CHECKING:
    from mtmaisdk.mock.drift import Finding, Findings
    from mtmaisdk.mock.exchange import Exchange


@click.command
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--upstream", metavar="URL", help="Server to forward to; findings are printed as they come.")
@click.option("--port", type=click.IntRange(0, 65535), default=9001, help="Port to listen on; 0 is a free one.")
@click.option("--json", "as_json", is_flag=True, help="Print each finding as a line of JSON.")
@click.option("--example", "with_example", is_flag=True, help="Print what to paste into openapi.yaml for it.")
def command(files: tuple[Path, ...], upstream: str | None, port: int, as_json: bool, with_example: bool) -> None:
    """Compare recorded answers, or those of a server, with the contract.

    FILES are recordings, as 'mtmaisdk record' writes them. With --upstream, use the address that is printed in place of
    the server's; Ctrl-C ends it. The exit code is 1 if something differs; new values of an open list do not count.
    """
    if bool(files) == bool(upstream):
        raise click.UsageError("give recordings, or a server with --upstream")
    try:
        from mtmaisdk.mock.background import serve
        from mtmaisdk.mock.drift import Findings
        from mtmaisdk.mock.recorder import make_recorder
    except ModuleNotFoundError as error:
        raise click.ClickException(f"drift requires more packages: {install_hint('mock')}") from error
    found = Findings()

    def compare(exchange: Exchange) -> None:
        for finding in found.add(exchange):
            _print(finding, found, as_json, with_example)

    if upstream:
        app = make_recorder(upstream, compare)
        announced = f"forwards to {upstream}; Ctrl-C ends it"
        serve(app, "127.0.0.1", port, lambda url: write(f"{url} {announced}", err=True))
    else:
        for finding in [new for file in files for exchange in _read(file) for new in found.add(exchange)]:
            _print(finding, found, as_json, with_example)
    if not found.counts and not as_json:
        many = f"{found.compared} exchange{'s' if found.compared > 1 else ''}"
        compared = f"{many} compared with the contract: nothing differs"
        write(compared if found.compared else "no exchange came", err=True)
    if found.differs:
        raise click.exceptions.Exit(1)


def _read(file: Path) -> list[Exchange]:
    from mtmaisdk.mock.exchange import exchange_of
    from mtmaisdk.mock.script import read_script

    exchanges = [*filter(None, map(exchange_of, read_script(file)["answers"]))]
    if not exchanges:
        raise click.UsageError(f"{file}: records no exchange")
    return exchanges


def _print(finding: Finding, found: Findings, as_json: bool, with_example: bool) -> None:
    from mtmaisdk.mock.drift_example import yaml_for

    example, count = yaml_for(finding) if with_example else "", found.counts[finding.key]
    if as_json:
        fields = {**finding._asdict(), "at": ".".join(map(str, finding.at)), "count": count}
        write_json({**fields, "yaml": example} if with_example else fields)
        return
    write(one_line(str(finding)) + (f" ({count} exchanges)" if count > 1 else ""))
    if example:
        write("".join(f"    {line}\n" for line in example.splitlines()), end="")
