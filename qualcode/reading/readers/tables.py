"""Tables: a conversation in columns, head matter in two, or a table indeed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from qualcode.model import TurnKind
from qualcode.reading.raw import Paragraph, Raw
from qualcode.reading.readers.asked import asked_and_answered, by_column
from qualcode.reading.readers.coded import columns_of_remarks, with_notes, words_beside_codes
from qualcode.reading.readers.headrows import pairs_of, rows_of_head
from qualcode.reading.talk import head
from qualcode.reading.talk.stamps import AT_START, seconds
from qualcode.reading.words import HEADS_SPEAKERS, HEADS_WORDS, labels
from qualcode.reading.words.labels import LabelKind

Cell = list[Paragraph]
_HEADER = frozenset([
    "spreker", "naam", "wie", "wat", "gesprek", "tekst", "tijd", "time", "speaker", "text", "transcript", "uitspraak", "inhoud",
    "nr", "nummer", "regel", "tijdcode", "#", "start", "begin", "eind", "einde", "end", "stop", "duur", "duration", "id", "timespan",
    "timestamp", "tijdspanne", "tijdstip", "tijdsaanduiding", "van", "tot", "content", "fragment", "beurt", "uiting", "woorden",
    "volgnummer", "volgnr", "persoon", "deelnemer", "wie zegt", "wat wordt gezegd", "rol", "opmerkingen", "start time",
    "end time", "starttijd", "begintijd", "eindtijd", "speaker name", "speaker label", "naam spreker", "transcriptie",
    "utterance", "sentence", "gesproken tekst",
])  # fmt: skip
_SHORTEST_SAID = 15
"""Fewer signs a row than this, in three columns or more without times, are no talk but a list of people."""
_MOST_ABOVE = 12
"""Rows of head matter above the heads of a transcript's columns, and one."""
_WIDER = 2
"""How many times as many cells as the rows above have those of a row of heads whose titles are not all usual."""
_OF_PEOPLE = re.compile(
    r"achtergrond|ervaring|omschrijving|toelichting|functie|organisatie|werkplek|leeftijd|sector"
)
_BEGINS = re.compile(r"start(?:[ _-]?(?:time|tijd|sec(?:onds)?))?|begin(?:[ _-]?tijd)?|van")
_SECONDS = re.compile(r"\d{1,6}[.,]\d{1,6}")
"""A time in seconds, as programs that recognise speech write it; whole numbers may be thousandths of them."""
_PLANNED = re.compile(
    r"acties?|actiepunt(?:en)?|taak|taken|activiteit(?:en)?|deadline|wanneer|periode|planning|fase|trekker|eigenaar|verantwoordelijke?"
    r"|status|gereed|datum gereed|besluit|resultaat|product|uren|budget|kosten|locatie|functie|e-?mail(?:adres)?|telefoon(?:nummer)?|organisatie"
)


def paragraphs(rows: Sequence[Sequence[Cell]]) -> Iterator[Paragraph]:
    """The paragraphs of a table.

    A table whose rows hold a speaker and words becomes utterances; one of keys and values becomes
    lines of head matter; any other becomes one `TABLE` paragraph, a line per row.
    """
    grid = [[_text(cell) for cell in row] for row in rows]
    if _is_titled(grid):
        yield next(paragraph for cell in rows[0] for paragraph in cell if paragraph.text.strip())
        yield from paragraphs(rows[1:])
        return
    if 2 <= (above := rows_of_head(grid)) < len(grid):
        yield from paragraphs(rows[:above])
        yield from paragraphs(rows[above:])
        return
    if (heads := row_of_heads(grid)) > 0:
        yield from paragraphs(rows[:heads])
        yield from paragraphs(rows[heads:])
        return
    if above != len(grid) and (voices := asked_and_answered(grid)) is not None:
        yield from by_column(grid, voices)
    elif above != len(grid) and (columns := conversation_columns(grid)) is not None:
        yield from utterances(grid, *columns, beside=remarks(grid, columns))
    elif (coded := words_beside_codes(grid)) is not None:
        yield from with_notes(rows, *coded)
    elif (pairs := None if _tells_of_people(grid) else pairs_of(grid)) is not None:
        for key, value in pairs:
            yield Paragraph(f"{key.rstrip(': ')}: {value}")
    elif sum(1 for row in grid for cell in row if cell) == 1:
        for cells in rows:
            for cell in cells:
                yield from cell
    else:
        table = as_table(grid)
        if table.text:
            yield table


