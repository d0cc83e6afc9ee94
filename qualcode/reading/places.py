"""Where in a file something is amiss: numbers of lines, rows or pages, as a warning names them."""

from __future__ import annotations

from collections.abc import Iterable

from qualcode.i18n import t

_MOST = 5


def told(numbers: Iterable[int], most: int = _MOST) -> str:
    """Numbers in order, those that follow each other drawn together, at most so many runs of them.

    Examples
    --------
    >>> told([2, 4, 5, 6, 9]), told([3]), told([1, 3, 5, 7], most=2)
    ('2, 4–6 en 9', '3', '1, 3 en nog 2')
    """
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    shown = [_run(first, last) for first, last in runs[:most]]
    left = sum(last - first + 1 for first, last in runs[most:])
    if left:
        return t("place.more", shown=", ".join(shown), count=left)
    if len(shown) < 2:
        return "".join(shown)
    return t("place.and", shown=", ".join(shown[:-1]), last=shown[-1])


def _run(first: int, last: int) -> str:
    if last == first + 1:
        return f"{first}, {last}"
    return str(first) if first == last else f"{first}–{last}"
