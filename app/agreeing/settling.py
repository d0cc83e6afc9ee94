"""Deciding on what coders differ about; what was decided are codings of a coder of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.agreeing.comparing import Comparison, Shared
from qualcode.model import Coding
from qualcode.project import Project

BOTH, COMMON, NONE = "*", "=", ""


def choices(shared: Shared) -> list[tuple[str, tuple[str, ...]]]:
    """What may be kept of a fragment, each outcome once: by whom (a coder or a sign) and the codes.

    Beside what each coder gave: all of it together, only what all gave alike, and no code at all.
    """
    found: list[tuple[str, tuple[str, ...]]] = list(shared.given.items())
    every = (*shared.common, *shared.disputed)
    for sign, codes in ((BOTH, every), (COMMON, shared.common), (NONE, ())):
        named = sign if codes else NONE
        if all(set(codes) != set(other) for _, other in found):
            found.append((named, codes))
    return found


def settle(
    project: Project,
    comparison: Comparison,
    shared: Shared,
    codes: Iterable[str],
    *,
    decider: str,
    memo: str = "",
) -> None:
    """Decide that a fragment has just these codes, as one action.

    What was decided of it before gives way. The codings take the span and facets that the first coder gave.
    """
    with project.action():
        _one_by_one(project, shared, decider)
        _clear(project, shared, decider)
        project.code(_codings(comparison, shared, tuple(codes), decider))
        project.review([shared.segment.id], coder=decider)
        _remember(project, decider)
        if memo.strip():
            project.write_memo(f"span:{shared.segment.id}", memo.strip())


def reopen(project: Project, shared: Shared, decider: str) -> None:
    """Take a decision back, whoever made it, as one action."""
    with project.action():
        _one_by_one(project, shared, decider)
        _clear(project, shared, decider)
        project.review([shared.segment.id], coder=decider, done=False)


def take_over(project: Project, comparison: Comparison, decider: str) -> None:
    """Take over, as one action, every fragment on which all agree and nobody decided yet."""
    waiting = to_take_over(project, comparison, decider)
    codings = [coding for one in waiting for coding in _codings(comparison, one, one.common, decider)]
    with project.action():
        project.code(codings)
        project.review([one.segment.id for one in waiting], coder=decider)
        _remember(project, decider)


def to_take_over(project: Project, comparison: Comparison, decider: str) -> list[Shared]:
    """The fragments that have the same codes from all and wait for nothing but being taken over."""
    done = settled(project, comparison, decider)
    return [one for one in comparison.agreed if one.segment.id not in done]


def settled(project: Project, comparison: Comparison, decider: str) -> frozenset[str]:
    """Ids of the fragments compared that were decided on, here or before they came in."""
    decided = project.decided(decider)
    compared = [one.segment for one in comparison.fragments]
    return frozenset(one.id for one in compared if decided.holds(one.document, one.start, one.end))


def decided_codes(project: Project, shared: Shared, decider: str) -> list[str]:
    """The codes that were decided on for a fragment."""
    return list(dict.fromkeys(coding.code for coding in _own(project, shared, decider)))


def _remember(project: Project, decider: str) -> None:
    """Let figures know under which name was decided, whatever the language later is."""
    project.deciding = decider


def _one_by_one(project: Project, shared: Shared, decider: str) -> None:
    """Where a source came in decided on as a whole: from now on so is each of its fragments."""
    document, decided = shared.segment.document, project.decided(decider)
    if document in decided.spans and document not in decided.apart:
        project.review([one.id for one in project.segments(document=document)], coder=decider)


def _clear(project: Project, shared: Shared, decider: str) -> None:
    old = [coding.id for coding in _own(project, shared, decider)]
    if old:
        project.uncode(old)


def _own(project: Project, shared: Shared, decider: str) -> list[Coding]:
    segment = shared.segment
    found = project.codings(coder=decider, document=segment.document)
    return [one for one in found if segment.start <= one.start and one.end <= segment.end]


def _codings(comparison: Comparison, shared: Shared, codes: tuple[str, ...], decider: str) -> list[Coding]:
    segment, made = shared.segment, []
    laid = [coding for coder in shared.given for coding in comparison.codings.get((segment.id, coder), ())]
    for code in codes:
        first = next((coding for coding in laid if coding.code == code), None)
        if first is None:
            made.append(Coding("", code, segment.document, segment.start, segment.end, decider))
            continue
        start, end = max(first.start, segment.start), min(first.end, segment.end)
        made.append(replace(first, id="", start=start, end=end, coder=decider, suggestion="", created=""))
    return made
