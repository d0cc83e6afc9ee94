"""Workbooks as people keep them: merged cells, dates, ticks, errors, and rows behind a filter."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment

from qualcode.errors import ReadingError
from qualcode.i18n import t
from qualcode.model import Transcript
from qualcode.reading import read_bytes
from qualcode.reading.readers.grids import Size
from tests.reading.bad_files import refused
from tests.zipped import parts_of, zipped

ANSWERS = (
    "Ik hoor het vaak pas op vrijdag, en dan moet de opvang nog geregeld worden.",
    "Het wordt beter, maar ruilen kost te veel handtekeningen.",
    "Voor mij maakt het niet zoveel uit, ik werk alleen de ochtenden.",
    "De nachten worden altijd als laatste ingevuld en dan kijkt iedereen naar ons.",
)
HEADS = ["respondent", "team", "Wat vindt u van het rooster?"]


def survey(change: Callable[[Any], None], *above: list[str], heads: list[str] = HEADS) -> Transcript:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (*above, heads):
        sheet.append(row)
    for number, answer in enumerate(ANSWERS, 1):
        sheet.append([f"R{number}", "Noord" if number < 3 else "Zuid", answer])
    change(sheet)
    stream = io.BytesIO()
    book.save(stream)
    return read_bytes(stream.getvalue(), "gegevens.xlsx")


def attributes(found: Transcript, key: str) -> list[str | None]:
    return [speaker.attributes.get(key) for speaker in found.speakers]


def test_cells_merged_downwards_hold_for_each_of_their_rows() -> None:
    def merge(sheet: Any) -> None:
        sheet.merge_cells("B2:B3")
        sheet.merge_cells("B4:B5")

    assert attributes(survey(merge), "team") == ["Noord", "Noord", "Zuid", "Zuid"]


def test_merged_heads_are_heads() -> None:
    def merge(sheet: Any) -> None:
        sheet.merge_cells("A1:C1")
        sheet.merge_cells("B3:B4")

    found = survey(merge, ["Enquête over roosters"])
    assert found.title == "Enquête over roosters"
    assert attributes(found, "team") == ["Noord", "Noord", "Zuid", "Zuid"]
    assert [speaker.label for speaker in found.speakers] == ["R1", "R2", "R3", "R4"]


def test_dates_times_and_ticks_are_told_as_people_write_them() -> None:
    def set_team(*values: object) -> Callable[[Any], None]:
        def change(sheet: Any) -> None:
            for row, value in enumerate(values, 2):
                sheet.cell(row, 2, value)

        return change

    values = set_team(
        datetime.fromisoformat("2026-03-03"), datetime.fromisoformat("2026-03-03 14:05"), True, time(9, 30)
    )
    assert attributes(survey(values), "team") == ["2026-03-03", "2026-03-03 14:05:00", "ja", "9:30:00"]


@pytest.mark.parametrize(
    ("value", "code", "seen"),
    [
        (0.25, "0%", "25%"),
        (0.1265, "0.0%", "12,7%"),
        (1250, '_-"€" * #,##0.00_-;-"€" * #,##0.00_-', "€ 1.250,00"),
        (-12.5, "[$€-413] #,##0.00", "€ -12,50"),
        (38, '0 "jaar"', "38 jaar"),
        (17, "0000", "0017"),
        (7.25, "0.0", "7,25"),
        (0.1 + 0.2, "General", "0,3"),
        (1e21, "0.00E+00", "1000000000000000000000"),
        (datetime.fromisoformat("2026-03-12"), "mm-dd-yy", "12-03-2026"),
        (datetime.fromisoformat("2026-03-12 14:30"), "m/d/yy h:mm", "12-03-2026 14:30"),
        (datetime.fromisoformat("2026-03-12"), "[$-413]dddd d mmmm yyyy;@", "donderdag 12 maart 2026"),
        (datetime.fromisoformat("2026-03-12"), "dd/mm/yyyy hh:mm:ss", "12/03/2026"),
        (datetime.fromisoformat("2026-03-12 09:05"), 'd-m-yy "om" h.mm "uur"', "12-3-26 om 9.05 uur"),
        (time(14, 30), "hh:mm", "14:30"),
        (time(14, 30), "h:mm AM/PM", "2:30 PM"),
        (time(0, 1, 5, 500_000), "mm:ss.0", "01:05,5"),
        (timedelta(hours=36, minutes=30), "[h]:mm", "36:30"),
    ],
)
def test_a_cell_is_read_as_it_is_seen(value: Any, code: str, seen: str) -> None:
    def fill(sheet: Any) -> None:
        sheet["B2"] = value
        sheet["B2"].number_format = code

    assert attributes(survey(fill), "team")[0] == seen


def test_an_error_of_a_formula_is_no_answer_and_is_told() -> None:
    def fail(sheet: Any) -> None:
        sheet["C3"] = "#N/A"

    found = survey(fail)
    assert "#N/A" not in found.text
    assert found.text.count("\n\n") == 3
    assert [warning for warning in found.warnings if warning.startswith("In 1 cel staat een foutmelding")]


def test_rows_behind_a_filter_are_read_and_told() -> None:
    def hide(sheet: Any) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.row_dimensions[40].hidden = True

    found = survey(hide)
    assert ANSWERS[1] in found.text
    (warning,) = found.warnings
    assert warning.startswith("1 rij is verborgen")


def test_a_few_bytes_that_stand_for_gigabytes_of_cells_are_refused() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in range(1, 6_000):
        sheet.cell(row, 1, "Ik vind dat het rooster te laat komt. " * 800)
    sheet.cell(1, 2, "Wat vindt u?")
    stream = io.BytesIO()
    book.save(stream)
    assert refused(stream.getvalue(), "a.xlsx") == "bomb"


def test_one_part_that_is_named_as_many_sheets_is_refused() -> None:
    book = openpyxl.Workbook()
    book.active.append(["Wat vindt u?"])
    book.create_chartsheet("Figuur")
    stream = io.BytesIO()
    book.save(stream)
    parts = parts_of(stream.getvalue())
    (first, *_) = re.findall(rb"<sheet [^>]*/>", parts["xl/workbook.xml"])
    more = b"".join(first.replace(b"Sheet", b"Blad%d" % number) for number in range(3_000))
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b"</sheets>", more + b"</sheets>")
    assert refused(zipped(parts), "a.xlsx") == "bomb"
    assert refused(stream.getvalue(), "a.xlsx") != "bomb"


def test_rows_behind_the_two_hundred_thousandth_are_not_left_out() -> None:
    size = Size("a.xlsx")
    for _ in range(210_000):
        size.add(["ja"], looked_at=20)
    assert size.cells == 210_000
    size.looked_at *= 14
    with pytest.raises(ReadingError) as caught:
        size.add(["ja"], looked_at=2_000_000)
    assert caught.value.key == "reading.error.table_large"


def sheets(*tables: list[list[str]]) -> Transcript:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, rows in enumerate(tables, 1):
        sheet = book.create_sheet(f"Vraag {number}")
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return read_bytes(stream.getvalue(), "peiling.xlsx")


def asked(question: str, *people: str) -> list[list[str]]:
    return [
        ["Code", question],
        *([who, f"{answer} {question[:8]}"] for who, answer in zip(people, ANSWERS, strict=False)),
    ]


def test_sheets_that_ask_the_same_people_other_things_are_one_survey() -> None:
    found = sheets(
        asked("Wat mist u het meest?", "R1", "R2", "R3"), asked("Wat werkt er goed?", "R1", "R3", "R4")
    )
    assert [speaker.label for speaker in found.speakers] == ["R1", "R2", "R3", "R4"]
    assert sum(1 for turn in found.turns if turn.kind == "speech") == 6
    assert not any("niet gelezen" in warning for warning in found.warnings)


def test_sheets_of_two_rounds_or_of_other_people_stay_apart() -> None:
    rounds = sheets(
        asked("Wat mist u het meest?", "1", "2", "3"), asked("Wat mist u het meest?", "1", "2", "3")
    )
    others = sheets(asked("Wat mist u het meest?", "R1", "R2"), asked("Wat werkt er goed?", "R7", "R8"))
    for found, people in ((rounds, 3), (others, 2)):
        assert len(found.speakers) == people
        assert any("niet gelezen: Vraag" in warning for warning in found.warnings)


def test_sheets_that_ask_other_people_the_same_are_one_survey_that_says_where_each_stands() -> None:
    found = sheets(asked("Wat mist u het meest?", "N1", "N2"), asked("Wat mist u het meest?", "Z1", "Z2"))
    assert attributes(found, "Blad") == ["Vraag 1", "Vraag 1", "Vraag 2", "Vraag 2"]
    assert not any("niet gelezen" in warning for warning in found.warnings)


def _remark(sheet: Any) -> None:
    sheet["C3"].comment = Comment("Hier viel een stilte.", "Zoë")


def _chart(sheet: Any) -> None:
    chart = BarChart()
    chart.title = "Wie ruilt er"
    chart.add_data(Reference(sheet, min_col=1, min_row=1, max_row=4), titles_from_data=True)
    sheet.add_chart(chart, "H2")


def _hide(sheet: Any) -> None:
    sheet.column_dimensions["B"].hidden = True
    sheet.column_dimensions["Z"].hidden = True


def _head(sheet: Any) -> None:
    sheet.oddHeader.left.text = "Team & taken"
    sheet.oddFooter.center.text = "Pagina &P van &N"
    sheet.oddFooter.right.text = "Alleen voor de werkgroep"
    sheet.oddFooter.right.size, sheet.oddFooter.right.color = 14, "FF0000"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (_remark, t("reading.warning.cell_remarks")),
        (_chart, t("reading.warning.drawn_words")),
        (_hide, t("reading.warning.hidden_columns", count=1)),
        (_head, t("reading.warning.margins", words="Team & taken; Alleen voor de werkgroep")),
        (lambda _: None, None),
    ],
    ids=["remark", "chart", "hidden column", "running heads", "nothing"],
)
def test_what_stands_beside_the_cells_is_told(change: Callable[[Any], None], told: str | None) -> None:
    assert list(survey(change).warnings) == ([told] if told else [])


def test_rows_above_the_heads_of_a_survey_are_kept() -> None:
    found = survey(lambda _: None, ["Rooster 2026"], ["Datum: 3 maart"], ["alleen voor de projectgroep"])
    assert (found.title, found.metadata["Datum"]) == ("Rooster 2026", "3 maart")
    assert found.text.startswith("alleen voor de projectgroep\n")
