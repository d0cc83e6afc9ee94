"""Words before a colon that are explained rather than say something: a list of terms, and a line above a talk."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

import numpy as np

from qualcode.reading.talk.marked import Mark, Marks
from qualcode.reading.words.labels import LabelKind
from qualcode.reading.words.lexicon import USUAL, is_word
from qualcode.reading.words.sentences import SAID_ENDS

_SPOKEN = re.compile(
    r"[?!…]|\.\.\.|\b(?:ik|mij|mijn|me|je|jij|jou|jouw|jullie|u|uw|we|wij|ons|onze|ja|nee|nou|hallo|welkom|bedankt|dank)\b",
    re.I,
)
_ENGLISH = re.compile(r"\b(?:i|you|your|we|my|me|yes|yeah|okay|well)\b", re.I)
_ENDS_SAID = (*".?!…,;:-–—", "”", "’", '"', "'", ")", "]")
_COUNTED = 0.9
_LOOKED_AT, _SAID, _FEWEST_KEYS = 200, 0.4, 4
_FEWEST_TERMS, _FEWEST_ROWS = 2, 3
_TALKED = 0.5
"""The share of turns that speak to somebody or of oneself, among people who take turns in strict order."""
_LOGGED = 0.05
"""The share of entries in a log that may look spoken, as those do that quote somebody."""
_MOST_QUOTES = 400
_OPENS_QUOTE, _CLOSES_QUOTE = tuple("“„‘\"'«"), tuple("”’\"'»)")
_RECORDS = frozenset(("soap", "soep", "starr", "sbar"))
"""First letters of the heads under which carers, students and doctors report: subjective, objective, analysis, plan; and others."""
_FEWEST_MARKS, _LONGEST_CAPTION = 6, 10


def is_no_talk(kept: Marks, kinds: Mapping[str, LabelKind], written: int) -> bool:
    """Whether labels that could be voices are those of a list, a form or a report, in a text with so many lines `written`."""
    return (
        is_glossary(kept)
        or only_quoted(kept, written)
        or is_filled_in(kept, kinds)
        or is_listed(kept, kinds)
        or (len(kept) >= _FEWEST_MARKS and is_log(kept))
    )


def is_log(kept: Marks) -> bool:
    """Whether what a thing or a post tells is noted by the clock, and nothing behind it is spoken to anybody: ``08:14 Melding: lift staat stil``."""
    if any(label.kind > LabelKind.PERSON or not is_word(label.key, USUAL) for label in kept.labels):
        return False
    spoken = sum(1 for rest in kept.rests if _SPOKEN.search(rest))
    return any(label.kind is LabelKind.OTHER for label in kept.labels) and spoken <= _LOGGED * len(kept)


def without_items(marks: Marks) -> Marks:
    """`marks` without small letters that count up, and begin anew with a: the items of lists, ``a) de begroting``."""
    items = {label.key for label in marks.labels if len(label.text) == 1 and label.text.islower()}
    if len(items) < _FEWEST_ROWS:
        return marks
    lettered = marks.has_key(items)
    found = marks.kept(lettered)
    order = np.array([ord(key) for key in found.keys])[found.key_of]
    counts_on = (order[1:] == order[:-1] + 1) | (order[1:] == ord("a"))
    return marks.kept(~lettered) if order[0] == ord("a") and counts_on.mean() >= _COUNTED else marks


def is_glossary(kept: Marks) -> bool:
    """Whether no label comes back and nothing behind them is spoken to anybody: ``Respondent: iemand die vragen beantwoordt``."""
    if not _FEWEST_TERMS <= len(kept) == len(kept.keys):
        return False
    return all(kept.rests) and not any(map(_SPOKEN.search, kept.rests))


def only_quoted(kept: Marks, written: int) -> bool:
    """Whether all that is said stands in quotes, in a text with as many lines beside them: quotes of informants in a report."""
    if len(kept) > _MOST_QUOTES or written < 2 * len(kept) + 1:
        return False
    return all(rest[:1] in _OPENS_QUOTE and rest.rstrip(" .")[-1:] in _CLOSES_QUOTE for rest in kept.rests)


def is_filled_in(kept: Marks, kinds: Mapping[str, LabelKind]) -> bool:
    """Whether the same three words or more come back in one order, few of them names: the rows of a form, a persona or a fact sheet.

    So do the heads of a record of care (``S:``, ``O:``, ``A:``, ``P:``), which may stand in it but once.
    """
    around = len(kept.keys)
    if not around or len(kept) % around:
        return False
    if around not in map(len, _RECORDS) or "".join(key[0] for key in kept.keys) not in _RECORDS:
        common = sum(1 for key in kept.keys if kinds[key] is LabelKind.OTHER)
        if around < _FEWEST_ROWS or len(kept) < 2 * around or 2 * common <= around:
            return False
    in_order = bool((kept.key_of.reshape(-1, around) == np.arange(around)).all())
    return in_order and not _name_people(kept, kinds)


def _name_people(kept: Marks, kinds: Mapping[str, LabelKind]) -> bool:
    """Whether labels are names that no list has: single words that Dutch hardly knows, behind which people talk to each other."""
    unknown = [key for key in kept.keys if kinds[key] is LabelKind.OTHER]
    if any(" " in key or is_word(key, USUAL) for key in unknown):
        return False
    spoken = sum(1 for rest in kept.rests if _SPOKEN.search(rest))
    return spoken >= _TALKED * len(kept) and any("?" in rest for rest in kept.rests)


def is_listed(kept: Marks, kinds: Mapping[str, LabelKind]) -> bool:
    """Whether most labels are words of any sort and what stands behind them is seldom a sentence or spoken to anybody: keys and values."""
    people = sum(1 for key in kept.key_of[:_LOOKED_AT] if kinds[kept.keys[key]] is not LabelKind.OTHER)
    rests = kept.rests[:_LOOKED_AT]
    if len(kept.keys) < _FEWEST_KEYS or 2 * people >= len(rests):
        return False
    said = sum(
        1
        for rest in rests
        if not rest or rest.endswith(_ENDS_SAID) or _SPOKEN.search(rest) or _ENGLISH.search(rest)
    )
    return said < _SAID * len(rests)


def below_captions(kept: Marks, counts: Counter[str], kinds: Mapping[str, LabelKind]) -> Marks:
    """`kept` below the lines above a talk that are no sentences, as in ``Schrijfwijze: zoals gesproken``."""
    if len(kept) < _FEWEST_MARKS:
        return kept
    first = 0
    while first < 3 and _is_caption(kept[first], counts, kinds):
        first += 1
    if not first:
        return kept
    surest = max(kinds[key] for key in kept.keys)
    return kept[first:] if surest >= LabelKind.CODE else kept


def _is_caption(mark: Mark, counts: Counter[str], kinds: Mapping[str, LabelKind]) -> bool:
    if counts[mark.label.key] > 1 or kinds[mark.label.key] is not LabelKind.OTHER or not mark.rest:
        return False
    few = len(mark.rest.split()) <= _LONGEST_CAPTION
    return few and not mark.rest.endswith(SAID_ENDS) and not _SPOKEN.search(mark.rest)
