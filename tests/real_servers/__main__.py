"""Starts servers of other origin, talks to them, and writes docs/servers.md: `make real-servers`."""

from __future__ import annotations

import datetime
import json
import signal
import sys
import time
from collections.abc import Mapping
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from typing import Any

from support import ROOT

from mtmaisdk.mock.background import run_in_background
from mtmaisdk.mock.drift import Findings
from mtmaisdk.mock.exchange import Exchange
from mtmaisdk.mock.recorder import make_recorder
from real_servers.server import FailedError, Place, Server
from real_servers.talk import STEPS, doctor, talk_to

HERE = Path(__file__).parent
NAMES = sorted(file.stem for file in (HERE / "servers").glob("[a-z]*.py"))
COLUMNS = (*STEPS, "doctor")
RESULTS, PAGE, HEAD = HERE / "results.json", ROOT / "docs" / "servers.md", HERE / "head.md"


def examine(name: str) -> dict[str, Any]:
    """Installs and starts a server, talks to it, and returns what came of it; it is stopped at the end."""
    server: Server = import_module(f"real_servers.servers.{name}").SERVER
    date, begun = datetime.datetime.now(datetime.timezone.utc).date(), time.monotonic()
    found: dict[str, Any] = {"about": server.about, "version": server.version, "date": str(date)}
    with ExitStack() as stack:
        place = Place(name, stack)
        try:
            place.install(server)
            url = server.start(place)
        except FailedError as error:
            print(f"{name}: {error}\n{error.log}", file=sys.stderr)
            return {**found, "failure": str(error)}
        print(f"{name}: answers after {time.monotonic() - begun:.0f} s", flush=True)
        exchanges, findings = list[Exchange](), Findings()
        address = stack.enter_context(run_in_background(make_recorder(url, exchanges.append)))
        found["apis"] = {str(api): dict(talk_to(address, server.key, api)) for api in server.apis}
        for api in server.apis:
            found["apis"][str(api)]["doctor"] = doctor(url, server.key, api)
        (place.folder / "exchanges.txt").write_text("\n\n".join(map(repr, exchanges)))
        drift = [finding for exchange in exchanges for finding in findings.add(exchange)]
        # What was asked wrongly on purpose is refused.
        found["drift"] = sorted(str(each) for each in drift if each.kind != "refused" and not each.is_note)
        print(f"{name}: done after {time.monotonic() - begun:.0f} s", flush=True)
    return found


def page(results: Mapping[str, Any]) -> str:
    """Returns the page: a table, notes on it, and what differs from the contract."""
    columns = ["server", "version", "date", "API", *COLUMNS]
    table, notes, drift = [columns, ["---"] * len(columns)], [""], ["", "## What differs from the contract", ""]
    for name, found in sorted(results.items()):
        facts = [f"{name}: {found['about']}", found["version"], found["date"]]
        if "failure" in found:
            table.append([*facts, found["failure"], *[""] * len(COLUMNS)])
        for api, steps in found.get("apis", {}).items():
            said = [steps.get(step, ("", ""))[1].partition(" (") for step in COLUMNS]
            table.append([*facts, api, *(short for short, _, _ in said)])
            reasons = [(step, reason[:-1]) for step, (_, _, reason) in zip(COLUMNS, said, strict=True) if reason]
            notes += [f"- {name}, {api}, {step}: {reason}" for step, reason in reasons]
        drift += [f"- {name}: {line}" for line in found.get("drift", [])]
    return "\n".join([HEAD.read_text(), *(f"| {' | '.join(row)} |" for row in table), *notes, *drift]) + "\n"


def main(names: list[str]) -> int:
    """Examines servers one after the other, all of them by default; returns 1 if a step failed that should work."""
    if unknown := {*names} - {*NAMES}:
        print(f"unknown: {', '.join(unknown)}; there are {', '.join(NAMES)}", file=sys.stderr)
        return 2
    # Whatever ends this program stops the servers.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    results = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    failed = False
    for name in names or NAMES:
        found = results[name] = examine(name)
        steps = [(api, step, *result) for api, each in found.get("apis", {}).items() for step, result in each.items()]
        for api, step, is_good, said in steps:
            failed = failed or not is_good
            print(f"{'ok  ' if is_good else 'FAIL'} {name} {api} {step}: {said}")
        print(*found.get("drift", []), sep="\n")
        RESULTS.write_text(json.dumps(results, ensure_ascii=False, indent=1, sort_keys=True) + "\n")
        PAGE.write_text(page(json.loads(RESULTS.read_text())))
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
