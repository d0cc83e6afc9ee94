"""Terms in a text are replaced by their pseudonyms, and every place in the text finds its new place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qualcode.model import Pseudonym

_BEFORE, _AFTER = r"(?<![^\W_])", r"(?=(?:['’]?s)?(?![^\W_]))"
"""A word ends at an underscore too, as in ``Vlierhuis_Lies``."""
_BETWEEN = re.compile(r"[\s_-]+")
"""What may stand between the words of a term in what is named in small letters, such as a file."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What stands at a place, from `start` to `end`, becomes `words`."""

    start: int
    end: int
    words: str


class Changed:
    """A text after its edits, and the way from places in the old text to places in the new one."""

    def __init__(self, old: str, edits: Sequence[Edit]) -> None:
        self.edits = tuple(edits)
        parts: list[str] = []
        self._starts: list[int] = []
        self._news: list[int] = []  # where each edit begins in the new text
        at = length = 0
        for edit in edits:
            parts += [old[at : edit.start], edit.words]
            length += edit.start - at
            self._starts.append(edit.start)
            self._news.append(length)
            length += len(edit.words)
            at = edit.end
        self.text = "".join([*parts, old[at:]])

    def start(self, place: int) -> int:
        """The new place of the begin of a span; one within a replaced word goes to that word's begin."""
        index = bisect_right(self._starts, place) - 1
        if index < 0:
            return place
        edit = self.edits[index]
        if place < edit.end:
            return self._news[index]
        return place - edit.end + self._news[index] + len(edit.words)

    def end(self, place: int) -> int:
        """The new place of the end of a span; one within a replaced word goes to that word's end."""
        index = bisect_right(self._starts, place) - 1
        if index < 0:
            return place
        edit = self.edits[index]
        if edit.start < place < edit.end:
            return self._news[index] + len(edit.words)
        return self.start(place)


class Replacer:
    """Replaces terms by their pseudonyms.

    A term is found as a whole word, also in capitals, also with a genitive s (``Fatima’s``,
    ``Hermans``), with any white space between its words. A term of several words is found in small letters
    too; one word is not, since many names are words (Wil, Roos, Bloem). The longest term wins.
    """

    def __init__(self, pseudonyms: Iterable[Pseudonym]) -> None:
        self._instead: dict[str, str] = {}
        for one in pseudonyms:
            if one.term.strip() and one.replacement.strip():
                self._instead[_folded(one.term)] = one.replacement
        terms = sorted(
            {" ".join(one.term.split()) for one in pseudonyms if _folded(one.term) in self._instead},
            key=lambda term: (-len(term), term),
        )
        self._exact = _pattern([form for term in terms for form in _forms(term)])
        self._any = _pattern([_spaced(term, _BETWEEN.pattern) for term in terms], re.IGNORECASE)
        self.terms = tuple(terms)

    def edits(self, text: str, *, any_case: bool = False) -> list[Edit]:
        """The edits that `text` needs; with `any_case` a term is found as files name it: in small letters
        too, and with ``_`` or ``-`` between its words.
        """
        pattern = self._any if any_case else self._exact
        if pattern is None:
            return []
        return [
            Edit(match.start(), match.end(), self._instead[_folded(match[0])])
            for match in pattern.finditer(text)
        ]

    def replace(self, text: str, *, any_case: bool = False) -> str:
        """`text` with all its terms replaced."""
        edits = self.edits(text, any_case=any_case)
        return Changed(text, edits).text if edits else text


def _folded(term: str) -> str:
    return " ".join(filter(None, _BETWEEN.split(term))).casefold()


def _forms(term: str) -> list[str]:
    """The forms in which a term is found, as patterns."""
    if " " in term:
        return [f"(?i:{_spaced(term)})"]
    forms = dict.fromkeys((term, term.upper(), term[:1].upper() + term[1:]))
    return [re.escape(form) for form in forms]


def _spaced(term: str, between: str = r"\s+") -> str:
    return between.join(re.escape(word) for word in term.split())


def _pattern(forms: Sequence[str], flags: int = 0) -> re.Pattern[str] | None:
    """One pattern of many forms, each a whole word."""
    if not forms:
        return None
    return re.compile(rf"{_BEFORE}(?:{'|'.join(forms)}){_AFTER}", flags)
