"""What a researcher may choose when looking for threads."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from qualcode.errors import ThreadsError

CONCEPTS = 1.0
LABELLING = 6  # raised when terms, labels or counts change: what was labelled before is then labelled anew


@dataclass(frozen=True, slots=True)
class ThreadSettings:
    """How candidate rode draden are looked for; the defaults are the measured ones.

    Attributes
    ----------
    about : the number of threads wished for, roughly; None lets the text decide.
    granularity : steps finer (1, 2…) or coarser (-1, -2…) than that; each step is half as many again.
    min_cases : a thread in fewer cases than this is kept, but ranks after the others.
    seed : fixes every random choice.
    min_size : smallest number of segments a thread may have; None: 3, or 2 under 30 segments.
    quotes : number of representative segments per thread.
    resamples : how often the corpus is resampled to measure stability; 0 skips it, leaving out cases too.
    min_words : shorter segments take no part in the grouping; they join the thread they lie nearest to.
    neighbours : of each segment in the graph whose communities are the threads.
    resolution : at which the tree of threads is cut where `about` does not say how many; less in a small
        corpus, which holds fewer.
    rounds : how many groupings of parts of the corpus must agree on what belongs together.
    own_neighbours : how many of a segment's neighbours may come from its own document.
    belonging : a segment whose cosine to its thread's centre is under this is left over.
    belonging_short : the same for segments under `min_words`.
    lexical : weight of the TF-IDF/LSA block beside the embeddings; 0 leaves it out.
    surroundings : weight of the segments just before and after; 0 leaves them out.
    questions : weight of what was said just before a segment, most often the question; 0 leaves it out.
    concepts : weight of how likely the codes of a codebook are, where one is given; 0 searches open, as if
        there were none.
    nearest_score : mean z-score under which a thread is *nieuw* beside the codebook.
    """

    about: int | None = None
    granularity: int = 0
    min_cases: int = 2
    seed: int = 0
    min_size: int | None = None
    quotes: int = 3
    resamples: int = 10
    min_words: int = 20
    neighbours: int = 15
    own_neighbours: int = 2
    resolution: float = 3.0
    rounds: int = 18
    belonging: float = 0.1
    belonging_short: float = 0.2
    lexical: float = 0.5
    surroundings: float = 0.25
    questions: float = 0.3
    concepts: float = CONCEPTS
    nearest_score: float = 0.7

    def __post_init__(self) -> None:
        at_least = {
            "about": 1,
            "min_cases": 1,
            "min_size": 1,
            "quotes": 1,
            "resamples": 0,
            "neighbours": 1,
            "own_neighbours": 0,
            "rounds": 1,
        }
        for name, lowest in at_least.items():
            value = getattr(self, name)
            if value is not None and value < lowest:
                raise ThreadsError("threads.error.setting", setting=name, lowest=lowest)

    def of_structure(self) -> dict[str, object]:
        """The settings that the tree of threads depends on; the others only say how it is shown."""
        shown = ("about", "granularity", "min_cases", "quotes", "nearest_score")
        return {name: value for name, value in asdict(self).items() if name not in shown}

    def resolution_for(self, segments: int) -> float:
        """The resolution for a corpus of `segments`."""
        return float(min(self.resolution, max(1.0, segments**0.5 / 4)))

    def smallest(self, segments: int) -> int:
        """Smallest number of segments of a thread in a corpus of `segments`."""
        if self.min_size is not None:
            return self.min_size
        return 3 if segments >= 30 else 2
