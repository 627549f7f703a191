"""Creates embeddings."""

from __future__ import annotations

import base64
import hashlib
import math
import struct

LARGEST = 4096
"""Maximum number of dimensions."""


def make_vector(text: str, dimensions: int) -> list[float]:
    """Returns the unit vector of a text, the same for the same text, exact in 32 bits.

    Raises:
        ValueError: The number of dimensions is out of range.
    """
    if not 0 < dimensions <= LARGEST:
        raise ValueError(f"dimensions must be 1 to {LARGEST}, not {dimensions}")
    digest = hashlib.shake_256(text.encode("utf-8", "surrogatepass")).digest(4 * dimensions)
    # Odd numbers are never 0, so the length is not either.
    numbers = [(number | 1) / 2**31 for number in struct.unpack(f"<{dimensions}i", digest)]
    length = math.sqrt(math.fsum(number * number for number in numbers))
    packed = struct.pack(f"<{dimensions}f", *(number / length for number in numbers))
    return list(struct.unpack(f"<{dimensions}f", packed))


def to_base64(vector: list[float]) -> str:
    """Returns a vector as the base64 of little-endian 32-bit floats."""
    return base64.b64encode(struct.pack(f"<{len(vector)}f", *vector)).decode()
