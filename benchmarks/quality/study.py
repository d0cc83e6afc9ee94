"""A study as suggestions see it: fragments of the gold corpora, their codes, and which are measured."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.quality.gold import Gold, load_gold, vectors_of
from corpora.split import Part
from qualcode.model import DocumentKind
from qualcode.suggesting import Decided, Material, gather

FOLDS = 5


@dataclass(frozen=True)
class Study:
    """Fragments with gold codes; `right` is (n, k), and figures are taken where `measured` is true, (n,)."""

    material: Material
    right: NDArray[np.bool_]
    coder_a: NDArray[np.bool_]
    coder_b: NDArray[np.bool_]
    cases: NDArray[np.str_]
    measured: NDArray[np.bool_]

    @property
    def keys(self) -> list[str]:
        return [code.key for code in self.material.codebook.codes]

    def decision(self, row: int) -> Decided:
        """What a researcher who codes as the gold does decides on a fragment."""
        return Decided([self.keys[column] for column in np.flatnonzero(self.right[row])], done=True)

    def decided(self, rows: NDArray[np.intp]) -> dict[str, Decided]:
        return {self.material.segments[row].id: self.decision(row) for row in rows.tolist()}

    def folds(self, seed: int) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp]]]:
        """Fragments to learn from and measured fragments held out, five times."""
        order = np.random.default_rng(seed).permutation(np.flatnonzero(self.measured))
        for part in np.array_split(order, FOLDS):
            yield np.setdiff1d(np.arange(len(self.right)), part), np.sort(part)

    def cases_out(self) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp]]]:
        """Fragments of other cases to learn from, and a measured case held out, for each case."""
        for case in np.unique(self.cases[self.measured]):
            out = (self.cases == case) & self.measured
            yield np.flatnonzero(self.cases != case), np.flatnonzero(out)


def study(part: Part) -> Study:
    """The development half alone; or both halves as one study, of which the test half is measured."""
    halves = [load_gold(Part.DEVELOPMENT)]
    if part is Part.TEST:
        halves.append(load_gold(Part.TEST))
    last = halves[-1]
    segments = [segment for half in halves for segment in half.segments]
    surveys = {
        document.id
        for half in halves
        for document in half.documents.values()
        if document.kind is DocumentKind.SURVEY
    }
    material = gather(
        segments,
        [segment for half in halves for segment in half.context],
        last.codebook,
        vectors_of,
        apart=surveys,
    )
    return Study(
        material,
        *(_matrix(halves, who) for who in ("gold", "a", "b")),
        np.concatenate([half.case_of for half in halves]),
        np.array([half is last for half in halves for _ in half.segments]),
    )


def _matrix(halves: list[Gold], who: str) -> NDArray[np.bool_]:
    keys = {code.key: column for column, code in enumerate(halves[0].codebook.codes)}
    given = [codes for half in halves for codes in half.codes[who]]
    matrix = np.zeros((len(given), len(keys)), dtype=bool)
    for row, codes in enumerate(given):
        matrix[row, [keys[code] for code in codes]] = True
    return matrix
