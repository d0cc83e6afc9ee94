"""What every report and workbook says of a study, worked out once: threads with their quotes and marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from qualcode.i18n import t
from qualcode.model import Case, Document, Role, Run, Segment, Thread, Voices
from qualcode.reporting.study import Study
from qualcode.reporting.words import clock, one_line


class Mark(StrEnum):
    """A warning that goes with a thread wherever it is shown."""

    ONE_CASE = "one_case"
    NARROW = "narrow"
    UNCERTAIN = "uncertain"
    SPEAKER_DRIVEN = "speaker_driven"
    UNSTABLE = "unstable"


class Nearness(StrEnum):
    """What is known of a thread beside the codebook."""

    NEAR = "near"
    NEW = "new"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Passage:
    """A fragment with everything that stands beside it."""

    segment: Segment
    document: Document
    case: str
    attribution: str
    speaker: str
    time: str


@dataclass(frozen=True, slots=True)
class ThreadView:
    """A thread as shown: `rank` from 1; `name` is its label with a capital, `nearest` a code's or empty."""

    rank: int
    name: str
    thread: Thread
    nearness: Nearness
    nearest: str
    marks: tuple[Mark, ...]
    quotes: tuple[Passage, ...]


class Content:
    """A `Study` seen the way a reader sees it."""

    def __init__(self, study: Study) -> None:
        self.study = study

    @property
    def outdated(self) -> bool:
        """Whether the sources were corrected since the threads were looked for."""
        return self.study.threads is not None and self.study.threads.outdated

    @property
    def run(self) -> Run | None:
        """The run the threads come from."""
        return self.study.threads.run if self.study.threads else None

    @property
    def min_cases(self) -> int:
        """In how many cases a theme must occur to be a thread, as set for the run."""
        wanted = self.run.settings.get("min_cases", 2) if self.run else 2
        return wanted if isinstance(wanted, int) else 2

    @cached_property
    def voices(self) -> Voices:
        """Who is heard in the study; speakers, of whom there are none, where it holds reports only."""
        found = Voices.heard_in({document.kind.value for document in self.study.documents.values()})
        return Voices.SPEAKERS if found is Voices.SOURCES else found

    @cached_property
    def threads(self) -> tuple[ThreadView, ...]:
        """The threads in order of rank."""
        if self.study.threads is None:
            return ()
        return tuple(self._view(rank, thread) for rank, thread in enumerate(self.study.threads.threads, 1))

    @property
    def broad(self) -> int:
        """Number of threads that clearly occur in at least `min_cases` cases."""
        return sum(is_broad(view.thread, self.min_cases) for view in self.threads)

    @property
    def left_over(self) -> int:
        """Number of fragments that belong to no thread."""
        return len(self.study.threads.left_over) if self.study.threads else 0

    @cached_property
    def standing(self) -> tuple[ThreadView, ...]:
        """The threads that stand: not rejected, and not gone up in others, whose fragments are theirs now."""
        return tuple(view for view in self.threads if not view.thread.status.done)

    @cached_property
    def searched(self) -> int:
        """Number of fragments among which threads were looked for; of two threads that share one, once."""
        if self.study.threads is None:
            return 0
        grouped = (key for thread in self.study.threads.threads for key in thread.segments)
        return len({*self.study.threads.left_over, *grouped})

    @cached_property
    def fragments_per_case(self) -> Mapping[str, int]:
        """Number of content fragments by case id, all cases included."""
        counted = Counter(self.study.case_of(segment) for segment in self.study.segments.values())
        return {case.id: counted[case.id] for case in self.study.cases}

    @cached_property
    def words_per_case(self) -> Mapping[str, int]:
        """Number of words in the content fragments by case id, all cases included."""
        counted: Counter[str] = Counter()
        for segment in self.study.segments.values():
            counted[self.study.case_of(segment)] += segment.words
        return {case.id: counted[case.id] for case in self.study.cases}

    def cases_of(self, document: Document) -> str:
        """Names of the cases a document tells of."""
        return ", ".join(self.study.case_names.get(case, case) for case in document.cases)

    @cached_property
    def participants(self) -> int:
        """Number of people who speak and are no interviewer; the same person counts once where known."""
        return len(
            {
                f"person:{speaker.person}" if speaker.person else f"{document.id}:{speaker.label}"
                for document in self.study.documents.values()
                for speaker in document.speakers
                if speaker.role is not Role.INTERVIEWER
            }
        )

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Shown names of cases by id, each one different."""
        taken: set[str] = set()
        return {case.id: distinct(_shown(case), taken) for case in self.study.cases}

    def passage(self, segment_id: str) -> Passage | None:
        """The fragment with what stands beside it; None when the project no longer holds it."""
        segment = self.study.segments.get(segment_id)
        if segment is None:
            return None
        document = self.study.documents[segment.document]
        speaker = document.speaker(segment.speaker)
        begins = self.study.times.get(segment_id)
        return Passage(
            segment=segment,
            document=document,
            case=self.study.case_names.get(document.case_of(segment.speaker), ""),
            attribution=self.study.attribution(segment),
            speaker=speaker.shown if speaker else segment.speaker,
            time="" if begins is None else clock(begins),
        )

    def passages(self, segment_ids: tuple[str, ...]) -> Iterator[Passage]:
        """Those fragments that the project holds, in the order given."""
        for segment_id in segment_ids:
            found = self.passage(segment_id)
            if found is not None:
                yield found

    def _view(self, rank: int, thread: Thread) -> ThreadView:
        nearness, nearest = self._nearest(thread)
        return ThreadView(
            rank=rank,
            name=capital(one_line(thread.label)) or t("reporting.unnamed"),
            thread=thread,
            nearness=nearness,
            nearest=nearest,
            marks=marks(thread, self.min_cases),
            quotes=tuple(self.passages(thread.quotes)),
        )

    def _nearest(self, thread: Thread) -> tuple[Nearness, str]:
        if thread.nearest is not None:
            return Nearness.NEAR, thread.nearest.label
        held = self.run.settings.get("codebook", self.study.codebook) if self.run else None
        return (Nearness.NEW if held else Nearness.UNKNOWN), ""


def is_broad(thread: Thread, min_cases: int) -> bool:
    """Whether a thread may be said to occur in as many cases as asked for."""
    return not (thread.narrow(min_cases) or thread.uncertain(min_cases))


def marks(thread: Thread, min_cases: int) -> tuple[Mark, ...]:
    """What a reader must know before leaning on a thread.

    ``ONE_CASE``: it rests on one case of several. ``NARROW``: in more, but fewer than `min_cases`.
    ``UNCERTAIN``: it has fragments from enough cases, but too few of these clearly carry it.
    ``SPEAKER_DRIVEN``: one speaker holds over half of its words. ``UNSTABLE``: when the corpus is resampled
    not even half of it comes back together.
    """
    one_case = thread.case_specific
    found = {
        Mark.ONE_CASE: one_case,
        Mark.NARROW: thread.narrow(min_cases) and not one_case,
        Mark.UNCERTAIN: thread.uncertain(min_cases) and not one_case,
        Mark.SPEAKER_DRIVEN: thread.speaker_driven,
        Mark.UNSTABLE: thread.unstable,
    }
    return tuple(mark for mark, holds in found.items() if holds)


def _shown(case: Case) -> str:
    return one_line(case.name) or t("reporting.unnamed")


def capital(text: str) -> str:
    """`text` with a capital at its start."""
    return text[:1].upper() + text[1:]


def distinct(name: str, taken: set[str]) -> str:
    """`name`, numbered where it was taken before (capitals do not count); adds it to `taken`."""
    shown, number = name, 1
    while shown.casefold() in taken:
        number += 1
        shown = f"{name} ({number})"
    taken.add(shown.casefold())
    return shown
