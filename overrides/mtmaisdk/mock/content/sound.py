"""Creates and measures audio."""

from __future__ import annotations

import math
import wave
from array import array
from io import BytesIO

RATE = 24_000
"""Samples per second, as in OpenAI's PCM."""

_LONGEST = 10.0
_SECONDS_OF_CHARACTER = 0.05


def make_samples(text: str, speed: float = 1.0) -> bytes:
    """Returns 16-bit mono samples: a tone for each character of the text, at most ten seconds in all."""
    each = min(_SECONDS_OF_CHARACTER / speed, _LONGEST / max(len(text), 1))
    count = max(int(RATE * each), 1)
    tones = {character: _tone(RATE // (300 + ord(character) % 500), count) for character in set(text)}
    return b"".join(tones[character] for character in text) or bytes(2 * count)


def make_wav(samples: bytes) -> bytes:
    """Returns 16-bit mono samples as a WAV file."""
    target = BytesIO()
    with wave.open(target, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples)
    return target.getvalue()


def seconds_of(content: bytes) -> float | None:
    """Returns the duration of a WAV file in seconds, `None` for any other content.

    Raises:
        ValueError: The content is a broken WAV file.
    """
    try:
        with wave.open(BytesIO(content)) as file:
            seconds: float = file.getnframes() / file.getframerate()
            return round(seconds, 2)
    except (wave.Error, EOFError, ZeroDivisionError, RuntimeError) as error:
        # The module does not read every encoding.
        if (content[:4], content[8:12]) == (b"RIFF", b"WAVE") and "unknown" not in str(error):
            raise ValueError("a broken WAV file") from error
        return None


def _tone(period: int, count: int) -> bytes:
    wave_form = array("h", (int(8000 * math.sin(2 * math.pi * step / period)) for step in range(period))).tobytes()
    return (wave_form * (count // period + 1))[: 2 * count]
