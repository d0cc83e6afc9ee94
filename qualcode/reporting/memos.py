"""The memos of the researchers as a reader sees them: with the words they are on, and where those are."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import groupby

from qualcode.i18n import dates, t
from qualcode.model import Coding, Document, Memo, Segment
from qualcode.reporting.attribution import Grain, attribute
from qualcode.reporting.content import Content, capital
from qualcode.reporting.study import Spot
from qualcode.reporting.words import clock, day, kind_name, number, one_line


class About(StrEnum):
    """What a memo is on, in the order in which memos are shown."""

    PROJECT = "project"
    CASE = "case"
    CODE = "code"
    THREAD = "thread"
    SOURCE = "source"
    SPEAKER = "speaker"
    PASSAGE = "passage"
    CODING = "coding"
    OTHER = "other"


_ABOUT = {
    "project": About.PROJECT,
    "case": About.CASE,
    "code": About.CODE,
    "thread": About.THREAD,
    "document": About.SOURCE,
    "speaker": About.SPEAKER,
    "span": About.PASSAGE,
    "segment": About.PASSAGE,
    "coding": About.CODING,
}

MANY_CASES = 2
"""A source of more cases than this is not called after them."""
IN_SOURCES = (About.SOURCE, About.SPEAKER, About.PASSAGE, About.CODING)


@dataclass(frozen=True, slots=True)
class Noted:
    """A memo with everything that stands beside it.

    Attributes
    ----------
    name : of the code, thread or case that it is on.
    document : the source that it is on or in; None for none.
    words : that it is on, as they stand in the source.
    attribution, speaker : who says those, as the study's grain tells it and as in the source.
    turn : in which turn they stand, from 1; 0 for no turn.
    time : of that turn in the recording, where known.
    codes : labels of the codes that these words were given.
    former : whether the words stand in a former version of the source alone.
    fragment : id of the fragment in which the words begin; empty where there is none.
    """

    memo: Memo
    about: About
    name: str = ""
    document: Document | None = None
    case: str = ""
    words: str = ""
    attribution: str = ""
    speaker: str = ""
    turn: int = 0
    time: str = ""
    codes: tuple[str, ...] = ()
    former: bool = False
    fragment: str = ""
    start: int = 0
    end: int = 0


class Memos:
    """The memos of a study: those on the whole, on codes, threads and cases first, then source by source."""

    def __init__(self, content: Content) -> None:
        self._content, self._study = content, content.study

    @cached_property
    def all(self) -> tuple[Noted, ...]:
        """Every memo, in the order in which they are read."""
        found = [self._noted(memo) for memo in self._study.memos]
        sources = {key: place for place, key in enumerate(self._study.documents)}

        def place(one: Noted) -> tuple[int, int, int, int, str, str]:
            source = -1 if one.document is None else sources[one.document.id]
            kind = list(About).index(one.about)
            within = (one.start, 0) if source >= 0 and one.words else (-1, kind)
            name = one.name.casefold()
            return (source, *within, kind, name, one.memo.created)

        return tuple(sorted(found, key=place))

    def outside(self, shown: Iterable[Memo]) -> tuple[Noted, ...]:
        """Every memo but those that are shown elsewhere."""
        elsewhere = {memo.id for memo in shown}
        return tuple(one for one in self.all if one.memo.id not in elsewhere)

    def _noted(self, memo: Memo) -> Noted:
        noun, _, rest = memo.target.partition(":")
        about = _ABOUT.get(noun, About.OTHER)
        spot = self._study.spots.get(memo.id)
        if spot is None:
            return Noted(memo, about, self._name(about, rest))
        document = self._study.documents[spot.document]
        speaker = document.speaker(spot.speaker) if spot.speaker else None
        case = document.case_of(spot.speaker)
        if not spot.words:
            told = self._content.cases_of(document)
            shown = speaker.shown if speaker else spot.speaker
            return Noted(memo, about, document=document, case=told, speaker=shown)
        segment = None if spot.former else self._segment(spot)
        seconds = self._study.times.get(segment.id) if segment else None
        return Noted(
            memo,
            about,
            document=document,
            case=self._study.case_names.get(case, ""),
            words=spot.words,
            attribution=attribute(speaker, self._study.cases_by_id.get(case), self._study.grain),
            speaker=speaker.shown if speaker else spot.speaker,
            turn=spot.turn,
            time="" if seconds is None else clock(seconds),
            codes=tuple(self._codes(spot)),
            former=spot.former,
            fragment=segment.id if segment else "",
            start=spot.start,
            end=spot.end,
        )

    def _name(self, about: About, key: str) -> str:
        if about is About.CODE:
            return one_line(self._study.code_labels.get(key, key))
        if about is About.CASE:
            return self._content.names.get(key, one_line(key))
        if about is About.THREAD:
            return self._threads.get(key, "")
        return ""

    def _codes(self, spot: Spot) -> Iterator[str]:
        """Labels of the codes that the words were given, or that of the coding which the memo is on."""
        if spot.code:
            yield one_line(self._study.code_labels.get(spot.code, spot.code))
            return
        if spot.former:
            return
        own = (c for c in self._codings[spot.document] if c.start < spot.end and spot.start < c.end)
        for code in dict.fromkeys(coding.code for coding in own):
            yield one_line(self._study.code_labels.get(code, code))

    def _segment(self, spot: Spot) -> Segment | None:
        """The fragment in which words begin."""
        held = self._segments[spot.document]
        at = bisect_right([one.start for one in held], spot.start) - 1
        return held[at] if at >= 0 and spot.start < held[at].end else None

    @cached_property
    def _threads(self) -> dict[str, str]:
        """Names of the threads by each key under which a memo may be on one."""
        run = self._content.run
        found: dict[str, str] = {}
        for view in self._content.threads:
            for key in thread_keys(view.thread.key, view.thread.kept, run.id if run else ""):
                found[key] = view.name
        return found

    @cached_property
    def _codings(self) -> defaultdict[str, list[Coding]]:
        found: defaultdict[str, list[Coding]] = defaultdict(list)
        for coding in self._study.codings:
            found[coding.document].append(coding)
        return found

    @cached_property
    def _segments(self) -> defaultdict[str, list[Segment]]:
        found: defaultdict[str, list[Segment]] = defaultdict(list)
        for segment in (*self._study.segments.values(), *self._study.context):
            found[segment.document].append(segment)
        for own in found.values():
            own.sort(key=lambda one: one.start)
        return found


def thread_keys(key: str, kept: str, run: str) -> Sequence[str]:
    """Under which keys a memo may be on a thread: of the thread as kept, of the run, or bare."""
    return [one for one in (kept, f"{run}/{key}" if run else "", f"{run}:{key}" if run else "", key) if one]


def grouped(memos: Iterable[Noted], content: Content) -> tuple[tuple[str, tuple[Noted, ...]], ...]:
    """Memos under the headings that a reader finds them by: what they are on, or the source they are in.

    The titles of sources, which may name people, stand in reports for the team itself alone; else the number
    that a source has in the list of sources.
    """
    numbers = {key: place for place, key in enumerate(content.study.documents, 1)}

    def heading(one: Noted) -> str:
        document = one.document
        if document is None:
            about = "gone" if one.about in IN_SOURCES else one.about
            return t(f"report.memos.{about}", name=capital(one.name)).rstrip(": ")
        if content.study.grain is Grain.CASE:
            return one_line(document.title)
        several = len(document.cases) > MANY_CASES
        cases = t("report.column.several") if several else content.cases_of(document)
        parts = (capital(kind_name(document.kind)), cases)
        told = ", ".join(part for part in parts if part)
        return t("report.memos.source", number=numbers[document.id], told=told)

    return tuple((name, tuple(own)) for name, own in groupby(memos, heading))


def signed(one: Noted) -> str:
    """Who wrote a memo and when, and the codes of the words that it is on."""
    memo = one.memo
    author = one_line(memo.author)
    moment = dates.local_moment(memo.created)
    parts = [t("report.chapter.memo_by", author=author, moment=moment) if moment else author]
    if one.codes:
        parts.append(t("report.memos.codes", n=len(one.codes), codes="; ".join(one.codes)))
    return " · ".join(parts)


def under(one: Noted, grain: Grain) -> str:
    """What stands under the words that a memo is on, after who said them."""
    if one.document is None:
        return ""
    parts = [t("report.memos.turn", n=number(one.turn)) if one.turn and one.speaker else ""]
    if grain is Grain.CASE:
        parts += [one.speaker, day(one.document.date), one.time]
    if one.former:
        parts.append(t("report.memos.former"))
    return ", ".join(part for part in parts if part)
