"""Compares the clients on one local server, in rounds by turns, and prints ratios of their medians.

The numbers of one run belong together; across runs and machines only the ratios mean something.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median

HERE = Path(__file__).parent
ASYNC = ["ours_async", "bare_aiohttp", "openai_async"]
SYNC = ["ours_sync", "bare_urllib3", "openai_sync"]


def measure(client: str, port: str, delivery: str, what: str, units: int, streams: int) -> dict[str, float]:
    """Runs one client in a process of its own, on the second processor where there is one."""
    url = f"http://127.0.0.1:{port}/{delivery}/{units if what != 'plain' else 0}"
    command = [sys.executable, str(HERE / "clients.py"), client, url, what, str(units), str(streams)]
    paths = (HERE.parent / "generated", HERE.parent / "build" / "stock")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, paths))}
    run = subprocess.run(command, capture_output=True, text=True, env=environment)
    if run.returncode:
        raise SystemExit(f"{client}: {run.stderr}")
    result: dict[str, float] = json.loads(run.stdout.strip().splitlines()[-1])
    return result


def compare(
    title: str, clients: list[str], port: str, delivery: str, what: str, units: int, streams: int, rounds: int
) -> None:
    """Prints one table."""
    found: dict[str, list[dict[str, float]]] = {client: [] for client in clients}
    for number in range(rounds):
        for client in clients if number % 2 == 0 else reversed(clients):
            # openai-python takes its time; its cost for each event does not depend on the number.
            few = max(1, streams // 5) if client.startswith("openai") and what != "many" else streams
            found[client].append(measure(client, port, delivery, what, units, few))
    ours = median(result["cpu"] for result in found[clients[0]])
    print(f"\n{title}")
    for client, results in found.items():
        cpu = median(result["cpu"] for result in results)
        wall = median(result["wall"] for result in results)
        ratio = median(other["cpu"] / own["cpu"] for other, own in zip(results, found[clients[0]], strict=True))
        grown = f"  +{median(result['grown_kib'] for result in results) / 1024:.0f} MB" if what == "many" else ""
        print(f"  {client:<19}{cpu * 1e6:9.1f} µs CPU{1 / wall:12,.0f}/s   {ratio:6.2f} × ours{grown}", flush=True)
    assert ours > 0


def main() -> None:
    """Runs the whole comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", default="", help="only tables whose title has this in it")
    arguments = parser.parse_args()
    server = subprocess.Popen([sys.executable, str(HERE / "server.py")], stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    port = server.stdout.readline().strip()
    tables: list[tuple[str, list[str], str, str, int, int]] = [
        (f"one event of a stream of {events:,}, {delivery}, {kind}", clients, delivery, "stream", events, streams)
        for events, streams in ((20_000, 5), (200, 100))
        for delivery in ("coalesced", "frames", "split")
        for kind, clients in (("async", ASYNC), ("sync", SYNC))
    ]
    tables += [
        (f"one plain call, {kind}", clients, "plain", "plain", 1, 1000)
        for kind, clients in (("async", [*ASYNC, "stock_async"]), ("sync", [*SYNC, "stock_sync"]))
    ]
    tables.append(("one event of 500 streams of 100 at a time", ASYNC, "frames", "many", 100, 500))
    try:
        for title, clients, delivery, what, units, streams in tables:
            if arguments.only in title:
                compare(title, clients, port, delivery, what, units, streams, arguments.rounds)
    finally:
        server.kill()
        server.wait()


if __name__ == "__main__":
    main()
