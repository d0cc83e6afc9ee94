"""A table as it stands on the page; every number in it opens its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import streamlit as st

from app import drafts, grids, place, texts
from app.analysing import charts, choice, figures, quotes
from app.shared import SharedProject
from qualcode.analysis import (
    CodingTable,
    Matrix,
    View,
    contrast,
    cooccurrence,
    frequencies,
    lacks,
    over_time,
    saturation,
    sequences,
    talk_share,
)
from qualcode.analysis.making import named, saturation_note
from qualcode.i18n import dates, t
from qualcode.model import content_hash

if TYPE_CHECKING:
    import pandas as pd
    from streamlit.delta_generator import DeltaGenerator

HEIGHT = 620
INDENT = "\u2003"
SHOWN_LINES = 12
SHOWN_BARS = 40
LONG_HEAD = 40


def matrix(project: SharedProject, found: Matrix) -> pd.DataFrame:
    """Rows by columns; a click on a cell opens its fragments and what is written there."""
    import pandas as pd

    columns = _distinct([column.label for column in found.columns])
    rows = _distinct([INDENT * (row.level - 1) + row.label for row in found.rows])
    frame = pd.DataFrame(
        [[found.content(r, c) for c in range(len(columns))] for r in range(len(rows))],
        index=pd.Index(rows, name=found.row_label),
        columns=columns,
        dtype=object,
    )
    counted = found.view.cell in ("count", "share")
    shown = _numbers(frame) if counted else frame.fillna("").astype(str)
    head = found.row_label or t("app_analysis.rows")
    shown = shown.reset_index(drop=True)
    shown.insert(0, head, rows)
    _lacking(found)
    config: dict[str, Any] = {head: st.column_config.TextColumn(pinned=True, width=grids.width(rows))}
    if counted:
        config |= {name: st.column_config.Column(width=150) for name in columns if len(name) > LONG_HEAD}
    if found.tells_cases:
        shown.insert(1, t("app_analysis.in_cases"), [f"{n}/{found.of_cases}" for n in found.row_cases])
        config[t("app_analysis.in_cases")] = st.column_config.TextColumn(width=76)
    if counted:
        shown = _heated(shown, columns, figures.percent if found.view.cell == "share" else figures.number)
    key = f"analysis-matrix-{content_hash(repr((rows, columns, found.view.cell)))[:12]}"
    table, words = _beside()
    with table:
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
    chosen = [(r, c) for r, c in picked["selection"]["cells"] if c in columns and r < len(rows)]
    place.put(open=found.cells[chosen[0][0]][columns.index(chosen[0][1])].key if chosen else None)
    with words:
        for row, name in chosen:
            _cell(project, found, row, columns.index(name))
    return frame


def _asked(found: Matrix, columns: list[str]) -> list[tuple[int, str]]:
    """The cell that the address has open, if it is in this table."""
    asked = place.get("open")
    cells = ((r, c) for r, row in enumerate(found.cells) for c in range(len(row))) if asked else ()
    return [(r, columns[c]) for r, c in cells if found.cells[r][c].key == asked][:1]


def _beside() -> tuple[DeltaGenerator, DeltaGenerator]:
    """Room for a table, and beside it for what stands behind the chosen number."""
    both = st.container(horizontal=True, wrap=False, key="analysis-beside")
    return both.container(key="analysis-table"), both.container(key="analysis-words", width=460)


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
    quotes.draw(found.table, cell.fragments, heading, titled=False)


def frequency(table: CodingTable, view: View) -> pd.DataFrame:
    """How often each code was given, over how much of the study; a click on a row opens its fragments."""
    frame = frequencies(table, view.rows, rolled_up=view.rolled_up, given_only=not view.empty_rows)
    shown = frame.drop(columns=["path", "level", "coders"], errors="ignore")
    if "level" in frame:
        pairs = zip(frame["level"], frame["label"], strict=True)
        shown["label"] = [INDENT * (level - 1) + label for level, label in pairs]
    with _rows(shown, "frequencies", list(frame["key"])) as row:
        if row is not None and view.rows.startswith("code"):
            code, label = str(frame["key"].iloc[row]), str(frame["label"].iloc[row])
            quotes.draw(table, quotes.with_codes(table, code, rolled_up=view.rolled_up), label)
    top = frame.sort_values("fragments", ascending=False, kind="stable").head(SHOWN_BARS)
    top = top[top["fragments"] > 0]
    if len(top):
        chart(
            charts.bars(list(top["label"]), list(top["fragments"]), t("app_analysis.fragments")),
            "frequencies",
        )
    return named(frame)


def together(table: CodingTable, view: View) -> pd.DataFrame:
    """Codes that go together: pairs, and as matrix and network."""
    near = view.options.get("near", "fragment")
    found = cooccurrence(table, view.rows, near=near, rolled_up=False)
    pairs = found.pairs()
    if not len(pairs):
        texts.empty(t("app_analysis.no_pairs"), t("app_analysis.no_pairs_cure"))
        return named(pairs)
    with _rows(pairs, "pairs", list(pairs["one_key"] + "|" + pairs["other_key"])) as row:
        if row is not None and view.rows.startswith("code"):
            one, other = str(pairs["one_key"].iloc[row]), str(pairs["other_key"].iloc[row])
            heading = f"{pairs['one'].iloc[row]} + {pairs['other'].iloc[row]}"
            quotes.draw(table, quotes.with_codes(table, one, other), heading)
    shapes = ("network", "matrix")
    shape = st.segmented_control(
        t("app_analysis.as"),
        shapes,
        default=place.get("shape") if place.get("shape") in shapes else "network",
        format_func=lambda one: t(f"app_analysis.{one}"),
        key="analysis-shape",
        label_visibility="collapsed",
    )
    place.put(shape=shape if shape != "network" else None)
    labels = [value.label for value in found.values]
    alone = found.counts.diagonal()
    if shape == "matrix":
        used = [place for place in range(len(labels)) if alone[place]]
        names = [labels[place] for place in used]
        chart(charts.heat(names, names, found.counts[used][:, used].tolist()), "cooccurrence")
    else:
        number = {value.key: place for place, value in enumerate(found.values)}
        edges = [
            (number[one], number[other], float(times))
            for one, other, times in zip(pairs["one_key"], pairs["other_key"], pairs["together"], strict=True)
        ]
        chart(charts.network(labels, [int(count) for count in alone], edges), "network")
    return named(pairs)


def follows(table: CodingTable, view: View) -> pd.DataFrame:
    """What follows on what."""
    frame = sequences(table, view.rows)
    _plain(frame)
    texts.line(t("analysis.note.sequences"))
    return named(frame)


def contrasted(table: CodingTable, view: View) -> pd.DataFrame:
    """Who speaks of what more than others: one group against another, or against all the rest."""
    values = {value.key: value.label for value in table.axis(view.columns).values}
    if len(values) < 2:
        texts.empty(t("app_analysis.one_group"), t("app_analysis.one_group_cure"))
        return named(table.frame().head(0))
    left, right = st.columns(2)
    groups = list(values)
    asked, against = (view.options.get(name) for name in choice.GROUPS)
    now = (asked if asked in groups else groups[0], against if against in groups else "")
    one = left.selectbox(
        t("app_analysis.group"),
        groups,
        index=groups.index(now[0]),
        format_func=lambda key: texts.plain(values[key]),
        key=f"analysis-one-{view.columns}-{now}",
    )
    others = ["", *(key for key in values if key not in ("", one))]
    other = right.selectbox(
        t("app_analysis.against"),
        others,
        index=_at(others, now[1]),
        format_func=lambda key: texts.plain(values[key]) if key else t("app_analysis.the_rest"),
        key=f"analysis-other-{view.columns}-{now}",
    )
    if one != now[0] or (other != now[1] and now[1] in others):
        place.put(one=one or choice.NONE, other=other or choice.NONE)
        st.rerun()
    frame = contrast(table, view.columns, one, other, rows=view.rows, rolled_up=view.rolled_up)
    with _rows(frame, "contrast", list(frame["key"]), shares=("difference", "low", "high")) as row:
        if row is not None and view.rows.startswith("code"):
            code, label = str(frame["key"].iloc[row]), str(frame["label"].iloc[row])
            own = table.where({view.columns: [one]})
            found = quotes.with_codes(own, code, rolled_up=view.rolled_up)
            quotes.draw(own, found, f"{label}: {values[one]}")
    texts.line(t("analysis.note.contrast"))
    return named(frame)


def saturated(table: CodingTable, view: View) -> pd.DataFrame:
    """New codes per source."""
    found = saturation(table, view.rows)
    rows = found.table
    figure = charts.lines(
        [f"{place}. {label}" for place, label in enumerate(rows["label"], 1)],
        {t("app_analysis.seen"): list(rows["seen"]), t("app_analysis.new_codes"): list(rows["new"])},
        t("app_analysis.codes"),
    )
    x = figure["data"][0]["x"]
    figure["data"] = [*charts.band(x, rows["low"], rows["high"], t("app_analysis.random")), *figure["data"]]
    chart(figure, "saturation")
    texts.line(saturation_note(found))
    _plain(rows.assign(date=[dates.short(one) for one in rows["date"]]))
    return named(rows)


def in_time(table: CodingTable, view: View) -> pd.DataFrame:
    """How a code's share moves over phases or months."""
    period = view.columns if view.columns in ("phase", "month", "quarter", "year", "date") else "phase"
    found = over_time(table, view.rows, period, rolled_up=view.rolled_up)
    order = found.counts.sum(axis=1).sort_values(ascending=False, kind="stable").index
    shown = [name for name in order if found.counts.loc[name].sum()][:SHOWN_LINES]
    if len(found.shares.columns) > 1 and shown:
        series = {str(name): [float(one) for one in found.shares.loc[name].fillna(0)] for name in shown}
        x = [str(name) for name in found.shares.columns]
        chart(charts.lines(x, series, t("app_analysis.share"), percent=True), "time")
    frame = found.shares.reset_index()
    periods = [str(name) for name in found.shares.columns]
    st.dataframe(
        figures.styled(frame.rename(columns=str), dict.fromkeys(periods, figures.percent)),
        placeholder="",
        hide_index=True,
        height=grids.height(len(frame), HEIGHT),
    )
    return frame


