"""Files as a team's folder really holds them: what a Mac leaves, hidden sheets, lines of JSON, divided tiers, scans in Word."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pytest

from qualcode.errors import ReadingError
from qualcode.reading import read_all, read_bytes
from tests.reading.bad_files import TALK, docx, refused
from tests.zipped import changed

SAID = [
    {"start": n, "end": n + 1, "speaker": "AB"[n % 2], "text": f"Dit is zin nummer {n}."} for n in range(6)
]
ELAN = """<ANNOTATION_DOCUMENT><TIME_ORDER>
<TIME_SLOT TIME_SLOT_ID="t1" TIME_VALUE="0"/><TIME_SLOT TIME_SLOT_ID="t2" TIME_VALUE="3000"/></TIME_ORDER>
<TIER TIER_ID="A" PARTICIPANT="Sem" LINGUISTIC_TYPE_REF="utt"><ANNOTATION>
<ALIGNABLE_ANNOTATION ANNOTATION_ID="a1" TIME_SLOT_REF1="t1" TIME_SLOT_REF2="t2"><ANNOTATION_VALUE/></ALIGNABLE_ANNOTATION>
</ANNOTATION></TIER>
<TIER TIER_ID="A-delen" PARENT_REF="A" LINGUISTIC_TYPE_REF="sub">
<ANNOTATION><REF_ANNOTATION ANNOTATION_ID="a2" ANNOTATION_REF="a1"><ANNOTATION_VALUE>hoe gaat</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>
<ANNOTATION><REF_ANNOTATION ANNOTATION_ID="a3" ANNOTATION_REF="a1" PREVIOUS_ANNOTATION="a2"><ANNOTATION_VALUE>het dan</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>
</TIER></ANNOTATION_DOCUMENT>"""


def workbook(*sheets: tuple[str, str, list[list[object]]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, state, rows in sheets:
        sheet = book.create_sheet(title)
        sheet.sheet_state = state
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


ASKED = [["nr", "Wat vond je ervan?"], *([n, f"Dag {n} was echt de moeite waard."] for n in range(1, 5))]
NOTES = [
    ["nr", "Notitie"],
    *([n, "Over deze persoon willen wij dit alleen zelf weten."] for n in range(1, 9)),
]


def test_what_is_hidden_in_a_workbook_is_not_read() -> None:
    found = read_bytes(workbook(("Antwoorden", "visible", ASKED), ("Intern", "hidden", NOTES)), "e.xlsx")
    assert "alleen zelf weten" not in found.text
    assert "Dag 4" in found.text
    assert found.warnings == ("Verborgen werkbladen zijn niet gelezen.",)


@pytest.mark.parametrize("rows", [[["=A9"], ["=A8"]], [ASKED[0], *([n, f"=Blad!B{n}"] for n in range(1, 5))]])
def test_a_workbook_of_formulas_without_results_says_so(rows: list[list[object]]) -> None:
    data = workbook(("Antwoorden", "visible", rows))
    assert refused(data, "e.xlsx") == "no_results"
    with pytest.raises(ReadingError, match="Excel of LibreOffice"):
        read_bytes(data, "e.xlsx")


def test_a_formula_without_a_result_beside_answers_is_told_and_one_whose_result_is_empty_is_not() -> None:
    data = workbook(("Antwoorden", "visible", [*ASKED, [5, '=IF(A1="","",A1)']]))
    found = read_bytes(data, "e.xlsx")
    assert "Dag 4" in found.text
    (told,) = found.warnings
    assert "formule zonder uitkomst" in told
    empty = changed(data, lambda _, content: content.replace(b'<c r="B6">', b'<c r="B6" t="str">'))
    assert read_bytes(empty, "e.xlsx").warnings == ()


def test_of_several_sheets_it_is_said_which_was_read() -> None:
    found = read_bytes(
        workbook(("Antwoorden", "visible", ASKED), ("Lijst", "visible", [["a", "b"]])), "e.xlsx"
    )
    (warning,) = found.warnings
    assert "‘Antwoorden’" in warning
    assert "niet gelezen: Lijst" in warning


@pytest.mark.parametrize("name", ["opname.json", "opname.jsonl"])
def test_json_lines_are_read(name: str) -> None:
    found = read_bytes("\n".join(map(json.dumps, SAID)).encode(), name)
    assert [turn.speaker for turn in found.turns] == list("ABABAB")
    assert refused(b'{"a": 1}\nkapot', name) == "damaged"


def test_elan_tiers_of_which_only_the_parts_hold_words() -> None:
    found = read_bytes(ELAN.encode(), "gesprek.eaf")
    assert found.text == "Sem: hoe gaat het dan"
    assert found.turns[0].ends == 3.0


def test_what_a_mac_keeps_beside_a_document_says_so() -> None:
    assert (
        refused(b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X        " + bytes(60), "._gesprek.docx")
        == "beside_mac"
    )


def test_a_document_of_scans_alone_says_so() -> None:
    picture = docx("<w:p/>", word__media__scan=" ")
    assert refused(picture, "gesprek.docx") == "only_pictures"
    assert refused(docx("<w:p/>"), "gesprek.docx") == "empty"
    assert "Hoe gaat het?" in read_bytes(docx(TALK, word__media__scan=" "), "gesprek.docx").text


def test_another_package_that_is_called_zip(tmp_path: Path) -> None:
    (tmp_path / "alles.zip").write_bytes(b"7z\xbc\xaf'\x1c\x00\x04" + bytes(50))
    (problem,) = read_all(tmp_path / "alles.zip")
    assert isinstance(problem, ReadingError)
    assert problem.key == "reading.error.packed"
    with zipfile.ZipFile(tmp_path / "goed.zip", "w") as made:
        made.writestr("a.txt", "Interviewer: En?\n\nFenna: Prima hoor.\n")
    assert len(list(read_all(tmp_path / "goed.zip"))) == 1
