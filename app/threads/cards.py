"""How a thread looks: its name, its spread over the study, and three voices that speak for it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from app.threads.board import Board
from app.threads.fragments import spoken
from qualcode.i18n import dates, t
from qualcode.model import Contrast, Segment, Thread, ThreadStatus, Voices
from qualcode.project.thread_history import Step

MANY_CASES = 24
LONGEST_QUOTE = 320


def head(thread: Thread, board: Board) -> None:
    """What it is called and where it lives; every word of people is escaped."""
    st.html(
        f'<article class="qt-card" aria-labelledby="{_id(thread)}">'
        f"<header>{_head(thread, board.min_cases)}</header>{_outcome(thread, board)}{_spread(thread, board)}"
        f"{_words(thread)}"
        f"{_code(thread, board)}{_more(thread, board)}"
        "</article>"
    )


def history(steps: Sequence[Step]) -> None:
    """Who did what about it, and when; folded away."""
    lines = [
        t("threads.deed.line", when=dates.local_moment(step.at), who=step.who, what=step.what)
        + (t("threads.deed.of_run", thread=step.key, run=step.run) if step.run else "")
        for step in steps
    ]
    told = "".join(f'<p class="qc-line">{escape(line)}</p>' for line in lines)
    st.html(f'<details><summary class="qc-line">{escape(t("app_threads.history"))}</summary>{told}</details>')


def voices(thread: Thread, board: Board, quotes: dict[str, Segment]) -> None:
    """The quotes, each with the way to where it was said."""
    for key in thread.quotes:
        segment = quotes.get(key)
        if segment is not None:
            spoken(segment, board, at_most=LONGEST_QUOTE)


def _id(thread: Thread) -> str:
    return escape(f"qt-{thread.kept or thread.key}", quote=True)


def _head(thread: Thread, least: int) -> str:
    vivo = f'<span class="qt-vivo">‘{escape(thread.in_vivo)}’</span>' if thread.in_vivo else ""
    return (
        f'<h2 class="qt-label" id="{_id(thread)}">{escape(thread.label)}</h2>{vivo}{_status(thread, least)}'
    )


def _status(thread: Thread, least: int) -> str:
    marks = []
    if thread.status is not ThreadStatus.CANDIDATE:
        marks.append(
            (f"qt-{thread.status.name.lower()}", t(f"app_threads.status.{thread.status.name.lower()}"))
        )
    if thread.case_specific:
        marks.append(("qt-narrow", t("app_threads.one_case")))
    elif thread.uncertain(least):
        marks.append(("qt-narrow", t("app_threads.uncertain")))
    if thread.speaker_driven:
        marks.append(("qt-narrow", t("app_threads.one_voice")))
    if thread.assigned:
        marks.append(("qt-new", t("app_threads.assigned", count=len(thread.assigned))))
    return "".join(f'<span class="qt-mark {kind}">{escape(text)}</span>' for kind, text in marks)


def _outcome(thread: Thread, board: Board) -> str:
    """Why it was rejected, or what became of it."""
    reason, successors = board.outcome(thread)
    lines = []
    if thread.again in board.kept:
        key = "found_again_because" if reason else "found_again"
        lines.append(t(f"app_threads.{key}", label=board.kept[thread.again].label, reason=reason))
    elif reason:
        lines.append(t("app_threads.because", reason=reason))
    if successors:
        lines.append(t("app_threads.went_into", names="; ".join(successors)))
    return "".join(f'<p class="qc-line">{escape(line)}</p>' for line in lines)


def _spread(thread: Thread, board: Board) -> str:
    breadth = thread.breadth
    parts = [
        t("app_threads.cases", count=breadth.cases, of=breadth.of_cases),
        t("app_threads.sources", count=breadth.documents, of=breadth.of_documents),
        *([_counted(thread.voices, breadth.speakers)] if breadth.speakers else []),
        t("app_threads.fragments", count=thread.size),
    ]
    kinds = " · ".join(
        f"{t(f'reporting.kind.{kind}', default=kind)} {count}" for kind, count in breadth.by_kind.items()
    )
    line = " · ".join([*(escape(part) for part in parts), *_returns(thread, board)])
    return (
        f'<div class="qt-spread">{_dots(thread, board)}<span class="qc-line">{line}</span></div>'
        f'<div class="qc-line">{escape(kinds)}</div>{_carried(thread, board)}'
    )


def _counted(voices: Voices, count: int) -> str:
    return f"{count} {t(f'reporting.voices.{voices}', count=count)}"


def _returns(thread: Thread, board: Board) -> list[str]:
    """How much of it comes back on resampled material, and without the case it leans on most."""
    told = []
    if thread.stability is not None:
        key = "returns_seldom" if thread.unstable else "returns"
        told.append((t(f"app_threads.{key}", share=round(100 * thread.stability)), "returns_title"))
    if thread.without_case is not None:
        case = board.case_names.get(thread.leans_on, thread.leans_on)
        told.append(
            (
                t("app_threads.without", case=case, share=round(100 * thread.without_case)),
                "without_title",
            )
        )
    return [
        f'<span title="{escape(t(f"app_threads.{title}"), quote=True)}">{escape(text)}</span>'
        for text, title in told
    ]


def _carried(thread: Thread, board: Board) -> str:
    """The cases in which it may be said to occur, where they are fewer than those it has fragments from."""
    if thread.carried is None or len(thread.carried) in (0, thread.breadth.cases):
        return ""
    names = ", ".join(board.case_names.get(case, case) for case in thread.carried)
    return f'<div class="qc-line">{escape(t("app_threads.carried", cases=names))}</div>'


def _dots(thread: Thread, board: Board) -> str:
    """A dot per case, larger the more is said there; a number where there are many cases."""
    if not 1 < len(board.case_names) <= MANY_CASES:
        return ""
    most = max(thread.breadth.by_case.values(), default=1)
    dots = []
    for case, name in board.case_names.items():
        count = thread.breadth.by_case.get(case, 0)
        size = 0.35 + 0.65 * (count / most) ** 0.5 if count else 0.35
        title = escape(t("app_threads.in_case", case=name, count=count), quote=True)
        kind = "qt-dot" if count else "qt-dot qt-none"
        dots.append(f'<i class="{kind}" style="--size:{size:.2f}" title="{title}"></i>')
    told = escape(t("app_threads.cases", count=thread.breadth.cases, of=thread.breadth.of_cases), quote=True)
    return f'<span class="qt-dots" role="img" aria-label="{told}">{"".join(dots)}</span>'


def _words(thread: Thread) -> str:
    terms = escape(", ".join(thread.terms[:10]))
    described = f'<p class="qt-described">{escape(thread.description)}</p>' if thread.description else ""
    names = escape(t("app_threads.also", names=", ".join(thread.aliases)))
    also = f'<p class="qc-line">{names}</p>' if thread.aliases else ""
    return f'{described}<p class="qt-terms">{terms}</p>{also}'


def _code(thread: Thread, board: Board) -> str:
    if board.codebook is None:
        return ""
    if thread.code:
        text = t("app_threads.linked", code=board.code_label(thread.code))
    elif thread.nearest is not None:
        key = "follows" if thread.nearest.led else "nearest"
        label = board.code_label(thread.nearest.code) or thread.nearest.label
        text = t(f"app_threads.{key}", code=label)
    else:
        return f'<p class="qc-line"><strong>{escape(t("app_threads.new"))}</strong></p>'
    return f'<p class="qc-line">{escape(text)}</p>'


def _more(thread: Thread, board: Board) -> str:
    """Sub-themes, who says more of it than others, and how its share moves over time."""
    lines = []
    if thread.parts:
        parts = "; ".join(f"{part.label} ({len(part.segments)})" for part in thread.parts)
        lines.append(t("app_threads.parts_are", parts=parts))
    lines += [_contrast(one, thread, board) for one in thread.contrasts]
    for kind, course in thread.courses.items():
        shares = ", ".join(
            f"{period.label} {round(100 * period.segments / max(1, period.of_segments))} %"
            for period in course
        )
        lines.append(t("app_threads.over_time", shares=shares) + _counted_in([kind] if kind else []))
    return "".join(f'<p class="qc-line">{escape(line)}</p>' for line in lines)


def _contrast(one: Contrast, thread: Thread, board: Board) -> str:
    value = board.case_names.get(one.value, one.value) if one.attribute == "case" else one.named
    key = "contrast" if one.holds else "contrast_unsure"
    return t(
        f"app_threads.{key}",
        value=value,
        who=t(f"reporting.voices.{one.counted(thread.breadth.by_kind)}", count=one.of_speakers),
        speakers=one.speakers,
        of=one.of_speakers,
        others=one.other_speakers,
        of_others=one.of_other_speakers,
    ) + _counted_in(one.kinds)


def _counted_in(kinds: Sequence[str]) -> str:
    """Which kinds of source a line counts; nothing where the study has one kind only."""
    names = ", ".join(t(f"reporting.kind.{kind}", default=kind) for kind in kinds)
    return t("app_threads.counted_in", kinds=names) if names else ""