def talk(table: CodingTable) -> pd.DataFrame:
    """Who talks how much in which source."""
    frame = talk_share(table)
    _plain(frame.drop(columns="document"))
    return named(frame)


def chart(figure: charts.Figure, name: str) -> None:
    """A chart that can be saved as PNG or SVG."""
    room = st.container()
    kind = st.segmented_control(
        t("app_analysis.save_chart"),
        ("png", "svg"),
        default="png",
        format_func=str.upper,
        required=True,
        key=f"analysis-chart-{name}",
    )
    options = {"format": kind, "filename": name, "scale": 2}
    config = {"displaylogo": False, "displayModeBar": True, "toImageButtonOptions": options}
    config["modeBarButtonsToRemove"] = ["select2d", "lasso2d", "autoScale2d"]
    room.plotly_chart(
        figure, key=f"analysis-figure-{name}-{kind}", config=config, alt=t(f"app_analysis.chart.{name}")
    )


def _at(options: list[str], asked: str) -> int:
    return options.index(asked) if asked in options else 0


@contextmanager
def _rows(
    frame: pd.DataFrame, name: str, names: list[str], *, shares: Sequence[str] = ()
) -> Iterator[int | None]:
    """A table of which a row can be chosen, and within it the room beside it; gives which row.

    `names` are what the rows are called in the address.
    """
    key, asked = f"analysis-{name}-{len(frame)}", place.get("open")
    table, words = _beside()
    with table:
        picked = st.dataframe(
            figures.written(frame, shares),
            placeholder="",
            hide_index=True,
            column_config=_labelled(frame),
            height=grids.height(len(frame), HEIGHT),
            on_select="rerun",
            selection_mode=("single-row", "single-cell"),
            selection_default=grids.at_first(key, rows=[names.index(asked)] if asked in names else []),
            key=key,
        )
    row = grids.chosen_row(picked, len(frame))
    place.put(open=None if row is None else names[row])
    with words:
        yield row


