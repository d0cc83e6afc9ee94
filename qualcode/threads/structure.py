"""All that a search for threads finds out once, so that another number of threads costs no search.

A structure holds the tree of groups, the trees of the resampled corpus, the terms and the places of
the segments. It is kept as text beside the run; from it `threads_at` makes the threads at any level.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qualcode.threads.clustering import cluster
from qualcode.threads.concepts import concept_space
from qualcode.threads.features import (
    Matrix,
    joined,
    lexical,
    with_questions,
    with_surroundings,
    without_voice,
)
from qualcode.threads.graph import Labels
from qualcode.threads.layout import positions
from qualcode.threads.settings import ThreadSettings
from qualcode.threads.stability import Again, Return, grow_again, left_out, returns
from qualcode.threads.tree import Tree
from qualcode.threads.vocabulary import Vocabulary

FINER = 1.5
FEWEST = 2
FORMAT = 3


@dataclass(frozen=True)
class Structure:
    """What `find_threads` found out about a corpus.

    Attributes
    ----------
    segments : ids of the content segments, by document and place: the rows.
    core : rows of the segments long enough to be grouped.
    tree : of groups, over all rows.
    again : the trees of parts of the corpus, over the rows of `core`.
    default : number of threads where nobody says how many.
    words : the terms of each row.
    plane : array (n, 2), the place of each row in the picture.
    """

    segments: tuple[str, ...]
    core: Labels
    tree: Tree
    again: tuple[Again, ...]
    default: int
    words: Vocabulary
    plane: NDArray[np.float64]

    def count(self, about: int | None, granularity: int) -> int:
        """The number of threads to show: as many as wished for, or the default, finer or coarser."""
        return self.levels.at(granularity, about)

    @property
    def levels(self) -> ThreadLevels:
        """The numbers of threads there can be."""
        return ThreadLevels(min(1, self.tree.most), self.default, self.tree.most)

    def returns(self, labels: Labels) -> list[Return]:
        """How well each group comes back; nothing where nothing was resampled."""
        if not self.again:
            return [Return()] * (int(labels.max(initial=-1)) + 1)
        return returns(labels[self.core], self.again)


@dataclass(frozen=True, slots=True)
class ThreadLevels:
    """Between which numbers of threads one can choose without searching anew, and the default."""

    fewest: int
    default: int
    most: int

    def at(self, granularity: int, about: int | None = None) -> int:
        """How many threads there are so many steps finer or coarser than `about`, or than the default."""
        wished = (about or self.default) * FINER**granularity
        return int(np.clip(round(wished), self.fewest, self.most))


def build(
    segments: Sequence[Any],
    cases: Sequence[str],
    rows: NDArray[np.float32],
    *,
    questions: NDArray[np.floating] | None,
    words: Vocabulary,
    settings: ThreadSettings,
    step: Callable[[], None],
    concepts: NDArray[np.floating] | None = None,
) -> Structure:
    """Search once; see `find_threads`.

    Parameters
    ----------
    segments : content segments by document and place.
    cases : the case of each.
    concepts : how likely each code is for each segment, array (n, codes).
    """
    features = represent(segments, rows, questions, words, settings)
    if concepts is not None:
        features = joined(features, concept_space(concepts), settings.concepts)
    step()
    sources = [segment.document for segment in segments]
    found = cluster(features, sources, [segment.words for segment in segments], settings, step)
    resolution = settings.resolution_for(len(found.core))
    again = grow_again(
        found.neighbours,
        found.count,
        [cases[row] for row in found.core],
        resamples=settings.resamples,
        resolution=resolution,
        seed=settings.seed,
        smallest=settings.smallest(len(found.core)),
        step=step,
    )
    default = max(min(FEWEST, found.tree.most), found.tree.count_at(resolution))
    plane = positions(features, found.tree.cut(default))
    return Structure(
        tuple(segment.id for segment in segments), found.core, found.tree, again, default, words, plane
    )


def resampled(cases: Sequence[str], settings: ThreadSettings) -> int:
    """How many trees `build` grows again."""
    return settings.resamples + len(left_out(cases)) if settings.resamples else 0


def represent(
    segments: Sequence[Any],
    rows: NDArray[np.float32],
    questions: NDArray[np.floating] | None,
    words: Vocabulary,
    settings: ThreadSettings,
) -> Matrix:
    """The space in which segments are compared: array (n, d), rows of length one."""
    sources = [segment.document for segment in segments]
    lemmas = [[words.lemmas[column] for column in found] for found in words.rows]
    meaning = with_questions(without_voice(rows, sources), questions, sources, settings.questions)
    features = joined(meaning, lexical(lemmas, settings.seed), settings.lexical)
    return with_surroundings(features, sources, [segment.turn for segment in segments], settings.surroundings)


def to_text(structure: Structure) -> str:
    """The structure as text, some 80 bytes per segment; `from_text` reads it back unchanged."""
    words = structure.words
    held = {
        "format": FORMAT,
        "segments": structure.segments,
        "core": structure.core.tolist(),
        "tree": _tree_to(structure.tree),
        "again": [
            [one.without, np.flatnonzero(~one.present).tolist(), _tree_to(one.tree)]
            for one in structure.again
        ],
        "default": structure.default,
        "words": [words.lemmas, words.forms, words.capitals, words.nouns, words.rows],
        "plane": structure.plane.tolist(),
    }
    packed = zlib.compress(json.dumps(held, ensure_ascii=False, separators=(",", ":")).encode(), 6)
    return base64.b64encode(packed).decode("ascii")


def from_text(text: str) -> Structure | None:
    """The structure that `to_text` wrote; None where another version of the program wrote it."""
    try:
        held = json.loads(zlib.decompress(base64.b64decode(text, validate=True)))
    except (ValueError, zlib.error):
        return None
    if held["format"] != FORMAT:
        return None
    core = np.array(held["core"], dtype=np.int64)
    again = []
    for without, absent, tree in held["again"]:
        present = np.ones(len(core), dtype=bool)
        present[absent] = False
        again.append(Again(without, present, _tree_from(tree)))
    lemmas, forms, capitals, nouns, rows = held["words"]
    words = Vocabulary(
        tuple(lemmas), tuple(forms), tuple(capitals), tuple(nouns), tuple(tuple(row) for row in rows)
    )
    return Structure(
        tuple(held["segments"]),
        core,
        _tree_from(held["tree"]),
        tuple(again),
        held["default"],
        words,
        np.array(held["plane"], dtype=np.float64).reshape(-1, 2),
    )


def _tree_to(tree: Tree) -> list[Any]:
    return [tree.leaves.tolist(), tree.merges, tree.heights]


def _tree_from(held: list[Any]) -> Tree:
    leaves, merges, heights = held
    return Tree(
        np.array(leaves, dtype=np.int64), tuple((one, other) for one, other in merges), tuple(heights)
    )
