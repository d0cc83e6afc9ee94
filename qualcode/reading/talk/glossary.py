"""Words before a colon that are explained rather than say something: a list of terms, and a line above a talk."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from qualcode.reading.talk.marks import Mark, labels_of
from qualcode.reading.words.labels import LabelKind

_SPOKEN = re.compile(
    r"[?!…]|\.\.\.|\b(?:ik|mij|mijn|me|je|jij|jou|jouw|jullie|u|uw|we|wij|ons|onze|ja|nee|nou|hallo|welkom|bedankt|dank)\b",
    re.I,
)
_FEWEST_TERMS, _FEWEST_ROWS = 2, 3
_MOST_QUOTES = 400
_OPENS_QUOTE, _CLOSES_QUOTE = tuple("“„‘\"'«"), tuple("”’\"'»)")
_RECORDS = frozenset(("soap", "soep", "starr", "sbar"))
"""First letters of the heads under which carers, students and doctors report: subjective, objective, analysis, plan; and others."""
_FEWEST_MARKS, _LONGEST_CAPTION = 6, 10
_SENTENCE_ENDS = tuple(".?!…")


def is_glossary(kept: Sequence[Mark]) -> bool:
    """Whether no label comes back and nothing behind them is spoken to anybody: ``Respondent: iemand die vragen beantwoordt``."""
    labels = {label.key for label in set(labels_of(kept))}
    if not _FEWEST_TERMS <= len(kept) == len(labels):
        return False
    return all(mark.rest for mark in kept) and not any(_SPOKEN.search(mark.rest) for mark in kept)


def only_quoted(kept: Sequence[Mark], written: int) -> bool:
    """Whether all that is said stands in quotes, in a text with as many lines beside them: quotes of informants in a report."""
    if len(kept) > _MOST_QUOTES or written < 2 * len(kept) + 1:
        return False
    return all(
        mark.rest[:1] in _OPENS_QUOTE and mark.rest.rstrip(" .")[-1:] in _CLOSES_QUOTE for mark in kept
    )


def is_filled_in(kept: Sequence[Mark], kinds: Mapping[str, LabelKind]) -> bool:
    """Whether the same three words or more come back in one order, few of them names: the rows of a form, a persona or a fact sheet.

    So do the heads of a record of care (``S:``, ``O:``, ``A:``, ``P:``), which may stand in it but once.
    """
    keys = [mark.label.key for mark in kept]
    around = len(dict.fromkeys(keys))
    if around in map(len, _RECORDS) and "".join(key[0] for key in keys[:around]) in _RECORDS:
        return keys == keys[:around] * (len(keys) // around)
    if around < _FEWEST_ROWS or len(keys) < 2 * around or len(keys) % around:
        return False
    common = sum(1 for key in keys[:around] if kinds[key] is LabelKind.OTHER)
    return 2 * common > around and keys == keys[:around] * (len(keys) // around)


def below_captions(kept: list[Mark], counts: Counter[str], kinds: Mapping[str, LabelKind]) -> list[Mark]:
    """`kept` below the lines above a talk that are no sentences, as in ``Schrijfwijze: zoals gesproken``."""
    if len(kept) < _FEWEST_MARKS:
        return kept
    first = 0
    while first < 3 and _is_caption(kept[first], counts, kinds):
        first += 1
    if not first:
        return kept
    surest = max(kinds[mark.label.key] for mark in kept)
    return kept[first:] if surest >= LabelKind.CODE else kept


def _is_caption(mark: Mark, counts: Counter[str], kinds: Mapping[str, LabelKind]) -> bool:
    if counts[mark.label.key] > 1 or kinds[mark.label.key] is not LabelKind.OTHER or not mark.rest:
        return False
    few = len(mark.rest.split()) <= _LONGEST_CAPTION
    return few and not mark.rest.endswith(_SENTENCE_ENDS) and not _SPOKEN.search(mark.rest)
