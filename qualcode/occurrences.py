"""Where one text stands in another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import AnyStr


def occurrences(part: AnyStr, whole: AnyStr) -> Iterator[int]:
    """Where `part`, which is not empty, begins in `whole`, in order; such places may overlap."""
    at = whole.find(part)
    while at >= 0:
        yield at
        at = whole.find(part, at + 1)
