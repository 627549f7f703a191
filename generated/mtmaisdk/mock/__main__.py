"""`python -m mtmaisdk.mock`: starts the mock server."""

from __future__ import annotations

import argparse
import json
import sys
from io import TextIOWrapper
from pathlib import Path

from mtmaisdk.mock.faults import list_faults, parse_faults
from mtmaisdk.mock.site import MISSING, SITE, file_at

_DESCRIPTION = "Starts a mock server of every backend, for development and tests."


def main(prog: str = "python -m mtmaisdk.mock") -> None:
    """Serves until Ctrl-C.

    Args:
        prog: Name of the program in help and errors.
    """
    parser = argparse.ArgumentParser(prog=prog, description=_DESCRIPTION)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=int, default=9000, help="port to listen on; 0 is a free one (default: 9000)")
    parser.add_argument(
        "--allow-host", action="append", default=[], metavar="NAME", help="a name under which others reach the server"
    )
    parser.add_argument("--site", type=Path, default=SITE, metavar="FOLDER", help="documentation to serve at /")
    parser.add_argument("--script", type=Path, metavar="FILE", help="answers in YAML, read again when it changes")
    parser.add_argument("--script-schema", action="store_true", help="print the JSON schema of such a file and exit")
    parser.add_argument("--models", type=_names, default=(), metavar="NAMES", help="the only models, joined by commas")
    parser.add_argument(
        "--chatchat", default="", metavar="VERSION", help="version of Chatchat to simulate, such as 0.3"
    )
    parser.add_argument("--api-key", metavar="KEY", help="the only valid key (default: any)")
    parser.add_argument(
        "--fault", type=_faults, default="", metavar="FAULTS", help="faults of every request, see --faults"
    )
    parser.add_argument("--faults", action="store_true", help="list the faults and exit")
    parser.add_argument("--latency", type=_positive, default=0, metavar="SECONDS", help="wait before each response")
    parser.add_argument("--tokens-per-second", type=_positive, metavar="N", help="events per second of a stream")
    arguments = parser.parse_args()
    if arguments.faults:
        print(list_faults())
        return

    if arguments.script_schema:
        from mtmaisdk.mock.script import json_schema

        print(json.dumps(json_schema(), indent=2))
        return

    from mtmaisdk.mock.backends.chatchat import Chatchat
    from mtmaisdk.mock.background import serve
    from mtmaisdk.mock.server import make_app

    try:
        chatchat = Chatchat(arguments.chatchat)
    except ValueError as error:
        parser.error(f"--chatchat: {error}")
    try:
        app = make_app(
            api_key=arguments.api_key,
            fault=arguments.fault,
            latency=arguments.latency,
            tokens_per_second=arguments.tokens_per_second,
            record=False,
            backends={"chatchat": chatchat},
            allow_hosts=[arguments.host, *arguments.allow_host],
            site=arguments.site,
            script=arguments.script,
            models=arguments.models,
        )
    except (ValueError, OSError) as error:
        parser.error(str(error))
    has_site = file_at(arguments.site, "/") is not None
    try:
        serve(app, arguments.host, arguments.port, lambda url: _announce(url, arguments.api_key, has_site))
    except BrokenPipeError:
        # Nobody reads the output any more.
        raise
    except (OSError, OverflowError) as error:
        parser.exit(1, f"cannot listen on {arguments.host}:{arguments.port}: {error}\n")


def _announce(url: str, api_key: str | None, has_site: bool) -> None:
    """Prints how to call the server."""
    from mtmaisdk.mock.curl import curl_lines

    url = url.replace("//0.0.0.0:", "//127.0.0.1:").replace("//[::]:", "//[::1]:")
    if isinstance(sys.stdout, TextIOWrapper):
        # A locale may lack Chinese; escaped as \uXXXX the JSON of a line is the same.
        sys.stdout.reconfigure(errors="backslashreplace")
    print(f"Serving on {url} until Ctrl-C. Every backend has this address:\n")
    print(f"documentation\n  {url}/\n" if has_site else f"{MISSING}\n")
    for backend, line in curl_lines(url, api_key):
        print(f"{backend}\n  {line}\n", flush=True)


def _faults(text: str) -> str:
    try:
        parse_faults(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return text


def _names(text: str) -> list[str]:
    return [name for name in map(str.strip, text.split(",")) if name]


def _positive(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0
    if not 0 < value < float("inf"):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number above 0")
    return value


if __name__ == "__main__":
    main()
