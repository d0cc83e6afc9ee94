"""QualCoder, Taguette, and tables of quotations, in a project."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from foreign_files import TALK, excel, qualcoder, taguette

from qualcode.exchange.read import read
from qualcode.project import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    source = tmp_path / "gesprek.txt"
    source.write_text(TALK, encoding="utf-8")
    made = Project.create(tmp_path / "p.db", who="joke")
    made.add([source], case="De Linde")
    return made


def coded(project: Project) -> set[tuple[str, str, str]]:
    return {
        (one.code, project.text(one.document)[one.start : one.end], one.coder) for one in project.codings()
    }


def test_codes_of_qualcoder_stand_below_their_categories(tmp_path: Path) -> None:
    """It keeps all categories before all codes, and codes that were made later last."""
    path = qualcoder(tmp_path)
    with Project.create(tmp_path / "p.db", who="joke") as project:
        for statement, labels in (
            (
                "INSERT INTO code_cat VALUES (2, 'Zeggenschap', 'joke', '', '', NULL)",
                ["Planning", "Rooster", "Zeggenschap", "Pool"],
            ),
            (
                "INSERT INTO code_name VALUES (3, 'Ruilen', '', 1, 'joke', '', NULL)",
                ["Planning", "Rooster", "Ruilen", "Zeggenschap", "Pool"],
            ),
        ):
            with sqlite3.connect(path / "data.qda") as db:
                db.execute(statement)
            project.import_file(path)
            assert [one.label for one in project.codebooks()[0].codes] == labels


def test_qualcoder(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.db", who="joke") as project:
        done = project.import_file(qualcoder(tmp_path))
        assert (done.tool, done.documents, done.codes, done.codings) == ("QualCoder", 1, 3, 2)
        assert {one.key: one.count for one in done.remarks} == {
            "source_picture": 1,
            "coding_picture": 1,
            "quote_moved": 1,
        }
        (document,) = project.documents()
        assert (document.title, document.case, document.attributes) == (
            "gesprek.txt",
            "de-linde",
            {"fase": "nulmeting"},
        )
        assert [speaker.label for speaker in document.speakers] == ["Interviewer", "Ans"]
        assert project.text(document.id) == TALK
        assert len(project.segments()) == 4
        assert coded(project) == {
            ("proef/rooster", "elke week puzzelen", "joke"),
            ("proef/pool", "Die is er wel", "piet"),
        }
        (book,) = project.codebooks()
        assert [(one.label, one.parent, one.definition) for one in book.codes] == [
            ("Planning", "", "over plannen"),
            ("Rooster", "planning", "alles erover"),
            ("Pool", "", ""),
        ]
        assert {memo.text for memo in project.memos()} == {
            *("Een proef.", "Dagboek\n\nBegonnen.", "rustig", "klein huis", "mooi", "hier let op")
        }
        assert project.cases()[0].attributes == {"sector": "zorg"}


def test_taguette(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.db", who="piet") as project:
        done = project.import_file(taguette(tmp_path / "t.sqlite3"))
        assert (done.tool, done.documents, done.codings, done.remarks) == ("Taguette", 1, 2, ())
        assert coded(project) == {
            ("leerteam/puzzel", "écht 😀 puzzelen", "joke"),
            ("leerteam/v-l-n-r", "puzzelen.\n\nAns: De pool & zo", "joke"),
        }
        assert [(code.label, code.parent) for code in project.codebooks()[0].codes] == [
            ("rooster", ""),
            ("puzzel", "rooster"),
            ("v.l.n.r", ""),
        ]


def test_an_import_twice_changes_nothing_and_can_be_undone(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.db", who="joke") as project:
        path = qualcoder(tmp_path)
        project.import_file(path)
        before = project.counts()
        again = project.import_file(path)
        assert (again.documents, again.known, again.codes, again.codings, again.memos) == (0, 1, 0, 0, 0)
        assert project.counts() == before


ATLAS = [
    ["Project: Proef"],
    ["ID", "Quotation Name", "Document", "Quotation Content", "Comment", "Codes", "Created by", "Created"],
    [
        "1:1",
        "",
        "D 1: gesprek",
        "Het rooster is 😀 elke week\npuzzelen",
        "mooi",
        "Planning\nDruk",
        "Joke",
        "2024-01-01",
    ],
    ["1:2", "", "D 1: gesprek", "dit is nooit gezegd", "", "Planning", "Joke", ""],
    ["1:3", "", "D 1: gesprek", "Die is er wel", "", "", "Joke", ""],
]
MAXQDA = [
    ["Kleur", "Document group", "Document name", "Code", "Begin", "Segment", "Author"],
    ["#00FF00", "Groep", "gesprek", "Planning > Druk", 3, "“Het rooster is 😀 elke week puzzelen.", "Piet"],
]
NVIVO = [["Name", "File Name", "Coded Text", "Node"], ["x", "gesprek.docx", "zegt men", "Nodes\\\\Twijfel"]]


def test_quotations_of_atlas_ti_are_found_back(project: Project, tmp_path: Path) -> None:
    done = project.import_file(excel(tmp_path / "citaten.xlsx", ATLAS))
    assert (done.tool, done.codes, done.codings, done.memos) == ("ATLAS.ti", 2, 2, 1)
    assert {one.key: (one.count, one.names) for one in done.remarks} == {
        "quote_uncoded": (1, ()),
        "quote_not_found": (1, ("4",)),
    }
    words = "Het rooster is 😀 elke week puzzelen"
    assert coded(project) == {("citaten/planning", words, "Joke"), ("citaten/druk", words, "Joke")}
    assert project.import_file(tmp_path / "citaten.xlsx").codings == 0


def test_quotations_of_maxqda_nvivo_and_taguette(project: Project, tmp_path: Path) -> None:
    project.import_file(excel(tmp_path / "max.xlsx", MAXQDA))
    project.import_file(excel(tmp_path / "nvivo.xlsx", NVIVO))
    (tmp_path / "t.csv").write_text(
        "id,document,tag,content\n1,gesprek.txt,pool,En de pool?\n", encoding="utf-8"
    )
    (tmp_path / "t.html").write_text(
        "<!DOCTYPE html>\n<html><body><h1>Taguette highlights</h1>\n<p>Hoe gaat het?</p>\n<p><strong>Document:</strong>"
        " gesprek.txt <strong>Tags:</strong> begin, vraag</p></body></html>",
        encoding="utf-8",
    )
    project.import_file(tmp_path / "t.csv")
    project.import_file(tmp_path / "t.html")
    assert {(code.rpartition("/")[2], words) for code, words, _ in coded(project)} == {
        ("druk", "Het rooster is 😀 elke week puzzelen."),
        ("twijfel", "zegt men"),
        ("pool", "En de pool?"),
        ("begin", "Hoe gaat het?"),
        ("vraag", "Hoe gaat het?"),
    }
    book = next(one for one in project.codebooks() if one.key == "max")
    assert [(code.key, code.parent, code.color) for code in book.codes] == [
        ("planning", "", ""),
        ("druk", "planning", "#00FF00"),
    ]


def test_a_code_of_the_project_is_known_by_its_label(project: Project, tmp_path: Path) -> None:
    project.load_codebook("flexwerk-zorg")
    rows = [["Document", "Segment", "Code"], ["gesprek", "zegt men", "de rug  recht"]]
    done = project.import_file(excel(tmp_path / "x.xlsx", rows))
    assert (done.codes, done.codings) == (0, 1)
    assert coded(project) == {("flexwerk-zorg/de-rug-recht", "zegt men", "joke")}


def test_a_quotation_without_document_is_found_where_it_is_the_only_one(
    project: Project, tmp_path: Path
) -> None:
    done = project.import_file(excel(tmp_path / "x.xlsx", [["Tekst", "Code"], ["zegt men", "Twijfel"]]))
    assert done.codings == 1


def test_reading_leaves_nothing_beside_the_file(tmp_path: Path) -> None:
    path = taguette(tmp_path / "t.sqlite3")
    before = path.read_bytes()
    read(path)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["t.sqlite3"]
