"""The buttons of a finished Midjourney task, and their actions."""

from __future__ import annotations

from typing import Any

_GRID = ("IMAGINE", "BLEND", "VARIATION", "REROLL", "ZOOM", "PAN", "INPAINT", "CUSTOM_ZOOM", "EDITS")

_ACTIONS = (
    ("MJ::JOB::upsample", "UPSCALE"),
    ("MJ::JOB::reroll", "REROLL"),
    ("MJ::JOB::pan_", "PAN"),
    ("MJ::JOB::PromptAnalyzer", "IMAGINE"),
    ("MJ::Job::PicReader", "IMAGINE"),
    ("MJ::Picread::Retry", "DESCRIBE"),
    ("MJ::Outpaint", "ZOOM"),
    ("MJ::Inpaint", "INPAINT"),
    ("MJ::CustomZoom", "CUSTOM_ZOOM"),
)
_DIALOGS = ("INPAINT", "CUSTOM_ZOOM")


def action_of(custom_id: str) -> tuple[str | None, bool]:
    """Returns the action of a button, `None` if it is unknown, and whether it opens a dialog."""
    if custom_id.startswith("MJ::JOB::") and "variation::" in custom_id:
        return "VARIATION", False
    action = next((action for beginning, action in _ACTIONS if custom_id.startswith(beginning)), None)
    return action, action in _DIALOGS


def buttons_after(action: str, mark: str) -> list[dict[str, Any]]:
    """Returns the buttons of a finished task; `mark` is the hash in their ids."""
    if action in _GRID:
        return [
            *(_button(f"MJ::JOB::upsample::{number}::{mark}", label=f"U{number}") for number in range(1, 5)),
            _button(f"MJ::JOB::reroll::0::{mark}::SOLO", emoji="🔄"),
            *(_button(f"MJ::JOB::variation::{number}::{mark}", label=f"V{number}") for number in range(1, 5)),
        ]
    if action == "UPSCALE":
        return [
            _button(f"MJ::JOB::low_variation::1::{mark}::SOLO", emoji="🪄", label="Vary (Subtle)"),
            _button(f"MJ::JOB::high_variation::1::{mark}::SOLO", emoji="🪄", label="Vary (Strong)"),
            _button(f"MJ::Inpaint::1::{mark}::SOLO", emoji="🖌️", label="Vary (Region)"),
            _button(f"MJ::Outpaint::50::1::{mark}::SOLO", emoji="🔍", label="Zoom Out 2x"),
            _button(f"MJ::CustomZoom::{mark}", emoji="🔍", label="Custom Zoom"),
            _button(f"MJ::JOB::pan_left::1::{mark}::SOLO", emoji="⬅️"),
        ]
    if action == "DESCRIBE":
        return [
            *(_button(f"MJ::Job::PicReader::{number}", emoji=f"{number}\ufe0f\u20e3") for number in range(1, 5)),
            _button("MJ::Picread::Retry", emoji="🔄"),
            _button("MJ::Job::PicReader::all", emoji="🎉", label="Imagine all"),
        ]
    if action == "SHORTEN":
        return [_button(f"MJ::JOB::PromptAnalyzer::{number}", label=str(number)) for number in range(1, 6)]
    return []


def _button(custom_id: str, emoji: str = "", label: str = "") -> dict[str, Any]:
    return {"customId": custom_id, "emoji": emoji, "label": label, "type": 2, "style": 2}
