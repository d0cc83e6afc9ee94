"""Who says what: the lines of a file become turns, whatever the layout."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

import numpy as np

from qualcode.reading import turnkinds
from qualcode.reading.lines import Lines, seen
from qualcode.reading.lines.signs import Mask
from qualcode.reading.lines.traits import where
from qualcode.reading.raw import Paragraph
from qualcode.reading.said import Conversation, Said, Sheet
from qualcode.reading.talk import marks, questions
from qualcode.reading.talk.asked_in_type import with_asked_in_type
from qualcode.reading.talk.chapters import below_chapters
from qualcode.reading.talk.collecting import collect
from qualcode.reading.talk.marked import Mark, Marks
from qualcode.reading.talk.namesakes import told_apart
from qualcode.reading.talk.notices import (
    is_break,
    is_end_notice,
    without_chat_notices,
    without_end_notices,
    without_page_lines,
    without_rules,
)
from qualcode.reading.talk.own_line import by_own_line
from qualcode.reading.talk.quoted import by_name_behind, by_tag_behind
from qualcode.reading.talk.recurring import by_recurring_name
from qualcode.reading.talk.senders import by_sender
from qualcode.reading.talk.speakers import accepted
from qualcode.reading.talk.strays import well_typed, with_called_above, with_set_apart, with_strays
from qualcode.reading.talk.strips import unglued, unglued_text, unnumbered, usual
from qualcode.reading.talk.turn_numbers import uncounted
from qualcode.reading.words.labels import LONGEST, LabelKind
from qualcode.reading.words.sentences import SAID_ENDS

_FEW, _LONGEST_THEME = 0.34, 10
_LONGEST_TITLE, _TITLE_WITHIN = 40, 1000
_MANY, _SPEAK = 6, 1.5
_SURE = ("colon", "own")
"""Layouts besides which no other is looked for."""
_ROUND = re.compile(
    r"\W*(?:ronde|fase|stap|deel|blok|thema|onderwerp|onderdeel|topic) ?\d{1,2}\b", re.IGNORECASE
)
_TITLE = re.compile(
    r"\W*(?:transcripti?e?|transcription|transcript van het (?:gesprek|interview)|(?:letterlijke|volledige|woordelijke) (?:transcriptie?|weergave|uitwerking)"
    r"|uitgewerkt (?:gesprek|interview)|full transcript)\W*",
    re.IGNORECASE,
)
"""What stands above the words of a talk that a summary, notes or a list of tasks come before."""


def sheet_of(paragraphs: Sequence[Paragraph]) -> Sheet:
    """Paragraphs as lines, a blank line after each."""
    sheet = Sheet([])
    themes = _are_themes(paragraphs)
    for paragraph in paragraphs:
        if themes and paragraph.emphasis and paragraph.kind is None and _is_theme(paragraph.text):
            paragraph = replace(paragraph, kind=turnkinds.HEADING, level=3)
        if is_end_notice(paragraph.text) or is_break(paragraph.text):
            paragraph = replace(paragraph, kind=turnkinds.NOTE)
        sheet.notes[len(sheet.lines)] = paragraph
        sheet.lines.extend(unglued_text(paragraph.text))
        sheet.lines.append("")
    return sheet


def _are_themes(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether bold or italic type sets headings apart, since few paragraphs are, and not who asks."""
    set_apart = [p for p in paragraphs if p.emphasis and any(map(str.isalpha, p.text))]
    return 0 < len(set_apart) <= _FEW * len(paragraphs) and all(_is_theme(p.text) for p in set_apart)


def _is_theme(text: str) -> bool:
    """Whether a paragraph in bold is short and no sentence, or one of those that are numbered: ``Ronde 3: wat zou jij doen?``; no time."""
    words = text.rstrip()
    short = len(text.split()) <= _LONGEST_THEME and any(map(str.isalpha, text))
    return short and (words[-1:].isalnum() or _ROUND.match(words) is not None)


