"""The audio of an OpenAI-compatible gateway."""

from __future__ import annotations

import base64
from typing import Any

from mtmaisdk.mock.backends.requests import asks_for_stream, fields_of
from mtmaisdk.mock.behaviour import Answer, ReceivedCall, Refusal, SentFile, Streamed, Whole, typed_event
from mtmaisdk.mock.content.sound import make_samples, make_wav, seconds_of
from mtmaisdk.mock.content.text import tokens_of, usage_of

_PIECE = 30_000


class AudioBackend:
    """Synthesizes and transcribes speech."""

    def create_speech(self, call: ReceivedCall) -> Answer:
        """Synthesizes tones, as PCM if requested and as WAV in any other format."""
        body = fields_of(call)
        samples = make_samples(body["input"], body.get("speed", 1.0))
        is_pcm = body.get("response_format") == "pcm"
        content = samples if is_pcm else make_wav(samples)
        if not asks_for_stream(call):
            return Whole(content, media_type="audio/pcm" if is_pcm else "audio/wav")
        pieces = [content[start : start + _PIECE] for start in range(0, len(content), _PIECE)]
        events = [typed_event("speech.audio.delta", audio=base64.b64encode(piece).decode()) for piece in pieces]
        usage = usage_of(len(tokens_of(body["input"])), len(pieces), "input", "output")
        return Streamed([*events, typed_event("speech.audio.done", usage=usage)])

    def create_transcription(self, call: ReceivedCall) -> Answer:
        """Transcribes as the file's name, its size and, of a WAV, its duration."""
        language = fields_of(call).get("language", "zh")
        return _written(call, "transcribe", language, "录音 {}，{} 字节{}。", "，时长 {} 秒")

    def create_translation(self, call: ReceivedCall) -> Answer:
        """Translates the transcription into English."""
        return _written(call, "translate", "en", "Recording {}, {} bytes{}.", ", {} seconds")


def _written(call: ReceivedCall, task: str, language: str, sentence: str, lasting: str) -> Answer:
    """Answers with a sentence of the file's name, its size, and how long it lasts if that is known."""
    body = fields_of(call)
    file = body.get("file")
    if not isinstance(file, SentFile):
        raise Refusal(400, "file: a file with a name is needed")
    try:
        seconds = seconds_of(file.content)
    except ValueError:
        raise Refusal(400, "The audio file could not be decoded or its format is not supported.") from None
    text = sentence.format(file.name, len(file.content), "" if seconds is None else lasting.format(seconds))
    text = call.said.text or call.said.refusal if call.said else text
    seconds = seconds or 0.0
    tokens = tokens_of(text)
    usage = {"type": "duration", "seconds": seconds}
    if asks_for_stream(call):
        deltas = [typed_event("transcript.text.delta", delta=token) for token in tokens]
        # The models that stream count tokens; the others count seconds.
        counted = {"type": "tokens", **usage_of(0, len(tokens), "input", "output")}
        return Streamed([*deltas, typed_event("transcript.text.done", text=text, usage=counted)])
    match body.get("response_format", "json"):
        case "text":
            return Whole(text + "\n", media_type="text/plain")
        case "srt":
            return Whole(f"1\n{_clock(0, ',')} --> {_clock(seconds, ',')}\n{text}\n\n", media_type="text/plain")
        case "vtt":
            return Whole(f"WEBVTT\n\n{_clock(0, '.')} --> {_clock(seconds, '.')}\n{text}\n\n", media_type="text/plain")
        case "verbose_json":
            return Whole(_verbose(body, task, language, text, seconds) | {"usage": usage})
        case "diarized_json":
            segment = {"type": "transcript.text.segment", "id": "seg_001", "start": 0.0, "end": seconds}
            segments = [{**segment, "text": text, "speaker": "A"}]
            return Whole({"task": task, "duration": seconds, "text": text, "segments": segments, "usage": usage})
    return Whole({"text": text, "usage": usage})


def _verbose(body: dict[str, Any], task: str, language: str, text: str, seconds: float) -> dict[str, Any]:
    tokens = tokens_of(text)
    granularities = body.get("timestamp_granularities[]", ["segment"])
    verbose: dict[str, Any] = {"task": task, "language": language, "duration": seconds, "text": text}
    if "word" in granularities:
        step = seconds / len(tokens)
        verbose["words"] = [
            {"word": token, "start": round(index * step, 2), "end": round((index + 1) * step, 2)}
            for index, token in enumerate(tokens)
        ]
    if "segment" in granularities:
        segment = {"id": 0, "start": 0.0, "end": seconds, "text": text, "tokens": list(range(len(tokens)))}
        segment |= {"seek": 0, "temperature": body.get("temperature", 0)}
        verbose["segments"] = [segment | {"avg_logprob": -0.1, "compression_ratio": 1.0, "no_speech_prob": 0.0}]
    return verbose


def _clock(seconds: float, point: str) -> str:
    whole, milliseconds = divmod(round(seconds * 1000), 1000)
    minutes, rest = divmod(whole, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest:02}{point}{milliseconds:03}"
