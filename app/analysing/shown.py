"""A table as it stands on the page; every number in it opens its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from app import place, texts
from app.analysing import charts, choice, figures, quotes
from app.analysing.picture import chart
from app.analysing.tables import INDENT, Chosen, choosable, in_chart
from app.wording import count
from qualcode.analysis import (
    CodingTable,
    Crosstab,
    Matrix,
    Saturation,
    View,
    behind,
    contrast,
    frequencies,
    over_time,
    saturation,
    sequences,
    talk_share,
)
from qualcode.analysis.columns import column_name, named
from qualcode.analysis.notes import saturation_note
from qualcode.analysis.talk import PERIODS
from qualcode.i18n import dates, t

if TYPE_CHECKING:
    import pandas as pd

SHOWN_LINES = 12
SHOWN_BARS = 40
TOLD_ANYWAY = (
    "label",
    "fragments",
    "speakers",
    "documents",
    "cases",
    "coded",
    "title",
    "case",
    "speaker",
    "role",
)
"""Columns that say nothing beside how many fragments, people, sources and cases the quotes are of."""


def frequency(table: CodingTable, view: View) -> pd.DataFrame:
    """How often each code was given, over how much of the study; a click on a row opens its fragments."""
    frame = frequencies(table, view.rows, rolled_up=view.rolled_up, given_only=not view.empty_rows)
    shown = frame.drop(columns=["path", "level", "coders"], errors="ignore")
    if "level" in frame:
        pairs = zip(frame["level"], frame["label"], strict=True)
        shown["label"] = [INDENT * (level - 1) + label for level, label in pairs]
    grid = choosable(shown, "frequencies", list(frame["key"]))
    with grid.words:
        if (chosen := grid.chosen) is not None:
            key, label = str(frame["key"].iloc[chosen.row]), str(frame["label"].iloc[chosen.row])
            found = behind.of_value(table, view.rows, key, rolled_up=view.rolled_up)
            quotes.draw(table, found, label, told=_clicked(frame, chosen))
    top = frame.sort_values("fragments", ascending=False, kind="stable").head(SHOWN_BARS)
    top = top[top["fragments"] > 0]
    if len(top):
        opens = [in_chart(str(key), "fragments") for key in top["key"]]
        with grid.below:
            chart(
                charts.bars(list(top["label"]), list(top["fragments"]), t("app_analysis.fragments"), opens),
                "frequencies",
            )
    return named(frame)


def follows(table: CodingTable, view: View) -> pd.DataFrame:
    """What follows on what."""
    frame = sequences(table, view.rows)
    if not len(frame):
        texts.empty(t("app_analysis.no_sequences"), t("app_analysis.no_pairs_cure"))
        return named(frame)
    grid = choosable(frame, "sequences", list(frame["first_key"] + "|" + frame["then_key"]))
    with grid.words:
        if grid.chosen is not None:
            step = frame.iloc[grid.chosen.row]
            pairs = behind.of_sequence(table, view.rows, step["first_key"], step["then_key"])
            quotes.draw_pairs(table, pairs, f"{step['first']} → {step['then']}")
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
    grid = choosable(frame, "contrast", list(frame["key"]))
    with grid.words:
        if (chosen := grid.chosen) is not None:
            key, label = str(frame["key"].iloc[chosen.row]), str(frame["label"].iloc[chosen.row])
            group = _group(values, one, other, chosen.column)
            own = table.where({view.columns: group})
            found = behind.of_value(own, view.rows, key, rolled_up=view.rolled_up)
            told = ", ".join(values[each] for each in group) if len(group) < 3 else t("app_analysis.the_rest")
            quotes.draw(own, found, f"{label}: {told}", told=_clicked(frame, chosen))
    texts.line(t("analysis.note.contrast"))
    return named(frame)


def _group(values: dict[str, str], one: str, other: str, column: str) -> list[str]:
    """The values of the group whose number was clicked; of both where the number is of both."""
    rest = [other] if other else [key for key in values if key not in ("", one)]
    if column.endswith("_one"):
        return [one]
    return rest if column.endswith("_other") else [one, *rest]


def saturated(table: CodingTable, view: View) -> pd.DataFrame:
    """New codes per source; a click on a source opens what was new in it."""
    found = saturation(table, view.rows)
    rows = found.table
    x = [f"{place}. {label}" for place, label in enumerate(rows["label"], 1)]
    told = rows.assign(label=x, date=[dates.short(one) for one in rows["date"]])
    grid = choosable(told, "saturation", list(rows["key"]))
    with grid.words:
        if grid.chosen is not None:
            _came_up(table, view.rows, found, grid.chosen)
    with grid.above:
        seen, new = t("app_analysis.seen"), t("app_analysis.new_codes")
        opens = [in_chart(str(key), "new") for key in rows["key"]]
        figure = charts.lines(
            x, {seen: list(rows["seen"]), new: list(rows["new"])}, t("app_analysis.codes"), {new: opens}
        )
        charts.in_turn(figure, list(rows["label"]), t("app_analysis.source_number"))
        figure["data"] = [
            *charts.band(x, rows["low"], rows["high"], t("app_analysis.random")),
            *figure["data"],
        ]
        chart(figure, "saturation")
        texts.line(saturation_note(found))
    return named(rows)


def _came_up(table: CodingTable, by: str, found: Saturation, chosen: Chosen) -> None:
    """What was coded in a source with the codes that were new in it, or with all where that was clicked."""
    row = found.table.iloc[chosen.row]
    new = chosen.column != "codes"
    codes = (found.fresh if new else found.codes)[chosen.row]
    labels = {value.key: value.label for value in table.axis(by).values}
    texts.subheading(str(row["label"]))
    texts.line(count("app_analysis.n_new" if new else "app_analysis.n_codes", len(codes)))
    texts.words("\n".join(f"• {labels[code]}" for code in codes))
    if codes:
        quotes.draw(table, behind.of_unit(table, by, row["key"], codes), str(row["label"]), titled=False)


def in_time(table: CodingTable, view: View) -> tuple[View, Crosstab]:
    """Codes over phases or months: the matrix of them, and its shares."""
    period = view.columns if view.columns in PERIODS else PERIODS[0]
    found = over_time(table, view.rows, period, rolled_up=view.rolled_up)
    below = View(
        view.name,
        rows=view.rows,
        columns=period,
        filters=view.filters,
        cell="share",
        base="material",
        rolled_up=view.rolled_up,
    )
    return below, found


def course(found: Crosstab, matrix: Matrix) -> None:
    """The lines of codes over time; of one period the way to what would make more of them."""
    totals = found.counts.sum(axis=1).to_numpy()
    shown = [int(nth) for nth in (-totals).argsort(kind="stable") if totals[nth]][:SHOWN_LINES]
    if len(found.shares.columns) < 2:
        kind = "phase" if matrix.view.columns == "phase" else "date"
        texts.note(t("app_analysis.one_period"), t(f"app_analysis.one_period_cure.{kind}"))
        place.link("sources", t("app_start.go_sources"), icon=":material/arrow_forward:")
    elif shown:
        names = charts.distinct([value.label for value in found.rows.values])
        keys = [value.key for value in found.rows.values]
        cells = {row.key: cells for row, cells in zip(matrix.rows, matrix.cells, strict=True)}
        opens = {names[nth]: [in_chart(cell.key) for cell in cells.get(keys[nth], ())] for nth in shown}
        series = {names[nth]: [float(one) for one in found.shares.iloc[nth].fillna(0)] for nth in shown}
        x = [str(name) for name in found.shares.columns]
        chart(charts.lines(x, series, t("app_analysis.share"), opens, percent=True), "time")


def talk(table: CodingTable) -> pd.DataFrame:
    """Who talks how much in which source; a click opens what somebody says there."""
    frame = talk_share(table)
    grid = choosable(frame, "talk", list(frame["key"]))
    with grid.words:
        if (chosen := grid.chosen) is not None:
            row = frame.iloc[chosen.row]
            said = behind.of_voice(table, row["key"], coded=chosen.column == "coded")
            quotes.draw(table, said, f"{row['speaker']} · {row['title']}", told=_clicked(frame, chosen))
    return named(frame)


def _clicked(frame: pd.DataFrame, chosen: Chosen) -> list[str]:
    """The number that was clicked with what it counts, where the line about the quotes does not tell it."""
    if chosen.column not in frame or chosen.column in TOLD_ANYWAY:
        return []
    return [f"{column_name(chosen.column)}: {figures.one(frame, chosen.column, chosen.row)}"]


def _at(options: list[str], asked: str) -> int:
    return options.index(asked) if asked in options else 0
