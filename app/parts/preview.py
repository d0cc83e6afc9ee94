"""What will stand in a file, before it is made: how much, whose names, a few quotes as they will read."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass, replace

import streamlit as st

from app import guard, texts, work
from app.shared import SharedProject
from app.wording import count, number
from qualcode import shortening
from qualcode.i18n import t
from qualcode.model import Role, Segment
from qualcode.ordering import natural
from qualcode.project import Project
from qualcode.reporting.attribution import Grain
from qualcode.reporting.study import Study

KIND = "preview"
QUOTES = 3
MEMOS = 2
NAMES = 40
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Preview:
    """What a reader gets to see."""

    figures: tuple[str, ...]
    cases: tuple[str, ...]
    names: tuple[str, ...]
    quotes: tuple[tuple[str, str], ...]
    memos: tuple[tuple[str, str], ...] = ()


Key = tuple[str, bool, Grain | None, bool, str, bool]
KEPT = 12
"""Previews that are kept, of all projects and of all that people ask for together."""
_lock = threading.Lock()
_kept: OrderedDict[Key, tuple[int, Preview]] = OrderedDict()
"""Each with the last event of the project as it was made of."""


@st.fragment(run_every=1.5)
@guard.part
def show(
    project: SharedProject, *, pseudonyms: bool, grain: Grain | None, others: bool = False, memos: bool = True
) -> None:
    """Draw the preview; it is made in the background, and anew when something changes.

    `grain` is how much an attribution tells; None where speaker and source stand in columns of their own.
    """
    eyes = _eyes(project, others=others)
    key, event = (str(project.path), pseudonyms, grain, others, eyes, memos), project.last_event()
    with _lock:
        kept = _kept.get(key)
    if kept is None or kept[0] != event:
        label = t("app_output.previewing")
        work.start(project, KIND, label, lambda p, job: _make(p, key, event), alone=False, about=key)
    if kept is not None:
        _draw(kept[1])
        return
    job = work.latest(project.path, KIND)
    if job is not None and job.state == "failed":
        texts.error(*job.trouble)
    else:
        texts.line(t("app.work.begun", label=t("app_output.previewing")))


def _eyes(project: SharedProject, *, others: bool) -> str:
    """Whose preview it is: somebody's own where that coder codes blind, else everybody's."""
    return "" if others or not project.blind() else project.who


def _make(project: Project, key: Key, event: int) -> None:
    _, pseudonyms, grain, others, _, memos = key
    made = preview(project.study(pseudonyms=pseudonyms, others=others, memos=memos), grain)
    with _lock:
        _kept.pop(key, None)
        _kept[key] = (event, made)
        while len(_kept) > KEPT:
            _kept.popitem(last=False)


def codes(project: SharedProject, *, pseudonyms: bool) -> None:
    """What will stand in a file of the codebook alone: no words of participants but those in definitions."""
    for book in project.codebooks():
        names = [
            project.words_out(code.label, any_case=False) if pseudonyms else code.label for code in book.codes
        ]
        texts.line(book.title, count("app_output.n_codes", len(names)), kind="qc-strong")
        more = len(names) - NAMES
        rest = [t("app_output.more_names", count=number(more))] if more > 0 else []
        texts.words(", ".join([*(shortening.beginning(name, LONGEST) for name in names[:NAMES]), *rest]))


def preview(study: Study, grain: Grain | None) -> Preview:
    """The preview of a study for people: with the codings that count.

    Without `grain` that for programs: with all codings, and each quote has its speaker and source.
    """
    study = replace(study, grain=grain or study.grain)
    threads = [one for one in study.threads.threads if not one.status.done] if study.threads else []
    codings = study.table.totals["codings"] if grain else len(study.codings)
    figures = (
        count("app_start.n_sources", len(study.documents)),
        count("app_output.n_fragments", len(study.segments)),
        count("app_start.n_codings", codings),
        count("app_output.n_threads", len(threads)),
        count("app_output.n_memos", len(study.memos)),
    )
    people = {
        speaker.shown
        for document in study.documents.values()
        for speaker in document.speakers
        if speaker.role is not Role.INTERVIEWER
    }
    wanted = [quote for thread in threads for quote in thread.quotes[:1]] or list(study.segments)
    shown = [study.segments[one] for one in wanted if one in study.segments][:QUOTES]
    return Preview(
        figures,
        tuple(sorted((case.name for case in study.cases), key=natural)),
        tuple(sorted(people, key=natural)),
        tuple((one.text, study.attribution(one) if grain else _columns(study, one)) for one in shown),
        tuple((one.text, t("app_output.memo_by", author=one.author)) for one in study.memos[-MEMOS:]),
    )


def _columns(study: Study, segment: Segment) -> str:
    """Speaker and source of a fragment, as the columns of those names have them."""
    document = study.documents[segment.document]
    speaker = document.speaker(segment.speaker) if segment.speaker else None
    return " · ".join(filter(None, (speaker.shown if speaker else "", document.title)))


def _draw(made: Preview) -> None:
    texts.line(*made.figures)
    if made.names:
        more = len(made.names) - NAMES
        rest = [t("app_output.more_names", count=number(more))] if more > 0 else []
        texts.line(t("app_output.names_in_it"), kind="qc-strong")
        texts.words(", ".join([*(shortening.beginning(name, LONGEST) for name in made.names[:NAMES]), *rest]))
    if made.cases:
        texts.line(t("app_output.cases_in_it"), kind="qc-strong")
        texts.words(", ".join(shortening.beginning(case, LONGEST) for case in made.cases))
    if made.quotes:
        texts.line(t("app_output.quotes_in_it"), kind="qc-strong")
        for text, attribution in made.quotes:
            texts.quote(text, attribution)
    if made.memos:
        texts.line(t("app_output.memos_in_it"), kind="qc-strong")
        for text, author in made.memos:
            texts.quote(text, author)
