"""Draws the life of a stream.

Time goes down: what happens, beside it the limits that count meanwhile, and above what a failure means there.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from docs_site.words import Language

from mtmaisdk.clients.rest.calls import limits
from mtmaisdk.clients.rest.settings.timeouts import Timeouts

_WIDTH, _HEIGHT = 460, 552
_TOP, _ROW, _HEAD = 46, 42, 58
_ZONES = ((0, 3), (3, 5), (5, 8))
"""Rows from and to which the same holds."""
_STYLE = """
    .page { fill: #fff } .zone0 { fill: #eef3fc } .zone1 { fill: #fdf3e4 } .zone2 { fill: #eaf6ee }
    .box { fill: #fff; stroke: #6b7280 } .line { stroke: #4b5563; stroke-width: 2; fill: none }
    text { font: 15px system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif }
    .code { font: 14px ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace }
    text { fill: #111827 }
    .bold { font-weight: 600 }
    @media (prefers-color-scheme: dark) {
      .page { fill: #16181d } .zone0 { fill: #1c2637 } .zone1 { fill: #35291a } .zone2 { fill: #1a2e22 }
      .box { fill: #16181d; stroke: #9ca3af } .line { stroke: #c3c8d0 } text { fill: #f3f4f6 }
    }
"""
_WORDS: dict[Language, dict[str, tuple[str, ...]]] = {
    "en": {
        "title": ("A stream's life",),
        "rows": (
            "connect",
            "send the request",
            "the model works",
            "first event",
            "events",
            "finish reason",
            "token counts",
            "end marker",
        ),
        "seconds": ("{} s", "no limit"),
        "zone0": ("Nothing delivered", "Errors are retried if that is harmless."),
        "zone1": ("Partly delivered", "Never retried; the exception has .partial."),
        "zone2": ("Whole", "It may break now: the answer counts."),
    },
    "zh": {
        "title": ("流的生命周期",),
        "rows": ("连接", "发送请求", "模型处理", "第一个事件", "后续事件", "结束原因", "用量", "结束标记"),
        "seconds": ("{} 秒", "不限"),
        "zone0": ("尚未交付", "请求可以重发时，出错会重试。"),
        "zone1": ("部分交付", "不再重试，已收到的内容在 .partial 中。"),
        "zone2": ("已完整", "此后断开或超时，回答仍然有效。"),
    },
}


def picture(language: Language) -> str:
    """Returns the SVG."""
    words = _WORDS[language]
    size = f'viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}"'
    title = words["title"][0]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="{escape(title)}">',
            f"  <style>{_STYLE}  </style>",
            f'  <rect class="page" width="{_WIDTH}" height="{_HEIGHT}" rx="10"/>',
            *_zones(words),
            *_rows(words["rows"]),
            *_limits(words["seconds"]),
            "</svg>\n",
        ]
    )


def _zones(words: dict[str, tuple[str, ...]]) -> Iterator[str]:
    for number, (first, last) in enumerate(_ZONES):
        top, height = _y(first) - _HEAD + 8, _y(last - 1) + _ROW - _y(first) + _HEAD - 10
        yield f'  <rect class="zone{number}" x="64" y="{top}" width="386" height="{height}" rx="8"/>'
        for index, text in enumerate(words[f"zone{number}"]):
            bold = ' class="bold"' if index == 0 else ""
            yield f'  <text{bold} x="76" y="{top + 20 + 19 * index}">{escape(text)}</text>'


def _rows(rows: tuple[str, ...]) -> Iterator[str]:
    for number, text in enumerate(rows):
        y = _y(number)
        yield f'  <rect class="box" x="76" y="{y}" width="184" height="{_ROW - 10}" rx="6"/>'
        yield f'  <text x="88" y="{y + 21}">{escape(text)}</text>'


def _limits(seconds: tuple[str, ...]) -> Iterator[str]:
    default = Timeouts()

    def shown(value: float | None) -> str:
        return seconds[1] if value is None else seconds[0].format(f"{value:g}")

    yield _bar(20, 0, 8)
    yield _label(14, _TOP - 16, "total", shown(default.total))
    yield _bar(278, 0, 1)
    yield _label(292, _y(0) + 21, "connect", shown(default.connect))
    yield _bar(278, 1, 2)
    yield _label(292, _y(1) + 21, "write", shown(default.write))
    yield _bar(46, 0, 4, -16)
    yield _label(278, _y(2) + 21, "← first_byte", shown(default.first_byte))
    yield _bar(278, 3, 5)
    yield _label(292, _y(4) + 21, "idle", shown(default.idle))
    yield _bar(278, 5, 6)
    yield _label(292, _y(5) + 21, "idle", shown(default.idle))
    yield _bar(278, 6, 7)
    yield _label(292, _y(6) + 21, "", shown(limits.USAGE_WAIT))
    yield _bar(278, 7, 8)
    yield _label(292, _y(7) + 21, "", shown(limits.DRAIN))


def _bar(x: int, first: int, last: int, shorter: int = 0) -> str:
    top, end = _y(first), _y(last - 1) + _ROW - 10 + shorter
    return f'  <path class="line" d="M{x - 6} {top}h12M{x} {top}V{end}M{x - 6} {end}h12"/>'


def _label(x: int, y: int, name: str, value: str) -> str:
    code = f'<tspan class="code bold">{name}</tspan> ' if name else ""
    return f'  <text x="{x}" y="{y}">{code}{escape(value)}</text>'


def _y(row: int) -> int:
    return _TOP - 14 + _ROW * row + _HEAD * sum(row >= first for first, _ in _ZONES)
