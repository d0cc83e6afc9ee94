"""The lines right above and below another."""

from __future__ import annotations

from collections.abc import Sequence


def around(lines: Sequence[str], index: int) -> tuple[str, ...]:
    """The line above the one at `index` and the one below it, where there are such."""
    return (*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2])


def is_alone(lines: Sequence[str], index: int) -> bool:
    """Whether blank lines part a line from the text, as they do a running head."""
    return not any(line.strip() for line in around(lines, index))
