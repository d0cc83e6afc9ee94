"""Over how much of the study a thread is spread, and which thread comes first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from qualcode.model import Breadth, Document, Role, Segment, Thread

WITHOUT_CODE = 0.25
ELABORATE = 60  # words, from which a fragment counts in full
UNCERTAIN = 0.8


Place = tuple[str, str]
"""Where something is said: the id of a document and the label of a speaker, empty for prose."""


def places(segments: Iterable[Segment]) -> Counter[Place]:
    """How many segments there are of each speaker in each document."""
    return Counter((segment.document, segment.speaker) for segment in segments)


def voice(segment: Segment, documents: Mapping[str, Document]) -> str:
    """Who speaks, the same person over documents where the project knows it; empty for prose."""
    return voice_at((segment.document, segment.speaker), documents)


def voice_at(place: Place, documents: Mapping[str, Document]) -> str:
    """Who speaks there."""
    source, label = place
    if not label:
        return ""
    document = documents.get(source)
    speaker = document.speaker(label) if document else None
    if speaker is not None and speaker.person:
        return f"person:{speaker.person}"
    return f"{source}:{label}"


def case_of(segment: Segment, documents: Mapping[str, Document]) -> str:
    """The case that a segment tells of: its speaker's own, else its document's."""
    return case_at((segment.document, segment.speaker), documents)


def case_at(place: Place, documents: Mapping[str, Document]) -> str:
    """The case that is told of there."""
    return documents[place[0]].case_of(place[1])


class Study:
    """What there is in all: the N of each "n of N", and how much each case has to say.

    Parameters
    ----------
    said : of all segments, see `places`.
    """

    def __init__(
        self, said: Mapping[Place, int], documents: Mapping[str, Document], cases: Sequence[str]
    ) -> None:
        self.documents = documents
        self.per_case: Counter[str] = Counter()
        for place, count in said.items():
            self.per_case[case_at(place, documents)] += count
        self.cases = tuple(dict.fromkeys([*cases, *sorted(self.per_case)]))
        voices = {voice_at(place, documents) for place in said}
        for key in documents:
            for speaker in documents[key].speakers:
                if speaker.role is not Role.INTERVIEWER:
                    voices.add(f"person:{speaker.person}" if speaker.person else f"{key}:{speaker.label}")
        self.voices = voices - {""}

    def breadth(self, segments: Sequence[Segment]) -> Breadth:
        """How these segments are spread over the study."""
        by_case: Counter[str] = Counter()
        by_kind: Counter[str] = Counter()
        for place, count in places(segments).items():
            by_case[case_at(place, self.documents)] += count
            by_kind[str(self.documents[place[0]].kind)] += count
        spread: Counter[Place] = Counter()
        for segment in segments:
            spread[segment.document, segment.speaker] += segment.words
        words: Counter[str] = Counter()
        for place, count in spread.items():
            words[voice_at(place, self.documents)] += count
        spoken = [count for who, count in words.items() if who]
        return Breadth(
            cases=len(by_case),
            of_cases=len(self.cases),
            documents=len({segment.document for segment in segments}),
            of_documents=len(self.documents),
            speakers=len(spoken),
            of_speakers=len(self.voices),
            by_case={case: by_case[case] for case in self.cases if by_case[case]},
            by_kind=dict(sorted(by_kind.items())),
            evenness=round(self.evenness(by_case), 4),
            top_speaker=round(max(spoken, default=0) / max(1, sum(words.values())), 4),
        )

    def evenness(self, by_case: Mapping[str, int]) -> float:
        """Pielou's J over all N cases, each count relative to what its case has to say (Pielou 1966)."""
        if len(self.cases) < 2:
            return 0.0
        rates = np.array([by_case.get(case, 0) / max(1, self.per_case[case]) for case in self.cases])
        shares = rates[rates > 0] / rates.sum()
        return float(abs((shares * np.log(shares)).sum())) / float(np.log(len(self.cases)))


def rank(thread: Thread, min_cases: int, words: float) -> tuple[float, ...]:
    """Sort key, smallest first: broad before narrow, likely themes before idle talk.

    Threads that have fragments in at least `min_cases` cases come first. Within these counts the number of
    cases that share the thread evenly (Hill's number of order one, N to the power J), less where the thread
    does not come back when the corpus is resampled or a case is left out, where no code of the codebook fits
    it, where its fragments are short, and where too few cases clearly carry it; then documents, speakers
    and size. The weights are measured (``benchmarks/quality``): small talk occurs everywhere, but it is
    short and fits no code.

    Parameters
    ----------
    words : the median length of its fragments.
    """
    breadth = thread.breadth
    shared = breadth.of_cases**breadth.evenness
    measured = [value for value in (thread.stability, thread.without_case) if value is not None]
    comes_back = sum(measured) / len(measured) if measured else 1.0
    fits = WITHOUT_CODE + (thread.nearest.score if thread.nearest else 0.0)
    clear = UNCERTAIN if thread.uncertain(min_cases) else 1.0
    strength = shared * (1 + comes_back) / 2 * fits * min(1.0, words / ELABORATE) * clear
    return (
        thread.narrow(min_cases),
        -round(strength, 2),
        -breadth.documents,
        -breadth.speakers,
        -(thread.stability or 0.0),
        -thread.size,
    )
