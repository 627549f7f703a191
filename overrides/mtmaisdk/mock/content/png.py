"""Creates PNG images."""

from __future__ import annotations

import hashlib
import struct
import zlib

LARGEST = 4096
"""Maximum number of pixels per side."""


def make_png(seed: str, width: int, height: int) -> bytes:
    """Returns an image of four fields whose colours depend on the seed.

    Raises:
        ValueError: A side is not from 1 to `LARGEST`.
    """
    if not (0 < width <= LARGEST and 0 < height <= LARGEST):
        raise ValueError(f"an image cannot have {width}x{height} pixels; each side must be from 1 to {LARGEST}")
    palette = hashlib.sha256(seed.encode("utf-8", "surrogatepass")).digest()[:12]
    # Each row begins with the number of its filter; 0 means none.
    rows = [b"\0" + bytes([left]) * (width // 2) + bytes([left + 1]) * (width - width // 2) for left in (0, 2)]
    pixels = rows[0] * (height // 2) + rows[1] * (height - height // 2)
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"PLTE", palette), (b"IDAT", zlib.compress(pixels, 1)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
