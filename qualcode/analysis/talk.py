"""Who talks how much, and what is talked of when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qualcode.analysis.counting import distinct
from qualcode.analysis.crosstab import Crosstab, crosstab
from qualcode.analysis.table import CodingTable
from qualcode.errors import AnalysisError

if TYPE_CHECKING:
    import pandas as pd

PERIODS = ("phase", "date", "month", "quarter", "year")


def talk_share(table: CodingTable) -> pd.DataFrame:
    """Words and turns of every speaker in every source, interviewers included.

    Returns
    -------
    DataFrame, one row per voice in scope, per source the most talkative first: ``key`` (of the voice),
    ``document`` (id), ``title``, ``case``, ``speaker`` (as shown), ``role``, ``words``, ``turns``,
    ``words_per_turn``, ``share`` of the source's words, 0..1, ``coded`` (fragments with a coding). Text
    without a speaker is left out.
    """
    import pandas as pd

    material = table.material
    many = len(material.voices)
    kept = np.flatnonzero(table.in_scope)
    voice = material.voice[kept]
    words = np.bincount(voice, weights=material.words[kept], minlength=many)
    turns = distinct(voice, material.turn[kept], many)
    coded = np.unique(table.rows.fragment[table.rows.fragment >= 0])
    with_code = np.bincount(material.voice[coded], minlength=many)
    spoken = [number for number, one in enumerate(material.voices) if one.speaker and turns[number]]
    found = pd.DataFrame(
        [
            {
                "key": one.place,
                "document": one.document.id,
                "title": one.document.title,
                "case": one.case.name if one.case else "",
                "speaker": one.speaker.shown if one.speaker else "",
                "role": one.speaker.role.value if one.speaker else "",
                "words": int(words[number]),
                "turns": int(turns[number]),
                "words_per_turn": float(words[number] / turns[number]),
                "coded": int(with_code[number]),
            }
            for number in spoken
            for one in [material.voices[number]]
        ],
        columns=[
            *("key", "document", "title", "case", "speaker", "role"),
            *("words", "turns", "words_per_turn", "coded"),
        ],
    )
    found["share"] = found["words"] / found.groupby("document")["words"].transform("sum").replace(0, np.nan)
    order = {document.id: number for number, document in enumerate(material.documents)}
    return found.sort_values(
        ["document", "words"],
        key=lambda column: column.map(order) if column.name == "document" else -column,
        kind="stable",
        ignore_index=True,
    )


def over_time(
    table: CodingTable, by: str = "code", period: str = "month", *, rolled_up: bool = True
) -> Crosstab:
    """How much was said of each code in each period, as a share of all that was said then.

    Parameters
    ----------
    period : ``phase``, ``date``, ``month``, ``quarter`` or ``year``. Sources without a date stand last.
    """
    if period not in PERIODS:
        raise AnalysisError("analysis.error.measure", name=period, known=", ".join(PERIODS))
    return crosstab(table, by, period, base="material", rolled_up=rolled_up)
