"""The changes since the last release that are known to break callers, each with its reason."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import yaml

FILE = Path(__file__).parent / "settings" / "accepted-changes.yaml"


def report(kind: str, breaking: Iterable[str], notices: Iterable[str], since: str, file: Path = FILE) -> int:
    """Prints changes, the accepted ones with their reason, and returns the exit status.

    Args:
        kind: Which list of the file applies: `spec` or `api`.
        breaking: What breaks callers, a line for each.
        notices: What does not.
        since: What is compared with.
        file: The accepted changes.
    """
    loaded = yaml.safe_load(file.read_text(encoding="utf-8")) if file.is_file() else None
    accepted: dict[str, str] = (loaded or {}).get(kind) or {}
    patterns = {re.escape(line).replace(r"\*", ".*"): reason for line, reason in accepted.items()}
    lines: dict[str, list[str]] = {"BREAKING": [], "accepted": [], "notice": [*notices]}
    for line in breaking:
        reason = next((reason for pattern, reason in patterns.items() if re.fullmatch(pattern, line)), None)
        lines["BREAKING" if reason is None else "accepted"].append(line + (f" -- {reason}" if reason else ""))
    for mark, found in lines.items():
        for line in found:
            print(f"{mark:<8}  {line}")
    counts = {"breaking": lines["BREAKING"], "accepted": lines["accepted"], "notices": lines["notice"]}
    said = [f"{word}: {len(found)}" for word, found in counts.items() if found or word != "accepted"]
    print(f"{', '.join(said)}, since {since}")
    return int(bool(lines["BREAKING"]))
