"""From the marks of speakers to turns: the words of each mark, and what stands between them that nobody says."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from qualcode.reading import turnkinds
from qualcode.reading.lines import Lines, seen
from qualcode.reading.lines.signs import Mask
from qualcode.reading.lines.traits import Traits, where
from qualcode.reading.raw import Paragraph
from qualcode.reading.said import OTHER_VOICE, Conversation, Said, Sheet, Turns, joined
from qualcode.reading.talk.appendix import appendix_from, of_appendix
from qualcode.reading.talk.flow import (
    flow,
    has_stamps,
    without_stamps,
)
from qualcode.reading.talk.guests import said_both_ways
from qualcode.reading.talk.head import is_entry
from qualcode.reading.talk.margins import is_wrapped
from qualcode.reading.talk.marked import Mark, Marks
from qualcode.reading.talk.misspelt import initials, misspelt, of_those_present
from qualcode.reading.talk.notices import is_end_notice, is_remark
from qualcode.reading.talk.speakers import spellings
from qualcode.reading.talk.themes import themes
from qualcode.reading.talk.times import (
    drop_times_within,
    stamps_alone,
    timed_above,
    timed_behind,
    timed_below,
    told_at_end,
)
from qualcode.reading.talk.typed_remarks import remarks_in_type, remarks_on_speakers, seen_by_observer
from qualcode.reading.words import labels
from qualcode.reading.words.labels import Label

_OPENS_STAMP = ("[", "(", "{", "<", "#")


def collect(sheet: Sheet, kept: Marks, style: str, present: Collection[str] = ()) -> Conversation:
    """The conversation in `sheet` in which somebody begins to speak at each of the marks `kept`, in order; the head matter names who is `present`."""
    lines = seen(sheet.lines)
    spelled = spellings(kept)
    slips = {} if sheet.as_spelled else misspelt(kept) | of_those_present(kept, present) | initials(kept)
    names = {label: spelled[slips.get(label.key, label.key)] for label in kept.labels}
    starts = kept.lines
    wrapped = sheet.paged or is_wrapped(lines, starts)
    stamped = has_stamps(lines, kept)
    talk = Conversation(
        style=style,
        misspelt={spelled[slip]: spelled[usual] for slip, usual in slips.items()},
        guests=said_both_ways(kept.labels),
    )
    if alone := stamps_alone(lines):
        kept = timed_below(kept, lines, alone)
        kept, lines = timed_above(kept, lines, alone)
        sheet.lines = lines
    if stamped:
        kept = timed_behind(kept)
    behind = appendix_from(lines, int(starts[-1]))
    bounds = np.append(starts[1:], behind)
    short = np.zeros(len(kept), np.bool_) if sheet.notes else _are_short(lines, starts, bounds)
    bracketed = where(_may_be_remark(lines.traits))
    opened = set(starts.tolist()) if len(bracketed) else ()
    remarks = {index for index in bracketed if is_remark(lines, index, opened)}
    remarks |= (
        remarks_in_type(sheet, kept)
        | seen_by_observer(sheet, kept)
        | remarks_on_speakers(lines, bracketed, kept)
    )
    titles = themes(sheet, lines, starts)
    apart = remarks | titles
    openings = _openings(talk, kept, names)
    turns = _opened(kept, names, openings, stamped=stamped)
    parted: dict[int, list[Said]] = {}
    broken = np.ones(len(kept), np.bool_) if sheet.notes else _hold(apart, starts, bounds)
    for place in where(~short & broken):
        mark, end, opening = kept[place], int(bounds[place]), openings[place]
        pieces = _pieces(
            sheet, mark, opening, end, remarks=remarks, titles=titles, wrapped=wrapped, stamped=stamped
        )
        parted[place] = [_said_by(names[mark.label], piece) for piece in pieces]
    long = ~short & ~broken
    for place, first, end in zip(where(long), starts[long].tolist(), bounds[long].tolist(), strict=True):
        if words := flow([openings[place], *lines[first + 1 : end]], wrapped=wrapped, stamped=stamped):
            turns.texts[place] = words
        else:
            parted[place] = []
    _keep_silent(sheet, kept, turns, parted)
    turns = joined(_put_in_order(_blocks_above(sheet, int(starts[0])), turns, parted))
    talk.turns = turns if all(turns.texts) else turns.kept(turns.texts)
    if stamped:
        told_at_end(talk.turns)
        drop_times_within(talk.turns)
    _part_end_notice(talk)
    talk.turns.extend(of_appendix(lines, behind, sheet.notes))
    return _with_answers(talk, kept)


def _hold(apart: Collection[int], starts: NDArray[np.intp], bounds: NDArray[np.intp]) -> Mask:
    """Of each turn whether one of the lines that stand `apart` is among those below its first."""
    places = np.array(sorted(apart), np.intp)
    found: Mask = np.searchsorted(places, starts, "right") < np.searchsorted(places, bounds)
    return found


def _keep_silent(sheet: Sheet, kept: Marks, turns: Turns, parted: dict[int, list[Said]]) -> None:
    """Keep the lines of labels that say nothing anywhere, which are nobody's: ``De opname loopt tot 00:02:11``."""
    if all(turns.texts):
        return
    keys = kept.key_of.tolist()
    speaks = [turnkinds.SPEECH in [piece.kind for piece in parted.get(at, ())] for at in range(len(keys))]
    told = {key for key, text, speak in zip(keys, turns.texts, speaks, strict=True) if text or speak}
    for place in (at for at, key in enumerate(keys) if key not in told):
        line = sheet.lines[int(kept.lines[place])].strip()
        parted[place] = [Said(line, kind=turnkinds.NOTE), *parted.get(place, ())]


