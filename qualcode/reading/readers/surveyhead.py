"""The rows above the answers of a survey: a title, heads over several columns, codes and keys become one row of questions."""

from __future__ import annotations

import re

Grid = list[list[str]]
_KEY = re.compile(r"\s*\{\"ImportId\"")
_ANSWERED = re.compile(r"(?:open-ended )?response|open antwoord|antwoord|reactie", re.I)
"""What SurveyMonkey sets below a question that has no options."""
_QUESTION = re.compile(r"vra(?:ag|gen)(?:tekst|tekst|label|stelling)?|question(?: text)?|item|stelling", re.I)
_ANSWER = re.compile(
    r"(?:open )?antwoord(?:tekst|en)?|answer(?: text)?|respon(?:se|s)|reactie|waarde|value", re.I
)
_CODES = re.compile(r"codes?|code-?naam|naam(?: van de)? code|label|hoofdcode|subcode|categorie|thema", re.I)
_DEFINITIONS = re.compile(
    r"definities?|omschrijving(?: code)?|beschrijving|betekenis|definition|description", re.I
)
_RULES_OF_CODES = re.compile(
    r"(?:wel|niet)(?: toekennen| coderen| gebruiken)?|(?:wanneer )?(?:wel|niet)(?: gebruiken| toepassen)?|inclusie(?:criteri(?:a|um))?|exclusie(?:criteri(?:a|um))?"
    r"|voorbeeld(?:en|citaat|fragment)?|(?:codeer)?(?:regel|instructie)s?|afbakening|toekennen(?: bij| als)?",
    re.I,
)
_TASKS = re.compile(r"acties?|actiepunt(?:en)?|ta(?:ak|ken)|to-?do", re.I)
_OF_TASKS = re.compile(
    r"deadline|wanneer|status|gereed|trekker|eigenaar|verantwoordelijke?|wie|uitvoerder", re.I
)
_CODE = re.compile(r"Q\d{1,3}(?:[._]\d{1,3})*(?:_TEXT)?", re.I)
_TOP = 6
_FULL, _SPARSE = 0.9, 0.5
_ROUTED = 50
"""Questions of which each respondent was asked one, at most; more are no questionnaire."""


def answers_nobody(heads: list[str]) -> bool:
    """Whether the heads of a table are those of a codebook or a list of tasks, in whose rows nobody answers."""
    plain = [" ".join(head.split()).casefold().strip(" :.?") for head in heads]

    def some(pattern: re.Pattern[str]) -> int:
        return sum(1 for head in plain if pattern.fullmatch(head))

    codebook = some(_CODES) and some(_DEFINITIONS) and some(_RULES_OF_CODES)
    return bool(codebook or (some(_TASKS) and some(_OF_TASKS)))


def asks_and_answers(grid: Grid) -> bool:
    """Whether the rows hold an answer each, of people who come back to questions that come back."""
    places = _of_long_form(grid)
    return places is not None and _is_long(grid, *places)


def _of_long_form(grid: Grid) -> tuple[int, int] | None:
    """The columns headed as question and as answer."""
    heads = [head.casefold().strip(" :.") for head in grid[0]] if grid else []
    asked = next((at for at, head in enumerate(heads) if _QUESTION.fullmatch(head)), None)
    given = next((at for at, head in enumerate(heads) if _ANSWER.fullmatch(head)), None)
    return None if asked is None or given is None else (asked, given)


def asks(head: str) -> bool:
    """Whether a column is headed as one of questions: ``Vraag``, ``Stelling``."""
    return _QUESTION.fullmatch(head.strip(" :.")) is not None


def in_long_form(grid: Grid) -> Grid:
    """`grid` with a row for each respondent, where it has a row for each answer: ``respondent``, ``vraag``, ``antwoord``."""
    places = _of_long_form(grid)
    if places is None or not _is_long(grid, *places):
        return grid
    asked, given = places
    heads = grid[0]
    questions = list(dict.fromkeys(row[asked] for row in grid[1:]))
    who = next(at for at in range(len(heads)) if at not in (asked, given))
    rest = [at for at in range(len(heads)) if at not in (who, asked, given)]
    people: dict[str, dict[str, str]] = {}
    about: dict[str, list[str]] = {}
    for row in grid[1:]:
        said = people.setdefault(row[who], {})
        said[row[asked]] = f"{said[row[asked]]}\n{row[given]}" if row[asked] in said else row[given]
        about.setdefault(row[who], [row[at] for at in rest])
    return [
        [grid[0][who], *(grid[0][at] for at in rest), *questions],
        *(
            [name, *about[name], *(said.get(question, "") for question in questions)]
            for name, said in people.items()
        ),
    ]


