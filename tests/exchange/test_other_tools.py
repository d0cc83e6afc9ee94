"""QualCoder, Taguette, and tables of quotations, in a project."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import openpyxl
import pytest

from qualcode.exchange.read import read
from qualcode.project import Project

TALK = (
    "Interviewer: Hoe gaat het?\n\nAns: Het rooster is 😀 elke week puzzelen.\n\n"
    "Interviewer: En de pool?\n\nAns: Die is er wel, zegt men."
)


def qualcoder(folder: Path) -> Path:
    """A project as QualCoder 3 keeps it: positions in code points, as its tables have them."""
    folder = folder / "Proef.qda"
    folder.mkdir()
    with sqlite3.connect(folder / "data.qda") as db:
        db.executescript(
            """
            CREATE TABLE project (databaseversion text, date text, memo text, about text);
            CREATE TABLE source (id integer primary key, name text, fulltext text, mediapath text, memo text,
                owner text, date text);
            CREATE TABLE code_cat (catid integer primary key, name text, owner text, date text, memo text,
                supercatid integer);
            CREATE TABLE code_name (cid integer primary key, name text, memo text, catid integer, owner text,
                date text, color text);
            CREATE TABLE code_text (cid integer, fid integer, seltext text, pos0 integer, pos1 integer, owner text,
                date text, memo text);
            CREATE TABLE annotation (anid integer primary key, fid integer, pos0 integer, pos1 integer, memo text,
                owner text, date text);
            CREATE TABLE cases (caseid integer primary key, name text, memo text, owner text, date text);
            CREATE TABLE case_text (id integer primary key, caseid integer, fid integer, pos0 integer,
                pos1 integer, owner text, date text, memo text);
            CREATE TABLE attribute (attrid integer primary key, name text, attr_type text, value text, id integer,
                date text, owner text);
            CREATE TABLE journal (jid integer primary key, name text, jentry text, date text, owner text);
            CREATE TABLE code_image (imid integer primary key, id integer);
            INSERT INTO project VALUES ('v6', '2024-01-01', 'Een proef.', 'QualCoder');
            INSERT INTO code_cat VALUES (1, 'Planning', 'joke', '', 'over plannen', NULL);
            INSERT INTO code_name VALUES (1, 'Rooster', 'alles erover', 1, 'joke', '', '#F5A9A9');
            INSERT INTO code_name VALUES (2, 'Pool', NULL, NULL, 'joke', '', NULL);
            INSERT INTO cases VALUES (1, 'De Linde', 'klein huis', 'joke', '2024-01-02 10:00:00');
            INSERT INTO attribute VALUES (1, 'sector', 'case', 'zorg', 1, '', '');
            INSERT INTO attribute VALUES (2, 'fase', 'file', 'nulmeting', 1, '', '');
            INSERT INTO journal VALUES (1, 'Dagboek', 'Begonnen.', '2024-01-02 10:00:00', 'joke');
            INSERT INTO source VALUES (2, 'foto.png', NULL, '/images/foto.png', '', '', '');
            INSERT INTO code_image VALUES (1, 2);
            """
        )
        db.execute(
            "INSERT INTO source VALUES (1, 'gesprek.txt', ?, NULL, 'rustig', 'joke', '2024-01-02')", [TALK]
        )
        db.execute("INSERT INTO case_text VALUES (1, 1, 1, 0, ?, '', '', '')", [len(TALK)])
        start = TALK.index("elke week")
        rows = [
            (1, 1, "elke week puzzelen", start, start + 18, "joke", "2024-01-03 09:00:00", "mooi"),
            (2, 1, "Die is er wel", 3, 9, "piet", "2024-01-03 09:00:00", ""),  # a wrong place: the words tell
            (2, 1, "dit staat er niet", 0, 10, "piet", "", ""),
        ]
        db.executemany("INSERT INTO code_text VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        db.execute("INSERT INTO annotation VALUES (1, 1, 0, 11, 'hier let op', 'joke', '')")
    db.close()
    return folder


def taguette(path: Path) -> Path:
    """A database as Taguette 1.5 keeps it: HTML, and places in bytes of its bare text."""
    html = "<h1>Gesprek</h1>\n<p>Ans: Het rooster is écht 😀 puzzelen.</p><p>Ans: De pool &amp; zo.</p>"
    bare = "Gesprek\nAns: Het rooster is écht 😀 puzzelen.Ans: De pool & zo."
    with sqlite3.connect(path) as db:
        db.executescript(
            """
            CREATE TABLE projects (id INTEGER, name TEXT, description TEXT);
            CREATE TABLE documents (id INTEGER, name TEXT, description TEXT, contents TEXT, created TEXT, project_id);
            CREATE TABLE tags (id INTEGER, project_id INTEGER, path TEXT, description TEXT);
            CREATE TABLE highlights (id INTEGER, document_id INTEGER, start_offset INTEGER, end_offset INTEGER,
                snippet TEXT);
            CREATE TABLE highlight_tags (highlight_id INTEGER, tag_id INTEGER);
            CREATE TABLE commands (id INTEGER, date TEXT, user_login TEXT, payload TEXT);
            INSERT INTO projects VALUES (1, 'Leerteam', 'Een proef.');
            INSERT INTO tags VALUES (1, 1, 'rooster', 'planning'), (2, 1, 'rooster.puzzel', ''), (3, 1, 'v.l.n.r', '');
            """
        )
        db.execute("INSERT INTO documents VALUES (1, 'g.docx', '', ?, '2024-01-01 10:00:00', 1)", [html])
        for number, (words, tag) in enumerate((("écht 😀 puzzelen", 2), ("puzzelen.Ans: De pool & zo", 3))):
            start = len(bare[: bare.index(words)].encode())
            db.execute(
                "INSERT INTO highlights VALUES (?, 1, ?, ?, '')", [number, start, start + len(words.encode())]
            )
            db.execute("INSERT INTO highlight_tags VALUES (?, ?)", [number, tag])
        payload = json.dumps({"type": "highlight_add", "highlight_id": 0})
        db.execute("INSERT INTO commands VALUES (1, '2024-02-02 08:00:00', 'joke', ?)", [payload])
    db.close()
    return path


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
            ("leerteam/v-l-n-r", "puzzelen.\n\nAns: De pool & zo", "Taguette"),
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


def excel(path: Path, rows: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


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
