"""A transcript in one column of a table and what the researcher wrote beside it, codes or remarks, in the others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from qualcode.model import TurnKind
from qualcode.reading.raw import Paragraph
from qualcode.reading.readers.unread import words_of
from qualcode.reading.words import labels

Cell = list[Paragraph]
_LABELLED = re.compile(r"([^:\n]{1,60}):(?:\s|$)")
BESIDE = re.compile(
    r"(?:(?:open|axiale?|selectieve?|eerste|tweede) )?(?:codes?|codering(?:en)?|labels?|thema['’]?s?|categorie(?:ën)?|kernwoord(?:en)?|memo['’]?s?"
    r"|opmerking(?:en)?|notities?|aantekening(?:en)?|interpretaties?|analyse|commentaar|kantlijn|kanttekening(?:en)?|reflectie)(?: (?:ronde )?\d{1,2})?",
    re.I,
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_FEWEST, _MOSTLY, _SHORTER = 3, 0.6, 0.6


def words_beside_codes(grid: Sequence[Sequence[str]]) -> tuple[int, int] | None:
    """The column that holds a transcript, and the row at which it begins; None where no column does, or only that one is filled.

    Its cells open with labels that come back (``I: …``); what stands beside them is headed as codes or remarks, or shorter.
    """
    rows = [list(row) for row in grid]
    width = max((len(row) for row in rows), default=0)
    if width < 2 or len(rows) < _FEWEST:
        return None
    for column in range(width):
        cells = [row[column].strip() if column < len(row) else "" for row in rows]
        found = [match[1] for cell in cells if (match := _LABELLED.match(cell)) and labels.parse(match[1])]
        again = Counter(map(labels.key_of, found)).most_common(1)
        if len(found) < _MOSTLY * sum(map(bool, cells)) or not again or again[0][1] < 2:
            continue
        heads = [cell.strip(" :.") for place, cell in enumerate(rows[0]) if place != column and cell.strip()]
        headed = not _LABELLED.match(cells[0])
        beside = sum(len(cell) for row in rows for place, cell in enumerate(row) if place != column)
        noted = headed and heads and all(map(BESIDE.fullmatch, heads))
        if noted or (beside and beside < _SHORTER * sum(map(len, cells))):
            return column, int(headed)
    return None


def with_notes(rows: Sequence[Sequence[Cell]], column: int, first: int) -> Iterator[Paragraph]:
    """The paragraphs of a transcript in a `column`, from the row `first` on; what stands beside it is a note below them."""
    for cells in rows[first:]:
        yield from cells[column] if column < len(cells) else ()
        beside = [
            " ".join(paragraph.text.split())
            for place, cell in enumerate(cells)
            if place != column
            for paragraph in cell
            if paragraph.text.strip()
        ]
        if beside:
            yield Paragraph(" | ".join(beside), kind=TurnKind.NOTE)


def columns_of_remarks(rows: Sequence[Sequence[str]], known: Collection[int | None], skip: int) -> list[int]:
    """The columns of a transcript, besides those `known`, in which people wrote; `skip` rows head them.

    Not those with the same in every row, with words that stand in the transcript itself, or with marks that programs count by.
    """
    read = words_of(row[c] for row in rows for c in known if c is not None and c < len(row))
    found = []
    for column in range(max(map(len, rows), default=0)):
        cells = [row[column].strip() for row in rows[skip:] if column < len(row) and row[column].strip()]
        worded = [cell for cell in cells if _WORD.search(cell)]
        if column in known or not worded or (len(set(cells)) == 1 and len(cells) > 1):
            continue
        if not read.issuperset(words_of(worded)) and len(worded) >= _MOSTLY * len(cells):
            found.append(column)
    return found