def _is_long(grid: Grid, asked: int, given: int) -> bool:
    """Whether each row has its answer, and the same few questions come back for people who come back."""
    width = len(grid[0])
    rows = grid[1:]
    if width < 3 or len(rows) < 4 or any(len(row) != width or not row[asked].strip() for row in rows):
        return False
    who = next(at for at in range(width) if at not in (asked, given))
    people, questions = {row[who] for row in rows}, {row[asked] for row in rows}
    some = 1 < len(people) < len(rows) and 1 < len(questions) <= 0.5 * len(rows)
    return some and len(people) * len(questions) <= _ROUTED * len(rows)


def below_title(grid: Grid) -> tuple[str, Grid]:
    """The title above a table, and the table: rows with few cells, above the first that names nearly all columns, head nothing.

    Such are the name of the survey and words that stand over several columns.
    """
    filled = [sum(1 for cell in row if cell.strip()) for row in grid[: _TOP + 1]]
    width = max((sum(1 for cell in row if cell.strip()) for row in grid[_TOP:]), default=0)
    width = max(width, *filled, 0)
    head = next((at for at, cells in enumerate(filled[:_TOP]) if cells >= _FULL * width), 0)
    if not head or head >= len(grid) - 1 or any(cells > _SPARSE * width for cells in filled[:head]):
        return "", grid
    alone = filled[0] == 1
    return (next(cell for cell in grid[0] if cell.strip()) if alone else ""), grid[head:]


def under_one_head(grid: Grid) -> Grid:
    """`grid` under one row of titles, where a program such as Qualtrics sets codes above the questions, and keys below."""
    keys = next((at for at in (1, 2) if at < len(grid) and any(_KEY.match(cell) for cell in grid[at])), None)
    if keys is None and _has_codes_above(grid):
        return [[title or code for code, title in zip(grid[0], grid[1], strict=False)], *grid[2:]]
    if keys is None:
        same = sum(1 for one, other in zip(grid[0], grid[1], strict=False) if one and one == other)
        keys = 1 if same >= max(2, 0.4 * sum(1 for cell in grid[0] if cell)) else 0
        titles = grid[keys]
    else:
        titles = grid[keys - 1]
    if not keys:
        return _under_options(grid)
    titles = [title or code for code, title in zip(grid[0], [*titles, *[""] * len(grid[0])], strict=False)]
    return [titles, *grid[keys + 1 :]]


def _has_codes_above(grid: Grid) -> bool:
    """Whether codes such as ``Q4_1`` stand above the titles, which show as such above dates and numbers: they hold no digit."""
    if len(grid) < 4 or sum(1 for cell in grid[0] if _CODE.fullmatch(cell.strip())) < 2:
        return False
    if any(" " in cell.strip() for cell in grid[0]):
        return False
    rows = grid[2:]
    figured = [
        at
        for at in range(len(grid[1]))
        if all(at < len(row) and any(map(str.isdigit, row[at])) for row in rows)
    ]
    return len(figured) > 1 and not any(any(map(str.isdigit, grid[1][at])) for at in figured)


def _under_options(grid: Grid) -> Grid:
    """`grid` under one row of titles, where a second row says what each column below a head holds.

    So SurveyMonkey sets options, or ``Open-Ended Response``, below the questions, and whoever merged the cells of a head.
    """
    if len(grid) < 3:
        return grid
    below = [cell.strip() for cell in [*grid[1], *[""] * len(grid[0])]]
    filled = [cell for cell in below if cell]
    answered = sum(1 for cell in filled if _ANSWERED.fullmatch(cell))
    mostly = answered and not below[0] and answered >= _SPARSE * len(filled)
    if not mostly and not _parts_of_heads(grid[0], below):
        return grid
    titles: list[str] = []
    asked = ""
    for title, option in zip(grid[0], below, strict=False):
        asked = title.strip() or asked
        titles.append(
            title if not option else asked if _ANSWERED.fullmatch(option) else f"{asked} {option}".strip()
        )
    return [titles, *grid[2:]]


def _parts_of_heads(heads: list[str], below: list[str]) -> bool:
    """Whether heads run over the empty ones behind them, and the row below names each part, and nothing else but who just answers."""
    parted = False
    for at, head in enumerate(heads):
        runs_on = at + 1 < len(heads) and not heads[at + 1].strip()
        if not head.strip():
            if not at or not below[at] or below[at].isdigit():
                return False
            parted = True
        elif below[at] and not runs_on and not _ANSWERED.fullmatch(below[at]):
            return False
    return (
        parted
        and not below[0]
        and any(head.strip() and not cell for head, cell in zip(heads, below, strict=False))
    )
