"""The parts every picture shares: elements, shapes and the frame."""

from __future__ import annotations

import html
from collections.abc import Iterable

from qualcode.model import content_hash
from qualcode.reporting.figures.colors import PALETTE, STYLE
from qualcode.reporting.words import one_line

SHAPES = ("circle", "square", "triangle", "diamond")


def escape(text: str) -> str:
    """`text` as one line, safe between tags and in attributes."""
    return html.escape(one_line(text))


def px(value: float) -> str:
    """A length with at most one decimal: enough for the eye, and the same on every machine."""
    return f"{round(value, 1) + 0.0:g}"


def element(name: str, content: str = "", /, **attributes: str | float) -> str:
    """An element around `content`, which is markup; ``_`` in an attribute's name stands for ``-``."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{value if isinstance(value, str) else px(value)}"'
        for key, value in attributes.items()
    )
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def hint(text: str) -> str:
    """What is shown when somebody points at the element this stands in."""
    return f"<title>{escape(text)}</title>"


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
        half = f"a{px(d)} {px(d)} 0 1 0 {px(2 * d)} 0"
        return f"M{px(x - d)} {px(y)}{half}a{px(d)} {px(d)} 0 1 0 {px(-2 * d)} 0z"
    if kind == "square":
        d *= 0.9
        return f"M{px(x - d)} {px(y - d)}h{px(2 * d)}v{px(2 * d)}h{px(-2 * d)}z"
    d *= 1.25
    if kind == "triangle":
        return f"M{px(x)} {px(y - d)}l{px(d)} {px(1.75 * d)}h{px(-2 * d)}z"
    return f"M{px(x)} {px(y - d)}l{px(d)} {px(d)}l{px(-d)} {px(d)}l{px(-d)} {px(-d)}z"


def marker(place: int, size: float = 14) -> str:
    """The colour and shape of a thread as a picture of its own, for a legend or heading."""
    path = element("path", fill=color(place), d=outline(shape(place), size / 2, size / 2, size * 0.34))
    box = f"0 0 {px(size)} {px(size)}"
    return element(
        "svg", path, class_="qc", width=size, height=size, viewBox=box, aria_hidden="true", focusable="false"
    )


def figure(wide: float, high: float, title: str, description: str, body: Iterable[str]) -> str:
    """A whole picture with its own style, and a name and description for who cannot see it."""
    inside = "".join(body)
    key = content_hash(inside)[:8]
    head = f'<title id="t{key}">{escape(title)}</title><desc id="d{key}">{escape(description)}</desc>'
    return element(
        "svg",
        f"{head}<style>{STYLE}</style>{inside}",
        xmlns="http://www.w3.org/2000/svg",
        class_="qc",
        role="img",
        viewBox=f"0 0 {px(wide)} {px(high)}",
        width=wide,
        height=high,
        aria_labelledby=f"t{key} d{key}",
    )
