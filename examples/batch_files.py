"""The files of a batch, both with one JSON object a line: the prompts, and the answers, kept as they come."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TypedDict

from typing_extensions import Self


class Prompt(TypedDict):
    """A prompt; its id is its own."""

    id: str
    prompt: str


class Answer(Prompt):
    """A prompt with its answer."""

    answer: str


class AnswerFile:
    """The answers so far. A line that was cut off, as when the machine stopped, counts for nothing.

    Attributes:
        ids: The ids of the prompts that are answered.
    """

    def __init__(self, path: Path) -> None:
        self.ids: set[str] = set()
        whole = 0
        if path.exists():
            with path.open("rb") as lines:
                for line in lines:
                    if line.endswith(b"\n"):
                        self.ids.add(json.loads(line)["id"])
                        whole += len(line)
        self._file = path.open("ab")
        self._file.truncate(whole)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add(self, answer: Answer) -> None:
        """Keeps an answer, whatever happens to this program afterwards."""
        self._file.write(json.dumps(answer, ensure_ascii=False).encode() + b"\n")
        self._file.flush()
        self.ids.add(answer["id"])

    def unanswered(self, prompts: list[Prompt]) -> list[Prompt]:
        """Returns the prompts that have no answer yet."""
        return [prompt for prompt in prompts if prompt["id"] not in self.ids]


def prompts_of(arguments: argparse.Namespace) -> list[Prompt]:
    """Returns the prompts of the file that is named, or else as many as are wanted."""
    if arguments.prompts is not None:
        lines = arguments.prompts.read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines if line.strip()]
    return [{"id": str(number), "prompt": f"请介绍数字 {number}。"} for number in range(1, arguments.count + 1)]


def argument_parser(description: str | None) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("answers", type=Path, help="file of the answers; run again to go on with it")
    parser.add_argument("--prompts", type=Path, metavar="FILE", help='{"id": …, "prompt": …} a line')
    parser.add_argument("--count", type=int, default=1000, metavar="N", help="without a file: so many prompts (1000)")
    return parser
