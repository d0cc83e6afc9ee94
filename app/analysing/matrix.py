"""The matrix as it stands on the page; every cell opens its words, and a summary of one's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import streamlit as st

from app import drafts, grids, place, texts
from app.analysing import figures, quotes
from app.analysing.charts import distinct
from app.analysing.tables import HEIGHT, INDENT, beside, drawn_as, opened
from app.shared import SharedProject
from qualcode import shortening
from qualcode.analysis import (
    Matrix,
    lacks,
)
from qualcode.i18n import t
from qualcode.model import content_hash

if TYPE_CHECKING:
    import pandas as pd

    from qualcode.analysis.matrix import Cell

LONG_HEAD, HEADS_IN_SIGHT = 22, 120
"""Letters of a head that may be long, and of all of them together before the long ones are cut."""
WHOLE_ROW = "row"
"""What stands in the address for the name of a row, or the number of its cases."""


def draw(
    project: SharedProject, found: Matrix, picture: Callable[[Matrix], None] | None = None
) -> pd.DataFrame:
    """Rows by columns; a click on a cell opens its fragments and what is written there.

    `picture` draws what is to stand above the table.
    """
    import pandas as pd

    columns = distinct([column.label for column in found.columns])
    rows = distinct([INDENT * (row.level - 1) + row.label for row in found.rows])
    frame = pd.DataFrame(
        [[found.content(r, c) for c in range(len(columns))] for r in range(len(rows))],
        index=pd.Index(rows, name=found.row_label),
        columns=columns,
        dtype=object,
    )
    counted = found.view.cell in ("count", "share")
    shown = _numbers(frame) if counted else frame.fillna("").astype(str)
    head = _head(found)
    shown = shown.reset_index(drop=True)
    shown.insert(0, head, rows)
    _lacking(found)
    if not rows:
        return frame
    config: dict[str, Any] = {head: st.column_config.TextColumn(pinned=True, width=grids.width(rows))}
    if counted and sum(map(len, columns)) > HEADS_IN_SIGHT:
        config |= grids.heads({name: shortening.beginning(name, LONG_HEAD) for name in columns})
    if found.tells_cases:
        shown.insert(1, t("app_analysis.in_cases"), [f"{n}/{found.of_cases}" for n in found.row_cases])
        config[t("app_analysis.in_cases")] = st.column_config.TextColumn(width=76)
    if counted:
        shown = _heated(shown, columns, figures.percent if found.view.cell == "share" else figures.number)
    key = drawn_as(f"analysis-matrix-{content_hash(repr((rows, columns, found.view.cell)))[:12]}")
    table, words = beside()
    with table:
        if picture is not None:
            picture(found)
        picked = st.dataframe(
            shown,
            placeholder="",
            hide_index=True,
            height=grids.height(len(rows), HEIGHT),
            on_select="rerun",
            selection_mode="single-cell",
            selection_default=grids.at_first(key, cells=_asked(found, columns)),
            key=key,
            column_config=config,
        )
        texts.line(found.note())
    chosen = [(r, c) for r, c in picked["selection"]["cells"] if r < len(rows)][:1]
    with words:
        for row, name in chosen:
            if name in columns:
                opened(found.cells[row][columns.index(name)].key)
                _cell(project, found, row, columns.index(name))
            else:
                opened(found.rows[row].key, WHOLE_ROW)
                _row(found, row)
        if not chosen:
            opened(None)
    return frame


def _head(found: Matrix) -> str:
    """The head of the column with the names of the rows."""
    return found.row_label or t("app_analysis.rows")


def _asked(found: Matrix, columns: list[str]) -> list[tuple[int, str]]:
    """The cell that the address has open, if it is in this table."""
    asked = place.get("open")
    if place.get("at") == WHOLE_ROW:
        head = t("app_analysis.in_cases") if found.tells_cases else _head(found)
        return [(r, head) for r, row in enumerate(found.rows) if row.key == asked][:1]
    cells = ((r, c) for r, row in enumerate(found.cells) for c in range(len(row))) if asked else ()
    return [(r, columns[c]) for r, c in cells if found.cells[r][c].key == asked][:1]


def _lacking(found: Matrix) -> None:
    """Why an empty table is empty, and the way to what would fill it."""
    why = lacks(found)
    if not why:
        return
    texts.note(t("app_analysis.still_empty"), " ".join(why))
    if any(name.startswith("facet.") for name in f"{found.view.rows}|{found.view.columns}".split("|")):
        place.link("coding", t("app_analysis.to_coding"), icon=":material/arrow_forward:")


def _cell(project: SharedProject, found: Matrix, row: int, column: int) -> None:
    cell = found.cells[row][column]
    heading = f"{found.rows[row].label} × {found.columns[column].label}"
    texts.subheading(heading)
    if cell.key in project.summaries() and not cell.summary:
        texts.line(t("app_analysis.summary_hidden"))
    else:
        _summary(project, cell)
    quotes.draw(found.table, cell.fragments, heading, titled=False)


def _summary(project: SharedProject, cell: Cell) -> None:
    with st.form(f"analysis-summary-{cell.key}"), drafts.kept("summary", cell.key):
        written = st.text_area(
            t("app_analysis.summary"),
            value=cell.summary,
            height=100,
            help=t("app_analysis.summary_help"),
        )
        if cell.author:
            texts.line(t("app_analysis.by", author=cell.author))
        if st.form_submit_button(t("app_analysis.keep")):
            if written != cell.summary:  # where another saved meanwhile, the field was drawn anew
                project.put_summary(cell.key, written)
            st.rerun()


def _row(found: Matrix, row: int) -> None:
    """All that stands in the cells of a row, each fragment once."""
    fragments = sorted({one for cell in found.cells[row] for one in cell.fragments})
    quotes.draw(found.table, fragments, found.rows[row].label)


def _numbers(frame: pd.DataFrame) -> pd.DataFrame:
    """Counts and shares as numbers; an empty cell stays empty."""
    import pandas as pd

    return pd.DataFrame({name: pd.to_numeric(frame[name], errors="coerce") for name in frame})


def _heated(frame: pd.DataFrame, columns: list[str], written: grids.Written) -> Any:
    """Cells the darker the more; the number stays readable, and what is empty stays white."""
    values = frame[columns].astype(float)
    most = values.max().max()

    def colour(value: float) -> str:
        if not value or value != value or not most:
            return ""
        return f"background-color: rgba(44,127,163,{0.1 + 0.42 * value / most:.2f})"

    shown = grids.styled(frame, dict.fromkeys(columns, written))
    if shown is frame or not len(frame):
        return shown
    colours = values.map(colour)
    return shown.apply(lambda _: colours, axis=None, subset=columns)
