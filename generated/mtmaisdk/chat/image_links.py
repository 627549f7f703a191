"""Images that a text in Markdown has."""

from __future__ import annotations

import re

_FENCE = re.compile(r"^ {0,3}(?:```|~~~)", re.MULTILINE)
_CODE = re.compile(r"`[^`\n]*`")
# Neither looks further than to the next bracket, so a long text costs little.
_IMAGE = re.compile(r"!\[[^\[\]\n]*\]\(\s*<?((?:https?://|data:image/)[^\s()<>]+)", re.IGNORECASE)
_LINK = re.compile(
    r"\[[^\[\]\n]*\]\(\s*<?(https?://[^\s()<>?#]+\.(?:png|jpe?g|webp|gif|avif)(?:[?#][^\s()<>]*)?)[\s)>]", re.IGNORECASE
)


def image_links(text: str) -> list[str]:
    """Returns the URLs of the images in a text, or without any, of its links to images; code has none."""
    if "](" not in text:
        return []
    written = _CODE.sub("", "\n".join(_FENCE.split(text)[::2]))
    return [*dict.fromkeys(_IMAGE.findall(written) or _LINK.findall(written))]
