"""Over how much of the study a thread is spread, and which thread comes first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from qualcode.model import Breadth, Document, Role, Segment, Thread

WITHOUT_CODE = 0.25
ELABORATE = 60  # words, from which a fragment counts in full
UNCERTAIN = 0.8


def voice(segment: Segment, documents: Mapping[str, Document]) -> str:
    """Who speaks, the same person over documents where the project knows it; empty for prose."""
    if not segment.speaker:
        return ""
    document = documents.get(segment.document)
    speaker = document.speaker(segment.speaker) if document else None
    if speaker is not None and speaker.person:
        return f"person:{speaker.person}"
    return f"{segment.document}:{segment.speaker}"


def case_of(segment: Segment, documents: Mapping[str, Document]) -> str:
    """The case that a segment tells of: its speaker's own, else its document's."""
    return documents[segment.document].case_of(segment.speaker)


class Study:
    """What there is in all: the N of each "n of N", and how much each case has to say."""

    def __init__(
        self, segments: Sequence[Segment], documents: Mapping[str, Document], cases: Sequence[str]
    ) -> None:
        self.documents = documents
        self.per_case = Counter(case_of(segment, documents) for segment in segments)
        self.cases = tuple(dict.fromkeys([*cases, *sorted(self.per_case)]))
        voices = {voice(segment, documents) for segment in segments}
        for key in documents:
            for speaker in documents[key].speakers:
                if speaker.role is not Role.INTERVIEWER:
                    voices.add(f"person:{speaker.person}" if speaker.person else f"{key}:{speaker.label}")
        self.voices = voices - {""}

    def breadth(self, segments: Sequence[Segment]) -> Breadth:
        """How these segments are spread over the study."""
        by_case = Counter(case_of(segment, self.documents) for segment in segments)
        by_kind = Counter(str(self.documents[segment.document].kind) for segment in segments)
        words: Counter[str] = Counter()
        for segment in segments:
            words[voice(segment, self.documents)] += segment.words
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
