"""Reads the parts of a multipart form in order, which matters to an object store."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import Message

from werkzeug.sansio.multipart import Data, Epilogue, Field, File, MultipartDecoder


def parts_of(content_type: str, body: bytes) -> Iterator[tuple[str, bytes]]:
    """Yields name and content of each part of a form, in order.

    Raises:
        ValueError: The body is not a form.
    """
    header = Message()
    header["Content-Type"] = content_type
    decoder = MultipartDecoder((header.get_boundary() or "").encode())
    decoder.receive_data(body)
    decoder.receive_data(None)
    name, content = "", b""
    while not isinstance(event := decoder.next_event(), Epilogue):
        if isinstance(event, (Field, File)):
            name, content = event.name or "", b""
        elif isinstance(event, Data):
            content += event.data
            if not event.more_data:
                yield name, content
