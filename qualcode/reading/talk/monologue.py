"""A transcript without any mark of a speaker, as the words of one voice."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.reading import turnkinds
from qualcode.reading.said import ONE_VOICE, Conversation, Said, Sheet
from qualcode.reading.talk.flow import MARGIN_STAMP, flow
from qualcode.reading.talk.margins import is_wrapped
from qualcode.reading.talk.notices import is_end_notice
from qualcode.reading.talk.stamps import AT_START, seconds

_LONGEST_TITLE = 10


def one_voice(sheet: Sheet, above: Sequence[str] = ()) -> Conversation:
    """Everything as the words of one speaker, for a transcript without any mark; footnotes, which nobody says, come behind it.

    The lines `above` it, which its head left at the top of the sheet, nobody says either, nor what a program tells of itself below those.
    """
    lines = sheet.lines
    kept = next((at for at, line in enumerate(lines) if at >= len(above) or line != above[at]), len(lines))
    while kept < len(lines) and (not lines[kept].strip() or is_end_notice(lines[kept])):
        kept += 1
    wrapped = sheet.paged or is_wrapped(lines, [])
    stamped = sum(1 for line in lines[:5000] if MARGIN_STAMP.match(line)) >= 2
    talk = Conversation(style="one voice")
    rows: list[str] = []
    notes: list[Said] = []
    begins: float | None = None
    ends: float | None = None
    if told := "\n".join(filter(str.strip, lines[:kept])):
        talk.turns.append(Said(told, kind=turnkinds.NOTE))
    for index, line in enumerate(lines[kept:], kept):
        note = sheet.notes.get(index)
        if note is not None:
            begins = note.begins if begins is None else begins
            ends = note.ends if note.ends is not None else ends
            if note.kind is turnkinds.HEADING or (note.emphasis and _is_title(note.text)):
                _close(talk, rows, wrapped=wrapped, stamped=stamped)
                talk.turns.append(Said(note.text, kind=turnkinds.HEADING, level=note.level or 3))
                rows = []
                continue
            if note.kind is turnkinds.NOTE and "\n" not in note.text:
                notes.append(Said(note.text, kind=turnkinds.NOTE))
                continue
        if stamped and (found := AT_START.match(line)):
            begins = seconds(found[1])[0] if begins is None else begins
        rows.append(line)
    flows = any(note.joined for note in sheet.notes.values())
    _close(talk, rows, wrapped=wrapped, stamped=stamped, joined=flows)
    if talk.turns:
        talk.turns.begins[-1], talk.turns.ends[-1] = begins, ends
    talk.turns.extend(notes)
    return talk


def told_by(sender: str, sheet: Sheet, above: Sequence[str] = ()) -> Conversation:
    """Everything but the lines `above` as the words of the `sender` of a mail."""
    talk = one_voice(sheet, above)
    talk.turns.speakers = [sender if speaker else "" for speaker in talk.turns.speakers]
    talk.style = "mail"
    return talk


def _is_title(text: str) -> bool:
    """Whether a paragraph all in bold or italics is short and no sentence, as the dates in a diary are."""
    return len(text.split()) <= _LONGEST_TITLE and text.rstrip()[-1:].isalnum()


def _close(
    talk: Conversation, rows: Sequence[str], *, wrapped: bool, stamped: bool, joined: bool = False
) -> None:
    text = flow(rows, wrapped=wrapped, stamped=stamped, joined=joined)
    if text:
        talk.turns.append(Said(text, ONE_VOICE))
