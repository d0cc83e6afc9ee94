"""The memos of a project, each with the words that it is on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import TYPE_CHECKING

from qualcode.model import Coding, Memo, Turn
from qualcode.reporting.study import Spot
from qualcode.store.fragments import span_of

if TYPE_CHECKING:
    from qualcode.project.project import Project

IN_SOURCES = ("document", "span", "segment", "coding", "speaker")
"""Nouns of a memo's target that are a source or stand in one."""
PLACE = re.compile(r"[0-9]{1,9}-[0-9]{1,9}")


class Spots:
    """Where memos stand: texts and turns are read once for each document."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._codings = {one.id: one for one in project.codings()}
        self._left = {one.coding.id: one.coding for one in project.left_behind()}
        self._read: dict[str, tuple[str, list[Turn], list[int]]] = {}

    def document(self, target: str) -> str:
        """Id of the source, in the version in use, that a memo is on or in; empty where it is in none."""
        noun, _, rest = target.partition(":")
        if noun not in IN_SOURCES:
            return ""
        if noun == "coding":
            coding = self._coding(rest)
            document = coding.document if coding else ""
        else:
            document = rest.partition(":")[0]
        return self._project.version_in_use(document) if document else ""

    def spot(self, memo: Memo) -> Spot | None:
        """The words that a memo is on; None where it is on another thing than a source or words in one."""
        document = self.document(memo.target)
        if not document:
            return None
        noun, _, rest = memo.target.partition(":")
        coding = self._coding(rest) if noun == "coding" else None
        if coding is not None:
            return self._words(document, coding.document, (coding.start, coding.end), coding.code)
        version, _, place = rest.partition(":")
        if noun == "speaker":
            return Spot(document, speaker=place)
        if noun == "document" or not PLACE.fullmatch(place):
            return Spot(document)
        return self._words(document, version, span_of(place))

    def _coding(self, key: str) -> Coding | None:
        return self._codings.get(key) or self._left.get(key)

    def _words(self, document: str, version: str, place: tuple[int, int], code: str = "") -> Spot:
        start, end = place
        text, turns, starts = self._of(version)
        turn = bisect_right(starts, start)
        speaker = turns[turn - 1].speaker if turn else ""
        return Spot(document, start, end, text[start:end], speaker, turn, code, document != version)

    def _of(self, version: str) -> tuple[str, list[Turn], list[int]]:
        if version not in self._read:
            turns = self._project.turns(version)
            self._read[version] = self._project.text(version), turns, [turn.start for turn in turns]
        return self._read[version]


def memos_with_spots(project: Project, documents: Iterable[str]) -> tuple[tuple[Memo, ...], dict[str, Spot]]:
    """The memos of a project but those in sources that were taken out, and the words that they are on."""
    places, there = Spots(project), set(documents)
    kept: list[Memo] = []
    spots: dict[str, Spot] = {}
    for memo in project.memos():
        spot = places.spot(memo)
        if spot is not None and spot.document not in there:
            continue
        if spot is not None:
            spots[memo.id] = spot
        kept.append(memo)
    return tuple(kept), spots
