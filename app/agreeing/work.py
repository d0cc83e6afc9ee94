"""Who coded what: per source and coder the codings and the fragments that are done."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations

from qualcode.model import Document
from qualcode.project import Project


@dataclass(frozen=True, slots=True)
class Row:
    """A source: its content fragments, and per coder the codings and the fragments marked as done."""

    document: Document
    fragments: int
    codings: dict[str, int]
    reviewed: dict[str, int]

    def coded_by(self) -> tuple[str, ...]:
        """Who gave a code in it: these are taken to have read it."""
        return tuple(coder for coder, count in self.codings.items() if count)


def rows(project: Project) -> list[Row]:
    """All sources, with the work of every coder in them."""
    coders = names(project)
    codings = {coder: project.coding_progress(coder) for coder in coders}
    return [
        Row(
            document,
            next((found[document.id][0] for found in codings.values() if document.id in found), 0),
            {coder: codings[coder].get(document.id, (0, 0, 0))[2] for coder in coders},
            {coder: codings[coder].get(document.id, (0, 0, 0))[1] for coder in coders},
        )
        for document in project.documents()
    ]


def names(project: Project) -> list[str]:
    """Everybody who coded."""
    return list(project.coders())


def usual_pair(found: list[Row], decider: str) -> tuple[str, ...]:
    """The two who worked in most of the same sources; fewer when there are none."""
    met: Counter[tuple[str, str]] = Counter()
    for row in found:
        people = sorted(coder for coder in row.coded_by() if coder != decider)
        met.update(combinations(people, 2))
    if not met:
        return ()
    return min(met, key=lambda pair: (-met[pair], pair))
