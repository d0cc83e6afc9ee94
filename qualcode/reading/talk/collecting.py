"""From the marks of speakers to turns: the words of each mark, and what stands between them that nobody says."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from qualcode.reading import turnkinds
from qualcode.reading.lines import Lines, seen
from qualcode.reading.lines.looks import Has
from qualcode.reading.lines.signs import ELLIPSIS, Mask, among
from qualcode.reading.lines.traits import Traits, where
from qualcode.reading.raw import Paragraph
from qualcode.reading.said import OTHER_VOICE, Conversation, Said, Sheet, joined
from qualcode.reading.talk.flow import (
    MARGIN_STAMP,
    flow,
    has_stamps,
    opening_time,
    without_stamps,
    without_times_between,
)
from qualcode.reading.talk.margins import is_wrapped
from qualcode.reading.talk.marks import Mark, labels_of
from qualcode.reading.talk.notices import LONGEST_THEME, is_end_notice, is_headed_theme, is_remark, is_theme
from qualcode.reading.talk.speakers import spellings
from qualcode.reading.talk.stamps import AT_START, seconds
from qualcode.reading.words import labels
from qualcode.reading.words.labels import Label

_LONGEST_STAMP = 60
_ENDS_SENTENCE = among(".?!,", ELLIPSIS)
_LONGEST_LAST = 300.0
_OPENS_STAMP = ("[", "(", "{", "<", "#")


def collect(sheet: Sheet, kept: Sequence[Mark], style: str) -> Conversation:
    """The conversation in `sheet` in which somebody begins to speak at each of the marks `kept`, in order."""
    lines = seen(sheet.lines)
    spelled = spellings(kept)
    names = {label: spelled[label.key] for label in set(labels_of(kept))}
    starts = np.array([mark.line for mark in kept], np.intp)
    wrapped = sheet.paged or is_wrapped(lines, starts)
    stamped = has_stamps(lines, kept)
    talk = Conversation(style=style)
    if alone := _stamps_alone(lines):
        kept, lines = _timed(kept, lines, alone)
        sheet.lines = lines
    if stamped:
        kept = _timed_behind(kept)
    spoken = _blocks_above(sheet, int(starts[0]))
    bounds = np.append(starts[1:], len(lines))
    short = np.zeros(len(kept), np.bool_) if sheet.notes else _are_short(lines, starts, bounds)
    remarks = {index for index in where(_may_be_remark(lines.traits)) if is_remark(lines, index)}
    themes = set() if sheet.notes else _themes(lines, starts)
    apart = remarks | themes
    openings = _openings(talk, kept, names)
    quick = _short_turns(kept, names, openings, stamped=stamped) if short.any() else []
    last = 0
    for place in where(~short):
        spoken += quick[last:place]
        last = place + 1
        mark, end, opening = kept[place], int(bounds[place]), openings[place]
        name = names[mark.label]
        if not sheet.notes and apart.isdisjoint(range(mark.line + 1, end)):
            words = flow([opening, *lines[mark.line + 1 : end]], wrapped=wrapped, stamped=stamped)
            if words:
                spoken.append(Said(words, name, turnkinds.SPEECH, mark.begins, mark.ends))
            continue
        for piece in _pieces(sheet, mark, opening, end, remarks, themes, wrapped=wrapped, stamped=stamped):
            piece.speaker = name if piece.kind is turnkinds.SPEECH else ""
            spoken.append(piece)
    spoken += quick[last:]
    talk.turns = [turn for turn in joined(spoken) if turn.text]
    if stamped:
        _drop_times_within(talk.turns)
    _part_end_notice(talk)
    return _with_answers(talk, kept)


def _openings(talk: Conversation, kept: Sequence[Mark], names: Mapping[Label, str]) -> list[str]:
    """The words behind each label, with how they were said; what else stood in brackets in a label is noted in `talk`."""
    if not any(label.aside for label in names):
        return [mark.rest for mark in kept]
    return [
        _note_aside(talk, names[mark.label], mark, mark.rest) if mark.label.aside else mark.rest
        for mark in kept
    ]


def _short_turns(
    kept: Sequence[Mark], names: Mapping[Label, str], openings: Sequence[str], *, stamped: bool
) -> list[Said]:
    """A turn for each mark, as if no words stood below its own line; made all at once, since most turns are so."""
    if stamped:
        openings = [
            without_stamps(opening) if ":" in opening or opening[:1] in _OPENS_STAMP else opening
            for opening in openings
        ]
    speakers = [names[mark.label] for mark in kept]
    begins, ends = [mark.begins for mark in kept], [mark.ends for mark in kept]
    return list(map(Said, openings, speakers, repeat(turnkinds.SPEECH), begins, ends))


def _themes(lines: Lines, starts: NDArray[np.intp]) -> set[int]:
    """Lines that are the title of what is said from the next mark on, right above it: alone between blank lines, or by their words."""
    traits = lines.traits
    written = traits.written
    untold = written.copy()
    untold[starts] = False
    above = starts[1:] - 1
    apart = above[above > 2] - 1
    apart = apart[
        untold[apart] & ~written[apart + 1] & ~written[apart - 1] & (traits.length[apart] <= LONGEST_THEME)
    ]
    above = above[untold[above] & traits.colon[above]]
    found = {index for index in apart.tolist() if is_theme(lines[index])}
    return found | {index for index in above.tolist() if is_headed_theme(lines[index])}


def _may_be_remark(traits: Traits) -> Mask:
    """Of each line whether it opens and ends as one wholly in brackets does."""
    lead, tail = traits.lead, traits.tail
    found: Mask = ((lead == ord("(")) & (tail == ord(")"))) | ((lead == ord("[")) & (tail == ord("]")))
    return found


def _are_short(lines: Lines, starts: NDArray[np.intp], bounds: NDArray[np.intp]) -> Mask:
    """Of each turn whether it is the line it starts on, and at most a blank one below."""
    blank = np.append(~lines.traits.written, False)
    found: Mask = (bounds - starts == 1) | ((bounds - starts == 2) & blank[starts + 1])
    return found


def _drop_times_within(turns: list[Said]) -> None:
    """Take bare times out of turns of which the begin, and that of the next, are known."""
    for turn, following in zip(turns, [*turns[1:], None], strict=True):
        if turn.begins is not None and ":" in turn.text:
            until = following.begins if following is not None else turn.begins + _LONGEST_LAST
            if until is not None:
                turn.text = without_times_between(turn.text, turn.begins, until)


def _part_end_notice(talk: Conversation) -> None:
    """Take the word that the recording ends off the last turn: nobody says it."""
    last = talk.turns[-1] if talk.turns else None
    if last is None or last.kind is not turnkinds.SPEECH or "\n" not in last.text:
        return
    said, _, notice = last.text.rpartition("\n")
    if is_end_notice(notice):
        last.text = said
        talk.turns.append(Said(notice, kind=turnkinds.NOTE))


def _with_answers(talk: Conversation, kept: Sequence[Mark]) -> Conversation:
    """`talk`, the paragraphs below each question given to a second voice where only the interviewer has a label."""
    if (
        len({label.key for label in set(labels_of(kept))}) > 1
        or kept[0].label.kind is not labels.LabelKind.INTERVIEWER
    ):
        return talk
    spoken = [turn for turn in talk.turns if turn.kind is turnkinds.SPEECH]
    blocks = [block for turn in spoken for block in turn.text.split("\n")]
    asked = sum(1 for mark in kept if mark.rest.endswith("?"))
    if len(blocks) < 2 * len(kept) - 1 or asked < 0.6 * len(kept):
        return talk
    questions = {mark.rest for mark in kept}
    others = [turn for turn in talk.turns if turn.kind is not turnkinds.SPEECH]
    asker = spoken[0].speaker
    talk.turns = others + joined(
        Said(block, asker if block in questions else OTHER_VOICE) for block in blocks
    )
    return talk


def _stamps_alone(lines: Sequence[str]) -> dict[int, tuple[float | None, float | None]]:
    """Lines that hold a time mark and nothing else, with the times; none where the file does not begin with them."""
    traits = seen(lines).traits
    digit = traits.has(Has.DIGIT)
    if not any(MARGIN_STAMP.match(lines[index]) for index in where(digit[:5000])):
        return {}
    return {
        index: seconds(found[1])
        for index in where(digit & (traits.length <= _LONGEST_STAMP) & ~_ENDS_SENTENCE[traits.tail])
        if MARGIN_STAMP.match(lines[index])
        and (found := AT_START.match(lines[index]))
        and not lines[index][found.end() :].strip()
    }


def _timed(
    kept: Sequence[Mark], lines: Lines, alone: dict[int, tuple[float | None, float | None]]
) -> tuple[list[Mark], Lines]:
    """The marks `kept`, each with the times that stand alone on the line above it, and `lines` with those lines blank."""
    timed: list[Mark] = []
    used: dict[int, str] = {}
    for mark in kept:
        above = mark.line - 1
        if above > 0 and (above in used or not lines[above].strip()):
            above -= 1
        if above in alone and above not in used:
            used[above] = ""
            begins, ends = alone[above]
            mark = mark if mark.begins is not None else replace(mark, begins=begins, ends=ends)
        timed.append(mark)
    return timed, lines.replaced(used)


def _timed_behind(kept: Sequence[Mark]) -> Sequence[Mark]:
    """The marks `kept`, each with the time that stands behind its label, where none stands before it."""
    times = {
        place: at
        for place, mark in enumerate(kept)
        if mark.begins is None and mark.rest and (at := opening_time(mark.rest)) is not None
    }
    if not times:
        return kept
    return [replace(mark, begins=times[place]) if place in times else mark for place, mark in enumerate(kept)]


def _note_aside(talk: Conversation, name: str, mark: Mark, opening: str) -> str:
    if labels.is_stage_direction(mark.label.aside):
        return f"({mark.label.aside}) {opening}".strip()
    talk.asides.setdefault(name, mark.label.aside)
    return opening


def _pieces(
    sheet: Sheet,
    mark: Mark,
    opening: str,
    end: int,
    remarks: Collection[int],
    themes: Collection[int],
    *,
    wrapped: bool,
    stamped: bool,
) -> list[Said]:
    """The words of one mark, cut where a heading or table of the format stands between."""
    found = [Said("", begins=mark.begins, ends=mark.ends)]
    note = sheet.notes.get(mark.line)
    if note is not None and note.begins is not None and mark.begins is None:
        found[0].begins, found[0].ends = note.begins, note.ends
    lines = sheet.lines
    rows = [opening]
    fixed: Paragraph | None = None
    flows = note is not None and note.joined
    for index in range(mark.line + 1, end):
        note = sheet.notes.get(index)
        if note is not None:
            fixed = (
                note if note.kind not in (None, turnkinds.SPEECH, turnkinds.LIST, turnkinds.PROSE) else None
            )
            if note.ends is not None:
                found[-1].ends = note.ends
            if fixed is not None:
                found[-1].text = flow(rows, wrapped=wrapped, stamped=stamped, joined=flows)
                rows = []
                found.append(Said(fixed.text, kind=fixed.kind or turnkinds.NOTE, level=fixed.level))
                found.append(Said(""))
        if index in themes:
            found[-1].text = flow(rows, wrapped=wrapped, stamped=stamped, joined=flows)
            rows = []
            found += (Said(lines[index].strip(), kind=turnkinds.HEADING, level=3), Said(""))
        elif fixed is None and index in remarks:
            found[-1].text = flow(rows, wrapped=wrapped, stamped=stamped, joined=flows)
            rows = []
            found += (Said(lines[index].strip(), kind=turnkinds.NOTE), Said(""))
        elif fixed is None:
            rows.append(lines[index])
    found[-1].text = flow(rows, wrapped=wrapped, stamped=stamped, joined=flows)
    return [piece for piece in found if piece.text]


def _blocks_above(sheet: Sheet, first: int) -> list[Said]:
    """What stands above the first speaker and is no head matter: headings stay so, the rest becomes a note."""
    found: list[Said] = []
    begins: float | None = None
    rows: list[str] = []
    for index in range(first):
        note = sheet.notes.get(index)
        if note is not None and note.kind is turnkinds.HEADING:
            found.append(Said(note.text, kind=turnkinds.HEADING, level=note.level))
            continue
        text = sheet.lines[index].strip()
        if note is not None and note.begins is not None and begins is None:
            begins = note.begins
        if text and not (found and found[-1].text == text):
            rows.append(text)
    if rows:
        found.append(Said("\n".join(rows), kind=turnkinds.NOTE, begins=begins))
    return found
