"""What people filled in on the pages of a PDF, and what they wrote over and beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from ctypes import create_string_buffer
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from qualcode.reading.page.leading import Layer
from qualcode.reading.page.letters import Letters
from qualcode.reading.page.opened import Page

_TICK = "☒"
_MOST = 2_000
_HIDDEN, _SECRET = 1 << 1 | 1 << 5, 1 << 13
"""Flags of what is hidden, or only printed, and of fields for passwords; see ISO 32000-1, 12.5.3 and 12.7.4.3."""
_OFF = "Off"
_LONGEST = 1 << 20
_LEVEL, _FURTHEST = 3.0, 30.0
"""Points by which a line may stand above or below a field on its level, and from a box to what it ticks."""
_LINE, _APART = "\r\n", "\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Answer:
    """Words that somebody put on a page, or the tick of a box, and where: points from the left and from below."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


def answers(page: Page, form: Any) -> list[Answer]:
    """What was filled in on a page, from above to below; `form` is that of its document, None where it has none."""
    found = [answer for answer in _all(page, form) if answer.text] if form is not None else []
    return sorted(found, key=lambda one: (-one.top, one.left))


def written_over(page: Page) -> tuple[bool, bool]:
    """Whether there are remarks on a page, in notes that are stuck to it or with words that are marked; and whether somebody typed words
    over it, as an answer or as a remark: that does not show.
    """
    raw = page.pdfium
    typed = raw.FPDF_ANNOT_FREETEXT
    remarks = (
        raw.FPDF_ANNOT_TEXT,
        raw.FPDF_ANNOT_HIGHLIGHT,
        raw.FPDF_ANNOT_UNDERLINE,
        raw.FPDF_ANNOT_SQUIGGLY,
        raw.FPDF_ANNOT_STRIKEOUT,
    )
    found = {
        kind for kind, note in _annotations(page) if (kind == typed or kind in remarks) and _contents(note)
    }
    return not found.isdisjoint(remarks), typed in found


def has_more(page: Page) -> bool:
    """Whether more lies over a page than is looked at."""
    return bool(page.pdfium.FPDFPage_GetAnnotCount(page.raw) > _MOST)


def written_in(letters: Letters, layer: Layer, found: Sequence[Answer]) -> Layer:
    """`layer`, of a page of `letters`, with each answer in the line that it stands beside, or below the one above it."""
    lines = list(layer.lines)
    for answer in found:
        if not layer.origins:
            lines[-1] += f"{_APART}{answer.text}"
        elif answer.text == _TICK:
            _tick(letters, layer, lines, answer)
        elif (at := _beside(letters, layer, answer)) is not None:
            lines[at] = f"{lines[at].rstrip()} {answer.text}"
        elif (at := _above(layer, answer)) is not None:
            lines[at] += f"{_APART}{answer.text}{_LINE}"
        else:
            lines[0] = f"{answer.text}{_APART}{lines[0]}"
    return replace(layer, lines=lines)


def _all(page: Page, form: Any) -> Iterator[Answer]:
    raw = page.pdfium
    for kind, note in _annotations(page):
        where = raw.FS_RECTF()
        if kind != raw.FPDF_ANNOT_WIDGET or not raw.FPDFAnnot_GetRect(note, where):
            continue
        if where.left != where.right and where.bottom != where.top:
            yield Answer(_value(note, form), where.left, where.bottom, where.right, where.top)


def _annotations(page: Page) -> Iterator[tuple[int, Any]]:
    """Kind and handle of what lies over a page and is shown; a handle holds until the next is asked for."""
    raw = page.pdfium
    for index in range(min(_MOST, raw.FPDFPage_GetAnnotCount(page.raw))):
        note = raw.FPDFPage_GetAnnot(page.raw, index)
        if not note:
            continue
        try:
            if not raw.FPDFAnnot_GetFlags(note) & _HIDDEN:
                yield raw.FPDFAnnot_GetSubtype(note), note
        finally:
            raw.FPDFPage_CloseAnnot(note)


