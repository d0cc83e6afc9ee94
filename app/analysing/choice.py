"""Which table is asked for: a named view, changed as one likes; all of it stands in the address."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qualcode.analysis.views import View
from qualcode.analysis.whose import Count, Whose

if TYPE_CHECKING:
    from qualcode.analysis import CodingTable
    from qualcode.project.analysing import Analysis

OWN = "own"
AS_SET, ALL_CODERS, APART = "", "*", "**"
"""Whose codings are laid out: as the project has it, everybody's once, or everybody's each for itself."""
SETTINGS = ("kind", "rows", "columns", "cell", "measure")
GROUPS = ("one", "other")
"""The two that are put side by side, as `qualcode.analysis.contrast` calls them."""
ADDRESS = (*SETTINGS, "rolled", "filters", "own_rows", "own_columns", "open", "at", "sheet", "shape", *GROUPS)
"""What stands in the address beside the view and the coder, and goes when another view is chosen."""
NONE, BREAK = "-", "~"
"""In an address: nothing, where a view may have something; and what parts headings of one's own."""
KINDS = ("matrix", "frequencies", "cooccurrence", "sequences", "contrast", "saturation", "time", "talk")


def chosen(views: Sequence[View], address: Mapping[str, str]) -> View:
    """The view that an address asks for: one of `views` by name, or a plain one, with its changes."""
    named = {view.name: view for view in views}
    view = named.get(address.get("view", ""), View(OWN))
    changes: dict[str, Any] = {name: address[name] for name in SETTINGS if address.get(name)}
    changes |= {name: "" for name in ("rows", "columns") if changes.get(name) == NONE}
    for name, setting in (("own_rows", "row_headings"), ("own_columns", "column_headings")):
        if address.get(name):
            changes[setting] = tuple(one for one in address[name].split(BREAK) if one and one != NONE)
    if address.get("rolled") in ("0", "1"):
        changes["rolled_up"] = address["rolled"] == "1"
    changes["options"] = _options(view, replace(view, **changes), address)
    narrowed = {**view.filters, **filters(address.get("filters", ""))}
    return replace(view, **changes, filters={name: kept for name, kept in narrowed.items() if kept})


def _options(view: View, asked: View, address: Mapping[str, str]) -> Mapping[str, Any]:
    """The view's own settings, as long as they fit what is asked; two groups side by side may be others."""
    kept = view.options if (view.kind, view.columns) == (asked.kind, asked.columns) else {}
    if asked.kind != "contrast":
        return kept
    groups = {name: address[name] for name in GROUPS if address.get(name)}
    return {**kept, **{name: "" if key == NONE else key for name, key in groups.items()}}


def filters(text: str) -> dict[str, tuple[str, ...]]:
    """Filters as the address holds them, JSON, an empty one where a view's own is let go; else none."""
    try:
        found = json.loads(text) if text else {}
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {
        str(name): tuple(str(value) for value in values)
        for name, values in found.items()
        if isinstance(values, list)
    }


def told(wanted: Mapping[str, Sequence[str]]) -> str:
    """Filters for the address."""
    kept = {name: list(values) for name, values in wanted.items()}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")) if kept else ""


def whose(analysis: Analysis, asked: str) -> CodingTable:
    """The table with the codings that somebody wants to see."""
    if asked in (ALL_CODERS, APART):
        return analysis.everyone.counting(Whose(Count.ONCE if asked == ALL_CODERS else Count.APART))
    if asked in analysis.everyone.coders:
        return analysis.everyone.counting(Whose(Count.CODER, asked))
    return analysis.table


def lines(text: str) -> str:
    """Headings, one a line, for the address."""
    each = (" ".join(line.replace(BREAK, "-").split()) for line in text.splitlines())
    return BREAK.join(filter(None, each))
