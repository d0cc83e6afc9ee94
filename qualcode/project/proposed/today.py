"""Threads of an earlier search, laid over the sources as they are now.

A correction of a source never takes away what researchers decided. Fragments that are gone fall out of their
thread, and what depends on cases, kinds, dates and speakers is counted anew, without searching again. What
cannot be counted without a search (which cases carry a thread, whether it returns without one) is left out
where a case changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qualcode.model import Document, KeptThread, Segment, SubThread, Thread, Threads
from qualcode.store.cards import card, from_card

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from qualcode.threads.breadth import Study

OF_SOURCES = "sources"
"""Where a kept thread's card says in which state of the sources its contrasts and periods were counted."""
_SEARCHED_FOR: dict[str, Any] = {"carried": None, "without_case": None, "leans_on": ""}


class Recount:
    """Threads counted anew in the fragments that there are.

    Parameters
    ----------
    segments : those that the threads may have; others of theirs are gone.
    study : what there is in all.
    """

    def __init__(self, segments: Sequence[Segment], study: Study) -> None:
        self._study = study
        self._by_id = {segment.id: segment for segment in segments}

    def kept(self, thread: KeptThread, state: str) -> KeptThread:
        """A kept thread with the fragments that there are now, and its card counted in them.

        Contrasts and periods stay where they were counted in this state of the sources.
        """
        segments = self._present(thread.segments)
        if not thread.card:
            return replace(thread, segments=segments)
        now = self._thread(Thread(key="", label="", segments=segments, **from_card(thread.card)))
        if thread.card.get(OF_SOURCES) != state:
            now = replace(now, contrasts=(), periods=())
        return replace(thread, segments=segments, card=card(replace(now, **_SEARCHED_FOR)))

    def _thread(self, thread: Thread) -> Thread:
        """The thread with its fragments of now; its contrasts and periods are left as they were."""
        segments = self._present(thread.segments)
        parts = [self._part(part) for part in thread.parts]
        return replace(
            thread,
            segments=segments,
            quotes=self._present(thread.quotes) or segments[: len(thread.quotes)],
            assigned=self._present(thread.assigned),
            breadth=self._study.breadth([self._by_id[key] for key in segments]),
            parts=tuple(part for part in parts if part.segments),
        )

    def _part(self, part: SubThread) -> SubThread:
        from qualcode.threads.breadth import case_at, places

        segments = self._present(part.segments)
        said = places(self._by_id[key] for key in segments)
        return replace(
            part, segments=segments, cases=len({case_at(one, self._study.documents) for one in said})
        )

    def _present(self, keys: Sequence[str]) -> tuple[str, ...]:
        return tuple(key for key in keys if key in self._by_id)


class Today(Recount):
    """A run counted anew in the sources as they are now, of which it searched a part.

    Parameters
    ----------
    content : all content segments.
    documents, cases : all of the project; `cases` are ids.
    searched : ids of the segments that the run searched or a kept thread holds. A document that has others
        alone came in since, and is not counted before it is searched; nor is a case of such documents alone.
    """

    def __init__(
        self,
        content: Sequence[Segment],
        documents: Mapping[str, Document],
        cases: Sequence[str],
        searched: Iterable[str],
    ) -> None:
        from qualcode.threads.breadth import Study, places

        known = set(searched)
        self._documents = documents
        self._searched = [segment for segment in content if segment.id in known]
        arrived = {segment.document for segment in content} - {one.document for one in self._searched}
        counted = {key: one for key, one in documents.items() if key not in arrived}
        told_by = {case for one in counted.values() for case in one.cases}
        new = {case for key in arrived for case in documents[key].cases} - told_by
        study = Study(places(self._searched), counted, [case for case in cases if case not in new])
        super().__init__(self._searched, study)

    def run(self, found: Threads) -> Threads:
        """A run as the sources have it now; a thread with no fragments left stays, without any."""
        from qualcode.threads.contrast import contrasts, periods

        threads = [self._thread(thread) for thread in found.threads]
        labels = self._labels(threads)
        differs = contrasts(labels, self._searched, self._documents, found.run.seed)
        share = periods(labels, self._searched, self._documents)
        moved = any(
            (now.breadth.by_case, now.breadth.of_cases) != (then.breadth.by_case, then.breadth.of_cases)
            for now, then in zip(threads, found.threads, strict=True)
        )
        for place, thread in enumerate(threads):
            told = place < len(differs) and thread.size > 0
            threads[place] = replace(
                thread,
                contrasts=differs[place] if told else (),
                periods=share[place] if told else (),
                **(_SEARCHED_FOR if moved else {}),
            )
        return replace(
            found,
            threads=tuple(threads),
            left_over=tuple(key for key in found.left_over if key in self._by_id),
            positions={key: place for key, place in found.positions.items() if key in self._by_id},
        )

    def _labels(self, threads: Sequence[Thread]) -> NDArray[np.int64]:
        import numpy as np

        place = {key: number for number, thread in enumerate(threads) for key in thread.segments}
        return np.array([place.get(segment.id, -1) for segment in self._searched], dtype=np.int64)