def _is_titled(grid: Sequence[Sequence[str]]) -> bool:
    """Whether the first row is one cell, the title of the table, and the second has the heads of a transcript's columns."""
    if len(grid) < 3 or len(set(filter(None, grid[0]))) != 1 or "\n" in "".join(grid[0]):
        return False
    return len(list(filter(None, grid[1]))) > 1 and (
        is_header(grid[1]) or _named_columns(grid[1:]) is not None
    )


def row_of_heads(grid: Sequence[Sequence[str]]) -> int:
    """Which of the first rows holds the heads of a transcript's columns, below rows of head matter in the same table; 0 where none but the first does."""
    most = 0
    for at, row in enumerate(grid[:_MOST_ABOVE]):
        filled = len(list(filter(None, row)))
        heads = filled > 1 and (is_header(row) or filled > _WIDER * most > 0)
        if at and heads and _named_columns(grid[at:]) is not None:
            return at
        most = max(most, filled)
    return 0


def as_table(grid: Sequence[Sequence[str]]) -> Paragraph:
    """All cells as one block that nobody says, a line for each row."""
    lines = [" | ".join(" ".join(cell.split()) for cell in row) for row in grid if any(row)]
    return Paragraph("\n".join(lines), kind=TurnKind.TABLE)


def _tells_of_people(grid: Sequence[Sequence[str]]) -> bool:
    """Whether the heads are those of a list of who took part and where each comes from, which is head matter of nobody."""
    heads = [cell.casefold().strip(" :.?") for cell in grid[0]] if grid else []
    return (
        len(heads) > 1 < len(grid) - 1
        and bool(HEADS_SPEAKERS.fullmatch(heads[0]))
        and all(map(_OF_PEOPLE.fullmatch, heads[1:]))
    )


def _text(cell: Cell) -> str:
    return "\n".join(paragraph.text for paragraph in cell).strip()


def conversation_columns(
    grid: Sequence[Sequence[str]], widest: int = 5
) -> tuple[int, int, int | None, int] | None:
    """Columns of speaker, words and times, and the first row of speech; None where it is no conversation."""
    rows = [row for row in grid if any(row)]
    width = max((len(row) for row in rows), default=0)
    if width < 2 or len(rows) < 2 or _is_planning(rows[0]):
        return None
    if (named := _named_columns(rows)) is not None:
        return named
    if width > widest:
        return None
    skip = int(is_header(rows[0]))
    body = rows[skip:]
    sizes = [sum(len(row[c]) for row in body if c < len(row)) for c in range(width)]
    words = max(range(width), key=sizes.__getitem__)
    times = next((c for c in range(width) if c != words and _share(body, c, _is_time) > 0.7), None)
    if width > 2 and times is None and sizes[words] < _SHORTEST_SAID * len(body):
        return None
    for column in range(width):
        if column in (words, times) or _share(body, column, _is_speaker) < 0.85:
            continue
        if column > words and width > 2 and times is None and not _named(body, column):
            continue
        filled = [row[column] for row in body if column < len(row) and row[column].strip()]
        seen = set(map(labels.key_of, filled))
        if width > 2 and times is None and not skip and len(filled) == len(seen):
            continue
        known = any(labels.classify(cell.strip(" :")) >= LabelKind.NAME for cell in filled)
        keyed = sum(1 for key in seen if head.is_key(key))
        if (
            len(seen) >= 1
            and keyed < 0.5 * len(seen)
            and (len(seen) < len(body) or known)
            and sizes[words] > sizes[column]
        ) and _talks(body, column, skip=bool(skip), seen=len(seen)):
            titled = not skip and HEADS_SPEAKERS.fullmatch(
                "".join(rows[0][column : column + 1]).casefold().strip(" :.?")
            )
            return column, words, times, int(bool(skip or (titled and _once(rows, column))))
    return None


def is_header(row: Sequence[str]) -> bool:
    """Whether a row holds the titles of a transcript's columns."""
    return any(row) and all(cell.casefold().strip(" :.") in _HEADER for cell in row if cell)


def _once(rows: Sequence[Sequence[str]], column: int) -> bool:
    """Whether the first cell of a column stands in it only once, as its title does."""
    return sum(1 for row in rows if column < len(row) and row[column] == rows[0][column]) == 1


def _is_planning(row: Sequence[str]) -> bool:
    """Whether the heads of a table are those of a list of tasks, a planning or a list of people."""
    return any(_PLANNED.fullmatch(cell.casefold().strip(" :.?")) for cell in row)


