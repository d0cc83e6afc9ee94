"""One rode draad in a terminal: all that is known of it, in lines or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from qualcode.errors import ProjectError
from qualcode.i18n import numbers, t

if TYPE_CHECKING:
    from qualcode.model import Contrast, KeptThread, Thread
    from qualcode.project import Project


def card_json(project: Project, key: str) -> str:
    """Everything of a thread, its fragments by id."""
    thread, _ = _found(project, key)
    return json.dumps({**asdict(thread), "size": thread.size}, ensure_ascii=False, sort_keys=True, indent=2)


def card_lines(project: Project, key: str) -> list[str]:
    """What a person wants to know of a thread, line by line."""
    thread, names = _found(project, key)
    decided = {kept.id: kept for kept in project.kept_threads()}
    lines = [
        thread.label,
        *_kept(thread),
        *_turned_down(thread, decided),
        ", ".join(thread.terms),
        *_breadth(thread, names),
    ]
    if thread.nearest is not None:
        which = "follows" if thread.nearest.led else "nearest"
        lines.append(t(f"cli.thread.{which}", code=thread.nearest.label))
    if thread.parts:
        lines.append(t("cli.thread.parts"))
        lines += ["  " + _part(part.label, len(part.segments), part.cases) for part in thread.parts]
    if thread.contrasts:
        lines.append(t("cli.thread.contrasts"))
        lines += ["  " + _contrast(one, thread, names) for one in thread.contrasts]
    for kind, course in thread.courses.items():
        shares = ", ".join(f"{p.label} {numbers.percent(p.segments / max(1, p.of_segments))}" for p in course)
        lines.append(t("cli.thread.periods", shares=shares) + _counted_in([kind] if kind else []))
    lines.append(t("cli.thread.quotes"))
    text_of = {segment.id: segment.text for segment in project.segments(ids=thread.quotes)}
    lines += [f"  “{' '.join(text_of[key].split())}”" for key in thread.quotes if key in text_of]
    return lines


def _found(project: Project, key: str) -> tuple[Thread, dict[str, str]]:
    for thread in project.current_threads().threads:
        if key in (thread.key, thread.kept):
            return thread, {case.id: case.name for case in project.cases()}
    raise ProjectError("store.error.no_thread", id=key)


def _kept(thread: Thread) -> Iterator[str]:
    """Where it stands, and what researchers call it."""
    marks = [t(f"reporting.status.{thread.status.value}")]
    if thread.case_specific:
        marks.append(t("reporting.mark.one_case"))
    if thread.speaker_driven:
        marks.append(t("reporting.mark.speaker_driven"))
    if thread.unstable:
        marks.append(t("reporting.mark.unstable"))
    yield ", ".join(marks)
    if thread.in_vivo:
        yield t("cli.thread.in_vivo", words=thread.in_vivo)
    if thread.aliases:
        yield t("cli.thread.also", names=", ".join(thread.aliases))


def _turned_down(thread: Thread, decided: Mapping[str, KeptThread]) -> Iterator[str]:
    """As what it was rejected before, and why."""
    own = decided.get(thread.again or thread.kept)
    if own is not None and thread.again:
        yield t("cli.thread.again", label=own.label)
    if own is not None and own.reason:
        yield t("cli.thread.because", reason=own.reason)


def _breadth(thread: Thread, names: dict[str, str]) -> Iterator[str]:
    spread = thread.breadth
    yield t(
        "cli.thread.spread",
        fragments=thread.size,
        cases=spread.cases,
        of_cases=spread.of_cases,
        documents=spread.documents,
        of_documents=spread.of_documents,
    ) + (
        f", {spread.speakers} {t(f'reporting.voices.{thread.voices}', count=spread.speakers)}"
        if spread.speakers
        else ""
    )
    counts = ", ".join(f"{names.get(case, case)} {count}" for case, count in spread.by_case.items())
    yield t("cli.thread.per_case", counts=counts)
    kinds = ", ".join(f"{t(f'reporting.kind.{k}', default=k)} {n}" for k, n in spread.by_kind.items())
    yield t("cli.thread.per_kind", counts=kinds)
    if thread.carried:
        yield t("cli.thread.carried", cases=", ".join(names.get(case, case) for case in thread.carried))
    elif thread.carried is not None and spread.cases > 1:
        yield t("cli.thread.carried_none")
    if thread.stability is not None:
        yield t("cli.thread.returns", share=_share(thread.stability))
    if thread.without_case is not None:
        case = names.get(thread.leans_on, thread.leans_on)
        yield t("cli.thread.without", case=case, share=_share(thread.without_case))


def _part(label: str, count: int, cases: int) -> str:
    return t("cli.thread.part", label=label, count=count, cases=cases)


def _contrast(one: Contrast, thread: Thread, names: dict[str, str]) -> str:
    return t(
        "cli.thread.contrast" if one.holds else "cli.thread.contrast_unsure",
        value=names.get(one.value, one.value) if one.attribute == "case" else one.named,
        who=t(f"reporting.voices.{one.counted(thread.breadth.by_kind)}", count=one.of_speakers),
        speakers=one.speakers,
        of=one.of_speakers,
        others=one.other_speakers,
        of_others=one.of_other_speakers,
        p=numbers.number(one.corrected, 3),
    ) + _counted_in(one.kinds)


def _counted_in(kinds: Sequence[str]) -> str:
    names = ", ".join(t(f"reporting.kind.{kind}", default=kind) for kind in kinds)
    return t("cli.thread.counted_in", kinds=names) if names else ""


def _share(value: float) -> int:
    return round(100 * value)
