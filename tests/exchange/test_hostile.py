"""Files that want harm, and files that are merely broken: refused with our own error, always."""

from __future__ import annotations

import sqlite3
import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualcode import unzipping
from qualcode.errors import ReadingError
from qualcode.exchange import archive
from qualcode.exchange.bundle import Bundle
from qualcode.exchange.quotes import read_quotes
from qualcode.exchange.read import read
from qualcode.exchange.refi.codebook import codebook_xml, read_codebook_xml
from qualcode.exchange.refi.read import read_project_archive
from qualcode.exchange.refi.write import project_archive

CHECKS = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]  # a busy machine is no fault
EMPTY = b'<Project xmlns="urn:QDA-XML:project:1.0" name="x"/>'


def zipped(parts: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "name", ["../uit.txt", "/etc/passwd", "sources/../../uit.txt", "C:\\uit.txt", "..\\uit.txt"]
)
def test_names_that_lead_outside(name: str) -> None:
    with pytest.raises(ReadingError) as caught:
        read_project_archive(zipped({"project.qde": EMPTY, name: b"x"}), "x.qdpx")
    assert caught.value.key == "exchange.error.outside"


def test_a_path_in_the_project_is_not_followed_outside(tmp_path: Path) -> None:
    (tmp_path / "geheim.txt").write_text("geheim", encoding="utf-8")
    for path in (
        "internal://../geheim.txt",
        f"absolute://{tmp_path}/geheim.txt",
        f"relative://{tmp_path}/geheim.txt",
    ):
        xml = (
            '<Project xmlns="urn:QDA-XML:project:1.0" name="x"><Sources>'
            f'<TextSource guid="1" name="a" plainTextPath="{path}"/></Sources></Project>'
        )
        bundle = read_project_archive(zipped({"project.qde": xml.encode()}), "x.qdpx")
        assert bundle.sources == ()
        assert [remark.key for remark in bundle.remarks] == ["source_missing"]


def test_a_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unzipping, "LARGEST_PART", 1 << 20)
    with pytest.raises(ReadingError) as caught:
        read_project_archive(zipped({"project.qde": EMPTY + b" " * (2 << 20)}), "x.qdpx")
    assert caught.value.key == "exchange.error.bomb"


def test_many_parts_that_are_large_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST_TOTAL", 3000)
    sources = "".join(
        f'<TextSource guid="{n}" name="a" plainTextPath="internal://{n}.txt"/>' for n in range(4)
    )
    xml = f'<Project xmlns="urn:QDA-XML:project:1.0" name="x"><Sources>{sources}</Sources></Project>'
    parts = {"project.qde": xml.encode(), **{f"sources/{n}.txt": b"woord " * 200 for n in range(4)}}
    with pytest.raises(ReadingError) as caught:
        read_project_archive(zipped(parts), "x.qdpx")
    assert caught.value.key == "exchange.error.bomb"


@pytest.mark.parametrize(
    "xml",
    [
        b'<!DOCTYPE p [<!ENTITY a SYSTEM "file:///etc/passwd">]><Project name="x">&a;</Project>',
        b'<!DOCTYPE p [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><Project name="x">&b;</Project>',
        b'<!DOCTYPE p SYSTEM "http://127.0.0.1/p.dtd"><Project name="x"/>',
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE p [<!ENTITY a "b">]><Project/>'.encode("utf-16"),
    ],
)
def test_entities_and_document_types(xml: bytes) -> None:
    for attempt in (
        lambda: read_project_archive(zipped({"project.qde": xml}), "x.qdpx"),
        lambda: read_codebook_xml(xml, "x.qdc"),
    ):
        with pytest.raises(ReadingError) as caught:
            attempt()
        assert caught.value.key == "exchange.error.entities"


def test_elements_nested_too_deep() -> None:
    codes = b'<Code guid="1" name="a" isCodable="true">' * 3000 + b"</Code>" * 3000
    xml = b'<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>' + codes + b"</Codes></CodeBook>"
    with pytest.raises(ReadingError):
        read_codebook_xml(xml, "x.qdc")


def test_a_circle_of_codes_ends(tmp_path: Path) -> None:
    path = tmp_path / "data.qda"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE code_cat (catid INTEGER, name TEXT, memo TEXT, supercatid INTEGER)")
        db.execute("CREATE TABLE code_name (cid INTEGER, name TEXT, catid INTEGER)")
        db.execute("CREATE TABLE code_text (cid INTEGER)")
        db.execute("CREATE TABLE source (id INTEGER, name TEXT, fulltext TEXT)")
        db.executemany("INSERT INTO code_cat VALUES (?, ?, '', ?)", [(1, "a", 2), (2, "b", 1), (3, "c", 3)])
    db.close()
    (book,) = read(path).codebooks
    assert {code.label for code in book.codes} == {"a", "b", "c"}


