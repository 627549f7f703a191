"""Serves streams of precomputed bytes: /DELIVERY/EVENTS/v1/chat/completions, and a plain answer under /plain/0."""

from __future__ import annotations

import asyncio
import json
import random
import sys
from functools import cache

EVENT = (
    'data: {"id":"chatcmpl-123","object":"chat.completion.chunk","created":1694268190,"model":"gpt-4o-mini",'
    '"system_fingerprint":"fp_44709d6fcb","choices":[{"index":0,"delta":{"content":"%s"},"logprobs":null,'
    '"finish_reason":%s}]}\n\n'
)
PLAIN = {
    "id": "chatcmpl-123",
    "object": "chat.completion",
    "created": 1677652288,
    "model": "gpt-4o-mini",
    "choices": [
        {
            "index": 0,
            "message": {"role": "assistant", "content": "Hello there, how may I assist you today?"},
            "finish_reason": "stop",
        }
    ],
    "usage": {"prompt_tokens": 9, "completion_tokens": 12, "total_tokens": 21},
}
PIECE = 64 * 1024


def _chunk(piece: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(piece), piece)


@cache
def body(delivery: str, events: int) -> tuple[bytes, ...]:
    """Returns the writes of a response's body."""
    words = random.Random(1)
    frames = [
        (
            EVENT % ("".join(words.choices("你好世界 hello,.", k=12)), '"stop"' if number == events - 1 else "null")
        ).encode()
        for number in range(events)
    ]
    frames.append(b"data: [DONE]\n\n")
    whole = b"".join(frames)
    if delivery == "frames":
        pieces = frames
    elif delivery == "split":
        pieces, at = [], 0
        while at < len(whole):
            size = words.randint(1, 400)
            pieces.append(whole[at : at + size])
            at += size
    else:
        pieces = [whole[at : at + PIECE] for at in range(0, len(whole), PIECE)]
    return tuple(_chunk(piece) for piece in pieces)


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\n%s\r\n\r\n"


async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answers the requests of one connection."""
    try:
        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            path = head.split(b" ", 2)[1].decode()
            lengths = [line[15:] for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
            await reader.readexactly(int(lengths[0]) if lengths else 0)
            _, delivery, events, *_ = path.split("/")
            if delivery == "plain":
                answer = json.dumps(PLAIN).encode()
                writer.write(HEAD % (b"application/json", b"Content-Length: %d" % len(answer)) + answer)
                await writer.drain()
                continue
            writer.write(HEAD % (b"text/event-stream", b"Transfer-Encoding: chunked"))
            for piece in body(delivery, int(events)):
                writer.write(piece)
                if delivery != "coalesced":
                    await writer.drain()
            writer.write(b"0\r\n\r\n")
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        writer.close()


async def main() -> None:
    """Serves until the process ends; prints the port."""
    server = await asyncio.start_server(handle, "127.0.0.1", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
