"""The files of a batch, with one JSON object per line: the prompts, and the answers, saved as they arrive."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TypedDict

from typing_extensions import Self


class Prompt(TypedDict):
    """A prompt with a unique id."""

    id: str
    prompt: str


class Answer(Prompt):
    """A prompt with its answer."""

    answer: str


class AnswerFile:
    """The answers so far; an incomplete last line, as after a crash, is discarded.

    Attributes:
        ids: The ids of the answered prompts.
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
        """Saves an answer at once, so that it survives a crash of this program."""
        self._file.write(json.dumps(answer, ensure_ascii=False).encode() + b"\n")
        self._file.flush()
        self.ids.add(answer["id"])

    def unanswered(self, prompts: list[Prompt]) -> list[Prompt]:
        """Returns the prompts without an answer."""
        return [prompt for prompt in prompts if prompt["id"] not in self.ids]


def prompts_of(arguments: argparse.Namespace) -> list[Prompt]:
    """Returns the prompts in the given file, or `count` sample prompts."""
    if arguments.prompts is not None:
        lines = arguments.prompts.read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines if line.strip()]
    return [{"id": str(number), "prompt": f"请介绍数字 {number}。"} for number in range(1, arguments.count + 1)]


def argument_parser(description: str | None) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("answers", type=Path, help="file for the answers; run again to resume")
    parser.add_argument("--prompts", type=Path, metavar="FILE", help='one {"id": …, "prompt": …} per line')
    parser.add_argument(
        "--count", type=int, default=1000, metavar="N", help="number of sample prompts, without a file (1000)"
    )
    parser.add_argument(
        "--requests", type=float, metavar="N", help="requests a minute; the server's limit, if it says so"
    )
    parser.add_argument("--tokens", type=float, metavar="N", help="tokens a minute, of prompts and answers; the same")
    return parser
