"""`python -m mtmaisdk.mock`: starts the server."""

from __future__ import annotations

import argparse

from aiohttp import web

from mtmaisdk.mock.server import make_app


def main() -> None:
    """Serves until Ctrl-C."""
    parser = argparse.ArgumentParser(prog="python -m mtmaisdk.mock", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=int, default=9000, help="port to listen on (default: %(default)s)")
    arguments = parser.parse_args()
    try:
        web.run_app(make_app(), host=arguments.host, port=arguments.port, access_log=None)
    except (OSError, OverflowError) as error:
        parser.exit(1, f"cannot listen on {arguments.host}:{arguments.port}: {error}\n")


if __name__ == "__main__":
    main()
