"""Open survey answers (.csv, .xlsx): one row, one respondent; a transcript in columns is known as such."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean

from qualcode.errors import ReadingError
from qualcode.model import DocumentKind, Role, Speaker, TurnKind
from qualcode.reading.decoding import clean
from qualcode.reading.raw import Paragraph, Raw
from qualcode.reading.readers import tables
from qualcode.reading.readers.rows import spoken_rows
from qualcode.reading.readers.surveyhead import (
    Grid,
    answers_nobody,
    below_title,
    in_long_form,
    under_one_head,
)
from qualcode.reading.words import labels

_OFTEN, _CHOICE = 0.75, 6
_ASKED = 0.6
_WIDEST_TALK = 4
_ID = re.compile(
    r"(?:id\. )?(?:respondent|response|resp|deelnemer|participant|antwoord)?[ _-]?(?:id|nr|nummer|number|code)\.?|respondent|deelnemer"
    r"|participant|responseid|volgnummer|naam|name|#",
    re.I,
)
_TECHNICAL = re.compile(
    r"(?:start|end|recorded|submit|completion)[ _]?(?:date|time)|ip[ _-]?adres.*|ip[ _-]?address|e-?mail.*|progress"
    r"|tijdstempel|timestamp|duration.*|finished|status|starttijd|eindtijd|begintijd|voltooid.*|laatst gewijzigd.*"
    r"|lastpage|startlanguage|seed|token|.*(?:latitude|longitude)|distributionchannel|userlanguage|recipient.*"
    r"|begindatum|einddatum|tijd van voltooien|begonnen op|ingevuld op|antwoordtype|voortgang|duur \(in seconden\)|geregistreerde datum"
    r"|response type|user language|distribution channel|external (?:data )?reference|recipient (?:first|last) name|datum ingezonden"
    r"|laatste pagina|starttaal|gestart op|laatste actie op|tijd van laatste wijziging|last modified time"
    r"|collector id|custom data(?: \d)?|distributiekanaal|gebruikerstaal|(?:achternaam|voornaam|e-mailadres) ontvanger|(?:breedte|lengte)graad.*",
    re.I,
)
_NONE = frozenset(("", "-", "--", "n.v.t.", "nvt", "n/a", "na", "geen", "nan", "null", "none", ".", "x", "/"))


@dataclass(frozen=True, slots=True)
class SurveyColumns:
    """Which columns hold what, by the words of the header or by number from 1.

    Attributes
    ----------
    respondent : the column that names the respondent.
    answers : columns with open answers.
    attributes : columns with closed questions; all the rest if None.
    """

    respondent: str = ""
    answers: tuple[str, ...] = ()
    attributes: tuple[str, ...] | None = None


def raw_of_grid(grid: Grid, name: str, columns: SurveyColumns | None = None) -> Raw:
    """What the rows hold: a transcript in columns, or answers of respondents.

    Answers are grouped by question, each question a heading; every answer is a turn of its respondent.

    Raises
    ------
    ReadingError : no rows, a column that is asked for and does not exist, or no open answers.
    """
    if (
        columns is None
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
    header, rows = grid[0], _even(grid[1:], len(grid[0]))
    header = _titles(header)
    if columns is None or not (columns.answers or columns.respondent):
        wanted = _guessed(header, rows)
    else:
        wanted = _given(header, rows, columns, name)
    respondent, answers, attributes = wanted
    if not answers:
        raise ReadingError("reading.error.no_open_answers", file=name)
    raw = Raw(kind=DocumentKind.SURVEY, title=title)
    people = _labels(rows, respondent)
    raw.speakers = [
        Speaker(
            label,
            label,
            Role.PARTICIPANT,
            {header[c]: row[c] for c in attributes if row[c].casefold() not in _NONE},
        )
        for label, row in zip(people, rows, strict=True)
    ]
    for column in answers:
        raw.paragraphs.append(Paragraph(header[column], kind=TurnKind.HEADING, level=1))
        for label, row in zip(people, rows, strict=True):
            if row[column].casefold() not in _NONE:
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
    if min(coded) < labels.LabelKind.CODE or sum(1 for q in questions if q.endswith("?")) < _ASKED * len(
        questions
    ):
        return grid
    turned = [list(row) for row in zip(*_even(grid, len(grid[0])), strict=True)]
    turned[0][0] = "respondent"
    return turned


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


def _guessed(header: Sequence[str], rows: Grid) -> tuple[int | None, list[int], list[int]]:
    respondent = next(
        (c for c, title in enumerate(header) if _ID.fullmatch(title) and _is_unique(rows, c)), None
    )
    answers: list[int] = []
    attributes: list[int] = []
    for column, title in enumerate(header):
        if column == respondent:
            continue
        if not _TECHNICAL.fullmatch(title) and _is_open(rows, column):
            answers.append(column)
        elif not _TECHNICAL.fullmatch(title):
            attributes.append(column)
    return respondent, answers, attributes


def _is_unique(rows: Grid, column: int) -> bool:
    values = [row[column] for row in rows]
    return len(set(values)) == len(values) and all(0 < len(value) <= 60 for value in values)


def _is_open(rows: Grid, column: int) -> bool:
    """Whether the answers differ and run to sentences rather than choices."""
    values = [row[column] for row in rows if row[column].casefold() not in _NONE]
    if not values:
        return False
    lengths = [len(value.split()) for value in values]
    different = len(set(values)) / len(values)
    numeric = sum(1 for value in values if not re.search(r"[^\W\d_]{2}", value)) / len(values)
    if numeric > 0.5:
        return False
    if different <= 0.5 and len(values) > 4:
        return False
    short = max(lengths) <= _CHOICE and not any(value[-1] in ".!?" for value in values)
    if short and (different <= _OFTEN or all(any(map(str.isdigit, value)) for value in values)):
        return False
    return mean(lengths) >= 4 or (max(lengths) >= 8 and mean(lengths) >= 2.5)


def _given(
    header: Sequence[str], rows: Grid, columns: SurveyColumns, name: str
) -> tuple[int | None, list[int], list[int]]:
    respondent = _column(header, columns.respondent, name) if columns.respondent else None
    guessed_respondent, guessed, _ = _guessed(header, rows)
    respondent = guessed_respondent if respondent is None else respondent
    answers = [_column(header, title, name) for title in columns.answers] or guessed
    if columns.attributes is not None:
        attributes = [_column(header, title, name) for title in columns.attributes]
    else:
        attributes = [
            c for c, title in enumerate(header)
            if c not in answers and c != respondent and not _TECHNICAL.fullmatch(title)
        ]  # fmt: skip
    return respondent, answers, attributes


def _column(header: Sequence[str], wanted: str, name: str) -> int:
    plain = _tidy(wanted).casefold()
    for index, title in enumerate(header):
        if title.casefold() == plain:
            return index
    if plain.isdigit() and 1 <= int(plain) <= len(header):
        return int(plain) - 1
    raise ReadingError("reading.error.no_column", file=name, place=wanted)


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
