"""How a codebook lies in a workbook: its sheets and columns, and their names in each language."""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.i18n import LANGUAGES, catalogue, t
from qualcode.model import CodeStatus

CODES, FACETS, ABOUT = "codes", "facets", "about"
LONGEST_CELL = 32_767


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `field` is its key in the catalogue, `width` in characters."""

    field: str
    width: int


CODE_COLUMNS = (
    Column("key", 26),
    Column("parent", 22),
    Column("label", 30),
    Column("definition", 55),
    Column("when_to_use", 40),
    Column("when_not_to_use", 40),
    Column("examples", 60),
    Column("source_file", 18),
    Column("source_title", 18),
    Column("source_place", 24),
    Column("aliases", 24),
    Column("color", 10),
    Column("status", 12),
    Column("facets", 16),
    Column("related", 20),
)
FACET_COLUMNS = (
    Column("facet_key", 18),
    Column("facet_label", 22),
    Column("question", 40),
    Column("multiple", 14),
    Column("value_key", 22),
    Column("value_label", 26),
    Column("value_definition", 60),
)
ABOUT_FIELDS = ("key", "title", "description", "language", "version")


def heading(field: str) -> str:
    """What stands above a column, in the language in use."""
    return t(f"codebook.sheet.column.{field}")


def explanation(field: str) -> str:
    """What to write in a column."""
    return t(f"codebook.sheet.explain.{field}")


def sheet_name(sheet: str) -> str:
    """The name on a sheet's tab."""
    return t(f"codebook.sheet.name.{sheet}")


def about_name(field: str) -> str:
    """The name of a fact about the codebook as a whole, on the sheet that explains."""
    return t(f"codebook.sheet.about.{field}")


def status_name(status: CodeStatus) -> str:
    """A status as researchers write it."""
    return t(f"codebook.status.{status.value}")


def known(area: str, names: tuple[str, ...]) -> dict[str, str]:
    """What each name is called in any language, folded, with the name it stands for."""
    return {
        catalogue(language)[f"codebook.{area}.{name}"].casefold(): name
        for language in LANGUAGES
        for name in names
    }
