"""Where Dutch sentences end, written and spoken.

Rules only, and the same rules whatever pipeline is installed: fragments, and so their identifiers,
must not depend on the models of the machine that made them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from qualcode.language.words import words_of

Span = tuple[int, int]

_NEVER_LAST = words_of("abbreviations")
_LAST_WHEN_CAPITAL = words_of("abbreviations_at_end")
_STARTERS = words_of("starters")

_BOUNDARY = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s)|\n")
_START = re.compile(
    r"\s+(?:['’][a-zA-Z]\s+)?[\"'“‘„«(\[¿•–—-]*\s?[A-Z0-9À-ÖØ-ÞĲ]|\s+\([^)\n]{1,40}\)\s|\s+\[|\s*\Z"
)
_LENIENT_START = re.compile(r"\s+[\"'“‘„«(\[]*\w")
_QUOTED = re.compile(
    r"\"(?<![^\s(]\")[^\"\n]{1,400}\"(?![^\W_])|“[^“”\n]{1,400}”|„[^„”\n]{1,400}”|«[^«»\n]{1,400}»"
)
_FIRST_WORD = re.compile(r"\s*[\"'“‘„«(\[]*([^\W\d_]+)")
_LIST_MARK = re.compile(r"\s*[(\[]?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})\Z")
_SPACE = re.compile(r"\s*")
_RUN_ON_CHARACTERS = 500


def sentences(text: str) -> list[Span]:
    """Spans of the sentences of `text`, in order.

    Parameters
    ----------
    text : canonical text of one turn or block. A blank line always ends a sentence; a single line
        end does unless the next line goes on in lower case.

    Returns
    -------
    Spans ``(start, end)`` in code points, end exclusive, without white space at either side. They do
    not overlap and hold every character that is not white space. Dutch abbreviations, initials,
    ordinals, dots within a quotation of up to 400 characters and a pause ("ja … maar") end no
    sentence. Where speech is written without capitals, a run of over 500 characters is cut at every
    full stop.
    """
    found: list[Span] = []
    start = 0
    for end in _ends(text):
        _add(text, start, end, found)
        start = end
    _add(text, start, len(text), found)
    return found


def _add(text: str, start: int, end: int, found: list[Span]) -> None:
    piece = text[start:end]
    bare = piece.strip()
    if not bare:
        return
    start += len(piece) - len(piece.lstrip())
    span = (start, start + len(bare))
    if len(bare) > _RUN_ON_CHARACTERS:
        found.extend(_cut_run_on(text, span))
    else:
        found.append(span)


def _ends(text: str) -> Iterator[int]:
    quoted = _quotations(text)
    opens = [span[0] for span in quoted]
    start = 0
    for match in _BOUNDARY.finditer(text):
        end = match.end()
        if text[match.start()] == "\n":
            if not _line_ends(text, match.start()):
                continue
        else:
            if _START.match(text, end) is None:
                continue
            if quoted and _inside(quoted, opens, end):
                continue
            if match.group()[0] == "." and _is_no_end(text, start, match.start(), end):
                continue
        yield end
        start = end


def _line_ends(text: str, at: int) -> bool:
    """Whether the line end at `at` ends a sentence: the next line does not go on in lower case."""
    rest = text[at + 1 : at + 41].lstrip(" \t\f")
    return not rest or not rest[0].islower()


def _is_no_end(text: str, start: int, dot: int, end: int) -> bool:
    """Whether the full stop at `dot` belongs to an abbreviation, initial or list number."""
    if text[dot : dot + 2] == ".." or dot == start:
        return False
    word = _last_word(text, start, dot)
    low = word.lower()
    if low in _NEVER_LAST:
        return True
    if low in _LAST_WHEN_CAPITAL:
        return False
    if len(word) <= 4 and _LIST_MARK.fullmatch(text, start, dot):
        return True
    if len(word) == 1 and word.isalpha():
        return word.isupper() and not _next_is_starter(text, end)
    if "." in word and all(len(part) <= 2 for part in word.split(".")) and not word[0].isdigit():
        return not _next_is_starter(text, end)
    return False


def _last_word(text: str, start: int, end: int) -> str:
    words = text[max(start, end - 24) : end].rsplit(None, 1)
    return words[-1].lstrip("'’\"“„«([-") if words else ""


def _next_is_starter(text: str, at: int) -> bool:
    found = _FIRST_WORD.match(text, at)
    return found is not None and found.group(1).lower() in _STARTERS


def _quotations(text: str) -> list[Span]:
    if not any(mark in text for mark in '"“„«'):
        return []
    return [match.span() for match in _QUOTED.finditer(text)]


def _inside(quoted: list[Span], opens: list[int], at: int) -> bool:
    index = bisect_right(opens, at) - 1
    return index >= 0 and at < quoted[index][1]


def _cut_run_on(text: str, span: Span) -> Iterator[Span]:
    start, stop = span
    for match in _BOUNDARY.finditer(text, start, stop):
        dot, end = match.span()
        if end >= stop or text[dot] in "\n…" or match.group().startswith(".."):
            continue
        if _LENIENT_START.match(text, end, stop) is None or _is_abbreviation(text, start, dot):
            continue
        yield start, end
        start = _SPACE.match(text, end, stop).end()  # type: ignore[union-attr]
    yield start, stop


def _is_abbreviation(text: str, start: int, dot: int) -> bool:
    if text[dot] != ".":
        return False
    word = _last_word(text, start, dot).lower()
    return len(word) < 2 or "." in word or word in _NEVER_LAST or word in _LAST_WHEN_CAPITAL
