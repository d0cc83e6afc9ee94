"""Fragments of some 40 to 120 words that never cross a turn and never cut a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qualcode.language import is_backchannel, sentences, without_stage_directions
from qualcode.model import Role, Segment, SegmentKind, Speaker, Turn, TurnKind
from qualcode.segmenting.balance import balanced_parts

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
        `low` is one fragment, and a sentence longer than `high` stays whole. The defaults come from
        the measurement in the design: themes are found best in passages of paragraph length.
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
    Segments in the order of the text. Each lies within one turn, begins and ends without white space
    (``text[segment.start : segment.end] == segment.text``), and holds whole sentences; together they
    hold every character of the turns that is not white space. Back-channels of any speaker are
    ``BACKCHANNEL``; interviewers' turns, headings, tables, notes, list items that are no sentences
    and turns shorter than ``settings.least`` words are ``CONTEXT``; the rest is ``CONTENT``.
    """
    interviewers = {speaker.label for speaker in speakers if speaker.role is Role.INTERVIEWER}
    found: list[Segment] = []
    for index, turn in enumerate(turns):
        words = text[turn.start : turn.end]
        kind = _kind(words, turn, turn.speaker in interviewers, settings)
        found.extend(
            Segment(
                document=document,
                start=turn.start + start,
                end=turn.start + end,
                text=words[start:end],
                turn=index,
                speaker=turn.speaker,
                kind=kind,
            )
            for start, end in _spans(words, turn.kind, settings)
        )
    return found


def _kind(words: str, turn: Turn, by_interviewer: bool, settings: SegmentSettings) -> SegmentKind:
    if turn.kind not in _CUT_KINDS:
        return SegmentKind.CONTEXT
    if turn.kind is TurnKind.SPEECH and is_backchannel(words):
        return SegmentKind.BACKCHANNEL
    too_short = len(_WORD.findall(without_stage_directions(words[:400]))) < settings.least
    if by_interviewer or too_short:
        return SegmentKind.CONTEXT
    if turn.kind is TurnKind.LIST and not _holds_sentence(words):
        return SegmentKind.CONTEXT
    return SegmentKind.CONTENT


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
    lengths = [len(words[first:last].split()) for first, last in spans]
    breaks = frozenset(i for i in range(1, len(spans)) if "\n" in words[spans[i - 1][1] : spans[i][0]])
    parts = balanced_parts(lengths, low=settings.low, high=settings.high, breaks=breaks)
    return [(spans[first][0], spans[end - 1][1]) for first, end in parts]
