"""How often codes were given, and over how much of the study."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qualcode.analysis.coding_axes import code_values, paths
from qualcode.analysis.counting import MATERIAL_MEASURES, MEASURES, material_tally, material_total, tally
from qualcode.analysis.table import CodingTable

if TYPE_CHECKING:
    import pandas as pd


def frequencies(
    table: CodingTable, by: str = "code", *, rolled_up: bool = False, given_only: bool = False
) -> pd.DataFrame:
    """How much there is of every value of a dimension, empty ones included.

    Parameters
    ----------
    by : the dimension; see `qualcode.analysis.axes`.
    rolled_up : for codes: count a coding of a sub-code for the codes above it too. Things count once: a
        fragment that carries a code and its sub-code is one fragment of the code above.
    given_only : leave out values that do not occur.

    Returns
    -------
    DataFrame, one row per value in the order of the codebook or of the dimension: ``key``, ``label``; for
    codes ``path`` and ``level``; numbers of different ``codings``, ``fragments``, ``words``, ``speakers``
    (interviewers left out), ``documents``, ``cases`` and ``coders``; ``share_fragments``,
    ``share_speakers`` and ``share_cases``, 0..1. Shares of codes and facets are of all material in scope,
    coded or not; those of who, where and when are of that value's own material.
    """
    import pandas as pd

    axis = table.axis(by, rolled_up=rolled_up)
    told: dict[str, list[str] | list[int]] = {
        "key": [value.key for value in axis.values],
        "label": [value.label for value in axis.values],
    }
    if axis.name == "code":
        told |= {"path": code_paths(table), "level": [value.level for value in axis.values]}
    counts = {measure: tally(table, axis, measure=measure) for measure in MEASURES}
    found = pd.DataFrame({**told, **counts})
    for measure in ("fragments", "speakers", "cases"):
        base = (
            np.full(len(found), material_total(table, measure))
            if axis.voice_value is None
            else material_tally(table, axis, measure)
        )
        found[f"share_{measure}"] = shares(counts[measure], base)
    return found[found["codings"] > 0].reset_index(drop=True) if given_only else found


def material(table: CodingTable, by: str) -> pd.DataFrame:
    """How much material there is for each value of a dimension of who, where or when, coded or not.

    Returns
    -------
    DataFrame with ``key``, ``label``, ``fragments``, ``words``, ``speakers``, ``documents``, ``cases``, and
    ``coded``: the number of fragments with any coding.
    """
    import pandas as pd

    axis = table.axis(by)
    found = pd.DataFrame(
        {
            "key": [value.key for value in axis.values],
            "label": [value.label for value in axis.values],
            **{measure: material_tally(table, axis, measure) for measure in MATERIAL_MEASURES},
        }
    )
    found["coded"] = tally(table, axis, measure="fragments")
    return found


def shares(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    """`part` of `whole`, element by element; NaN where there is no whole."""
    whole = np.broadcast_to(whole, part.shape).astype(float)
    return np.asarray(np.divide(part, whole, out=np.full(part.shape, np.nan), where=whole > 0))


def code_paths(table: CodingTable) -> list[str]:
    """Per code of the table its labels from the top down, as ``Werk › Rooster``."""
    labels = [value.label for value in code_values(table)]
    return [" › ".join(labels[step] for step in path) for path in paths(table)]
