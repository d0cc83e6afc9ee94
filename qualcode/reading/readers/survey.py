"""Open survey answers (.csv, .xlsx): one row, one respondent; a transcript in columns is known as such."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from qualcode.errors import ReadingError
from qualcode.model import ColumnUse, DocumentKind, Role, Speaker, SurveyColumn, TurnKind
from qualcode.reading.decoding import clean
from qualcode.reading.raw import Paragraph, Raw
from qualcode.reading.readers import tables
from qualcode.reading.readers.rows import spoken_rows
from qualcode.reading.readers.surveycolumns import (
    NONE,
    SurveyColumns,
    has_one_row_each,
    listed,
    place_of,
    uses_of,
)
from qualcode.reading.readers.surveyhead import (
    Grid,
    answers_nobody,
    asks,
    asks_and_answers,
    below_title,
    in_long_form,
    under_one_head,
)
from qualcode.reading.talk.head import is_key, is_role
from qualcode.reading.words import labels

_ASKED = 0.6
_WIDEST_TALK, _WIDEST_WITHOUT_HEAD = 4, 3
_COUNTED = re.compile(r"([^\W\d]{2,20}) ?\d{1,3}")


def raw_of_grid(grid: Grid, name: str, columns: SurveyColumns | None = None) -> Raw:
    """What the rows hold: a transcript in columns, or answers of respondents.

    Answers are grouped by question, each question a heading; every answer is a turn of its respondent.

    Raises
    ------
    ReadingError : no rows, a column that is asked for and does not exist, or no open answers.
    """
    if columns is None and (talk := _talk_in(grid)) is not None:
        return talk
    if len(grid) < 2:
        raise ReadingError("reading.error.no_rows", file=name)
    given = grid
    title, grid = below_title(grid)
    above = given[: len(given) - len(grid)]
    if columns is None and answers_nobody(grid[0]):
        return Raw(kind=DocumentKind.REPORT, title=title, paragraphs=[tables.as_table(grid)])
    grid = in_long_form(_turned(under_one_head(grid)))
    if len(grid) < 2:
        raise ReadingError("reading.error.no_rows", file=name)
    header, rows = _titles(grid[0]), _even(grid[1:], len(grid[0]))
    uses = uses_of(header, rows, columns, name)
    told = tuple(
        SurveyColumn(title, use, sum(1 for row in rows if _is_filled(row[at])))
        for at, (title, use) in enumerate(zip(header, uses, strict=True))
    )
    if ColumnUse.OPEN not in uses:
        raise ReadingError("reading.error.no_open_answers", file=name, columns=listed(header)).about(told)
    raw = Raw(kind=DocumentKind.SURVEY, title=title, columns=told)
    if columns is not None:
        raw.chosen = _chosen(header, uses, columns)
    people = _labels(rows, uses.index(ColumnUse.RESPONDENT) if ColumnUse.RESPONDENT in uses else None)
    raw.speakers = _respondents(people, header, rows, uses)
    raw.paragraphs = list(_answers(people, header, rows, uses))
    raw.metadata["Respondenten"] = str(len(rows))
    return _below(above, raw)


def _talk_in(grid: Grid) -> Raw | None:
    """A transcript in columns: who says what, or words beside times; None where the rows hold none."""
    if has_one_row_each(below_title(grid)[1]):
        return None
    heads = tables.row_of_heads(grid)
    above, grid = grid[:heads], grid[heads:]
    found = None if asks_and_answers(grid) else tables.conversation_columns(grid)
    if found is not None and (found[3] or tables.is_header(grid[0]) or len(grid[0]) <= _WIDEST_WITHOUT_HEAD):
        return _below(above, tables.spoken(grid, found))
    if grid and len(grid[0]) <= _WIDEST_TALK and (said := spoken_rows(grid)):
        return Raw(paragraphs=said, spoken=True)
    return None


def _below(above: Grid, raw: Raw) -> Raw:
    """`raw`, with what stands in the rows `above` its columns: a title, and head matter or remarks that nobody says."""
    rows = [list(filter(None, row)) for row in above if any(row)]
    if rows and len(rows[0]) == 1 and (raw.title or ":" not in rows[0][0]):
        raw.title = rows.pop(0)[0]
    notes: list[str] = []
    for row in rows:
        key, _, value = row[0].partition(":") if len(row) == 1 else (row[0], "", " ".join(row[1:]))
        key = key.strip(" :")
        if value.strip() and is_key(key) and key not in raw.metadata:
            raw.metadata[key] = value.strip()
        else:
            notes.append(" | ".join(row))
    if notes:
        raw.paragraphs.insert(0, Paragraph("\n".join(notes), kind=TurnKind.NOTE))
    return raw


def _chosen(
    header: Sequence[str], uses: Sequence[ColumnUse], columns: SurveyColumns
) -> tuple[tuple[str, ColumnUse], ...]:
    """The titles of the columns of which somebody said what they are read as, and what they are."""
    places = {place_of(header, column) for column, _ in columns.uses}
    return tuple((title, uses[at]) for at, title in enumerate(header) if at in places)


def _respondents(
    people: Sequence[str], header: Sequence[str], rows: Grid, uses: Sequence[ColumnUse]
) -> list[Speaker]:
    """A speaker for each row, with the answers to closed questions as attributes."""
    closed = [at for at, use in enumerate(uses) if use is ColumnUse.CLOSED]
    return [
        Speaker(label, label, Role.PARTICIPANT, {header[at]: row[at] for at in closed if _is_filled(row[at])})
        for label, row in zip(people, rows, strict=True)
    ]


def _answers(
    people: Sequence[str], header: Sequence[str], rows: Grid, uses: Sequence[ColumnUse]
) -> Iterator[Paragraph]:
    """Each open question as a heading, with the answers that `people` gave to it."""
    for at, use in enumerate(uses):
        if use is not ColumnUse.OPEN:
            continue
        yield Paragraph(header[at], kind=TurnKind.HEADING, level=1)
        for label, row in zip(people, rows, strict=True):
            if _is_filled(row[at]):
                yield Paragraph(row[at], kind=TurnKind.SPEECH, speaker=label)


def _is_filled(cell: str) -> bool:
    return cell.casefold() not in NONE


def _turned(grid: Grid) -> Grid:
    """`grid` with a row for each respondent, where it has a row for each question and a column for each respondent."""
    people, questions = grid[0][1:], [row[0] for row in grid[1:] if row]
    coded = [labels.classify(_tidy(cell)) for cell in people if cell.strip()]
    if len(coded) < 2 or len(coded) < len(people) or len(set(people)) < len(people):
        return grid
    told = min(coded) >= labels.LabelKind.CODE or _are_numbered(people) or _are_asked(grid[0])
    if not told or sum(1 for q in questions if q.endswith("?")) < _ASKED * len(questions):
        return grid
    turned = [list(row) for row in zip(*_even(grid, len(grid[0])), strict=True)]
    turned[0][0] = "respondent"
    return turned


def _are_asked(heads: Sequence[str]) -> bool:
    """Whether the first column is headed as one of questions, and all others are called as people are, by name or by what they do."""
    people = [_tidy(head) for head in heads[1:]]
    return asks(heads[0]) and all(
        is_role(one) or labels.classify(one) >= labels.LabelKind.NAME for one in people
    )


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
