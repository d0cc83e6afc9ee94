"""Where coders differ: the list to talk about, and which codes are taken for one another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from qualcode.analysis.agreement.decisions import decisions
from qualcode.analysis.table import CodingTable

if TYPE_CHECKING:
    import pandas as pd


DISAGREEMENTS = (
    *("fragment", "document", "title", "case", "speaker", "text"),
    *("key", "label", "given_by", "not_by", "instead"),
)
"""Columns of the list of disagreements."""


def disagreements(table: CodingTable, coders: Sequence[str] = (), *, by: str = "code") -> pd.DataFrame:
    """Every code that some who read a fragment gave it and others did not.

    Returns
    -------
    DataFrame in reading order: ``fragment``, ``document``, ``title``, ``case``, ``speaker``, ``text``,
    ``key`` and ``label`` of the code, ``given_by``, ``not_by`` (names joined with ``, ``), and ``instead``:
    the codes that those who did not give it gave the fragment, empty where they gave none.
    """
    import pandas as pd

    decided = decisions(table, coders, by=by)
    answers = decided.patterns.answers
    yes = [np.flatnonzero(answer == 1).tolist() for answer in answers]
    no = [np.flatnonzero(answer == 0).tolist() for answer in answers]
    where_, code_, pattern_ = (one.tolist() for one in (decided.where, decided.code, decided.pattern))
    gave: dict[tuple[int, int], set[int]] = {}
    for where, code, pattern in zip(where_, code_, pattern_, strict=True):
        for coder in yes[pattern]:
            gave.setdefault((where, coder), set()).add(code)
    rows = []
    for place in np.lexsort((decided.code, decided.where)).tolist():
        where, code, pattern = where_[place], code_[place], pattern_[place]
        without = no[pattern]
        if not without:
            continue
        number = int(decided.fragments[where])
        segment = table.material.segments[number]
        voice = table.material.voices[table.material.voice[number]]
        instead = sorted({other for coder in without for other in gave.get((where, coder), ())})
        rows.append(
            {
                "fragment": segment.id,
                "document": segment.document,
                "title": voice.document.title,
                "case": voice.case.name if voice.case else "",
                "speaker": voice.speaker.shown if voice.speaker else "",
                "text": segment.text,
                "key": decided.codes[code].key,
                "label": decided.codes[code].label,
                "given_by": ", ".join(decided.coders[coder] for coder in yes[pattern]),
                "not_by": ", ".join(decided.coders[coder] for coder in without),
                "instead": "; ".join(decided.codes[other].label for other in instead),
            }
        )
    return pd.DataFrame(rows, columns=DISAGREEMENTS)


def confusions(table: CodingTable, coders: Sequence[str] = (), *, by: str = "code") -> pd.DataFrame:
    """Which codes are taken for one another: on one fragment one coder gave the first and not the second,
    another the second and not the first.

    Returns
    -------
    DataFrame, most often first: ``one``, ``other`` (labels), ``one_key``, ``other_key``, ``times``
    (fragments).
    """
    import pandas as pd

    decided = decisions(table, coders, by=by)
    answers = decided.patterns.answers
    counted: dict[tuple[int, int], int] = {}
    gave, gave_not = answers == 1, answers == 0
    crossed = (gave[:, None] & gave_not[None, :]).any(axis=2)
    disputed = (crossed & crossed.T).tolist()
    on_fragment: dict[int, list[tuple[int, int]]] = {}
    for where, code, pattern in zip(
        decided.where.tolist(), decided.code.tolist(), decided.pattern.tolist(), strict=True
    ):
        on_fragment.setdefault(where, []).append((code, pattern))
    for given in on_fragment.values():
        for place, (code, pattern) in enumerate(given):
            for other, reply in given[place + 1 :]:
                if disputed[pattern][reply]:
                    pair = (min(code, other), max(code, other))
                    counted[pair] = counted.get(pair, 0) + 1
    ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return pd.DataFrame(
        [
            {
                "one": decided.codes[one].label,
                "other": decided.codes[other].label,
                "one_key": decided.codes[one].key,
                "other_key": decided.codes[other].key,
                "times": times,
            }
            for (one, other), times in ordered
        ],
        columns=["one", "other", "one_key", "other_key", "times"],
    )


def facet_agreement(table: CodingTable, coders: Sequence[str] = ()) -> pd.DataFrame:
    """Agreement on facets, where coders gave a fragment the same code.

    Returns
    -------
    DataFrame, a row per facet: ``facet``, ``compared`` (a fragment and code with a value from two coders or
    more; what a coder gave in several codings of it counts together), ``percent`` (all the same), ``alpha``
    (Krippendorff, nominal, over sets of values).
    """
    import pandas as pd

    from qualcode.analysis.agreement.coefficients import alpha, patterns
    from qualcode.analysis.naming import facet_labels

    names = tuple(coders) or table.coders
    rows = []
    for key, label in facet_labels(table).items():
        answers: dict[tuple[int, int], dict[str, frozenset[str]]] = {}
        for fragment, code, coding in zip(
            table.rows.fragment, table.rows.code, table.rows.coding, strict=True
        ):
            found = table.codings[coding]
            if fragment >= 0 and found.coder in names and found.facets.get(key):
                given = answers.setdefault((int(fragment), int(code)), {})
                given[found.coder] = given.get(found.coder, frozenset()).union(found.facets[key])
        shared = [given for given in answers.values() if len(given) > 1]
        numbers: dict[frozenset[str], int] = {}
        ratings = [
            [numbers.setdefault(given[name], len(numbers)) if name in given else -1 for name in names]
            for given in shared
        ]
        same = sum(len(set(given.values())) == 1 for given in shared)
        rows.append(
            {
                "facet": label,
                "compared": len(shared),
                "percent": same / len(shared) if shared else float("nan"),
                "alpha": float(alpha(*patterns(ratings))) if shared else float("nan"),
            }
        )
    return pd.DataFrame(rows, columns=["facet", "compared", "percent", "alpha"])