def _said_by(name: str, piece: Said) -> Said:
    return piece._replace(speaker=name) if piece.kind is turnkinds.SPEECH else piece


def _put_in_order(above: list[Said], turns: Turns, parted: Mapping[int, Sequence[Said]]) -> Turns:
    """What stands `above` the first mark and the `turns` of all marks, with those that are `parted` in pieces."""
    if not above and not parted:
        return turns
    found, waiting = Turns(), list(above)
    done = 0
    for place, pieces in sorted(parted.items()):
        if place > done:
            found.extend(waiting)
            found.extend(turns[done:place])
            waiting = []
        waiting += pieces
        done = place + 1
    found.extend(waiting)
    found.extend(turns[done:])
    return found


def _openings(talk: Conversation, kept: Marks, names: Mapping[Label, str]) -> list[str]:
    """The words behind each label, with how they were said; what else stood in brackets in a label is noted in `talk`."""
    with_aside = np.array([bool(label.aside) for label in kept.labels], np.bool_)
    openings = list(kept.rests)
    for place in where(with_aside[kept.label_of]):
        mark = kept[place]
        openings[place] = _note_aside(talk, names[mark.label], mark, mark.rest)
    return openings


def _opened(kept: Marks, names: Mapping[Label, str], openings: Sequence[str], *, stamped: bool) -> Turns:
    """A turn for each mark, as if no words stood below its own line; made all at once, since most turns are so."""
    if stamped:
        texts = [
            without_stamps(opening) if ":" in opening or opening[:1] in _OPENS_STAMP else opening
            for opening in openings
        ]
    else:
        texts = list(openings)
    spoken = [names[label] for label in kept.labels]
    speakers = list(map(spoken.__getitem__, kept.label_of.tolist()))
    return Turns.spoken(texts, speakers, list(kept.begins), list(kept.ends))


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


def _part_end_notice(talk: Conversation) -> None:
    """Take the word that the recording ends off the last turn: nobody says it."""
    last = talk.turns[-1] if talk.turns else None
    if last is None or last.kind is not turnkinds.SPEECH or "\n" not in last.text:
        return
    said, _, notice = last.text.rpartition("\n")
    if is_end_notice(notice):
        talk.turns.texts[-1] = said
        talk.turns.append(Said(notice, kind=turnkinds.NOTE))


