"""The import report: what came in, what did not and why, what was repaired."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from app import texts
from app.wording import count, number
from qualcode.i18n import t
from qualcode.model import Repair, SegmentKind
from qualcode.project.incoming.adding import Added, Outcome

IN = (Outcome.ADDED, Outcome.REPLACED)


def show(report: Sequence[Added], troubles: Sequence[tuple[str, str]], close: Callable[[], None]) -> None:
    """Failures first, each with its reason; then a line per source with its repairs and warnings."""
    came_in = [line for line in report if line.outcome in IN]
    others = [(line.file, line.error or " ".join(line.warnings)) for line in report if line.outcome not in IN]
    with st.container(border=True, key="import-report"):
        for outcome, told in (
            (Outcome.ADDED, "app_sources.came_in"),
            (Outcome.REPLACED, "app_sources.renewed"),
        ):
            if lines := [line for line in came_in if line.outcome is outcome]:
                texts.done(count(told, len(lines)))
        if others or troubles:
            texts.listing(count("app_sources.refused", len(others) + len(troubles)), [*troubles, *others])
        noted = [line for line in came_in if line.repairs or line.warnings]
        if noted:
            with st.expander(count("app_sources.repaired", len(noted)), key="sources-repaired"):
                for line in noted:
                    texts.words(line.file, kind="qc-strong")
                    details(line.repairs, line.warnings)
                    for member in line.lost_members:
                        texts.line(t("project.lost_member", label=member.thread, words=member.words))
        if came_in:
            _table(came_in)
        st.button(t("app_sources.close_report"), key="sources-close-report", on_click=close)


def _table(lines: Sequence[Added]) -> None:
    rows = [
        [
            line.document.title if line.document else line.file,
            line.file,
            number(len(line.document.speakers)) if line.document else "",
            number(line.turns),
            number(line.segments.get(SegmentKind.CONTENT.value, 0)),
            number(sum(repair.count for repair in line.repairs)),
        ]
        for line in lines
    ]
    names = ("title", "file", "speakers", "turns", "fragments", "repairs")
    texts.table([t(f"app_sources.{name}") for name in names], rows, numbers=(2, 3, 4, 5))


def details(repairs: Sequence[Repair], warnings: Sequence[str]) -> None:
    """What was repaired in a source, before and after, and what was warned of."""
    for warning in warnings:
        texts.line(f"⚠ {warning}")
    for repair in repairs:
        name = t(f"reading.repair.{repair.step}", default=repair.step)
        texts.line(t("app_sources.repair", step=name, count=number(repair.count)))
        if repair.examples:
            texts.changes([(change.before, change.after) for change in repair.examples])
