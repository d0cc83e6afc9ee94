"""Pictures: pure functions from nouns to SVG text, readable in light and dark and without colour."""

from qualcode.reporting.figures.bars import Bar, bars
from qualcode.reporting.figures.colors import STYLE
from qualcode.reporting.figures.curve import Curve, curve
from qualcode.reporting.figures.dots import dots
from qualcode.reporting.figures.flat import flat
from qualcode.reporting.figures.heat import Cell, heat_map
from qualcode.reporting.figures.map import Labelled, fragment_map
from qualcode.reporting.figures.shares import Block, Share, shares
from qualcode.reporting.figures.svg import marker

__all__ = [
    "STYLE",
    "Bar",
    "Block",
    "Cell",
    "Curve",
    "Labelled",
    "Share",
    "bars",
    "curve",
    "dots",
    "flat",
    "fragment_map",
    "heat_map",
    "marker",
    "shares",
]