def _named_columns(rows: Sequence[Sequence[str]]) -> tuple[int, int, int | None, int] | None:
    """The columns of a transcript whose heads say which they are: ``Nr``, ``Wie``, ``Wat er gezegd wordt``, ``Code``."""
    heads = [cell.casefold().strip(" :.?") for cell in rows[0]]
    speaker = next((c for c, head in enumerate(heads) if HEADS_SPEAKERS.fullmatch(head)), None)
    words = next((c for c, head in enumerate(heads) if HEADS_WORDS.fullmatch(head)), None)
    if speaker is None or words is None or _share(rows[1:], speaker, _is_speaker) < 0.85:
        return None
    times = next(
        (c for c in range(len(heads)) if c not in (speaker, words) and _share(rows[1:], c, _is_time) > 0.7),
        None,
    )
    if times is None:
        times = next(
            (
                c
                for c, head in enumerate(heads)
                if _BEGINS.fullmatch(head) and _share(rows[1:], c, _is_seconds) > 0.9
            ),
            None,
        )
    return speaker, words, times, 1


def _talks(body: Sequence[Sequence[str]], column: int, *, skip: bool, seen: int) -> bool:
    labelled = sum(1 for row in body if column < len(row) and row[column].strip())
    repeated = labelled >= 1.5 * seen
    return skip or _named(body, column) or (repeated and labelled >= 4)


def _named(body: Sequence[Sequence[str]], column: int) -> bool:
    """Whether most of a column are such labels as speakers alone have, rather than words that come back, as in a column of judgements."""
    cells = [row[column].strip(" :") for row in body if column < len(row) and row[column].strip()]
    return sum(1 for cell in cells if labels.classify(cell) >= LabelKind.NAME) >= 0.5 * len(cells)


def _share(rows: Sequence[Sequence[str]], column: int, test: Callable[[str], bool]) -> float:
    cells = [row[column].strip() for row in rows if column < len(row) and row[column].strip()]
    return sum(1 for cell in cells if test(cell)) / len(cells) if cells else 0.0


def _is_time(cell: str) -> bool:
    found = AT_START.match(cell)
    return found is not None and found.end() == len(cell)


def _is_seconds(cell: str) -> bool:
    return _SECONDS.fullmatch(cell) is not None


def _is_speaker(cell: str) -> bool:
    return "\n" not in cell.strip() and labels.parse(cell.rstrip(": ")) is not None


def spoken(grid: Sequence[Sequence[str]], columns: tuple[int, int, int | None, int]) -> Raw:
    """A sheet or a file of columns as a conversation; what others wrote beside it, as codes, is left out and told of."""
    raw = Raw(paragraphs=list(utterances(grid, *columns)), spoken=True)
    if beside := remarks(grid, columns):
        heads = next(row for row in grid if any(row)) if columns[3] else []
        told = [heads[c].strip() if c < len(heads) and heads[c].strip() else str(c + 1) for c in beside]
        raw.warn("columns_left_out", count=len(told), columns=", ".join(f"‘{one}’" for one in told))
    return raw


def remarks(grid: Sequence[Sequence[str]], columns: tuple[int, int, int | None, int]) -> list[int]:
    """The columns beside a conversation in which people wrote something."""
    speaker, words, times, skip = columns
    return columns_of_remarks([row for row in grid if any(row)], {speaker, words, times}, skip)


def utterances(
    grid: Sequence[Sequence[str]],
    speaker: int,
    words: int,
    times: int | None,
    skip: int,
    beside: Sequence[int] = (),
) -> Iterator[Paragraph]:
    """The rows as utterances; a row without speaker goes on from the last, and what stands in the columns `beside` is a note below it."""
    current = ""
    filled = [row for row in grid if any(row)]
    for row in filled[skip:]:
        label = row[speaker].strip(" :") if speaker < len(row) else ""
        said = row[words].strip() if words < len(row) else ""
        begins = None
        if times is not None and times < len(row) and (found := AT_START.match(row[times])):
            begins = seconds(found[1])[0]
        elif times is not None and times < len(row) and _SECONDS.fullmatch(row[times].strip()):
            begins = float(row[times].strip().replace(",", "."))
        current = label or current
        if said:
            yield Paragraph(said, kind=TurnKind.SPEECH, speaker=current, begins=begins)
        if written := [" ".join(row[c].split()) for c in beside if c < len(row) and row[c].strip()]:
            yield Paragraph(" | ".join(written), kind=TurnKind.NOTE)
