"""Traits of codebooks that other programs wrote: namespaces, groups, sub-codes, personal notes.

What was seen is public; what stands here is invented in its manner.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from foreign_files import HEAD, TEXT

from qualcode.exchange.read import read
from qualcode.exchange.refi.codebook import read_codebook_xml


@pytest.mark.parametrize(
    ("origin", "space", "rest"),
    [
        ("NVivo 12 For Mac", "urn:QDA-XML:codebook:1:0", ""),
        ("ATLAS.ti Win 26.1.1", "urn:QDA-XML:codebook:0:4", ""),
        ("MAXQDA 2022", "urn:QDA-XML:codebook:0:4", "<Sets/>"),
        ("Taguette 1.4.1", "urn:QDA-XML:codebook:1.0", "<Sets/>"),
    ],
)
def test_codebooks_in_the_namespaces_that_are_about(origin: str, space: str, rest: str) -> None:
    xml = (
        f'{HEAD}<CodeBook origin="{origin}" xmlns="{space}"><Codes><Code guid="{{A}}" name="Werk" isCodable="true">'
        f'<Code guid="b" name="Druk" isCodable="true"/></Code></Codes>{rest}</CodeBook>'
    )
    found = read_codebook_xml(xml.encode(), "boek.qdc")
    assert [(code.label, code.parent) for code in found.codebooks[0].codes] == [
        ("Werk", ""),
        ("Druk", "werk"),
    ]
    assert (found.tool, found.remarks) == (origin, ())


def test_atlas_ti_23_code_groups_are_told_of() -> None:
    xml = (
        f'{HEAD}<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="ATLAS.ti Win 23.4.0"><Codes><Code guid="A"'
        ' name="Werk" color="#46AA00" isCodable="true"/></Codes><Sets><Set name="groep" guid="B"><MemberCode'
        ' guid="A"/></Set></Sets></CodeBook>'
    )
    found = read_codebook_xml(xml.encode(), "boek.qdc")
    assert [(one.key, one.count, one.names) for one in found.remarks] == [("set", 1, ("groep",))]


def test_qualcoder_4_sub_codes_and_personal_notes(tmp_path: Path) -> None:
    """Codes below codes (``supercid``); what stands below ``#####`` is no definition that a machine may see."""
    with sqlite3.connect(tmp_path / "data.qda") as db:
        db.executescript(
            """
            CREATE TABLE source (id integer primary key, name text, fulltext text);
            CREATE TABLE code_cat (catid integer primary key, name text, memo text, owner text, supercatid integer);
            CREATE TABLE code_name (cid integer primary key, name text, memo text, catid integer, owner text,
                date text, color text, supercid integer, memo_type text not null default '', position integer);
            CREATE TABLE code_text (ctid integer primary key, cid integer, fid integer, seltext text, pos0 integer,
                pos1 integer, owner text, date text, memo text, avid integer, important integer, weight integer);
            INSERT INTO code_cat VALUES (1, 'Planning', '##### ooit samenvoegen', 'joke', NULL);
            INSERT INTO code_name VALUES
                (1, 'Rooster', 'over diensten' || char(10) || '#####' || char(10) || 'nog vaag', 1, 'joke', '', '',
                    NULL, '', 0),
                (2, 'Wissel', '', NULL, 'joke', '', '', 1, '', 1);
            """
        )
        db.execute("INSERT INTO source VALUES (1, 'gesprek', ?)", [TEXT])
    db.close()
    found = read(tmp_path / "data.qda")
    (book,) = found.codebooks
    assert [(code.label, code.parent, code.definition) for code in book.codes] == [
        ("Planning", "", ""),
        ("Rooster", "planning", "over diensten"),
        ("Wissel", "rooster", ""),
    ]
    assert {(memo.target, memo.text, memo.author) for memo in found.memos} == {
        (f"code:{book.key}/planning", "ooit samenvoegen", "joke"),
        (f"code:{book.key}/rooster", "nog vaag", "joke"),
    }


@pytest.mark.parametrize(
    ("origin", "kept"), [("QualCoder 4.0", "over diensten"), ("f4", "over diensten ##### x")]
)
def test_qualcoder_4_writes_personal_notes_into_its_codebook(origin: str, kept: str) -> None:
    xml = (
        f'{HEAD}<CodeBook origin="{origin}" xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code guid="a" name="Rooster"'
        ' isCodable="true"><Description>over diensten ##### x</Description></Code></Codes></CodeBook>'
    )
    found = read_codebook_xml(xml.encode(), "boek.qdc")
    assert found.codebooks[0].codes[0].definition == kept
    assert [(memo.target, memo.text) for memo in found.memos] == (
        [("code:boek/rooster", "x")] if "QualCoder" in origin else []
    )
