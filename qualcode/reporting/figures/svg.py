"""The parts every picture shares: escaping, how wide text is, colours, shapes, and the frame."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence

from qualcode.model import content_hash
from qualcode.reporting.words import one_line

PALETTE = ("#0072b2", "#d55e00", "#009e73", "#c65c9c", "#6a5acd")
"""Hues that stay apart in the common colour deficiencies and reach 3:1 on light and on dark paper."""

HEAT = ("#e6eff8", "#bfd8ee", "#86b7de", "#3f86c0", "#14568c")
HEAT_INK = ("#1b2430", "#1b2430", "#1b2430", "#ffffff", "#ffffff")
HEAT_DARK = ("#1e2c3b", "#24415c", "#2a5f8c", "#5a9fd6", "#a5d2f5")
HEAT_DARK_INK = ("#e8eaee", "#e8eaee", "#ffffff", "#0e1216", "#0e1216")

SHAPES = ("circle", "square", "triangle", "diamond")

_NARROW = frozenset("iljtfrI.,:;'’‘|!()[]- ")
_WIDE = frozenset("mwMWÆæ@%—")

_LIGHT = """\
.qc{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif;\
font-variant-numeric:tabular-nums}
.qc text{fill:#1b2430}
.qc .soft{fill:#565e6b}
.qc .line{stroke:#c9c5bb;fill:none}
.qc .void{fill:none;stroke:#c9c5bb}
.qc .rest{stroke:#9a958b;fill:none}
.qc .halo{stroke:#ffffff;stroke-width:3.5px;paint-order:stroke;stroke-linejoin:round}
.qc .disc{fill:#ffffff}
.qc .bar{fill:#0072b2}
.qc .hatch{stroke:#0072b2}
.qc .dot{fill:#0072b2;stroke:#0072b2}
.qc .ring{fill:none;stroke:#767d88}
"""
_DARK = """\
.qc text{fill:#e8eaee}
.qc .soft{fill:#a9b1bd}
.qc .line{stroke:#3c434e}
.qc .void{stroke:#3c434e}
.qc .rest{stroke:#6d7480}
.qc .halo{stroke:#1b1f26}
.qc .disc{fill:#1b1f26}
.qc .bar{fill:#56a8dc}
.qc .hatch{stroke:#56a8dc}
.qc .dot{fill:#56a8dc;stroke:#56a8dc}
.qc .ring{stroke:#8b93a0}
"""


def _heat_rules(fills: Sequence[str], inks: Sequence[str]) -> str:
    return "".join(
        f".qc .h{step}{{fill:{fill}}}\n.qc text.i{step}{{fill:{ink}}}\n"
        for step, (fill, ink) in enumerate(zip(fills, inks, strict=True), 1)
    )


STYLE = (
    _LIGHT
    + _heat_rules(HEAT, HEAT_INK)
    + "@media screen and (prefers-color-scheme:dark){\n"
    + _DARK
    + _heat_rules(HEAT_DARK, HEAT_DARK_INK)
    + "}\n"
)


def escape(text: str) -> str:
    """`text` as one line, safe between tags and in attributes."""
    return html.escape(one_line(text))


def px(value: float) -> str:
    """A length with at most one decimal: enough for the eye, and the same on every machine."""
    return f"{round(value, 1) + 0.0:g}"


def width(text: str, size: float) -> float:
    """About how wide `text` is in a common sans-serif of `size` pixels."""
    ems = sum(0.3 if c in _NARROW else 0.88 if c in _WIDE else 0.68 if c.isupper() else 0.56 for c in text)
    return ems * size


def shorten(text: str, room: float, size: float) -> str:
    """`text` on one line, ending in … where it is wider than `room`."""
    whole = one_line(text)
    if width(whole, size) <= room:
        return whole
    used, kept = width("…", size), 0
    for character in whole:
        used += width(character, size)
        if used > room:
            break
        kept += 1
    return whole[:kept].rstrip(" ,.-") + "…"


def color(place: int) -> str:
    """The colour of the thread at `place`, from 0."""
    return PALETTE[place % len(PALETTE)]


def shape(place: int) -> str:
    """The shape of the thread at `place`; together with the colour it repeats after twenty."""
    return SHAPES[place % len(SHAPES)]


def outline(kind: str, x: float, y: float, size: float) -> str:
    """Path data of one filled shape around (x, y)."""
    d = size
    if kind == "circle":
        return (
            f"M{px(x - d)} {px(y)}a{px(d)} {px(d)} 0 1 0 {px(2 * d)} 0a{px(d)} {px(d)} 0 1 0 {px(-2 * d)} 0z"
        )
    if kind == "square":
        d *= 0.9
        return f"M{px(x - d)} {px(y - d)}h{px(2 * d)}v{px(2 * d)}h{px(-2 * d)}z"
    d *= 1.25
    if kind == "triangle":
        return f"M{px(x)} {px(y - d)}l{px(d)} {px(1.75 * d)}h{px(-2 * d)}z"
    return f"M{px(x)} {px(y - d)}l{px(d)} {px(d)}l{px(-d)} {px(d)}l{px(-d)} {px(-d)}z"


def marker(place: int, size: float = 14) -> str:
    """The colour and shape of a thread as a picture of its own, for a legend or heading."""
    middle = size / 2
    return (
        f'<svg class="qc" width="{px(size)}" height="{px(size)}" viewBox="0 0 {px(size)} {px(size)}"'
        f' aria-hidden="true" focusable="false"><path fill="{color(place)}"'
        f' d="{outline(shape(place), middle, middle, size * 0.34)}"/></svg>'
    )


def figure(wide: float, high: float, title: str, description: str, body: Iterable[str]) -> str:
    """A whole picture with a name and a description for who cannot see it."""
    key = content_hash(f"{title}\n{description}\n{wide}\n{high}")[:8]
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="qc" role="img" viewBox="0 0 {px(wide)} {px(high)}"',
            f' width="{px(wide)}" height="{px(high)}" aria-labelledby="t{key} d{key}">',
            f'<title id="t{key}">{escape(title)}</title><desc id="d{key}">{escape(description)}</desc>',
            f"<style>{STYLE}</style>",
            *body,
            "</svg>",
        )
    )
