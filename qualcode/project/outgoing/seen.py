"""A study and a bundle as this user may see them: without what others did where the user codes blind."""

from __future__ import annotations

import sys
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from qualcode.analysis import Whose
from qualcode.exchange.bundle import Bundle
from qualcode.model import Coding, Event, Memo, Segment, Suggestion

if TYPE_CHECKING:
    from qualcode.project.project import Project
    from qualcode.reporting.study import Study

ALL_OF_IT = ((0, sys.maxsize),)


def seen_study(project: Project, study: Study) -> Study:
    """The study without others' codings, and the proposals, in documents that this user codes blind."""
    blind = project.blind()
    hidden = [one for one in study.codings if one.document in blind and one.coder != project.who]
    gone = {one.id for one in hidden}
    return replace(
        study,
        codings=tuple(one for one in study.codings if one.id not in gone),
        texts={key: text for key, text in study.texts.items() if key not in gone},
        speakers={key: label for key, label in study.speakers.items() if key not in gone},
        counts={**study.counts, "codings": study.counts["codings"] - len(gone)},
        suggestions=_proposed(study.suggestions, (*study.segments.values(), *study.context), blind),
        whose=_still_decided(study.whose, hidden),
    )


def seen_bundle(project: Project, bundle: Bundle) -> Bundle:
    """The bundle without others' codings, memos and log, and the proposals, in those documents."""
    blind, who = project.blind(), project.who
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
        memos=tuple(one for one in bundle.memos if one.author == who or not _on_any(one, blind)),
        suggestions=_proposed(bundle.suggestions, bundle.segments, blind),
        events=tuple(one for one in bundle.events if not _others_deed(one, blind, who)),
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


def _on_any(memo: Memo, documents: Collection[str]) -> bool:
    """Whether a memo is on one of the documents, or on a place in one."""
    noun, _, rest = memo.target.partition(":")
    return noun in ("document", "span", "segment") and rest.partition(":")[0] in documents


def _others_deed(event: Event, documents: Collection[str], who: str) -> bool:
    """Whether an event tells what somebody else coded, rejected, marked or noted in one of the documents."""
    for state in (event.before, event.after):
        if isinstance(state, dict):
            place = str(state.get("document") or state.get("segment") or state.get("target") or "")
            by = state.get("coder") or state.get("author") or event.who
            if by != who and any(part in documents for part in place.split(":")):
                return True
    return False
