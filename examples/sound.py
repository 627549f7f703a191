"""Text to sound and back, into a file that appears when it is complete."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from mock_or_real import server

from mtmaisdk.clients.rest.sync import ApiClient, Configuration, OpenAIApi


def main() -> None:
    text = sys.argv[1] if len(sys.argv) > 1 else "你好，世界"
    key = os.environ.get("MTMAI_API_KEY", "")
    with (
        ApiClient(Configuration(os.environ["MTMAI_BASE_URL"], access_token=key)) as client,
        TemporaryDirectory() as folder,
    ):
        api = OpenAIApi(client)
        wav = Path(folder) / "hello.wav"
        file = api.create_speech_to_file(wav, model="tts-1", voice="alloy", input=text, response_format="wav")
        print(file.name, file.stat().st_size, "bytes")
        print(api.create_transcription(file=file, model="whisper-1", language="zh").text)
        print(api.create_translation(file=file, model="whisper-1").text)


if __name__ == "__main__":
    with server():
        main()
