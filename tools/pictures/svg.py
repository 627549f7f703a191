"""Pieces of SVG."""

from __future__ import annotations

from html import escape

FONT = "system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"
MONO = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', monospace"

_STYLE = """\
text { fill: #1d2430 } .soft { fill: #5b6676 } .name { font-weight: 600 }
.ground { fill: #f6f7f9 } .frame { fill: #eceff4; stroke: #c3cad6 } .box { fill: #ffffff; stroke: #9aa5b5 }
.special { fill: #e3ecfb; stroke: #5d87d3 } .line { stroke: #5d6b80; fill: none } .head { fill: #5d6b80 }
@media (prefers-color-scheme: dark) {
text { fill: #e6e9ef } .soft { fill: #a7b0be }
.ground { fill: #1b1f26 } .frame { fill: #232933; stroke: #3d4655 } .box { fill: #2b323e; stroke: #55617a }
.special { fill: #26375a; stroke: #6f97df } .line { stroke: #97a3b8 } .head { fill: #97a3b8 }
}
"""


def picture(width: int, height: int, title: str, content: list[str], style: str = _STYLE) -> str:
    """Returns a picture; its colours follow the reader's light or dark scheme, on a ground of its own."""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'font-family="{FONT}" font-size="14" role="img">'
    )
    return "\n".join([head, f"<title>{escape(title)}</title>", f"<style>{style}</style>", *content, "</svg>", ""])


def box(x: float, y: float, width: float, height: float, kind: str = "box") -> str:
    """Returns a rectangle of a kind: `ground`, `frame`, `box` or `special`."""
    radius = 10 if kind in ("ground", "frame") else 6
    return f'<rect class="{kind}" x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="{radius}"/>'


def label(x: float, y: float, words: str, kind: str = "", anchor: str = "start", size: int = 14) -> str:
    """Returns a line of text."""
    given = f' class="{kind}"' if kind else ""
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}" font-size="{size}"{given}>{escape(words)}</text>'


def room(x: float, y: float, width: float, height: float, name: str, words: str, kind: str = "box") -> list[str]:
    """Returns a box with a name and what it holds."""
    middle = x + width / 2
    return [
        box(x, y, width, height, kind),
        label(middle, y + height / 2 - 3, name, "name", "middle"),
        label(middle, y + height / 2 + 14, words, "soft", "middle", 12),
    ]


def arrow(*points: tuple[float, float]) -> str:
    """Returns a line through points, with a head at its end: straight down, up, left or right."""
    (before_x, before_y), (x, y) = points[-2:]
    across, along = (x > before_x) - (x < before_x), (y > before_y) - (y < before_y)
    path = " L".join(f"{a:g} {b:g}" for a, b in [*points[:-1], (x - 4 * across, y - 4 * along)])
    left, right = (
        (x - 8 * across - 4 * along, y - 8 * along - 4 * across),
        (
            x - 8 * across + 4 * along,
            y - 8 * along + 4 * across,
        ),
    )
    head = f"{x:g},{y:g} {left[0]:g},{left[1]:g} {right[0]:g},{right[1]:g}"
    return f'<path class="line" d="M{path}" stroke-width="1.5"/><polygon class="head" points="{head}"/>'