def _value(note: Any, form: Any) -> str:
    """What a field of a form holds; nothing of buttons, signatures and passwords."""
    from pypdfium2 import raw

    kind = raw.FPDFAnnot_GetFormFieldType(form, note)
    if kind in (raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON):
        return _TICK if _is_ticked(form, note) else ""
    if kind == raw.FPDF_FORMFIELD_TEXTFIELD and raw.FPDFAnnot_GetFormFieldFlags(form, note) & _SECRET:
        return ""
    if kind in (raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX) and (chosen := _chosen(form, note)):
        return ", ".join(chosen)
    if kind in (raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX):
        return _string(lambda buffer, size: raw.FPDFAnnot_GetFormFieldValue(form, note, buffer, size))
    return ""


def _is_ticked(form: Any, note: Any) -> bool:
    """Whether a box is ticked: as pdfium sees it, or where its tick was left for the viewer to draw, by its state."""
    from pypdfium2 import raw

    state = _string(partial(raw.FPDFAnnot_GetStringValue, note, b"AS"))
    return bool(raw.FPDFAnnot_IsChecked(form, note)) or state not in ("", _OFF)


def _chosen(form: Any, note: Any) -> list[str]:
    """What is chosen from a list, as it is shown there: its value may be a number that only a program knows."""
    from pypdfium2 import raw

    return [
        _string(partial(raw.FPDFAnnot_GetOptionLabel, form, note, index))
        for index in range(min(_MOST, max(0, raw.FPDFAnnot_GetOptionCount(form, note))))
        if raw.FPDFAnnot_IsOptionSelected(form, note, index)
    ]


def _contents(note: Any) -> str:
    from pypdfium2 import raw

    return _string(lambda buffer, size: raw.FPDFAnnot_GetStringValue(note, b"Contents", buffer, size))


def _string(ask: Callable[[Any, int], int]) -> str:
    """The words that pdfium writes in UTF-16 into a buffer that it first tells the size of."""
    from pypdfium2 import raw

    size = min(_LONGEST, ask(None, 0))
    buffer = create_string_buffer(size + 2)
    ask(raw.cast(buffer, raw.POINTER(raw.FPDF_WCHAR)), size)
    words = buffer.raw[:size].decode("utf-16-le", "replace").partition("\0")[0]
    lines = words.replace(_LINE, "\n").replace("\r", "\n").split("\n")
    return _LINE.join(line.rstrip() for line in lines).strip()


def _beside(letters: Letters, layer: Layer, answer: Answer) -> int | None:
    """The line to the left of an answer, on its level: the one that ends nearest to it."""
    near = [
        (_end(letters, layer, at), at)
        for at, (_, base) in enumerate(layer.origins)
        if answer.bottom - _LEVEL <= base <= answer.top and layer.lines[at].strip()
    ]
    return max(((end, at) for end, at in near if end <= answer.left + _LEVEL), default=(0.0, None))[1]


def _end(letters: Letters, layer: Layer, at: int) -> float:
    last = layer.starts[at] + max(0, len(layer.lines[at].rstrip()) - 1)
    return letters.box(last)[1]


def _above(layer: Layer, answer: Answer) -> int | None:
    """The lowest line above an answer that does not begin to its right."""
    over = [
        (base, -at)
        for at, (left, base) in enumerate(layer.origins)
        if base >= answer.top - _LEVEL and left < answer.right and layer.lines[at].strip()
    ]
    return -min(over)[1] if over else None


def _tick(letters: Letters, layer: Layer, lines: list[str], answer: Answer) -> None:
    """Set the tick of a box before the word to its right, or behind the one to its left, whichever is nearer."""
    across, above = (answer.left + answer.right) / 2, (answer.bottom + answer.top) / 2
    reach = across - answer.left + _FURTHEST
    near = letters.near(across, above, 2 * reach, answer.top - answer.bottom + 2 * _LEVEL)
    for at, start in enumerate(layer.starts):
        if near is not None and start <= near < start + len(layer.lines[at]):
            right = letters.box(near)[0] >= across
            put = len(lines[at]) - (len(layer.lines[at]) - (near - start)) + (not right)
            before, behind = lines[at][:put], lines[at][put:]
            lines[at] = f"{before}{_TICK} {behind}" if right else f"{before} {_TICK}{behind}"
            return
