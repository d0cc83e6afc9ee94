"""A manifest tells of a whole batch what its files are."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from qualcode.errors import ProjectError
from qualcode.model import DocumentKind, Role, Speaker
from qualcode.project.incoming.manifest import load_manifest
from tests.zipped import changed

ROWS = [
    ["bestand", "casus", "soort", "datum", "casus:sector", "spreker:contractvorm", "ronde"],
    ["a.docx", "Huis A", "Interview", "2024-03-01", "verpleging", "zzp", "1"],
    ["map/b.vtt", "Huis B", "leerteam", "", "", "", ""],
]
SPEAKERS = [["bestand", "label", "naam", "rol", "functie"], ["map/b.vtt", "V1", "Joke", "moderator", "coach"]]


def write_csv(path: Path, rows: list[list[str]], delimiter: str = ";", encoding: str = "utf-8") -> Path:
    path.write_bytes("\r\n".join(delimiter.join(row) for row in rows).encode(encoding))
    return path


@pytest.mark.parametrize(("delimiter", "encoding"), [(";", "utf-8-sig"), (",", "utf-8"), ("\t", "cp1252")])
def test_csv_in_the_ways_excel_saves_it(tmp_path: Path, delimiter: str, encoding: str) -> None:
    rows = [[cell.replace("Huis A", "Café Één") for cell in row] for row in ROWS]
    first, second = load_manifest(write_csv(tmp_path / "manifest.csv", rows, delimiter, encoding))
    assert (first.file, first.case, first.kind, first.date) == (
        "a.docx",
        "Café Één",
        DocumentKind.INTERVIEW,
        "2024-03-01",
    )
    assert first.case_attributes == {"sector": "verpleging"}
    assert first.participant_attributes == {"contractvorm": "zzp"}
    assert first.attributes == {"ronde": "1"}
    assert (second.kind, second.row) == (DocumentKind.LEARNING_TEAM, 3)


def test_excel_with_a_sheet_of_speakers(tmp_path: Path) -> None:
    book = Workbook()
    for row in ROWS:
        book.active.append([date(2024, 3, 1) if cell == "2024-03-01" else cell for cell in row])
    sheet = book.create_sheet("sprekers")
    for row in SPEAKERS:
        sheet.append(row)
    book.save(tmp_path / "m.xlsx")
    first, second = load_manifest(tmp_path / "m.xlsx")
    assert first.date == "2024-03-01"
    assert second.speakers == (Speaker("V1", "Joke", Role.INTERVIEWER, {"functie": "coach"}),)


def test_speakers_beside_a_csv(tmp_path: Path) -> None:
    write_csv(tmp_path / "sprekers.csv", SPEAKERS)
    entries = load_manifest(write_csv(tmp_path / "manifest.csv", ROWS))
    assert [len(entry.speakers) for entry in entries] == [0, 1]


@pytest.mark.parametrize(
    ("rows", "place", "word"),
    [
        ([["naam", "casus"], ["a", "b"]], "", "bestand"),
        ([["bestand", "soort"], ["a.txt", "gesprekje"]], "rij 2", "gesprekje"),
        ([["bestand"], ["a.txt"], ["b.txt"], ["a.txt"]], "rij 4", "a.txt"),
        ([["bestand"], ["a.txt"], ["A.TXT"]], "rij 3", "A.TXT"),
        ([["bestand", "datum"], ["a.txt", "31-02-2025"]], "rij 2", "31-02-2025"),
        ([["bestand", "datum"], ["", ""], ["a.txt", "13-2025"]], "rij 3", "13-2025"),
        ([], "", "leeg"),
    ],
)
def test_errors_name_the_row(tmp_path: Path, rows: list[list[str]], place: str, word: str) -> None:
    with pytest.raises(ProjectError) as caught:
        load_manifest(write_csv(tmp_path / "manifest.csv", rows))
    assert (caught.value.file, caught.value.place) == ("manifest.csv", place)
    assert word in str(caught.value)


@pytest.mark.parametrize(
    ("text", "place", "word"),
    [
        ('bestand;casus\na.docx;"Huis A\nb.docx;Huis B\n', "rij 2", "aanhalingsteken"),
        ('bestand;casus\na.docx;Huis A\n"b.docx;Huis B\n', "rij 3", "aanhalingsteken"),
        ("bestand;casus;fase\na.docx;Huis A; locatie Oost;1\n", "rij 2", "‘1’ voorbij"),
        ("bestand,casus\n\na.docx,Huis A,zaal 3\n", "rij 3", "‘zaal 3’ voorbij"),
    ],
)
def test_a_row_that_would_be_read_wrongly_is_told(tmp_path: Path, text: str, place: str, word: str) -> None:
    (tmp_path / "manifest.csv").write_text(text, "utf-8")
    with pytest.raises(ProjectError) as caught:
        load_manifest(tmp_path / "manifest.csv")
    assert (caught.value.file, caught.value.place) == ("manifest.csv", place)
    assert word in str(caught.value)
    (tmp_path / "goed.csv").write_text("bestand\na.docx\n", "utf-8")
    (tmp_path / "sprekers.csv").write_text(text, "utf-8")
    with pytest.raises(ProjectError) as caught:
        load_manifest(tmp_path / "goed.csv")
    assert (caught.value.file, caught.value.place) == ("sprekers.csv", place)


def test_quotes_separators_and_signs_as_people_write_them(tmp_path: Path) -> None:
    rows = (
        'bestand;casus;titel\n"a.docx";"Huis A; Oost";Het "nieuwe" rooster\nb.docx;Huis B;"Twee\nregels";\n'
    )
    (tmp_path / "manifest.csv").write_bytes(rows.replace("\n", "\r\n").encode("utf-16"))
    first, second = load_manifest(tmp_path / "manifest.csv")
    assert (first.case, first.title) == ("Huis A; Oost", 'Het "nieuwe" rooster')
    assert (second.case, second.title, second.row) == ("Huis B", "Twee\nregels", 3)
    (tmp_path / "manifest.csv").write_text("bestand\nBakker, Toos.docx\n", "utf-8")
    (only,) = load_manifest(tmp_path / "manifest.csv")
    assert only.file == "Bakker, Toos.docx"


def test_a_workbook_that_is_called_csv_is_read_as_one_and_a_picture_is_told(tmp_path: Path) -> None:
    book = Workbook()
    for row in ROWS:
        book.active.append(row)
    book.save(tmp_path / "m.xlsx")
    (tmp_path / "m.xlsx").rename(tmp_path / "manifest.csv")
    assert [entry.case for entry in load_manifest(tmp_path / "manifest.csv")] == ["Huis A", "Huis B"]
    (tmp_path / "manifest.csv").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    with pytest.raises(ProjectError, match=r"geen CSV.*\.xlsx"):
        load_manifest(tmp_path / "manifest.csv")


def test_an_unknown_role_and_a_damaged_workbook(tmp_path: Path) -> None:
    write_csv(tmp_path / "sprekers.csv", [["bestand", "label", "rol"], ["a.docx", "R", "baas"]])
    with pytest.raises(ProjectError, match="baas"):
        load_manifest(write_csv(tmp_path / "manifest.csv", ROWS))
    (tmp_path / "m.xlsx").write_bytes(b"PK\x03\x04 kapot")
    with pytest.raises(ProjectError, match="Excel"):
        load_manifest(tmp_path / "m.xlsx")
    with pytest.raises(ProjectError, match="bestaat niet"):
        load_manifest(tmp_path / "weg.csv")


def test_a_misspelt_column_is_no_attribute(tmp_path: Path) -> None:
    rows = [["bestand", "cassus", "datum"], ["a.docx", "Huis A", "2024-03-01"]]
    with pytest.raises(ProjectError, match=r"kolom ‘cassus’ en geen kolom ‘casus’"):
        load_manifest(write_csv(tmp_path / "manifest.csv", rows))
    both = [["bestand", "casus", "cassus"], ["a.docx", "Huis A", "x"]]
    (entry,) = load_manifest(write_csv(tmp_path / "manifest.csv", both))
    assert entry.attributes == {"cassus": "x"}


def test_columns_found_are_told_as_they_are_written(tmp_path: Path) -> None:
    rows = [["bestnad", "casus", "soort", "ronde"], ["a.docx", "Huis A", "", "1"]]
    with pytest.raises(ProjectError, match="gevonden: bestnad, casus, soort, ronde"):
        load_manifest(write_csv(tmp_path / "manifest.csv", rows))


def test_dates_as_one_writes_them(tmp_path: Path) -> None:
    given = ["1 maart 2025", "3-2025", "2025", "voorjaar", "2024-25", ""]
    rows = [["bestand", "datum"], *([f"{n}.txt", value] for n, value in enumerate(given))]
    entries = load_manifest(write_csv(tmp_path / "manifest.csv", rows))
    assert [entry.date for entry in entries] == ["2025-03-01", "2025-03", "2025", "voorjaar", "2024-25", ""]


def test_a_speaker_of_a_file_that_is_not_told_of(tmp_path: Path) -> None:
    manifest = write_csv(tmp_path / "manifest.csv", ROWS)
    write_csv(tmp_path / "sprekers.csv", [["bestand", "label"], ["a.doc", "R"]])
    with pytest.raises(ProjectError, match=r"‘a.doc’.*Bedoelt u ‘a.docx’\?"):
        load_manifest(manifest)
    write_csv(tmp_path / "sprekers.csv", [["bestand", "label"], ["A.DOCX", "R"]])
    assert [len(entry.speakers) for entry in load_manifest(manifest)] == [1, 0]


def test_a_workbook_of_which_a_sheet_is_damaged_is_told(tmp_path: Path) -> None:
    path = tmp_path / "m.xlsx"
    book = Workbook()
    for row in ROWS:
        book.active.append(row)
    book.save(path)
    halved = changed(
        path.read_bytes(), lambda name, data: data[: len(data) // 2] if "sheet1" in name else data
    )
    path.write_bytes(halved)
    with pytest.raises(ProjectError) as told:
        load_manifest(path)
    assert told.value.key == "project.error.manifest_excel"
