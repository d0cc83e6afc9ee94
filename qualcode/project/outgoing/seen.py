"""A study and a bundle as this user may see them: without what others did where the user codes blind."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from qualcode.analysis import Whose
from qualcode.exchange.bundle import Bundle
from qualcode.model import Coding, Document, Event, Memo, Rejection, Review, Segment, Suggestion, Summary
from qualcode.project.blind_cells import may_hold
from qualcode.project.outgoing.memo_spots import Spots

if TYPE_CHECKING:
    from qualcode.project.project import Project
    from qualcode.reporting.study import Study

ALL_OF_IT = ((0, sys.maxsize),)


def seen_study(project: Project, study: Study) -> Study:
    """The study without others' codings, and the proposals, in documents that this user codes blind."""
    blind, who = project.blind(), project.who
    if not blind:
        return study
    hidden = [one for one in study.codings if one.document in blind and one.coder != who]
    gone = {one.id for one in hidden}
    others = Others(project, blind, study.documents.values())
    memos = tuple(one for one in study.memos if not others.memo(one))
    kept = {one.id for one in memos}
    return replace(
        study,
        codings=tuple(one for one in study.codings if one.id not in gone),
        texts={key: text for key, text in study.texts.items() if key not in gone},
        speakers={key: label for key, label in study.speakers.items() if key not in gone},
        counts={**study.counts, "codings": study.counts["codings"] - len(gone)},
        suggestions=_proposed(study.suggestions, (*study.segments.values(), *study.context), blind),
        whose=_still_decided(study.whose, hidden),
        memos=memos,
        spots={key: spot for key, spot in study.spots.items() if key in kept},
        rejections=sum(not others.decision(one) for one in project.rejections()),
        events=Counter(one.what for one in project.events() if not others.deed(one)),
        summaries={key: one for key, one in study.summaries.items() if not others.summary(one)},
    )


def seen_bundle(project: Project, bundle: Bundle) -> Bundle:
    """The bundle without others' codings, memos and log, and the proposals, in those documents."""
    blind, who = project.blind(), project.who
    if not blind:
        return bundle
    others = Others(project, blind, [source.document for source in bundle.sources])
    codings = tuple(one for one in bundle.codings if one.document not in blind or one.coder == who)
    kept = {one.id for one in codings}
    counted = bundle.counted
    if counted is not None:  # what was alike for a coding that is left out counts as itself
        counted = {key: same if same in kept else key for key, same in counted.items() if key in kept}
    return replace(
        bundle,
        codings=codings,
        counted=counted,
        counting=project.whose().told(codings),
        memos=tuple(one for one in bundle.memos if not others.memo(one)),
        suggestions=_proposed(bundle.suggestions, bundle.segments, blind),
        reviews=tuple(one for one in bundle.reviews if not others.decision(one)),
        summaries=tuple(one for one in bundle.summaries if not others.summary(one)),
        events=tuple(one for one in bundle.events if not others.deed(one)),
    )


def _proposed(
    suggestions: Sequence[Suggestion], segments: Sequence[Segment], blind: Collection[str]
) -> tuple[Suggestion, ...]:
    hidden = {segment.id for segment in segments if segment.document in blind}
    return tuple(one for one in suggestions if one.segment not in hidden)


def _still_decided(whose: Whose, hidden: Sequence[Coding]) -> Whose:
    """Whose codings count, where decisions that are left out still hold: own codings there do not count."""
    settled = dict(whose.settled)
    for one in hidden:
        if one.coder == whose.coder:
            known = settled.get(one.document)
            settled[one.document] = ALL_OF_IT if known is None else (*known, (one.start, one.end))
    return replace(whose, settled=settled)


class Others:
    """What somebody else did in the documents that this user codes blind, of whatever kind it is.

    Parameters
    ----------
    blind : ids of those documents, in the version in use.
    documents : of the project.
    """

    def __init__(self, project: Project, blind: Collection[str], documents: Iterable[Document]) -> None:
        self._who, self._blind = project.who, blind
        self._spots = Spots(project)
        self._documents = [one for one in documents if one.id in blind]
        self._in_use = cache(project.version_in_use)

    def memo(self, memo: Memo) -> bool:
        """Whether a memo is somebody else's on one of the documents, or on a place in one."""
        return memo.author != self._who and self._there(memo.target)

    def decision(self, decision: Rejection | Review) -> bool:
        """Whether somebody else turned a proposal down, or was done with a fragment, in one of them."""
        return decision.coder != self._who and self._there(f"segment:{decision.segment}")

    def summary(self, summary: Summary) -> bool:
        """Whether somebody else summed up a cell that one of them is counted in."""
        if summary.author == self._who:
            return False
        return any(may_hold(summary.key, one, self._in_use) for one in self._documents)

    def deed(self, event: Event) -> bool:
        """Whether an event tells what somebody else coded, rejected, marked, noted or summed up there."""
        return any(
            self._state(state, event) for state in (event.before, event.after) if isinstance(state, dict)
        )

    def _state(self, state: Mapping[str, Any], event: Event) -> bool:
        by = str(state.get("coder") or state.get("author") or event.who)
        if event.what.startswith("summary."):
            return self.summary(Summary(str(state.get("key", "")), "", by))
        if by == self._who:
            return False
        places = (
            state.get("document"),
            state.get("segment"),
            state.get("target"),
            f"coding:{state['coding']}" if state.get("coding") else "",
        )
        return any(self._there(str(place)) for place in places if place)

    def _there(self, place: str) -> bool:
        """Whether a place, as the target of a memo, a segment's id or a document's, is in one of them."""
        known = self._spots.document(place)
        if place.startswith("coding:") and not known:  # it was taken away, so who knows where it was
            return True
        return known in self._blind or any(self._in_use(part) in self._blind for part in place.split(":"))
