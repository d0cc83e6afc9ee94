"""What each column of a survey is read as: told by people, else guessed from its title and its answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean

from qualcode.errors import ReadingError
from qualcode.model import ColumnUse
from qualcode.reading.readers.surveyhead import Grid

_SHOWN, _LISTED = 30, 40
_OFTEN, _CHOICE = 0.75, 6
_ASKED_AT_LENGTH = 8
"""Words of a head that asks without a question mark: ``Vertel over een moment waarop u zich welkom voelde.``"""
_ID = re.compile(
    r"(?:id\. )?(?:respondent|response|resp|deelnemer|participant|antwoord"
    r"|cli[eë]nt|client|pati[eë]nt|bewoner|leerling|student|medewerker|persoon|person|dossier|personeels?|formulier|inzending|record)?(?:en)?s?[ ._-]?(?:id|nr|nummer|number|code)\.?|respondent|deelnemer"
    r"|participant|responseid|volgnummer|naam|name|#",
    re.I,
)
_TECHNICAL = re.compile(
    r"(?:start|end|recorded|submit|completion)[ _]?(?:date|time)|ip[ _-]?adres.*|ip[ _-]?address|(?:e-?)?mail(?:[ -]?ad+res.*| \(.*\)| ?\d)?|progress"
    r"|tijdstempel|timestamp|duration.*|finished|status|starttijd|eindtijd|begintijd|voltooid.*|laatst gewijzigd.*"
    r"|lastpage|startlanguage|seed|token|.*(?:latitude|longitude)|distributionchannel|userlanguage|recipient.*"
    r"|begindatum|einddatum|tijd van voltooien|begonnen op|ingevuld op|antwoordtype|voortgang|duur \(in seconden\)|geregistreerde datum"
    r"|response type|user language|distribution channel|external (?:data )?reference|recipient (?:first|last) name|datum ingezonden"
    r"|laatste pagina|starttaal|gestart op|laatste actie op|tijd van laatste wijziging|last modified time"
    r"|collector id|custom data(?: \d)?|distributiekanaal|gebruikerstaal|(?:achternaam|voornaam|e-mailadres) ontvanger|(?:breedte|lengte)graad.*",
    re.I,
)
_ASKS_FREELY = re.compile(
    r"\b(?:idee(?:ën)?|opmerking(?:en)?|suggesties?|tips?|toelichting|toevoegen|iets (?:kwijt|zeggen|meegeven)|waarom)\b",
    re.I,
)
"""What a title has in it that no choice of answers goes with."""
_ASKS_HOW_MUCH = re.compile(
    r"\bhoe ?(?:lang|vaak|veel|oud|ver|groot)\b|\bsinds wanneer\b|\bhow (?:long|often|many|much|old)\b", re.I
)
"""What is answered with an amount, which few people choose alike."""
_CODE, _FEWEST_CODES = re.compile(r"[A-Za-z]{1,4}[ ._-]?\d{1,5}"), 3
"""``M-014``, ``inv 3``, and how many of such show that they stand for people."""
NONE = frozenset(("", "-", "--", "n.v.t.", "nvt", "n/a", "na", "geen", "nan", "null", "none", ".", "x", "/"))
"""What stands in a cell, in small letters, of which the respondent left the question open."""
_RANGE = re.compile(r"(\d{1,4})\s*[-–]\s*(\d{1,4})")
_USES = {
    "respondent": ColumnUse.RESPONDENT,
    "open": ColumnUse.OPEN,
    "gesloten": ColumnUse.CLOSED,
    "closed": ColumnUse.CLOSED,
    "weg": ColumnUse.LEFT_OUT,
    "out": ColumnUse.LEFT_OUT,
}


def names_respondents(head: str) -> bool:
    """Whether a column is headed as one that says who answers: ``Respondent``, ``Deelnemernr``, ``Code``."""
    return _ID.fullmatch(" ".join(head.split())) is not None


def has_one_row_each(grid: Grid) -> bool:
    """Whether the heads name respondents and ask something, and nobody comes back below them, as speakers would."""
    heads = [head.strip() for head in grid[0]] if grid else []
    who = next((at for at, head in enumerate(heads) if _ID.fullmatch(head)), None)
    if who is None or not any(head.endswith("?") or len(head.split()) >= _ASKED_AT_LENGTH for head in heads):
        return False
    people = [row[who].strip() for row in grid[1:] if who < len(row)]
    return len(people) > 1 and all(people) and len(set(people)) == len(people)


@dataclass(frozen=True, slots=True)
class SurveyColumns:
    """What somebody said columns of a survey are read as; the others are guessed.

    Attributes
    ----------
    uses : columns by title, the beginning of it, or number from 1, each with its use.
    known : it was said of a former version of the file, and a column that is gone is passed over.
    """

    uses: tuple[tuple[str, ColumnUse], ...]
    known: bool = False


def told(words: str) -> tuple[tuple[str, ColumnUse], ...]:
    """Columns and their uses as people write them: ``open: 3, 5-7; gesloten: functie; respondent: nr; weg: 2``.

    Raises
    ------
    ValueError : with the part that is not written so.

    Examples
    --------
    >>> told("open: 2-3; weg: mail")
    (('2', <ColumnUse.OPEN: 'open'>), ('3', <ColumnUse.OPEN: 'open'>), ('mail', <ColumnUse.LEFT_OUT: 'left out'>))
    """
    found: list[tuple[str, ColumnUse]] = []
    for part in filter(None, map(str.strip, words.split(";"))):
        word, colon, columns = part.partition(":")
        use = _USES.get(word.strip().casefold())
        names = [name.strip() for name in columns.split(",") if name.strip()]
        if use is None or not colon or not names:
            raise ValueError(part)
        for name in names:
            if run := _RANGE.fullmatch(name):
                numbers = range(int(run[1]), int(run[2]) + 1)
                if not numbers:
                    raise ValueError(name)
                found.extend((str(number), use) for number in numbers)
            else:
                found.append((name, use))
    return tuple(found)


def uses_of(header: Sequence[str], rows: Grid, wanted: SurveyColumns | None, name: str) -> list[ColumnUse]:
    """The use of each column, as `wanted`, else guessed; of several that name the respondent, the last does.

    Raises
    ------
    ReadingError : a column that is wanted is not there.
    """
    uses = guessed(header, rows)
    if wanted is None:
        return uses
    given: dict[int, ColumnUse] = {}
    for column, use in wanted.uses:
        at = place_of(header, column)
        if at is not None:
            given[at] = use
        elif not wanted.known:
            raise ReadingError("reading.error.no_column", file=name, place=column, columns=listed(header))
    naming = [at for at, use in given.items() if use is ColumnUse.RESPONDENT]
    given |= dict.fromkeys(naming[:-1], ColumnUse.CLOSED)
    if naming:
        uses = [ColumnUse.CLOSED if use is ColumnUse.RESPONDENT else use for use in uses]
    return [given.get(at, use) for at, use in enumerate(uses)]


def listed(header: Sequence[str]) -> str:
    """The columns by number and the beginning of their titles, as a message lists them."""
    shown = [
        f"{number} {title if len(title) <= _SHOWN else title[:_SHOWN].rstrip() + '…'}"
        for number, title in enumerate(header[:_LISTED], 1)
    ]
    return ", ".join([*shown, *(["…"] if len(header) > _LISTED else [])])


def place_of(header: Sequence[str], column: str) -> int | None:
    """Which column is meant, from 0: by its title, its number from 1, or the beginning of one title alone."""
    plain = " ".join(column.split()).casefold()
    titles = [title.casefold() for title in header]
    if plain in titles:
        return titles.index(plain)
    if plain.isdecimal():
        return int(plain) - 1 if 1 <= int(plain) <= len(titles) else None
    begun = [at for at, title in enumerate(titles) if title.startswith(plain)]
    return begun[0] if len(begun) == 1 else None


def guessed(header: Sequence[str], rows: Grid) -> list[ColumnUse]:
    """The use of each column by its title and its answers."""
    respondent = _naming(header, rows)
    return [
        ColumnUse.RESPONDENT
        if column == respondent
        else ColumnUse.LEFT_OUT
        if _TECHNICAL.fullmatch(title)
        else ColumnUse.OPEN
        if (_is_open(rows, column) and not (_ASKS_HOW_MUCH.search(title) and _is_short(rows, column)))
        or (title.endswith("?") and _says_in_sentences(rows, column))
        or (_ASKS_FREELY.search(title) and _says_in_words(rows, column))
        else ColumnUse.CLOSED
        for column, title in enumerate(header)
    ]


def _naming(header: Sequence[str], rows: Grid) -> int | None:
    """The column that says who answers: by its title, else the first, where it holds codes of one kind that do not come back; None without one."""
    named = (c for c, title in enumerate(header) if _ID.fullmatch(title) and _is_unique(rows, c))
    coded = (
        bool(header)
        and len(rows) >= _FEWEST_CODES
        and _is_unique(rows, 0)
        and all(_CODE.fullmatch(row[0]) for row in rows)
    )
    return next(named, 0 if coded else None)


def _is_unique(rows: Grid, column: int) -> bool:
    values = [row[column] for row in rows]
    return len(set(values)) == len(values) and all(0 < len(value) <= 60 for value in values)


def _says_in_sentences(rows: Grid, column: int) -> bool:
    """Whether most answers, all of them different, end as sentences do, however short they are."""
    values = [row[column].strip() for row in rows if row[column].casefold() not in NONE]
    ended = sum(1 for value in values if value[-1] in ".!?")
    words = sum(len(value.split()) for value in values)
    return (
        len(values) > 1
        and len(set(values)) == len(values)
        and 2 * ended > len(values)
        and words >= 2 * len(values)
    )


def _says_in_words(rows: Grid, column: int) -> bool:
    """Whether the answers are words, two and more in the mean, and hardly any is given twice."""
    values = [row[column].strip() for row in rows if row[column].casefold() not in NONE]
    words = sum(len(value.split()) for value in values)
    return len(values) > 1 and len(set(values)) > _OFTEN * len(values) and words >= 2 * len(values)


def _is_short(rows: Grid, column: int) -> bool:
    """Whether all answers are a few words that end as no sentence does."""
    values = [row[column].strip() for row in rows if row[column].casefold() not in NONE]
    return all(len(value.split()) <= _CHOICE and value[-1] not in ".!?" for value in values)


def _is_open(rows: Grid, column: int) -> bool:
    """Whether the answers differ and run to sentences rather than choices."""
    values = [row[column] for row in rows if row[column].casefold() not in NONE]
    if not values:
        return False
    lengths = [len(value.split()) for value in values]
    different = len(set(values)) / len(values)
    numeric = sum(1 for value in values if not re.search(r"[^\W\d_]{2}", value)) / len(values)
    if numeric > 0.5:
        return False
    if different <= 0.5 and len(values) > 4:
        return False
    short = _is_short(rows, column)
    if short and (different <= _OFTEN or all(any(map(str.isdigit, value)) for value in values)):
        return False
    return mean(lengths) >= 4 or (max(lengths) >= 8 and mean(lengths) >= 2.5)
