"""Files as other programs leave them, made on the spot: for the readers, and for the journey through the app."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import openpyxl

TALK = (
    "Interviewer: Hoe gaat het?\n\nAns: Het rooster is 😀 elke week puzzelen.\n\n"
    "Interviewer: En de pool?\n\nAns: Die is er wel, zegt men."
)
TEXT = "Ans: Het rooster wisselt elke week.\nPiet: De pool helpt, maar niet altijd."
HEAD = '<?xml version="1.0" encoding="utf-8"?>'


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


def excel(path: Path, rows: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path
