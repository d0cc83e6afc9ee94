"""What a layout makes of a talk: paragraphs of runs, and tables, before any container has them."""

from __future__ import annotations

from typing import NamedTuple


class Run(NamedTuple):
    """Words that look alike: ``look`` is of ``b`` (bold), ``i`` (italic), ``u`` (underlined), or nothing."""

    words: str
    look: str = ""


class Table(NamedTuple):
    """Rows of cells, each of them runs; a cell may hold line ends."""

    rows: list[list[list[Run]]]


Paragraph = list[Run]
Block = Paragraph | Table
