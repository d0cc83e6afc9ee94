"""Numbers as people write them in the language in use: ``1.234,5`` and ``12%`` in Dutch."""

from __future__ import annotations

from qualcode.i18n import language

_DUTCH = str.maketrans(",.", ".,")


def number(value: float, decimals: int = 0) -> str:
    """A number with its thousands parted; never a minus before a zero."""
    written = f"{round(value, decimals) + 0.0:,.{decimals}f}"
    return written.translate(_DUTCH) if language() == "nl" else written


def percent(share: float, decimals: int = 0) -> str:
    """A share, 0 to 1, as a percentage; the sign against the figure, as Taalunie and Onze Taal have it."""
    return f"{number(100 * share, decimals)}%"


def chance(p: float) -> str:
    """The chance of a test in three decimals; ``<0,001`` where it is smaller than these can tell."""
    return f"<{number(0.001, 3)}" if p < 0.001 else number(p, 3)