def _plain(frame: pd.DataFrame) -> None:
    """A table to read."""
    st.dataframe(
        figures.written(frame),
        placeholder="",
        hide_index=True,
        height=grids.height(len(frame), HEIGHT),
        column_config=_labelled(frame),
    )


def _labelled(frame: pd.DataFrame) -> dict[str, Any]:
    """The first column, wide enough for its longest label."""
    shown = named(frame).iloc[:, 0]
    return {str(shown.name): st.column_config.TextColumn(width=grids.width(map(str, shown)))}


def _numbers(frame: pd.DataFrame) -> pd.DataFrame:
    """Counts and shares as numbers; an empty cell stays empty."""
    import pandas as pd

    return frame.apply(lambda column: pd.to_numeric(column, errors="coerce"))


def _heated(frame: pd.DataFrame, columns: list[str], written: figures.Written) -> Any:
    """Cells the darker the more; the number stays readable, and what is empty stays white."""
    values = frame[columns].astype(float)
    most = values.max().max()

    def colour(value: float) -> str:
        if not value or value != value or not most:
            return ""
        return f"background-color: rgba(44,127,163,{0.1 + 0.42 * value / most:.2f})"

    shown = figures.styled(frame, dict.fromkeys(columns, written))
    if shown is frame or not len(frame):
        return shown
    colours = values.map(colour)
    return shown.apply(lambda _: colours, axis=None, subset=columns)


def _distinct(labels: list[str]) -> list[str]:
    """Labels made different where they are the same, since a table's columns must be."""
    seen: dict[str, int] = {}
    found = []
    for label in labels:
        seen[label] = seen.get(label, 0) + 1
        found.append(label if seen[label] == 1 else f"{label} ({seen[label]})")
    return found
