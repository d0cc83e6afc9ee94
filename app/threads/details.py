"""What there is to know about a thread besides what its card says at a glance: a fold below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from app.threads.board import Board
from qualcode.i18n import t
from qualcode.i18n.numbers import percent
from qualcode.model import Contrast, Thread
from qualcode.project.proposed.thread_history import Step


def fold(thread: Thread, board: Board, steps: Sequence[Step]) -> str:
    """The fold as HTML; the browser keeps it open or shut (`components/folds.js`)."""
    facts = [
        *_names(thread),
        *_kinds(thread),
        *_carried(thread, board),
        *_without(thread, board),
        *_parts(thread),
        *_unsure(thread, board),
        *_courses(thread),
        *_later(thread, board),
        *_history(steps),
    ]
    if not facts:
        return ""
    rows = "".join(
        f"<dt>{escape(t(f'app_threads.fact.{name}'))}</dt>"
        + "".join(f"<dd>{escape(line)}</dd>" for line in lines)
        for name, lines in facts
    )
    key = escape(f"{board.threads.run.id}.{thread.key}", quote=True)
    return (
        f'<details class="qt-more qc-line" data-fold="{key}">'
        f"<summary>{escape(t('app_threads.more'))}</summary><dl>{rows}</dl></details>"
    )


def contrast(one: Contrast, thread: Thread, board: Board) -> str:
    """Which group says more of it than the others, in numbers."""
    value = board.case_names.get(one.value, one.value) if one.attribute == "case" else one.named
    told = t(
        "app_threads.contrast",
        value=value,
        who=t(f"reporting.voices.{one.counted(thread.breadth.by_kind)}", count=one.of_speakers),
        speakers=one.speakers,
        of=one.of_speakers,
        others=one.other_speakers,
        of_others=one.of_other_speakers,
    )
    names = ", ".join(map(_kind, one.kinds))
    return told + (t("app_threads.counted_in", kinds=names) if names else "")


Fact = tuple[str, Sequence[str]]  # its name in the catalogue, and its lines


def _names(thread: Thread) -> Iterator[Fact]:
    if thread.aliases:
        yield "names", [", ".join(thread.aliases)]


def _kinds(thread: Thread) -> Iterator[Fact]:
    if thread.breadth.by_kind:
        yield (
            "kinds",
            [" · ".join(f"{_kind(kind)} {count}" for kind, count in thread.breadth.by_kind.items())],
        )


def _carried(thread: Thread, board: Board) -> Iterator[Fact]:
    """The cases in which it may be said to occur, where they are fewer than those it has fragments from."""
    if thread.carried and len(thread.carried) != thread.breadth.cases:
        yield "carried", [", ".join(board.case_names.get(case, case) for case in thread.carried)]


def _without(thread: Thread, board: Board) -> Iterator[Fact]:
    if thread.without_case is not None:
        case = board.case_names.get(thread.leans_on, thread.leans_on)
        yield "leans_on", [t("app_threads.without", case=case, share=round(100 * thread.without_case))]


def _parts(thread: Thread) -> Iterator[Fact]:
    if thread.parts:
        yield "parts", ["; ".join(f"{part.label} ({len(part.segments)})" for part in thread.parts)]


def _unsure(thread: Thread, board: Board) -> Iterator[Fact]:
    told = [contrast(one, thread, board) for one in thread.contrasts if not one.holds]
    if told:
        yield "unsure", told


def _courses(thread: Thread) -> Iterator[Fact]:
    told = []
    for kind, course in thread.courses.items():
        shares = ", ".join(
            f"{period.label} {percent(period.segments / max(1, period.of_segments))}" for period in course
        )
        told.append(f"{_kind(kind)}: {shares}" if kind else shares)
    if told:
        yield "over_time", told


def _later(thread: Thread, board: Board) -> Iterator[Fact]:
    """What only a search can tell, where the thread was changed by hand or the sources were."""
    if thread.carried is None and not thread.status.done and len(board.case_names) > 1:
        yield "later", [t(f"app_threads.{'later_outdated' if board.threads.outdated else 'later'}")]


def _history(steps: Sequence[Step]) -> Iterator[Fact]:
    """Who did what about it, and when."""
    if steps:
        yield "history", [step.told() for step in steps]


def _kind(kind: str) -> str:
    return t(f"reporting.kind.{kind}", default=kind)
