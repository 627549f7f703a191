"""`python -m pictures FOLDER`: makes the pictures of the guides."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from mtmaisdk.mock.mock_server import run_mock_server
from pictures.diagrams import Language, call, rooms
from pictures.stream import picture

_ADDRESS = "http://127.0.0.1:9000"
_PROMPT = "\x1b[2m$\x1b[0m "
_LANGUAGES: tuple[Language, ...] = ("en", "zh")


def diagrams() -> Iterator[tuple[str, str]]:
    """Yields the name and the content of each picture that is the same whenever it is made."""
    for language in _LANGUAGES:
        yield f"rooms.{language}.svg", rooms(language)
        yield f"call.{language}.svg", call(language)
        yield f"stream.{language}.svg", picture(language)


def terminals() -> Iterator[tuple[str, str]]:
    """Yields the name and the content of each shot of a terminal."""
    # It needs a terminal of POSIX, which the diagrams do not.
    from pictures.terminal import run, shot

    with run_mock_server(api_key="sk-example") as server:

        def said(*command: str, key: str = "sk-example", typed: tuple[str, ...] = ()) -> list[str]:
            environment = {"MTMAI_BASE_URL": server.url, "MTMAI_API_KEY": key}
            lines = [line.replace(server.url, _ADDRESS) for line in run(command, environment, typed)]
            while lines and not lines[-1].strip("\x1b[0m "):
                lines.pop()
            shown = " ".join(f"'{word}'" if " " in word else word for word in command)
            return [f"{_PROMPT}mtmaisdk {shown}", *lines]

        yield (
            "terminal-chat.svg",
            shot(
                "mtmaisdk chat --backend fastgpt",
                said("chat", "--backend", "fastgpt", typed=("北京天气怎么样？\n", "谢谢\n", "\x04")),
            ),
        )
        good, bad = said("doctor"), said("doctor", key="sk-wrong")
        yield "terminal-doctor.svg", shot("mtmaisdk doctor", [*good, "", *bad])


if __name__ == "__main__":
    for name, content in [*diagrams(), *terminals()]:
        Path(sys.argv[1], name).write_text(content, encoding="utf-8", newline="\n")
