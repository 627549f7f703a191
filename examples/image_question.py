"""A question about an image: python examples/image_question.py [PATH or URL] [QUESTION]."""

from __future__ import annotations

import os
import sys

from mock_or_real import server

from mtmaisdk.chat import connect

MODEL = os.environ.get("MODEL") or "internvl2.5-latest"
RED_SQUARE = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAACAAAAAgAQMAAABJtOi3AAAABlBMVEXQICD////WFAPIAAAADElEQVR42mNgGNwAAACgAAGO"
    "+7G0AAAAAElFTkSuQmCC"
)


def main(image: str = RED_SQUARE, question: str = "这是什么颜色？") -> None:
    with connect("openai", model=MODEL) as chat, chat.stream(question, attach=[image]) as stream:
        for text in stream.text():
            print(text, end="", flush=True)
    print()


if __name__ == "__main__":
    with server():
        main(*sys.argv[1:3])
