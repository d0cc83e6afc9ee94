"""A thread described anew after a researcher changed it, without looking for threads again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from qualcode.model import Codebook, Document, Segment, SubThread, Thread
from qualcode.threads.breadth import Study, case_of, places
from qualcode.threads.clustering import centres, cosine_to_rest
from qualcode.threads.contrast import contrasts, periods
from qualcode.threads.features import Matrix, centred
from qualcode.threads.labels import key_terms, name_threads, term_scores
from qualcode.threads.nearest import code_scores, nearest_code
from qualcode.threads.quotes import choose
from qualcode.threads.settings import ThreadSettings
from qualcode.threads.vocabulary import unfit_for_labels, vocabulary

CONTRAST = 400
SPLIT_BY = 1500
"""Members by which a group is split; the linkage of all of a large one would take seconds and gigabytes."""
Named = tuple[str, tuple[str, ...]]  # label, terms


class Describer:
    """Describes groups of segments against the rest of the corpus.

    Parameters
    ----------
    segments : all content segments of the project.
    vectors : array (n, d), the embedding of each.
    documents, cases : all of the project.
    codebook, code_vectors : codes and their embeddings (codes, d), for the nearest code.
    """

    def __init__(
        self,
        segments: Sequence[Segment],
        vectors: NDArray[np.floating],
        documents: Mapping[str, Document],
        cases: Sequence[str],
        *,
        codebook: Codebook | None = None,
        code_vectors: NDArray[np.floating] | None = None,
        settings: ThreadSettings | None = None,
    ) -> None:
        self.segments = segments
        self.documents = documents
        self.cases = cases
        self.settings = settings or ThreadSettings()
        self.meaning = centred(vectors)
        self.study = Study(places(segments), documents, cases)
        self.codebook = codebook
        has_codes = codebook is not None and code_vectors is not None and len(code_vectors)
        self.code_scores = (
            code_scores(vectors, code_vectors) if has_codes and code_vectors is not None else None
        )
        self._row = {segment.id: row for row, segment in enumerate(segments)}
        self._last: tuple[list[frozenset[str]], list[Thread]] = ([], [])

    def prepare(self, group: Sequence[str]) -> None:
        """Read the words of a group beforehand: `describe` is soon done with one whose words are known."""
        from qualcode.language import terms

        terms([self.segments[self._row[key]].text for key in group if key in self._row])

    def describe(self, groups: Sequence[Sequence[str]]) -> list[Thread]:
        """A `Thread` for each group of segment ids: label, terms, quotes, breadth, cohesion, nearest code.

        Segments come most typical first; ids that are no content segments are passed over, and a group
        with none left gives a thread without segments. Keys and stability are left empty.
        """
        asked, (last, told) = [frozenset(group) for group in groups], self._last
        if asked != last:  # a split is described when it is proposed, and again when it is made
            labels = self._labels(groups)
            typicality = np.round(cosine_to_rest(self.meaning, labels), 4)
            names = self._named(labels, typicality, len(groups))
            told = [self._thread(number, labels, typicality, names[number]) for number in range(len(groups))]
            self._last = (asked, told)
        return list(told)

    def compare(self, threads: Sequence[Thread], beside: Sequence[Sequence[str]]) -> list[Thread]:
        """The threads with who says more of them than others, and their course over time.

        `beside` are the segments of all threads that stand next to these: as after a search, chance is
        corrected for having looked at them all. A segment in one of both is of the thread.
        """
        labels, rest = self._labels([thread.segments for thread in threads]), self._labels(beside)
        every = np.where(labels < 0, np.where(rest < 0, -1, rest + len(threads)), labels)
        differs = contrasts(every, self.segments, self.documents, self.settings.seed)
        courses = periods(every, self.segments, self.documents)
        return [
            replace(thread, contrasts=differs[place], periods=courses[place]) if thread.segments else thread
            for place, thread in enumerate(threads)
        ]

    def within(self, parts: Sequence[SubThread], group: Sequence[str]) -> tuple[SubThread, ...]:
        """What there is of these sub-themes in a group, largest first; none where it is of one alone."""
        held = {key for key in group if key in self._row}
        found = []
        for part in parts:
            keys = tuple(key for key in part.segments if key in held)
            told_by = {case_of(self.segments[self._row[key]], self.documents) for key in keys}
            found.append(replace(part, segments=keys, cases=len(told_by)))
        left = sorted((part for part in found if part.segments), key=lambda part: -len(part.segments))
        return tuple(left) if len(left) > 1 else ()

    def split(self, group: Sequence[str], parts: int = 2) -> list[list[str]]:
        """How a group falls apart into `parts` (Ward linkage of its vectors), the largest first.

        Of a large group `SPLIT_BY` members, spread over all, are linked; each other one goes to the part
        whose centre it is nearest to.
        """
        from scipy.cluster.hierarchy import fcluster, linkage

        rows = np.array(sorted(self._row[key] for key in group if key in self._row), dtype=np.int64)
        if len(rows) <= parts:
            return [[self.segments[row].id] for row in rows]
        linked = np.arange(len(rows))[:: -(-len(rows) // SPLIT_BY)]
        tree = linkage(self.meaning[rows[linked]].astype(np.float64), method="ward")
        found = np.full(len(rows), -1)
        found[linked] = np.unique(fcluster(tree, parts, criterion="maxclust"), return_inverse=True)[1]
        nearest = (self.meaning[rows] @ centres(self.meaning[rows], found).T).argmax(axis=1)
        found = np.where(found < 0, nearest, found)
        pieces = [
            [self.segments[row].id for row in rows[found == number]] for number in range(found.max() + 1)
        ]
        return sorted(pieces, key=lambda piece: (-len(piece), piece))

    def _labels(self, groups: Sequence[Sequence[str]]) -> NDArray[np.int_]:
        """The group of each segment, -1 for none."""
        labels = np.full(len(self.segments), -1)
        for number, group in enumerate(groups):
            labels[[self._row[key] for key in group if key in self._row]] = number
        return labels

    def _thread(
        self,
        number: int,
        labels: NDArray[np.int_],
        typicality: np.ndarray,
        named: Named,
    ) -> Thread:
        rows = np.flatnonzero(labels == number).tolist()
        members = sorted(rows, key=lambda row: (-typicality[row], self.segments[row].id))
        quotes = choose(
            members,
            typicality,
            self.segments,
            meaning=self.meaning,
            documents=self.documents,
            count=self.settings.quotes,
        )
        nearest = None
        if rows and self.codebook is not None and self.code_scores is not None:
            nearest = nearest_code(rows, self.code_scores, self.codebook, self.settings.nearest_score)
        return Thread(
            key="",
            label=named[0],
            terms=named[1],
            segments=tuple(self.segments[row].id for row in members),
            quotes=tuple(self.segments[row].id for row in quotes),
            breadth=self.study.breadth([self.segments[row] for row in rows]),
            cohesion=_cohesion(self.meaning[rows]),
            nearest=nearest,
        )

    def _named(self, labels: NDArray[np.int_], typicality: np.ndarray, count: int) -> list[Named]:
        """Label and terms per group, against a spread sample of the other segments."""
        from qualcode.language import terms

        inside = np.flatnonzero(labels >= 0)
        outside = np.flatnonzero(labels < 0)
        step = max(1, len(outside) // CONTRAST)
        rows = np.sort(np.concatenate([inside, outside[::step]]))
        if len(inside) == 0:
            return [("", ())] * count
        chosen = [self.segments[row] for row in rows.tolist()]
        words = vocabulary(terms([segment.text for segment in chosen]))
        sources = [segment.document for segment in chosen]
        filled = [number for number in range(count) if (labels == number).any()]
        renumbered = np.array([filled.index(label) if label >= 0 else -1 for label in labels[rows].tolist()])
        unfit = unfit_for_labels(words, self.documents, self.cases)
        scores = term_scores(
            np.ones((len(filled), len(words.lemmas))),
            words,
            renumbered,
            documents=sources,
            cases=[case_of(segment, self.documents) for segment in chosen],
            typicality=typicality[rows],
            meaning=self.meaning[rows],
            avoid=unfit,
        )
        columns = key_terms(scores, words, unfit)
        names = name_threads(columns, scores, words)
        found = {
            number: (name, tuple(words.forms[column] for column in own))
            for number, name, own in zip(filled, names, columns, strict=True)
        }
        return [found.get(number, ("", ())) for number in range(count)]


def _cohesion(meaning: Matrix) -> float:
    if len(meaning) == 0:
        return 0.0
    centre = centres(meaning, np.zeros(len(meaning), dtype=np.int64))[0]
    return round(float(np.clip((meaning @ centre).mean(), 0, 1)), 3)
