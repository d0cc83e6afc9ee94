"""The parts every picture shares: elements, how wide text is, shapes and the frame."""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Iterable

from qualcode.model import content_hash
from qualcode.reporting.figures.colors import PALETTE, STYLE
from qualcode.reporting.words import one_line

SHAPES = ("circle", "square", "triangle", "diamond")

HEAD = 0.62
"""The part of a shortened name that stands before the …."""

_EMS = {
    character: ems
    for characters, ems in (
        ("ijl'’‘|", 0.222),
        (" !,./:;Itf[]·", 0.278),
        ("-()r", 0.333),
        ("ckJsvxyz", 0.5),
        ("FTZ", 0.611),
        ("ABEKPSVXY&", 0.667),
        ("CDHNRUw", 0.722),
        ("GOQ", 0.778),
        ("Mm", 0.833),
        ("%W", 0.92),
        ("@…—", 1.0),
    )
    for character in characters
}
"""Widths of Helvetica, and so of Arial and Liberation Sans, in ems; what is not here is 0.556."""


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


def width(text: str, size: float) -> float:
    """How wide `text` is in Arial of `size` pixels, with a little to spare."""
    return sum(_ems(character) for character in text) * size * 1.04


def _ems(character: str) -> float:
    if character > "\u2e80":
        return 1.0
    return _EMS.get(unicodedata.normalize("NFD", character)[0], 0.556)


def shorten(text: str, room: float, size: float) -> str:
    """`text` on one line, with … in the middle where it is too wide: names often differ at the end."""
    whole = one_line(text)
    if width(whole, size) <= room:
        return whole
    room -= width("…", size)
    head = _first(whole, room * HEAD, size)
    tail = _first(whole[::-1], room - width(head, size), size)[::-1]
    return f"{head.rstrip(' ,.-(')}…{tail.lstrip(' ,.-)')}"


def _first(text: str, room: float, size: float) -> str:
    kept = 0
    for character in text:
        room -= width(character, size)
        if room < 0:
            break
        kept += 1
    return text[:kept]


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
