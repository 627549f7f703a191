"""The model `MidjourneyTaskAction`."""

from __future__ import annotations

from typing import Literal, TypeAlias

MidjourneyTaskAction: TypeAlias = Literal[
    "IMAGINE",
    "UPSCALE",
    "VARIATION",
    "REROLL",
    "DESCRIBE",
    "BLEND",
    "ACTION",
    "PAN",
    "OUTPAINT",
    "INPAINT",
    "ZOOM",
    "CUSTOM_ZOOM",
    "HIGH_VARIATION",
    "LOW_VARIATION",
    "UPSCALE_HD",
    "SHOW",
    "SHORTEN",
    "MODAL",
    "SWAP_FACE",
    "SWAP_VIDEO_FACE",
    "VIDEO",
    "VIDEO_EXTEND",
    "EDIT",
    "EDITS",
    "RETEXTURE",
    "PIC_READER",
    "UPLOAD",
]
