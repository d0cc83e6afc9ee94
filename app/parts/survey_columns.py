"""What the columns of surveys are read as before they are stored, guessed or chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import streamlit as st

from app import guard, staging, texts
from app.wording import count, number
from qualcode.i18n import t
from qualcode.model import ColumnUse, SurveyColumn
from qualcode.project.incoming.looking import Looked
from qualcode.project.incoming.manifest import Entry
from qualcode.reading import survey_columns

BESIDE = 3
Again = Callable[[Sequence[Entry]], None]


def show(mine: staging.Staging, look_again: Again) -> None:
    """The columns of each survey; with each choice the file is read anew."""
    surveys = [one for one in mine.looked if one.columns]
    if not surveys:
        return
    waiting = any(not one.storable for one in surveys)
    told = count("app_sources.columns", len(surveys))
    with st.expander(told, expanded=waiting, key=f"sources-columns-{mine.id}"):
        texts.line(t("app_sources.columns_why"))
        names = {mine.name_of(one): one for one in surveys}
        chosen = next((name for name, one in names.items() if not one.storable), next(iter(names)))
        if len(names) > 1:
            chosen = st.selectbox(
                t("app_sources.file"),
                list(names),
                index=list(names).index(chosen),
                format_func=texts.plain,
                key=f"sources-columns-of-{mine.id}",
            )
        _columns(mine, names[chosen], look_again)


def _columns(mine: staging.Staging, one: Looked, look_again: Again) -> None:
    for at in range(0, len(one.columns), BESIDE):
        places = st.columns(BESIDE, vertical_alignment="bottom")
        for place, column in zip(places, one.columns[at : at + BESIDE], strict=False):
            with place:
                _column(mine, one, column, look_again)


def _column(mine: staging.Staging, one: Looked, column: SurveyColumn, look_again: Again) -> None:
    key = f"sources-column-{mine.id}-{mine.version}-{mine.name_of(one)}-{column.title}"

    @guard.callback
    def chosen() -> None:
        look_again([_entry(mine, one, column.title, st.session_state[key])])

    label = t("app_sources.column", title=column.title, count=number(column.filled))
    st.selectbox(
        texts.safe(label),
        list(ColumnUse),
        index=list(ColumnUse).index(column.use),
        format_func=lambda use: t(f"reading.column.{use.name.lower()}"),
        key=key,
        on_change=chosen,
    )


def _entry(mine: staging.Staging, one: Looked, title: str, use: ColumnUse) -> Entry:
    """What is told of a file: the use of this column, and of those of which it was said before."""
    told = dict(one.entry.columns.uses) if one.entry.columns else {}
    told.pop(title, None)
    uses = (*told.items(), (title, use))
    return replace(one.entry, file=mine.name_of(one), columns=survey_columns(uses, known=True))