def test_a_database_with_a_view_in_place_of_a_table(tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite3"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE t (a)")
        db.execute("CREATE VIEW highlights AS SELECT load_extension('x') FROM t")
    db.close()
    with pytest.raises(ReadingError) as caught:
        read(path)
    assert caught.value.key == "exchange.error.no_taguette"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.qdpx", b""),
        ("x.qdpx", b"PK\x03\x04 kapot"),
        ("x.qdpx", zipped({"leeg.txt": b""})),
        ("x.qdpx", zipped({"project.qde": b"<html/>"})),
        ("x.qdc", b"<CodeBook"),
        ("x.qdc", b"<CodeBook/>"),
        ("x.sqlite3", b"SQLite format 3\x00 en verder niets"),
        ("x.xlsx", b"PK\x03\x04 kapot"),
        ("x.xlsx", zipped({"xl/workbook.xml": b"<a/>"})),
        ("x.csv", b"a,b\n1,2\n"),
        ("x.csv", b"\xff\xfe\x00"),
        ("x.html", b"<html><body><p>niets</p></body></html>"),
        ("x.pdf", b"%PDF-1.4"),
    ],
)
def test_broken_files_get_our_own_error(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ReadingError) as caught:
        read(path)
    assert name in str(caught.value)
    assert caught.value.cure


def test_what_is_not_there(tmp_path: Path) -> None:
    for path in (tmp_path / "weg.qdpx", tmp_path):
        with pytest.raises(ReadingError):
            read(path)


def are_in_their_texts(bundle: Bundle) -> bool:
    """Whether every coding has words of its source."""
    texts = {source.document.id: source.text for source in bundle.sources}
    return all(0 <= one.start < one.end <= len(texts[one.document]) for one in bundle.codings)


@settings(max_examples=150, deadline=None, suppress_health_check=CHECKS)
@given(st.data())
def test_damage_never_ends_otherwise(bundle: Bundle, data: st.DataObject) -> None:
    """Bytes of a project's XML changed at random: it is read, or refused with our own error."""
    whole, _ = project_archive(bundle)
    with zipfile.ZipFile(BytesIO(whole)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    hit = data.draw(st.sampled_from(sorted(parts)))
    content = bytearray(parts[hit])
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, max(0, len(content) - 1)))
        length = data.draw(st.integers(0, 12))
        content[at : at + length] = data.draw(st.binary(max_size=8))
    parts[hit] = bytes(content)
    try:
        back = read_project_archive(zipped(parts), "x.qdpx")
    except ReadingError:
        return
    assert are_in_their_texts(back)


@settings(max_examples=100, deadline=None, suppress_health_check=CHECKS)
@given(st.data())
def test_a_damaged_container_too(bundle: Bundle, data: st.DataObject) -> None:
    content = bytearray(project_archive(bundle)[0])
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with suppress(ReadingError):
        assert are_in_their_texts(read_project_archive(bytes(content), "x.qdpx"))


@settings(max_examples=80, deadline=None, suppress_health_check=CHECKS)
@given(st.data())
def test_a_damaged_database(tmp_path: Path, data: st.DataObject) -> None:
    path = tmp_path / "t.sqlite3"
    if not path.exists():
        with sqlite3.connect(path) as db:
            db.execute("CREATE TABLE documents (id INTEGER, name TEXT, contents TEXT)")
            db.execute("CREATE TABLE highlights (id INTEGER, document_id, start_offset, end_offset, snippet)")
            db.execute("CREATE TABLE highlight_tags (highlight_id, tag_id)")
            db.execute("CREATE TABLE tags (id INTEGER, path TEXT)")
            db.execute("INSERT INTO documents VALUES (1, 'a', '<p>Een kort gesprek.</p>')")
            db.execute("INSERT INTO highlights VALUES (1, 1, 0, 8, 'Een kort')")
            db.execute("INSERT INTO highlight_tags VALUES (1, 1)")
            db.execute("INSERT INTO tags VALUES (1, 'kort')")
        db.close()
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(16, len(content) - 1))] = data.draw(st.integers(0, 255))
    broken = tmp_path / "kapot.sqlite3"
    broken.write_bytes(bytes(content))
    with suppress(ReadingError):
        assert are_in_their_texts(read(broken))


@settings(max_examples=100, deadline=None, suppress_health_check=CHECKS)
@given(
    st.one_of(
        st.binary(max_size=300), st.text(max_size=300).map(lambda text: ("Code;Segment\n" + text).encode())
    )
)
def test_any_table(data: bytes) -> None:
    with suppress(ReadingError):
        assert all(quote.text.strip() for quote in read_quotes(data, "x.csv").quotes)


@settings(max_examples=60, deadline=None, suppress_health_check=CHECKS)
@given(st.data())
def test_a_damaged_codebook(bundle: Bundle, data: st.DataObject) -> None:
    content = bytearray(codebook_xml(bundle.codebooks))
    for _ in range(3):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(32, 126))
    with suppress(ReadingError):
        for book in read_codebook_xml(bytes(content), "x.qdc").codebooks:
            keys = [code.key for code in book.codes]
            assert len(set(keys)) == len(keys)
