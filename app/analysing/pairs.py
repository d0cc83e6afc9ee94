"""Codes that go together: their pairs as a table, a network or a matrix, each of which opens the words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from app import place, texts
from app.analysing import charts, quotes
from app.analysing.picture import chart
from app.analysing.tables import choosable, in_chart
from qualcode.analysis import CodingTable, Cooccurrence, View, behind, cooccurrence
from qualcode.analysis.columns import named
from qualcode.i18n import t

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

MATRIX_CODES = 30


def together(table: CodingTable, view: View) -> pd.DataFrame:
    """Codes that go together: pairs, and as matrix and network."""
    near = view.options.get("near", "fragment")
    found = cooccurrence(table, view.rows, near=near, rolled_up=False)
    pairs = found.pairs()
    if not len(pairs):
        texts.empty(t("app_analysis.no_pairs"), t("app_analysis.no_pairs_cure"))
        return named(pairs)
    grid = choosable(pairs, "pairs", list(pairs["one_key"] + "|" + pairs["other_key"]))
    with grid.words:
        if grid.chosen is not None:
            _pair(table, view.rows, near, pairs.iloc[grid.chosen.row], grid.chosen.column)
    with grid.below:
        _drawn(found, pairs)
    return named(pairs)


def _drawn(found: Cooccurrence, pairs: pd.DataFrame) -> None:
    """The pairs as a network or as a matrix."""
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
    labels, keys = [value.label for value in found.values], [value.key for value in found.values]
    both, alone = opened_by(pairs)
    if shape == "matrix":
        used = most_together(found.counts)
        names = [labels[place] for place in used]
        if len(used) == MATRIX_CODES:
            texts.line(t("app_analysis.most_together", most=len(used)))
        opens = [[both.get((keys[r], keys[c]), "") for c in used] for r in used]
        for at, code in enumerate(used):
            opens[at][at] = alone.get(keys[code], "")
        dark = st.context.theme.type == "dark"
        counts = found.counts[used][:, used].tolist()
        chart(charts.heat(names, names, counts, opens, dark=dark), "cooccurrence")
    else:
        number = {key: place for place, key in enumerate(keys)}
        edges = [
            (number[one], number[other], float(times))
            for one, other, times in zip(pairs["one_key"], pairs["other_key"], pairs["together"], strict=True)
        ]
        sizes = [int(count) for count in found.counts.diagonal()]
        chart(charts.network(labels, sizes, edges, [alone.get(key, "") for key in keys]), "network")


def opened_by(pairs: pd.DataFrame) -> tuple[dict[tuple[str, str], str], dict[str, str]]:
    """What two codes together, and a code alone, open: the number of the table that tells the same."""
    both: dict[tuple[str, str], str] = {}
    alone: dict[str, str] = {}
    for one, other in zip(pairs["one_key"], pairs["other_key"], strict=True):
        row = f"{one}|{other}"
        both[one, other] = both[other, one] = in_chart(row, "together")
        alone.setdefault(one, in_chart(row, "with_one"))
        alone.setdefault(other, in_chart(row, "with_other"))
    return both, alone


def _pair(table: CodingTable, by: str, near: str | int, pair: pd.Series, column: str) -> None:
    """Both codes of a pair together, or one of them where its number was clicked."""
    alone = {"with_one": "one", "with_other": "other"}.get(column)
    if alone:
        quotes.draw(table, behind.of_value(table, by, pair[f"{alone}_key"]), pair[alone])
        return
    found = behind.of_pair(table, by, pair["one_key"], pair["other_key"], near=near)
    quotes.draw(table, found, f"{pair['one']} + {pair['other']}")


def most_together(counts: NDArray[Any]) -> list[int]:
    """Places of the codes that go together most, as many as can be read, in the order that they have."""
    linked = counts.sum(axis=1) - counts.diagonal()
    most = (-linked).argsort(kind="stable")[:MATRIX_CODES]
    return sorted(int(place) for place in most if linked[place])
