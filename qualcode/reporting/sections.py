"""What a part of the method chapter is made of, in HTML and Word alike."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grid:
    """A small table: a caption, heads and rows; `numeric` tells which columns hold numbers,
    `weights` how wide the columns are on paper, in proportion to each other.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()
    weights: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture as SVG, with its name and what it shows in words."""

    svg: str
    name: str
    described: str


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the chapter: paragraphs, pictures, a list with heads in bold, tables, a plain list."""

    title: str
    paragraphs: tuple[str, ...] = ()
    defined: tuple[tuple[str, str], ...] = ()
    grids: tuple[Grid, ...] = ()
    list_title: str = ""
    lines: tuple[str, ...] = ()
    key: str = ""
    pictures: tuple[Drawn, ...] = ()

    @property
    def told(self) -> bool:
        """Whether anything stands under its title."""
        return any((self.paragraphs, self.defined, self.grids, self.lines, self.pictures))