def _with_answers(talk: Conversation, kept: Marks) -> Conversation:
    """`talk`, the paragraphs below each question given to a second voice where only the interviewer has a label."""
    if len(kept.keys) > 1 or kept[0].label.kind is not labels.LabelKind.INTERVIEWER:
        return talk
    spoken = [turn for turn in talk.turns if turn.kind is turnkinds.SPEECH]
    blocks = [block for turn in spoken for block in turn.text.split("\n")]
    asked = sum(1 for rest in kept.rests if rest.endswith("?"))
    if len(blocks) < 2 * len(kept) - 1 or asked < 0.6 * len(kept):
        return talk
    questions = set(kept.rests)
    others = [turn for turn in talk.turns if turn.kind is not turnkinds.SPEECH]
    asker = spoken[0].speaker
    answered = joined(Said(block, asker if block in questions else OTHER_VOICE) for block in blocks)
    talk.turns = Turns([*others, *answered])
    return talk


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
    *,
    remarks: Collection[int],
    titles: Collection[int],
    wrapped: bool,
    stamped: bool,
) -> list[Said]:
    """The words of one mark, cut where a heading or table of the format stands between."""
    begins, ends = mark.begins, mark.ends
    note = sheet.notes.get(mark.line)
    if note is not None and note.begins is not None and begins is None:
        begins, ends = note.begins, note.ends
    lines = sheet.lines
    rows = [opening]
    found: list[Said] = []
    fixed: Paragraph | None = None
    flows = note is not None and note.joined

    def close(*between: Said) -> None:
        """End the words so far, and go on anew below what stands `between`."""
        nonlocal rows, begins, ends
        text = flow(rows, wrapped=wrapped, stamped=stamped, joined=flows)
        found.extend(piece for piece in (Said(text, begins=begins, ends=ends), *between) if piece.text)
        rows, begins, ends = [], None, None

    for index in range(mark.line + 1, end):
        note = sheet.notes.get(index)
        if note is not None:
            fixed = (
                note if note.kind not in (None, turnkinds.SPEECH, turnkinds.LIST, turnkinds.PROSE) else None
            )
            if note.ends is not None:
                ends = note.ends
            if fixed is not None:
                close(Said(fixed.text, kind=fixed.kind or turnkinds.NOTE, level=fixed.level))
        if index in titles:
            close(Said(lines[index].strip(), kind=turnkinds.HEADING, level=3))
        elif fixed is None and (index in remarks or (_below_heading(found, rows) and is_entry(lines[index]))):
            close(Said(lines[index].strip(), kind=turnkinds.NOTE))
        elif fixed is None:
            rows.append(lines[index])
    close()
    return found


def _below_heading(found: Sequence[Said], rows: Sequence[str]) -> bool:
    """Whether a heading stands right above, with nothing but head matter between: a second talk may have its own."""
    parted = [piece.kind for piece in found if piece.kind is not turnkinds.NOTE]
    above = bool(found) and parted[-1:] == [turnkinds.HEADING] and not found[-1].speaker
    return above and not any(row.strip() for row in rows)


def _blocks_above(sheet: Sheet, first: int) -> list[Said]:
    """What stands above the first speaker and is no head matter, in order: headings stay so, what stands below each becomes a note."""
    found: list[Said] = []
    begins: float | None = None
    rows: list[str] = []

    def close() -> None:
        if rows:
            found.append(Said("\n".join(rows), kind=turnkinds.NOTE, begins=begins))
            rows.clear()

    for index in range(first):
        note = sheet.notes.get(index)
        if note is not None and note.kind is turnkinds.HEADING:
            close()
            begins = None
            found.append(Said(note.text, kind=turnkinds.HEADING, level=note.level))
            continue
        text = sheet.lines[index].strip()
        if note is not None and note.begins is not None and begins is None:
            begins = note.begins
        if text and not (found and not rows and found[-1].text == text):
            rows.append(text)
    close()
    return found
