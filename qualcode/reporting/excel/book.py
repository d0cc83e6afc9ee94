"""The workbook: its formats, its sheets with their print set-up, and safe cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, Self

import xlsxwriter

from qualcode.i18n import catalogue, language, t
from qualcode.reporting.excel.cells import Link, Value, cell_text, excel_date, needs_prefix
from qualcode.reporting.excel.paper import A4, MARGINS
from qualcode.reporting.excel.stream import StreamSheet, Style
from qualcode.reporting.measure import lines, width
from qualcode.reporting.words import one_line

INK, SOFT, ACCENT, LINE, WARN = "#1B2430", "#565E6B", "#0B4F7C", "#E3E0D8", "#8A3B00"
FONT = {"font_name": "Arial", "font_size": 10}
TITLE_ROW, INTRO_ROW = 0, 1
LONGEST_NAME = 31
INTRO_LOOKS: dict[str, dict[str, Any]] = {
    "intro": {"font_color": SOFT},
    "warning": {"font_color": WARN, "bold": True},
}
SCREEN, PIXELS = 1_050, 12.9
"""Pixels that a line of explanation takes at most, and of our type."""
FIRST_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z‘])")
FORBIDDEN = re.compile(r"[\[\]:*?/\\]")

DEEPEST = 5
"""Steps at most that a name stands in below another."""
KINDS: dict[str, dict[str, Any]] = {
    "text": {"align": "left", "indent": 1},
    "wrap": {"align": "left", "indent": 1, "text_wrap": True},
    "strong": {"align": "left", "indent": 1, "text_wrap": True, "bold": True},
    **{
        f"below {depth}": {"align": "left", "indent": 1 + 2 * depth, "text_wrap": True}
        for depth in range(1, DEEPEST + 1)
    },
    "proposal": {"align": "left", "indent": 1, "text_wrap": True, "italic": True, "font_color": SOFT},
    "mixed": {"align": "left", "indent": 1, "text_wrap": True},
    "mixed whole": {"align": "left", "indent": 1, "num_format": "#,##0"},
    "date": {"align": "left", "indent": 1, "num_format": "d-m-yyyy"},
    "rank": {"align": "center", "num_format": "0"},
    "whole": {"align": "right", "indent": 2, "num_format": "#,##0"},
    "dotted": {"align": "center", "num_format": '#,##0;-#,##0;"·"'},
    "decimal": {"align": "right", "indent": 2, "num_format": "0.00"},
    "tenth": {"align": "right", "indent": 2, "num_format": "0.0"},
    "percent": {"align": "right", "indent": 2, "num_format": "0%"},
    "percent fine": {"align": "right", "indent": 2, "num_format": "0.0%"},
    "percent dotted": {"align": "center", "num_format": '0%;-0%;"·"'},
    "link": {"align": "left", "indent": 1, "font_color": ACCENT, "underline": 1},
    "centred": {"align": "center"},
}
WRAPPED = frozenset(kind for kind, format_ in KINDS.items() if format_.get("text_wrap"))
LEFT = frozenset(kind for kind, format_ in KINDS.items() if format_["align"] == "left")
WHOLE = frozenset(("whole", "dotted", "rank"))
FRACTIONS = frozenset(("decimal", "tenth", "percent", "percent fine", "percent dotted"))
CENTRED = frozenset(kind for kind, format_ in KINDS.items() if format_["align"] == "center")


class Book:
    """A workbook being written; use it as a context manager.

    Attributes
    ----------
    MANY : a sheet with more rows than this is written straight to disk.

    Sheets of many rows are written straight to disk; see `stream`.
    """

    MANY = 2_000

    def __init__(self, path: Path, *, title: str) -> None:
        self.title = one_line(title)
        self.tables = 0
        self.intros: dict[str, str] = {}
        self._told: dict[str, tuple[str, str]] = {}
        self._path, self._made = path, BytesIO()
        self._aside = TemporaryDirectory(prefix="qualcode-", ignore_cleanup_errors=True)
        self.file = xlsxwriter.Workbook(
            self._made,
            {
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "nan_inf_to_errors": True,
                "tmpdir": self._aside.name,
                "default_format_properties": FONT,
            },
        )
        self.file.set_properties({"title": cell_text(self.title), "author": "qualcode"})
        self._formats: dict[str, Any] = {}
        self._cell_formats: dict[tuple[str, bool], Any] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self.file.close()
                self._path.write_bytes(self._made.getbuffer())
            else:
                self._leave()
        finally:
            self._aside.cleanup()  # sheets as they are written, of which a failure leaves some

    def _leave(self) -> None:
        """Let a workbook go that could not be finished; nothing is written."""
        for sheet in self.file.worksheets():
            if isinstance(sheet, StreamSheet):
                sheet.discard()

    def format(self, name: str, **properties: Any) -> Any:
        """The format of that name, made with `properties` when it is first asked for."""
        if name not in self._formats:
            given = {**FONT, "font_color": INK, "valign": "top", **properties}
            self._formats[name] = self.file.add_format(given)
        return self._formats[name]

    def cell_format(self, kind: str, *, prefixed: bool = False) -> Any:
        """The format of a kind of column; `prefixed` text stays text when somebody edits the cell."""
        found = self._cell_formats.get((kind, prefixed))
        if found is None:
            line = {"bottom": 1, "bottom_color": LINE, "quote_prefix": prefixed}
            found = self.format(f"{kind} {prefixed}", **KINDS[kind], **line)
            self._cell_formats[kind, prefixed] = found
        return found

    def style(self, kind: str) -> Style:
        """The numbers of the formats of a kind of column, for sheets written straight to disk."""
        look = self.cell_format
        return Style(
            plain=look(kind)._get_xf_index(),
            prefixed=look(kind, prefixed=True)._get_xf_index(),
            date=look("date")._get_xf_index(),
            counted=look("mixed whole")._get_xf_index(),
            dates=kind == "date",
            mixed=kind == "mixed",
        )

    def sheet(
        self,
        key: str,
        intro: str,
        *,
        name: str = "",
        title: str = "",
        told: str = "",
        warn: bool = False,
        stream: bool = False,
    ) -> Any:
        """A new sheet with its title and a line of explanation, set up for A4.

        Parameters
        ----------
        name : of the sheet, where the catalogue has none for `key`.
        title : to stand above it, when it is not the sheet's name.
        told : what the first sheet says of it; left out: the first sentence of `intro`.
        warn : whether the line of explanation is a warning.
        stream : whether its rows are so many that they are not kept.
        """
        name = self.free_name(name or t(f"reporting.sheet.{key}"), standard=key != "view")
        sheet = self.file.add_worksheet(name, StreamSheet if stream else None)
        self.intros[name] = told or FIRST_SENTENCE.split(intro, maxsplit=1)[0]
        sheet.hide_gridlines(2)
        sheet.set_row(TITLE_ROW, 26)
        above = self.format("title", bold=True, font_size=16)
        sheet.write_string(TITLE_ROW, 0, cell_text(one_line(title)) or name, above)
        look = "warning" if warn else "intro"
        self._told[name] = (intro, look)
        sheet.write_string(INTRO_ROW, 0, cell_text(intro), self.format(look, **INTRO_LOOKS[look]))
        self._print_set_up(sheet, name)
        return sheet

    def spread_intro(self, sheet: Any, widths: Sequence[float]) -> None:
        """Let the line of explanation run over several lines where it is longer than the table is wide.

        `widths` are those of the table's columns; more than a screen's width is not used.
        """
        text, look = self._told[sheet.get_name()]
        rooms = list(accumulate(7 * wide + 5 for wide in widths))
        last = max((at for at, room in enumerate(rooms) if room <= SCREEN), default=0)
        if width(text, PIXELS) <= rooms[last]:
            return
        wrapped = self.format(f"{look} wrapped", **INTRO_LOOKS[look], text_wrap=True, align="left")
        if last:
            sheet.merge_range(INTRO_ROW, 0, INTRO_ROW, last, cell_text(text), wrapped)
        else:
            sheet.write_string(INTRO_ROW, 0, cell_text(text), wrapped)
        sheet.set_row(INTRO_ROW, 12.75 * lines(text, rooms[last] - 10, PIXELS) + 3)

    def free_name(self, wanted: str, *, standard: bool = True) -> str:
        """`wanted` as the name of a sheet: without what Excel forbids, at most 31 characters, not taken.

        One that is not `standard` does not take the name of one that may come later.
        """
        clean = " ".join(FORBIDDEN.sub(" ", cell_text(one_line(wanted))).split()).strip("'") or "Blad"
        taken = {sheet.get_name().casefold() for sheet in self.file.worksheets()}
        if not standard:
            texts = catalogue(language())
            taken |= {texts[key].casefold() for key in texts if key.startswith("reporting.sheet.")}
        name, number = shortened(clean, LONGEST_NAME), 1
        while name.casefold() in taken or name.casefold() in ("history", "geschiedenis"):
            number += 1
            ending = f" ({number})"
            name = shortened(clean, LONGEST_NAME - len(ending)) + ending
        return name

    def empty_sheet(self, key: str, reason: str, *, name: str = "") -> None:
        """A sheet that only says why it is empty."""
        sheet = self.sheet(key, reason, name=name)
        sheet.set_column(0, 0, 110)
        sheet.set_row(INTRO_ROW, 30)
        sheet.write_string(
            INTRO_ROW,
            0,
            cell_text(reason),
            self.format("reason", font_color=SOFT, text_wrap=True, align="left"),
        )

    def _print_set_up(self, sheet: Any, name: str) -> None:
        sheet.set_paper(A4)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(**MARGINS)
        title = self.title[:80].replace("&", "&&")
        sheet.set_footer("&L&9" + t("reporting.print.footer", title=title, sheet=name))

    def put(self, sheet: Any, row: int, column: int, value: Value, kind: str = "text") -> None:
        """Write one value as what it is; text is never anything but text."""
        if value is None or value == "":
            sheet.write_blank(row, column, None, self.cell_format(kind))
        elif isinstance(value, str):
            self._put_text(sheet, row, column, value, kind)
        elif isinstance(value, Link):
            sheet.write_formula(row, column, f"={value.formula()}", self.cell_format(kind), value.label)
        elif isinstance(value, date):
            sheet.write_datetime(row, column, value, self.cell_format("date"))
        else:
            counted = kind == "mixed" and isinstance(value, int)
            sheet.write_number(row, column, value, self.cell_format("mixed whole" if counted else kind))

    def _put_text(self, sheet: Any, row: int, column: int, value: str, kind: str) -> None:
        found = excel_date(value) if kind == "date" else None
        if found is not None:
            sheet.write_datetime(row, column, found, self.cell_format("date"))
            return
        text = cell_text(value)
        sheet.write_string(row, column, text, self.cell_format(kind, prefixed=needs_prefix(text)))


def shortened(name: str, most: int) -> str:
    """`name` in at most `most` UTF-16 units, as Excel counts them, with … where something is left out."""
    if len(name.encode("utf-16-le")) // 2 <= most:
        return name
    return name.encode("utf-16-le")[: 2 * (most - 1)].decode("utf-16-le", "ignore").rstrip() + "…"
