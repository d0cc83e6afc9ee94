"""Everything as CSV, JSON Lines and SQLite: the same tables, documented, with stable keys."""

from __future__ import annotations

import csv
import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from qualcode.exchange.bundle import Bundle
from qualcode.exchange.rows import rows
from qualcode.exchange.schema import TABLES, VERSION
from qualcode.exchange.sqlite_out import VIEWS, write_sqlite
from qualcode.exchange.table_files import FOR_EXCEL, PLAIN, csv_of, guarded, write_csv, write_jsonl
from qualcode.model import (
    Breadth,
    Event,
    Memo,
    NearestCode,
    Review,
    Run,
    Segment,
    Suggestion,
    Summary,
    Thread,
    Threads,
)


@pytest.fixture
def full(bundle: Bundle) -> Bundle:
    """The bundle with what machines propose, and the log."""
    source = bundle.sources[0]
    segments = tuple(
        Segment(
            source.document.id, turn.start, turn.end, source.text[turn.start : turn.end], number, turn.speaker
        )
        for number, turn in enumerate(source.turns or ())
    )
    spread = Breadth(1, 2, 1, 2, 1, 1, {"zorghuis-de-linde": 2}, {}, 0.0, 1.0)
    ids = tuple(segment.id for segment in segments)
    nearest = NearestCode("pool", "Flexpool", 1.0, 0.2)
    thread = Thread(
        "t01", "rooster, pool", ("rooster", "pool"), ids[1:3], ids[1:2], spread, 0.8, 0.5, nearest
    )
    run = Run("r1", "threads", {}, {}, 0)
    return replace(
        bundle,
        segments=segments,
        threads=Threads(run, (thread,)),
        suggestions=(Suggestion(ids[1], "flex/rooster", 1.5, 1),),
        reviews=(Review(ids[1], "A"), Review(ids[1], "B")),
        summaries=(Summary("case=zorghuis-de-linde|code=flex/pool", "Puzzelen met z’n tweeën.", "A"),),
        events=(Event(1, "2026-01-01T00:00:00+00:00", "A", "case.put", "case:x", None, {"a": "é"}, "d1"),),
    )


def test_rows_fit_their_columns_and_keys_are_unique(full: Bundle) -> None:
    for table in TABLES:
        found = list(rows(full, table.name))
        assert found, table.name
        assert all(len(row) == len(table.columns) for row in found), table.name
        places = [table.names.index(name) for name in table.key]
        keys = [tuple(row[place] for place in places) for row in found]
        assert len(keys) == len(set(keys)), table.name


def test_a_coding_has_its_words_speaker_and_case(full: Bundle) -> None:
    table = next(table for table in TABLES if table.name == "codings")
    found = [dict(zip(table.names, row, strict=True)) for row in rows(full, "codings")]
    first = found[0]
    assert (first["text"], first["words"], first["code_label"]) == ("elke week puzzelen", 3, "Rooster")
    assert first["speaker_id"].endswith(":Ans de Vries")
    assert first["case_id"] == "zorghuis-de-linde"
    assert found[-1]["speaker_id"] is None


def test_a_fragment_has_the_case_of_who_speaks(full: Bundle) -> None:
    table = next(table for table in TABLES if table.name == "segments")
    cases = {row[table.names.index("case_id")] for row in rows(full, "segments")}
    assert cases == {"zorghuis-de-linde"}