def find(sheet: Sheet, known: Collection[str] = (), *, sure: bool = False) -> Conversation | None:
    """The conversation in `sheet`; None where there are no marks of speakers.

    Layouts are tried from the surest down: a label before a colon or time mark, on its own line, set
    apart by a tab, dash or stop, by type, and last questions set apart by type alone.
    """
    closing: list[str] = []
    if not sheet.notes:
        bare, closing = without_end_notices(
            without_page_lines(without_rules(without_chat_notices(seen(sheet.lines))))
        )
        sheet.lines = seen(unglued(unnumbered(usual(bare))))
    else:
        sheet.lines = seen(unnumbered(sheet.lines))
    talk: Conversation | None
    if sent := by_sender(sheet.lines):
        talk = collect(sheet, Marks(sent), "sender")
    else:
        talk = _by_marks(sheet, known, sure=sure) or _without_marks(sheet)
    if talk is not None:
        talk.turns.extend(Said(notice, kind=turnkinds.NOTE) for notice in closing)
    return talk


def _by_marks(sheet: Sheet, known: Collection[str], *, sure: bool) -> Conversation | None:
    """The conversation in the surest layout of which there are marks enough; None where there is no such layout.

    Of those that no colon nor line of its own tells, one that finds all the marks of a surer one, and more, takes its place.
    """
    lines = _unnoticed(sheet)
    best: tuple[str, Marks, Marks] | None = None
    for style, search in _layouts(sheet):
        found = _like_the_others(told_apart(uncounted(well_typed(_columns(search(lines))))))
        kept = accepted(
            found,
            lines,
            known,
            sure=sure and style == "colon",
            least=_least(style, lines),
        )
        kept = below_chapters(kept, lines)
        if style == "own":
            kept = _below_name_of_file(_with_words_below(kept, lines), lines)
        elif style == "colon":
            kept = _not_empty(kept, lines)
        if kept and _covers(style, kept, lines) and (best is None or {*best[1].lines} < {*kept.lines}):
            best = style, kept, found
        if best is not None and style in _SURE:
            break
    if best is None:
        return None
    style, kept, found = best
    kept = with_set_apart(kept, found, lines, sheet.notes)
    kept = with_called_above(with_strays(_below_title(kept, lines), lines, _headings(sheet)), lines, known)
    return collect(sheet, with_asked_in_type(kept, sheet), style, known)


def _unnoticed(sheet: Sheet) -> Lines:
    """The lines of `sheet`, those blank that are as short as a label and tell of the recording alone: ``Transcript is beëindigd na 00:31:47``."""
    told = [
        index
        for index, note in sheet.notes.items()
        if note.kind is turnkinds.NOTE and len(note.text) <= LONGEST and is_end_notice(note.text)
    ]
    lines = seen(sheet.lines)
    return lines.replaced(dict.fromkeys(told, "")) if told else lines


def _without_marks(sheet: Sheet) -> Conversation | None:
    """The conversation whose voices are told apart by type, by dashes or by names behind what was said, if any."""
    lines = seen(sheet.lines)
    if sheet.notes:
        talk = questions.by_type(sheet) or questions.in_dashes(lines, sheet.title)
    else:
        talk = questions.in_text(lines, sheet.set_apart, sheet.title)
    return talk or by_name_behind(lines) or by_tag_behind(lines)


def _headings(sheet: Sheet) -> set[int]:
    """Lines that the format itself sets as headings, which may open with a name: ``# Jan - ruwe opname``."""
    return {index for index, note in sheet.notes.items() if note.kind is turnkinds.HEADING}


def _columns(found: Sequence[Mark]) -> Marks:
    return found if isinstance(found, Marks) else Marks(found)


def _not_empty(kept: Marks, lines: Sequence[str]) -> Marks:
    """`kept` without bracketed words that stand alone above somebody's words, as ``[band 2, kant A]`` does.

    So without what stands behind a time alone, ``[00:01:10] Goed hoor``, where nobody of that name says a word.
    """
    if {"bracket", "header"}.isdisjoint(kept.styles):
        return kept
    said = _with_words_below(kept, lines).marked_lines(len(lines))[kept.lines]
    said |= np.fromiter(map(bool, kept.rests), np.bool_, len(kept))
    speak = kept.has_key(kept.kept(said).keys)
    return kept.kept(np.select([_of(kept, "bracket"), _of(kept, "header")], [said, speak], True))


