"""A matrix in words: what a cell shows, what stands under the table, and what would fill an empty one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from qualcode.analysis.axes import JOIN
from qualcode.analysis.quoting import quoted
from qualcode.i18n import t
from qualcode.model import DocumentKind

if TYPE_CHECKING:
    from qualcode.analysis.matrix import Matrix

MARK, NONE = "●", "–"


def content(found: Matrix, row: int, column: int) -> str | int | float | None:
    """What a cell shows, as its view asks; None where it is empty."""
    cell, view = found.cells[row][column], found.view
    if cell.count is None:
        return cell.summary or None
    if view.cell == "count":
        return cell.count
    if view.cell == "share":
        return None if np.isnan(cell.share) else cell.share
    if view.cell == "mark":
        return MARK if not cell.empty else NONE
    if view.cell == "range":
        return _percentages(cell.low, cell.high) if cell.count else None
    if view.cell == "quotes":
        lines = quoted(found.table, cell.fragments, view.quotes, found.attributed)
        told = "\n\n".join([*([cell.summary] if cell.summary else []), *lines])
        return told or None
    if not cell.summary and not cell.fragments:
        return None
    origin = provenance(cell.kinds)
    return "\n".join(part for part in (cell.summary, f"({origin})" if origin else "") if part)


def provenance(kinds: Mapping[str, int]) -> str:
    """From which kinds of sources the fragments come: ``leerteam 2, interview 1``."""
    order = [kind.value for kind in DocumentKind]
    told = sorted(kinds.items(), key=lambda item: (-item[1], order.index(item[0])))
    return ", ".join(f"{t(f'analysis.kind.{kind}')} {count}" for kind, count in told)


def note(found: Matrix) -> str:
    """What is counted, of what, and from which part of the material."""
    view = found.view
    told = [view.note] if view.note else []
    if view.cell in ("count", "share", "range"):
        told.append(t(f"analysis.note.{view.cell}", measure=t(f"analysis.measure.{view.measure}")))
    if view.cell == "share":
        base = view.base or ("material" if _has_base(found) else "row")
        told.append(t(f"analysis.base.{base}").capitalize() + ".")
    if view.cell in ("summary", "quotes"):
        told.append(t(f"analysis.note.{view.cell}"))
    told += [t("analysis.note.no_facet", facet=label) for label in _unfilled(found)]
    told += [f"{label}: {', '.join(values)}." for label, values in found.filters]
    return " ".join(told)


def lacks(found: Matrix) -> list[str]:
    """Why nothing stands in a matrix, in sentences that say what would fill it; empty when something does."""
    if not found.empty:
        return []
    unfilled = [t("analysis.lacking.facet", facet=label) for label in _unfilled(found)]
    if unfilled:
        return unfilled
    dimensions = bool(found.view.rows) and bool(found.view.columns)
    if not dimensions or not found.rows or not found.columns:
        return [t("analysis.lacking.written")]
    return [t("analysis.lacking.nothing")]


def _unfilled(found: Matrix) -> list[str]:
    """Facets of the view that nobody gave a value: an empty table then says nothing of the talk."""
    names = [name for both in (found.view.rows, found.view.columns) for name in both.split(JOIN) if name]
    axes = [found.table.axis(name) for name in names]
    return [axis.label for axis in axes if axis.name.startswith("facet.") and not len(axis.row)]


def _has_base(found: Matrix) -> bool:
    return bool(found.view.columns) and found.table.axis(found.view.columns).voice_value is not None


def _percentages(low: float, high: float) -> str | None:
    if np.isnan(low):
        return None
    first, last = round(100 * low), round(100 * high)
    return f"{first}%" if first == last else f"{first}–{last}%"
