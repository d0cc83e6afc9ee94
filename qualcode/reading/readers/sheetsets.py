"""A survey over several worksheets: a sheet for each question, with the same people in all, or one for each group, with the same questions."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.reading.readers.surveycolumns import names_respondents
from qualcode.reading.readers.surveyhead import Grid

Titled = tuple[str, Grid]
_LONGEST_KEY, _SHARED = 40, 0.5
_SHEET = "Blad"


def put_together(best: Titled, sheets: Sequence[Titled]) -> tuple[Grid, list[str]]:
    """The rows of the sheet `best` with those of the `sheets` that belong to it, and the titles of the sheets read.

    Such are sheets that ask the same people other things, and sheets that ask other people the same, as one for each team does;
    a column says on which sheet they stand. Sheets in which somebody comes back at a question in common are rounds of one survey,
    in which a number may be somebody else's; they stay apart.
    """
    groups = [sheet for sheet in sheets if sheet is best or _asks_the_same_of_others(best[1], sheet[1])]
    if len(groups) > 1 and _nobody_comes_back([grid for _, grid in groups]):
        return _below_each_other(groups)
    parts = [sheet for sheet in sheets if sheet is best or _asks_the_same_people(best[1], sheet[1])]
    heads = [head for _, grid in parts for head in _plain(grid[0][1:])]
    if len(parts) < 2 or len(set(heads)) < len(heads):
        return best[1], [best[0]]
    people = list(dict.fromkeys(row[0] for _, grid in parts for row in grid[1:]))
    given = [{row[0]: row[1:] for row in grid[1:]} for _, grid in parts]
    rows = [
        [who, *(cell for (_, grid), of in zip(parts, given, strict=True) for cell in of.get(who, [""] * (len(grid[0]) - 1)))]
        for who in people
    ]  # fmt: skip
    titles = [best[1][0][0], *(head for _, grid in parts for head in grid[0][1:])]
    return [titles, *rows], [title for title, _ in parts]


def _below_each_other(groups: Sequence[Titled]) -> tuple[Grid, list[str]]:
    """The rows of all `groups`, with the title of the sheet behind who answers."""
    heads = groups[0][1][0]
    rows = [[row[0], title, *row[1:]] for title, grid in groups for row in grid[1:]]
    return [[heads[0], _SHEET, *heads[1:]], *rows], [title for title, _ in groups]


def _asks_the_same_of_others(one: Grid, other: Grid) -> bool:
    """Whether two sheets have the same heads, the first of which names who answers."""
    if min(len(one), len(other)) < 2 or len(one[0]) < 2 or not names_respondents(one[0][0]):
        return False
    return _plain(one[0]) == _plain(other[0]) and len(set(_plain(one[0]))) == len(one[0])


def _nobody_comes_back(grids: Sequence[Grid]) -> bool:
    """Whether each row of all sheets names somebody else."""
    people = [row[0].strip() for grid in grids for row in grid[1:]]
    return all(people) and len(set(people)) == len(people) and max(map(len, people)) <= _LONGEST_KEY


def _asks_the_same_people(one: Grid, other: Grid) -> bool:
    """Whether the first columns of two sheets have the same head, and mostly the same people, each once."""
    if min(len(one), len(other)) < 3 or min(len(one[0]), len(other[0])) < 2 or not one[0][0].strip():
        return False
    if _plain(one[0][:1]) != _plain(other[0][:1]):
        return False
    keys = [[row[0].strip() for row in grid[1:]] for grid in (one, other)]
    if any(len(set(of)) < len(of) or not all(of) or max(map(len, of)) > _LONGEST_KEY for of in keys):
        return False
    first, second = map(set, keys)
    return len(first & second) >= _SHARED * max(len(first), len(second))


def _plain(heads: Sequence[str]) -> list[str]:
    return [" ".join(head.split()).casefold().strip(" :.?") for head in heads]
