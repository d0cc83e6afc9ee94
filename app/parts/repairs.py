"""What is repaired in files before they are stored, step by step, and leaving a step out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import streamlit as st

from app import guard, staging, texts
from app.wording import count, number
from qualcode.i18n import t
from qualcode.model import Repair
from qualcode.project.incoming.looking import Looked
from qualcode.project.incoming.manifest import Entry

EXAMPLES = 8
Again = Callable[[Sequence[Entry]], None]


def show(mine: staging.Staging, look_again: Again) -> None:
    """Each step that changes something, before and after; unticked, the files are read anew without it."""
    found = mine.repairs()
    if not found:
        return
    files = {one.path for touched in found.values() for one, _ in touched}
    left_out = any(one.entry.without for touched in found.values() for one, _ in touched)
    told = count("app_sources.repairing", len(files))
    with st.expander(told, expanded=left_out, key=f"sources-repairing-{mine.id}"):
        texts.line(t("app_sources.repairing_why"))
        for step, touched in found.items():
            _step(mine, step, touched, look_again)


def _step(
    mine: staging.Staging, step: str, touched: Sequence[tuple[Looked, Repair | None]], look_again: Again
) -> None:
    done = [repair for _, repair in touched if repair is not None]
    key = f"sources-repair-{step}-{mine.id}-{mine.version}"

    @guard.callback
    def switched() -> None:
        look_again([_entry(mine, one, step, left_out=not st.session_state[key]) for one, _ in touched])

    label = t(
        "app_sources.repairs_step" if done else "app_sources.repairs_left_out",
        step=t(f"reading.repair.{step}", default=step),
        count=number(sum(repair.count for repair in done)),
        files=len(done) or len(touched),
    )
    with st.container(horizontal=True, vertical_alignment="center", key=f"{key}-line"):
        st.checkbox(texts.safe(label), value=bool(done), key=key, on_change=switched, width="content")
        if len(touched) > 1:
            _by_file(mine, step, touched, look_again)
    examples = [(change.before, change.after) for repair in done for change in repair.examples]
    if examples:
        texts.changes(examples[:EXAMPLES])


def _by_file(
    mine: staging.Staging, step: str, touched: Sequence[tuple[Looked, Repair | None]], look_again: Again
) -> None:
    """In which files, and leaving it out in some of those."""

    @guard.callback
    def switched(one: Looked, key: str) -> None:
        look_again([_entry(mine, one, step, left_out=not st.session_state[key])])

    with st.popover(t("app_sources.repairs_by_file"), key=f"sources-files-{step}-{mine.id}-{mine.version}"):
        for at, (one, repair) in enumerate(touched):
            key = f"sources-repair-{step}-{at}-{mine.id}-{mine.version}"
            told = "app_sources.repairs_in" if repair else "app_sources.repairs_not_in"
            label = t(told, file=mine.name_of(one), count=number(repair.count) if repair else "")
            done = repair is not None
            st.checkbox(texts.safe(label), value=done, key=key, on_change=switched, args=(one, key))


def _entry(mine: staging.Staging, one: Looked, step: str, *, left_out: bool) -> Entry:
    """What is told of a file, with that step left out or in."""
    without = {*one.entry.without, step} if left_out else {*one.entry.without} - {step}
    return replace(one.entry, file=mine.name_of(one), without=tuple(sorted(without)))