def test_csv_for_excel_and_plain(full: Bundle, tmp_path: Path) -> None:
    tricky = Memo("m9", "project:", '=HYPERLINK("http://x")', "-Ans", "")
    full = replace(full, memos=(*full.memos, tricky))
    written = write_csv(full, tmp_path / "excel", FOR_EXCEL)
    assert {path.stem for path in written} == {table.name for table in TABLES} | {"schema"}
    data = (tmp_path / "excel" / "memos.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfmemo_id;target;text;author;created\r\n")
    memos = list(csv.DictReader(data.decode("utf-8-sig").splitlines(), delimiter=";"))
    assert (memos[-1]["text"], memos[-1]["author"]) == ('\'=HYPERLINK("http://x")', "'-Ans")
    write_csv(full, tmp_path / "plain", PLAIN)
    with (tmp_path / "plain" / "memos.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.DictReader(file))[-1]["text"] == tricky.text
    with (tmp_path / "plain" / "texts.csv").open(encoding="utf-8", newline="") as file:
        assert {row["text"] for row in csv.DictReader(file)} == {source.text for source in full.sources}


def test_numbers_have_the_decimal_sign_of_who_reads_them() -> None:
    """A Dutch spreadsheet reads ``0.842`` as 842."""
    line = [(0.842, -3.5, 7, None)]
    assert csv_of("abcd", line).decode("utf-8-sig") == "a;b;c;d\r\n0,842;-3,5;7;\r\n"
    assert csv_of("abcd", line, PLAIN).decode("utf-8") == "a,b,c,d\r\n0.842,-3.5,7,\r\n"


@pytest.mark.parametrize("text", ["=1+1", "+31 6", "-", "@x", "\t=1", "  =1", "\r=1", "\n@x"])
def test_what_a_spreadsheet_would_run_is_guarded(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a=1", "'=1", "5", "😀"])
def test_other_text_is_left_alone(text: str) -> None:
    assert guarded(text) == text


def test_json_lines_and_the_schema_beside_them(full: Bundle, tmp_path: Path) -> None:
    write_jsonl(full, tmp_path)
    schema = json.loads((tmp_path / "schema.json").read_text(encoding="utf-8"))
    assert schema["schema"] == VERSION
    for table in schema["tables"]:
        lines = (tmp_path / f"{table['name']}.jsonl").read_text(encoding="utf-8").splitlines()
        names = [column["name"] for column in table["columns"]]
        assert all(list(json.loads(line)) == names for line in lines)
        assert all(column["about"] for column in table["columns"])
    turns = [json.loads(line) for line in (tmp_path / "turns.jsonl").read_text(encoding="utf-8").splitlines()]
    assert (turns[0]["begins"], turns[0]["ends"]) == (0.0, None)


def test_sqlite_holds_the_same_and_answers_common_questions(full: Bundle, tmp_path: Path) -> None:
    path = tmp_path / "uit.db"
    path.write_text("wat er was", encoding="utf-8")
    write_sqlite(full, path)
    db = sqlite3.connect(path)
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    for table in TABLES:
        stored = db.execute(f'SELECT * FROM "{table.name}"').fetchall()
        assert sorted(map(repr, stored)) == sorted(map(repr, rows(full, table.name))), table.name
    for name in VIEWS:
        assert db.execute(f'SELECT COUNT(*) FROM "{name}"').fetchone()[0] >= 1, name
    counted = dict(db.execute("SELECT code_id, codings FROM code_frequencies").fetchall())
    assert counted == {
        "flex/rooster": 2,
        "flex/pool": 1,
        "flex/overig": 0,
        "flex/twijfel": 1,
        "ander/rust": 1,
    }
    assert db.execute("SELECT overlaps FROM cooccurrence").fetchall() == [(1,)]
    shares = db.execute("SELECT SUM(share) FROM talk").fetchone()[0]
    assert shares == pytest.approx(1, abs=0.01)
    facets = db.execute("SELECT value, codings FROM code_by_facet ORDER BY value").fetchall()
    assert facets == [("tegen", 1), ("voor", 1)]
    per_case = dict(db.execute("SELECT code_id, codings FROM code_by_case").fetchall())
    assert per_case == {**counted, "flex/rooster": 2}
    assert db.execute("SELECT code, speaker FROM coded WHERE coder = 'B' ORDER BY code").fetchall() == [
        ("Rooster", "Planner 1"),
        ("Rooster > Flexpool", "Planner 1"),
    ]
    told = {name for (name,) in db.execute('SELECT DISTINCT "table" FROM about')}
    assert told == {"", *VIEWS, *(table.name for table in TABLES)}
    db.close()


def test_what_does_not_count_is_in_no_figure_of_sqlite(full: Bundle, tmp_path: Path) -> None:
    one = next(coding for coding in full.codings if coding.code == "flex/rooster")
    write_sqlite(replace(full, counted={one.id: one.id}), tmp_path / "uit.db")
    db = sqlite3.connect(tmp_path / "uit.db")
    for view in ("code_frequencies", "code_by_case"):
        counted = db.execute(f"SELECT code_id, SUM(codings) FROM {view} GROUP BY 1").fetchall()
        assert {code: number for code, number in counted if number} == {"flex/rooster": 1}, view
    assert db.execute("SELECT COUNT(*) FROM cooccurrence").fetchone() == (0,)
    assert {code for (code,) in db.execute("SELECT code_id FROM code_by_facet")} <= {"flex/rooster"}
    assert db.execute("SELECT COUNT(*), SUM(counts) FROM coded").fetchone() == (len(full.codings), 1)


def test_an_empty_project_gives_empty_tables(tmp_path: Path) -> None:
    write_csv(Bundle("Leeg"), tmp_path / "csv")
    write_sqlite(Bundle("Leeg"), tmp_path / "leeg.db")
    assert (tmp_path / "csv" / "codings.csv").read_text(encoding="utf-8-sig").count("\n") == 1