def _of(marks: Marks, style: str) -> Mask:
    """Of each of `marks` whether its label is set apart in a style."""
    return np.array([own == style for own in marks.styles], np.bool_)


def _like_the_others(found: Marks) -> Marks:
    """`found` without what stands once behind a time alone, where times stand before most labels and their words: ``[1:10] Maar goed``."""
    if "header" not in found.styles:
        return found
    header, timed = _of(found, "header"), np.array([at is not None for at in found.begins], np.bool_)
    inline = found.kept(~header & timed)
    if len(inline.keys) < 2 or len(inline) < int(header.sum()):
        return found
    counts = found.key_counts
    once = {key for key, times in counts.items() if times == 1}
    return found.kept(~(header & found.has_key(once)))


def _below_title(kept: Marks, lines: Sequence[str]) -> Marks:
    """`kept` below the line ``Transcript``, where those above it, in a summary or a list of tasks, are the fewer."""
    short = seen(lines).traits.length <= _LONGEST_TITLE
    title = next((index for index in where(short[:_TITLE_WITHIN]) if _TITLE.fullmatch(lines[index])), 0)
    if not title:
        return kept
    below = kept.kept(kept.lines > title)
    return below if len(below) >= max(2, len(kept) - len(below)) else kept


def _below_name_of_file(kept: Marks, lines: Sequence[str]) -> Marks:
    """`kept` without the first, where it is what the talk is called and no sentence stands below it: ``Interview 7 dorpshuis``, ``Vrijdag, aan de bar``."""
    counts = kept.key_counts
    if len(kept) <= _MANY or kept[0].label.kind is not LabelKind.OTHER or counts[kept[0].label.key] > 1:
        return kept
    below = lines[kept[0].line + 1 : int(kept.lines[1])]
    said = any(line.rstrip().endswith(SAID_ENDS) for line in below)
    return kept if said or min(counts[key] for key in kept.keys[1:]) == 1 else kept[1:]


def _layouts(sheet: Sheet) -> Iterator[tuple[str, Callable[[Sequence[str]], Sequence[Mark]]]]:
    yield "colon", marks.by_colon
    yield "own", lambda lines: by_own_line(lines, _least("own", lines))
    yield "separator", lambda lines: marks.by_separator(lines, _least("separator", lines))
    yield "name", by_recurring_name
    if sheet.notes:
        leads = [0] * len(sheet.lines)
        for index, paragraph in sheet.notes.items():
            leads[index] = paragraph.lead
        yield "lead", lambda lines: marks.by_lead(lines, leads)


def _covers(style: str, kept: Marks, lines: Sequence[str]) -> bool:
    """Whether a layout has marks enough; a row for each of many words is a list, as of keys: ``C | andere code kiezen``."""
    if style == "colon":
        return True
    voices = len(kept.keys)
    listed = style == "separator" and voices >= _MANY and len(kept) < _SPEAK * voices
    return voices > 1 and len(kept) >= _least(style, lines) and not listed


def _least(style: str, lines: Sequence[str]) -> float:
    """How many marks of a layout there must be for it to be the layout of the file."""
    if style == "colon":
        return 1
    inked = seen(lines).traits.written
    written = int(inked.sum())
    if style == "own":
        return max(2, 0.08 * written, min(4, written // 2))
    blocks = 1 + int((inked[1:] & ~inked[:-1]).sum())
    return max(2, 0.5 * min(written, max(blocks, 2)), 0.04 * written)


def _with_words_below(kept: Marks, lines: Sequence[str]) -> Marks:
    """Marks on their own line, without those that have no words below them."""
    marked, written = kept.marked_lines(len(lines)), np.flatnonzero(seen(lines).traits.written)
    next_written = np.append(written, len(lines))[np.searchsorted(written, kept.lines, "right")]
    return kept.kept(~np.append(marked, True)[next_written])
