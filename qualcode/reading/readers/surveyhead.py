"""The rows above the answers of a survey: a title, heads over several columns, codes and keys become one row of questions."""

from __future__ import annotations

import re

Grid = list[list[str]]
_KEY = re.compile(r"\s*\{\"ImportId\"")
_ANSWERED = re.compile(r"(?:open-ended )?response|open antwoord|antwoord|reactie", re.I)
"""What SurveyMonkey sets below a question that has no options."""
_TOP = 6
_FULL, _SPARSE = 0.9, 0.5


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


def _under_options(grid: Grid) -> Grid:
    """`grid` under one row of titles, where SurveyMonkey sets options, or ``Open-Ended Response``, below the questions."""
    below = [cell.strip() for cell in grid[1]] if len(grid) > 2 else []
    filled = [cell for cell in below if cell]
    answered = sum(1 for cell in filled if _ANSWERED.fullmatch(cell))
    if not answered or below[0] or answered < _SPARSE * len(filled):
        return grid
    titles: list[str] = []
    asked = ""
    for title, option in zip(grid[0], [*below, *[""] * len(grid[0])], strict=False):
        asked = title.strip() or asked
        titles.append(
            title if not option else asked if _ANSWERED.fullmatch(option) else f"{asked} {option}".strip()
        )
    return [titles, *grid[2:]]
