"""What people and machines laid on a document: codings, reviews, rejections, memos and proposals, as rows."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from app.coding.sheet import Sheet
from qualcode import shortening
from qualcode.i18n import dates
from qualcode.model import Coding, Evidence, Suggestion
from qualcode.project import Project
from qualcode.project.proposed.likely import Bounds

EVERYONE, MINE = "*", "."
CODED_ALIKE = ("neighbour", "nearby")
"""Kinds of reasons that are the codings of other fragments."""
LONGEST_REASON = 220
"""Characters that are shown of a reason, at most."""


@dataclass(frozen=True, slots=True)
class Lens:
    """Through whose eyes one looks: everyone's codings, one's own, or one other coder's.

    Under `blind` others' work is never sent, and neither are proposals that learnt from it.
    """

    coder: str
    whose: str = EVERYONE
    blind: bool = False

    def shows(self, coder: str) -> bool:
        """Whether this coder's work is seen; one's own always is."""
        if coder == self.coder:
            return True
        return not self.blind and self.whose in (EVERYONE, coder)


def elsewhere(project: Project, document: str, lens: Lens, blind: frozenset[str]) -> dict[str, int]:
    """How many passages each code has in all other documents, as the lens shows them.

    `blind` are the documents in which this coder sees nothing of others.
    """
    named = "" if lens.whose == EVERYONE else lens.coder if lens.whose == MINE else lens.whose
    return project.passages(lens.coder, whose=named, alone=blind, without=document)


def marks(project: Project, sheet: Sheet, lens: Lens) -> dict[str, Any]:
    """All that people decided in this document, as far as the lens shows it; places in UTF-16 units."""
    document, units = sheet.document.id, sheet.units
    codings = [c for c in project.codings(document=document) if lens.shows(c.coder)]
    reviews = [r for r in project.reviews(document=document) if lens.shows(r.coder)]
    rejected = project.rejections(coder=lens.coder, document=document)
    return {
        "codings": [
            [
                *units.span_of(c.start, c.end),
                c.code,
                c.coder,
                {key: list(values) for key, values in c.facets.items()},
                dates.local_short(c.created),
                c.id,
            ]
            for c in codings
        ],
        "done": [[sheet.number(r.segment), r.coder] for r in reviews if sheet.number(r.segment) >= 0],
        "rejected": [[sheet.number(r.segment), r.code] for r in rejected if sheet.number(r.segment) >= 0],
        "memos": _memos(project, sheet, lens, codings),
    }


def _memos(project: Project, sheet: Sheet, lens: Lens, codings: Sequence[Coding]) -> list[list[Any]]:
    """Those on the source, on places in it, and on codings that are shown, with the code."""
    document, coded = sheet.document.id, {f"coding:{coding.id}": coding for coding in codings}
    found = [
        *project.memos(target=f"document:{document}"),
        *project.memos(target=f"span:{document}:%"),
        *(project.memos_on(coded) if coded else ()),
    ]
    rows: list[list[Any]] = []
    for memo in found:
        coding = coded.get(memo.target)
        place = sheet.units.span_of(coding.start, coding.end) if coding else _span(sheet, memo.target)
        row = [*place, memo.text, memo.author, dates.local_short(memo.created), memo.id]
        rows += [[*row, coding.code] if coding else row] if lens.shows(memo.author) else []
    return rows


def _span(sheet: Sheet, target: str) -> list[int]:
    start, _, end = target.rpartition(":")[2].partition("-")
    if target.startswith("span:") and start.isdecimal() and end.isdecimal():
        return sheet.units.span_of(int(start), int(end))
    return [-1, -1]


def proposal_rows(
    sheet: Sheet, suggestions: list[Suggestion], bounds: Bounds, seen: Collection[str] | None = None
) -> dict[str, list[Any]]:
    """Proposals per fragment, best first: code, score, why (kind, words, fragment), and how likely.

    Likely or not, and in percent, see `Bounds.told`. That a fragment was coded alike is told where it is in
    one of the `seen` documents alone: elsewhere, in former versions too, it would tell what others coded.
    """
    rows: dict[str, list[Any]] = {}
    for suggestion in suggestions:
        number = sheet.number(suggestion.segment)
        told = (one for one in suggestion.why if seen is None or _may_be_told(one, seen))
        why = [[one.kind, shortening.beginning(one.text, LONGEST_REASON), one.segment] for one in told]
        row = [suggestion.code, round(suggestion.score, 3), why, *bounds.told(suggestion)]
        rows.setdefault(str(number), []).append(row)
    rows.pop("-1", None)
    return rows


def _may_be_told(why: Evidence, seen: Collection[str]) -> bool:
    """Whether a reason tells nothing of how a fragment of any other document was coded."""
    return why.kind not in CODED_ALIKE or why.segment.partition(":")[0] in seen
