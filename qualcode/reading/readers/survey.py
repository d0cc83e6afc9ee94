"""Open survey answers (.csv, .xlsx): one row, one respondent; a transcript in columns is known as such."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from qualcode.errors import ReadingError
from qualcode.model import ColumnUse, DocumentKind, Role, Speaker, SurveyColumn, TurnKind
from qualcode.reading.decoding import clean
from qualcode.reading.raw import Paragraph, Raw
from qualcode.reading.readers import tables
from qualcode.reading.readers.rows import spoken_rows
from qualcode.reading.readers.surveycolumns import NONE, SurveyColumns, listed, place_of, uses_of
from qualcode.reading.readers.surveyhead import (
    Grid,
    answers_nobody,
    asks_and_answers,
    below_title,
    in_long_form,
    under_one_head,
)
from qualcode.reading.words import labels

_ASKED = 0.6
_WIDEST_TALK = 4
_COUNTED = re.compile(r"([^\W\d]{2,20}) ?\d{1,3}")


def raw_of_grid(grid: Grid, name: str, columns: SurveyColumns | None = None) -> Raw:
    """What the rows hold: a transcript in columns, or answers of respondents.

    Answers are grouped by question, each question a heading; every answer is a turn of its respondent.

    Raises
    ------
    ReadingError : no rows, a column that is asked for and does not exist, or no open answers.
    """
    if (
        columns is None
        and not asks_and_answers(grid)
        and (talk := tables.conversation_columns(grid)) is not None
        and (talk[3] or _has_talk_header(grid))
    ):
        raw = Raw(spoken=True)
        raw.paragraphs = list(tables.utterances(grid, *talk))
        return raw
    if columns is None and grid and len(grid[0]) <= _WIDEST_TALK and (said := spoken_rows(grid)):
        return Raw(paragraphs=said, spoken=True)
    if len(grid) < 2:
        raise ReadingError("reading.error.no_rows", file=name)
    title, grid = below_title(grid)
    if columns is None and answers_nobody(grid[0]):
        return Raw(kind=DocumentKind.REPORT, title=title, paragraphs=[tables.as_table(grid)])
    grid = in_long_form(_turned(under_one_head(grid)))
    if len(grid) < 2:
        raise ReadingError("reading.error.no_rows", file=name)
    header, rows = _titles(grid[0]), _even(grid[1:], len(grid[0]))
    uses = uses_of(header, rows, columns, name)
    told = tuple(
        SurveyColumn(header[at], use, sum(1 for row in rows if row[at].casefold() not in NONE))
        for at, use in enumerate(uses)
    )
    if ColumnUse.OPEN not in uses:
        raise ReadingError("reading.error.no_open_answers", file=name, columns=listed(header)).about(told)
    respondent = uses.index(ColumnUse.RESPONDENT) if ColumnUse.RESPONDENT in uses else None
    answers = [at for at, use in enumerate(uses) if use is ColumnUse.OPEN]
    attributes = [at for at, use in enumerate(uses) if use is ColumnUse.CLOSED]
    raw = Raw(kind=DocumentKind.SURVEY, title=title, columns=told)
    if columns is not None:
        places = [place_of(header, column) for column, _ in columns.uses]
        raw.chosen = tuple(
            (title, use) for at, (title, use) in enumerate(zip(header, uses, strict=True)) if at in places
        )
    people = _labels(rows, respondent)
    raw.speakers = [
        Speaker(
            label,
            label,
            Role.PARTICIPANT,
            {header[c]: row[c] for c in attributes if row[c].casefold() not in NONE},
        )
        for label, row in zip(people, rows, strict=True)
    ]
    for column in answers:
        raw.paragraphs.append(Paragraph(header[column], kind=TurnKind.HEADING, level=1))
        for label, row in zip(people, rows, strict=True):
            if row[column].casefold() not in NONE:
                raw.paragraphs.append(Paragraph(row[column], kind=TurnKind.SPEECH, speaker=label))
    raw.metadata["Respondenten"] = str(len(rows))
    return raw


def _has_talk_header(grid: Grid) -> bool:
    return any(tables.is_header(row) for row in grid[:1]) or len(grid[0]) <= 3


def _turned(grid: Grid) -> Grid:
    """`grid` with a row for each respondent, where it has a row for each question and a column for each respondent."""
    people, questions = grid[0][1:], [row[0] for row in grid[1:] if row]
    coded = [labels.classify(_tidy(cell)) for cell in people if cell.strip()]
    if len(coded) < 2 or len(coded) < len(people) or len(set(people)) < len(people):
        return grid
    if (min(coded) < labels.LabelKind.CODE and not _are_numbered(people)) or sum(
        1 for q in questions if q.endswith("?")
    ) < _ASKED * len(questions):
        return grid
    turned = [list(row) for row in zip(*_even(grid, len(grid[0])), strict=True)]
    turned[0][0] = "respondent"
    return turned


def _are_numbered(heads: Sequence[str]) -> bool:
    """Whether all heads are the same word with another number behind it: ``Buddy 1``, ``Buddy 2``."""
    found = [_COUNTED.fullmatch(_tidy(head)) for head in heads]
    return all(found) and len({match[1].casefold() for match in found if match}) == 1


def _even(rows: Sequence[Sequence[str]], width: int) -> Grid:
    return [[clean(cell) for cell in [*row, *[""] * width][:width]] for row in rows]


def _titles(heads: Sequence[str]) -> list[str]:
    """What each column is called, each otherwise: by its number where it has no title."""
    met: Counter[str] = Counter()
    titles: list[str] = []
    for number, head in enumerate(map(_tidy, heads), 1):
        met[head] += 1
        titles.append((f"{head} ({met[head]})" if met[head] > 1 else head) if head else f"Kolom {number}")
    return titles


def _tidy(cell: str) -> str:
    return " ".join(clean(cell).split())


def _labels(rows: Grid, respondent: int | None) -> list[str]:
    """A label for every row, unique: the respondent's own, or ``Respondent 12``."""
    given: list[str] = []
    seen: set[str] = set()
    for number, row in enumerate(rows, 1):
        own = _tidy(row[respondent])[:60] if respondent is not None else ""
        own = own.replace(":", " ").strip()
        label = f"Respondent {own or number}" if not own or own.isdigit() else own
        while label in seen:
            label = f"{label} ({number})"
        seen.add(label)
        given.append(label)
    return given
