"""Fragments of some 40 to 120 words that cut no usual sentence; no turn is crossed but in an enumeration."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from qualcode.language import is_backchannel, sentences, without_stage_directions
from qualcode.model import Role, Segment, SegmentKind, Speaker, Turn, TurnKind
from qualcode.segmenting.enumerations import enumerations, units
from qualcode.segmenting.overlong import parts

_CUT_KINDS = frozenset({TurnKind.SPEECH, TurnKind.PROSE, TurnKind.LIST})
_WORD = re.compile(r"[^\W_]+")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s*\Z")
_LIST_MARK = re.compile(r"\s*(?:[-–—•·*!▪●○]|[(\[]?(?:\d{1,3}|[a-z])[.)\]])\s+")


@dataclass(frozen=True, slots=True)
class SegmentSettings:
    """How fragments are cut.

    Attributes
    ----------
    low, high : the bounds of a fragment, in words, `low` at most half of `high`. A turn shorter than
        `low` is one fragment, and a sentence longer than `high` stays whole, but one of over twice `high`
        words, which nobody can code, is cut between clauses. The defaults come from the measurement in the
        design: themes are found best in passages of paragraph length.
    least : a whole turn with fewer words than this ("Hoeft niet.") is context, since nothing can be
        read from it alone.
    """

    low: int = 40
    high: int = 120
    least: int = 5

    def __post_init__(self) -> None:
        if not 1 <= self.low <= self.high / 2 or self.least < 0:
            raise ValueError("low must be at least 1 and at most half of high; least at least 0")


def segment(
    document: str,
    text: str,
    turns: Sequence[Turn],
    speakers: Sequence[Speaker],
    settings: SegmentSettings = SegmentSettings(),
) -> list[Segment]:
    """Cut the turns of one document into coding units.

    Parameters
    ----------
    document : the document's id.
    text : its canonical text, into which the turns point.
    turns : ordered, not overlapping.
    speakers : with their roles; a turn of an interviewer is context.
    settings : bounds in words.

    Returns
    -------
    Segments in the order of the text. Each lies within one turn, but for the enumerations of a report:
    their items are taken together, with the sentence that leads them in. It has no white space at its ends
    (``text[segment.start : segment.end] == segment.text``), and holds whole sentences, or
    a part of one of over twice ``settings.high`` words; together they
    hold every character of the turns that is not white space. Back-channels of any speaker are
    ``BACKCHANNEL``; interviewers' turns, headings, tables, notes, list items that are no sentences
    and turns shorter than ``settings.least`` words are ``CONTEXT``; the rest is ``CONTENT``.
    """
    interviewers = _interviewers(speakers)
    found: list[Segment] = []
    together = dict(enumerations(text, turns))
    index = 0
    while index < len(turns):
        end = together.get(index, index + 1)
        if end > index + 1:
            found.extend(_enumerated(document, text, turns, range(index, end), settings))
            index = end
            continue
        turn = turns[index]
        words = text[turn.start : turn.end]
        kind = _kind(words, turn, turn.speaker in interviewers, settings)
        found.extend(
            Segment(
                document=document,
                start=turn.start + start,
                end=turn.start + stop,
                text=words[start:stop],
                turn=index,
                speaker=turn.speaker,
                kind=kind,
            )
            for start, stop in _spans(words, turn.kind, settings)
        )
        index = end
    return found


def kinds_of_turns(
    text: str,
    turns: Sequence[Turn],
    speakers: Sequence[Speaker],
    settings: SegmentSettings = SegmentSettings(),
) -> dict[int, SegmentKind]:
    """By number, the kind of the fragments of each turn that somebody says, as `segment` gives it.

    Nothing is cut anew: for when a speaker is given another role, on which the other turns do not depend.
    """
    interviewers = _interviewers(speakers)
    return {
        number: _kind(text[turn.start : turn.end], turn, turn.speaker in interviewers, settings)
        for number, turn in enumerate(turns)
        if turn.speaker
    }


def _interviewers(speakers: Sequence[Speaker]) -> set[str]:
    return {speaker.label for speaker in speakers if speaker.role is Role.INTERVIEWER}


def _enumerated(
    document: str, text: str, turns: Sequence[Turn], place: range, settings: SegmentSettings
) -> Iterator[Segment]:
    """Fragments of one enumeration; each begins in the turn it bears the number of."""
    row = [turns[index] for index in place]
    cut = units(text, row, settings.high)
    starts = {turn.start for turn in row[1:]}
    breaks = frozenset(number for number, (start, _) in enumerate(cut) if number and start in starts)
    led = row[0].kind is TurnKind.PROSE
    at = place.start
    for part in parts(text, cut, breaks, low=settings.low, high=settings.high):
        start, stop = part[0][0], part[-1][1]
        while at + 1 < place.stop and turns[at + 1].start <= start:
            at += 1
        words = text[start:stop]
        long_enough = _has_words(words, settings.least)
        tells = led or any(_holds_sentence(text[one:other]) for one, other in part)
        kind = SegmentKind.CONTENT if tells and long_enough else SegmentKind.CONTEXT
        yield Segment(document, start, stop, words, at, kind=kind)


def _kind(words: str, turn: Turn, by_interviewer: bool, settings: SegmentSettings) -> SegmentKind:
    if turn.kind not in _CUT_KINDS:
        return SegmentKind.CONTEXT
    if turn.kind is TurnKind.SPEECH and is_backchannel(words):
        return SegmentKind.BACKCHANNEL
    if by_interviewer or not _has_words(without_stage_directions(words[:400]), settings.least):
        return SegmentKind.CONTEXT
    if turn.kind is TurnKind.LIST and not _holds_sentence(words):
        return SegmentKind.CONTEXT
    return SegmentKind.CONTENT


def _has_words(said: str, least: int) -> bool:
    return sum(1 for _ in islice(_WORD.finditer(said), least)) == least


def _holds_sentence(item: str) -> bool:
    return _SENTENCE_END.search(_LIST_MARK.sub("", item, count=1)) is not None


def _spans(words: str, kind: TurnKind, settings: SegmentSettings) -> list[tuple[int, int]]:
    start = len(words) - len(words.lstrip())
    end = len(words.rstrip())
    if start >= end:
        return []
    if kind not in _CUT_KINDS or len(words.split()) <= settings.low:
        return [(start, end)]
    spans = sentences(words)
    breaks = frozenset(i for i in range(1, len(spans)) if "\n" in words[spans[i - 1][1] : spans[i][0]])
    cut = parts(words, spans, breaks, low=settings.low, high=settings.high)
    return [(part[0][0], part[-1][1]) for part in cut]
