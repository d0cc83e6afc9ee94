"""Text and dates that Excel takes as they are meant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qualcode.i18n import t
from qualcode.reporting.words import clean


@dataclass(frozen=True, slots=True)
class Link:
    """A place elsewhere: an address of our own making, never words from a source."""

    address: str
    label: str

    def formula(self) -> str:
        """What makes a cell a link; unlike Excel's own links there may be more than 65,530 on a sheet."""
        address, label = (text.replace('"', '""') for text in (self.address, self.label))
        return f'HYPERLINK("{address}","{label}")'


Value = str | int | float | date | Link | None

LONGEST = 32_767
"""Most characters in one cell, in UTF-16 units, as Excel counts them."""

_FORMULA_LIKE = ("=", "+", "-", "@")
_FIRST_DAY = date(1900, 3, 1)


def cell_text(text: str) -> str:
    """`text` as a cell can hold it: cleaned, and cut with a word where it is too long.

    Text between ``<r>`` and ``</r>`` gets a space after it, since XlsxWriter would take it for markup.
    """
    text = clean(text)
    if text.startswith("<r>") and text.endswith("</r>"):
        text += " "
    if 2 * len(text) <= LONGEST or _units(text) <= LONGEST:
        return text
    ending = t("reporting.cut")
    return _first_units(text, LONGEST - _units(ending)).rstrip() + ending


def needs_prefix(text: str) -> bool:
    """Whether Excel could take `text` for a formula as soon as somebody edits the cell."""
    return text.startswith(_FORMULA_LIKE)


def excel_date(text: str) -> date | None:
    """An ISO date that Excel can count with, or None."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if found >= _FIRST_DAY else None


def _units(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)


def _first_units(text: str, most: int) -> str:
    return text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", "ignore")
