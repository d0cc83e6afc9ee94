"""How a thread looks: its name, its spread over the study, and three voices that speak for it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from app.threads import details
from app.threads.board import Board
from app.threads.fragments import spoken
from app.wording import number
from qualcode.i18n import t
from qualcode.model import Segment, Thread, ThreadStatus, Voices
from qualcode.project.proposed.thread_history import Step

MANY_CASES = 24
LONGEST_QUOTE = 320


def head(thread: Thread, board: Board, steps: Sequence[Step] = ()) -> None:
    """What it is called and where it lives, and the rest in a fold."""
    st.html(body(thread, board, steps))


def body(thread: Thread, board: Board, steps: Sequence[Step] = ()) -> str:
    """The same as HTML; every word of people is escaped."""
    return (
        f'<article class="qt-card" aria-labelledby="{_id(thread)}">'
        f"<header>{_head(thread, board.min_cases)}</header>{_outcome(thread, board)}{_spread(thread, board)}"
        f"{_words(thread)}{_code(thread, board)}{_surely(thread, board)}{details.fold(thread, board, steps)}"
        "</article>"
    )


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
        marks.append(("qt-new", t("app_threads.assigned", count=number(len(thread.assigned)))))
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
        t("app_threads.sources", count=number(breadth.documents), of=number(breadth.of_documents)),
        *([_counted(thread.voices, breadth.speakers)] if breadth.speakers else []),
        t("app_threads.fragments", count=number(thread.size)),
    ]
    returns = _returns(thread)
    line = " · ".join([*(escape(part) for part in parts), *([returns] if returns else [])])
    return f'<div class="qt-spread">{_dots(thread, board)}<span class="qc-line">{line}</span></div>'


def _counted(voices: Voices, count: int) -> str:
    return f"{number(count)} {t(f'reporting.voices.{voices}', count=count)}"


def _returns(thread: Thread) -> str:
    """How much of it comes back on resampled material."""
    if thread.stability is None:
        return ""
    key = "returns_seldom" if thread.unstable else "returns"
    told = escape(t(f"app_threads.{key}", share=round(100 * thread.stability)))
    return f'<span title="{escape(t("app_threads.returns_title"), quote=True)}">{told}</span>'


def _dots(thread: Thread, board: Board) -> str:
    """A dot per case, larger the more is said there; a number where there are many cases."""
    if not 1 < len(board.case_names) <= MANY_CASES:
        return ""
    most = max(thread.breadth.by_case.values(), default=1)
    dots = []
    for case, name in board.case_names.items():
        count = thread.breadth.by_case.get(case, 0)
        size = 0.35 + 0.65 * (count / most) ** 0.5 if count else 0.35
        title = escape(t("app_threads.in_case", case=name, count=number(count)), quote=True)
        kind = "qt-dot" if count else "qt-dot qt-none"
        dots.append(f'<i class="{kind}" style="--size:{size:.2f}" title="{title}"></i>')
    told = escape(t("app_threads.cases", count=thread.breadth.cases, of=thread.breadth.of_cases), quote=True)
    return f'<span class="qt-dots" role="img" aria-label="{told}">{"".join(dots)}</span>'


def _words(thread: Thread) -> str:
    terms = escape(", ".join(thread.terms[:10]))
    described = f'<p class="qt-described">{escape(thread.description)}</p>' if thread.description else ""
    return f'{described}<p class="qt-terms">{terms}</p>'


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


def _surely(thread: Thread, board: Board) -> str:
    """Who says more of it than others, where that is hardly chance."""
    told = [details.contrast(one, thread, board) for one in thread.contrasts if one.holds]
    return "".join(f'<p class="qc-line">{escape(line)}</p>' for line in told)
