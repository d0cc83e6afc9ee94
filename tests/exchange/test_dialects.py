"""Traits of files that other programs wrote, each named by the program and version in which it was seen.

What was seen is public; what stands here is invented in its manner.
"""

from __future__ import annotations

import sqlite3
import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest

from qualcode.errors import ReadingError
from qualcode.exchange.bundle import Bundle
from qualcode.exchange.read import read
from qualcode.exchange.refi_codebook import read_codebook_xml
from qualcode.exchange.refi_read import read_project_archive
from qualcode.project import Project

TEXT = "Ans: Het rooster wisselt elke week.\nPiet: De pool helpt, maar niet altijd."
CODE = "11111111-0000-0000-0000-000000000001"
SOURCE = "22222222-0000-0000-0000-000000000001"
HEAD = '<?xml version="1.0" encoding="utf-8"?>'


def project(
    inner: str = "", *, origin: str, selections: str = "", after: str = "", users: Sequence[str] = ()
) -> Bundle:
    """A project with one code and one text, as `origin` would write it."""
    xml = (
        f'{HEAD}<Project xmlns:xsd="http://www.w3.org/2001/XMLSchema" name="Proef" origin="{origin}" basePath=""'
        ' xmlns="urn:QDA-XML:project:1.0"><Users>'
        + "".join(f'<User guid="{place}" name="{name}"/>' for place, name in enumerate(users))
        + "</Users>"
        f'<CodeBook><Codes><Code color="#ef8256" guid="{CODE}" name="Rooster" isCodable="true"/></Codes></CodeBook>'
        f'{inner}<Sources><TextSource guid="{SOURCE}" name="Gesprek" richTextPath="internal://{SOURCE}.docx"'
        f' plainTextPath="internal://{SOURCE}.txt">{selections}</TextSource></Sources>{after}</Project>'
    )
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("project.qde", xml)
        package.writestr(f"Sources/{SOURCE}.txt", TEXT)
    return read_project_archive(packed.getvalue(), "proef.qdpx")


def selected(*places: tuple[int, int, str]) -> str:
    return "".join(
        f'<PlainTextSelection guid="33333333-0000-0000-0000-00000000000{number}" name="{name}"'
        f' startPosition="{start}" endPosition="{end}"><Coding guid="44444444-0000-0000-0000-00000000000{number}">'
        f'<CodeRef targetGUID="{CODE}"/></Coding></PlainTextSelection>'
        for number, (start, end, name) in enumerate(places)
    )


def words(bundle: Bundle) -> list[str]:
    return [bundle.sources[0].text[one.start : one.end] for one in bundle.codings]


def place(told: str) -> tuple[int, int]:
    return TEXT.index(told), TEXT.index(told) + len(told)


# --- REFI-QDA projects


def test_maxqda_24_document_groups_are_sets_of_sources() -> None:
    sets = (
        f'<Sets><Set guid="5" name="Zorg 2024"><Description>Eerste ronde.</Description><MemberSource targetGUID="{SOURCE}"/></Set>'
        f'<Set guid="6" name="Nulmeting"><MemberSource targetGUID="{SOURCE}"/></Set></Sets>'
    )
    found = project(origin="MAXQDA 24 (Release 24.7.0)", after=sets)
    assert found.sources[0].document.attributes == {"documentgroep": "Zorg 2024; Nulmeting"}
    assert [(memo.target, memo.text) for memo in found.memos] == [("project:", "Zorg 2024\n\nEerste ronde.")]
    assert found.remarks == ()


def test_nvivo_12_selections_have_no_name_and_no_maker() -> None:
    found = project(origin="NVivo for Windows 12.6", selections=selected((*place("elke week"), "")))
    assert words(found) == ["elke week"]
    assert found.codings[0].coder == "NVivo for Windows 12.6"


@pytest.mark.parametrize(
    ("users", "coder"),
    [(("Joke",), "Joke"), (("Joke", "Joke"), "Joke"), (("Joke", ""), "Joke"), (("Joke", "Piet"), "NVivo 14")],
)
def test_what_bears_no_name_is_the_only_users(users: tuple[str, ...], coder: str) -> None:
    note = '<Notes><Note guid="7"><PlainTextContent>Let op.</PlainTextContent></Note></Notes>'
    chosen = selected((*place("elke week"), ""))
    found = project(origin="NVivo 14", selections=chosen, users=users, after=note)
    assert [one.coder for one in found.codings] == [coder]
    assert [memo.author for memo in found.memos] == [coder]


def test_potato_names_the_last_character_as_the_end() -> None:
    """Potato 2 reads the standard so (its section 10.2: "the first and the last character")."""
    chosen = [(start, end - 1, TEXT[start:end]) for start, end in map(place, ("elke week", "De pool"))]
    assert words(project(origin="Potato", selections=selected(*chosen))) == ["elke week", "De pool"]


def test_an_end_within_a_word_tells_it_too_where_no_words_do() -> None:
    told = ("Het rooster", "elke week", "De pool", "niet altijd")
    chosen = [(start, end - 1, "") for start, end in map(place, told)]
    assert words(project(origin="Potato", selections=selected(*chosen))) == list(told)


@pytest.mark.parametrize("name", ["", "Het roost", "een eigen naam"])
def test_one_sloppy_selection_moves_no_other(name: str) -> None:
    """MAXQDA, NVivo and ATLAS.ti write the place after the last character, in which most agree."""
    start, end = place("Het rooste")
    told = selected((start, end, name), (*place("elke week"), ""), (*place("De pool"), ""))
    assert words(project(origin="NVivo 14", selections=told)) == ["Het rooste", "elke week", "De pool"]


def test_qualcoder_keeps_memos_of_project_and_case_in_descriptions() -> None:
    """QualCoder 1.4 to 3; it writes None for a memo of the project that is empty."""
    case = '<Cases><Case guid="7" name="De Linde"><Description>Klein huis.</Description></Case></Cases>'
    found = project(case, origin="QualCoder 3.6", after="<Description>Begonnen in mei.</Description>")
    assert {(memo.target, memo.text) for memo in found.memos} == {
        ("project:", "Begonnen in mei."),
        ("case:de-linde", "Klein huis."),
    }
    assert project(origin="QualCoder 3.6", after="<Description>None</Description>").memos == ()


def test_links_between_quotations_are_told_of() -> None:
    """ATLAS.ti's hyperlinks and NVivo's see-also links: neither end is a note."""
    start, end = place("elke week")
    link = '<Links><Link guid="8" originGUID="33333333-0000-0000-0000-000000000000" targetGUID="9"/></Links>'
    found = project(origin="ATLAS.ti Win 23", selections=selected((start, end, "")), after=link)
    assert [(one.key, one.count) for one in found.remarks] == [("links", 1)]


def test_maxqda_24_names_selections_by_their_places_and_tells_only_the_last_change() -> None:
    places = [place(told) for told in ("elke week", "De pool", "niet altijd")]
    told = selected(*((start, end, f"{start},{end}") for start, end in places)).replace(
        " name=", ' modifiedDateTime="2025-02-03T04:05:06Z" name='
    )
    found = project(origin="MAXQDA 24 (Release 24.7.0)", selections=told)
    assert words(found) == ["elke week", "De pool", "niet altijd"]
    assert {one.created for one in found.codings} == {"2025-02-03T04:05:06+00:00"}


def test_a_note_on_a_text_may_say_on_which_words_it_is() -> None:
    """Seen in QualCoder's reader: a selection within the note, of places that are the text's."""
    start, end = place("niet altijd")
    note = (
        '<Notes><Note guid="{}" modifyingUser="x"><PlainTextContent>Hm.</PlainTextContent><PlainTextSelection'
        ' guid="b" startPosition="{}" endPosition="{}"/></Note></Notes>'
    )
    refer = '<NoteRef targetGUID="n"/>'
    found = project(origin="x", selections=refer, after=note.format("N", start, end))
    document = found.sources[0].document.id
    assert [memo.target for memo in found.memos] == [f"span:{document}:{start}-{end}"]
    own = project(origin="x", selections=refer, after=note.format("N", 0, 2))  # of the note's own words
    far = project(origin="x", selections=refer, after=note.format("N", 9, 9))
    assert [memo.target for one in (own, far) for memo in one.memos] == 2 * [f"document:{document}"]


@pytest.mark.parametrize(("end", "case"), [(len(TEXT), "mila"), (12, "")])
def test_nvivo_codes_a_text_at_a_case(end: int, case: str) -> None:
    """Cases are nodes in NVivo: a ``CodeRef`` may name one (QualCoder's reader of its projects tells so)."""
    told = selected((0, end, "")).replace(CODE, "CA5E0000-0000-0000-0000-000000000001")
    cases = '<Cases><Case guid="ca5e0000-0000-0000-0000-000000000001" name="Mila"/></Cases>'
    found = project(cases, origin="NVivo for Windows 12.6", selections=told)
    assert (found.sources[0].document.case, found.codings) == (case, ())
    assert [(one.key, one.names) for one in found.remarks] == (
        [] if case else [("case_of_selections", ("Mila",))]
    )


# --- codebooks


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


def test_the_xml_of_a_project_without_its_texts_says_so(tmp_path: Path) -> None:
    """Seen in a repository: ``project.qde`` of MAXQDA 24, taken out of its archive."""
    path = tmp_path / "project.qde"
    path.write_text(
        f'{HEAD}<Project origin="MAXQDA 24" xmlns="urn:QDA-XML:project:1.0"><CodeBook><Codes><Code guid="a" name="Werk"'
        ' isCodable="true"/></Codes></CodeBook><Sources><TextSource guid="b" name="x"/></Sources></Project>',
        encoding="utf-8",
    )
    found = read(path)
    assert len(found.codebooks[0].codes) == 1
    assert [(one.key, one.count) for one in found.remarks] == [("source_missing", 1)]


# --- QualCoder 4: sub-codes, and notes kept from its AI


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


# --- ATLAS.ti's tables


def test_atlas_ti_headings_and_signs_in_the_names_of_codes(tmp_path: Path) -> None:
    """All its columns, then one per code; bullets, counts below a name, and a slash that it escapes."""
    heads = "ID,Quotation Name,Document,Document Groups,Quotation Content,Comment,Codes,Reference,Density,Created by"
    path = tmp_path / "citaten.csv"
    path.write_text(
        f"{heads},Modified by,Created,Modified,code,rooster\n"
        '1:1,Ans,Gesprek,Zorg,elke week,,"○ druk\\/last\nGr=17\n● A: rooster",3 - 3,2,joke,piet,2024,2024,1,0\n',
        encoding="utf-8",
    )
    found = read(path)
    assert found.tool == "ATLAS.ti"
    assert [(one.document, one.text, one.path, one.coder) for one in found.quotes] == [
        ("Gesprek", "elke week", ("druk/last",), "joke"),
        ("Gesprek", "elke week", ("A: rooster",), "joke"),
    ]


def test_atlas_ti_a_sheet_per_code(study: Project, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Info"
    book.active.append(["Project", "Proef"])
    for name, told in (("rooster", "elke week"), ("pool", "De pool helpt")):
        sheet = book.create_sheet(name)
        sheet.append(["ID", "Quotation Content"])
        sheet.append(["1:1", told])
    book.save(tmp_path / "per code.xlsx")
    done = study.import_file(tmp_path / "per code.xlsx")
    assert (done.tool, done.codings, done.remarks) == ("ATLAS.ti", 2, ())
    assert {
        (one.code.partition("/")[2], study.text(one.document)[one.start : one.end]) for one in study.codings()
    } == {("rooster", "elke week"), ("pool", "De pool helpt")}


# --- NVivo's export of a code, as text or Word


NVIVO = (
    r"Files\\Ronde 1\\Gesprek - § 1 reference coded [ 4.20% Coverage]",
    "Reference 1 - 4.20% Coverage",
    "Het rooster wisselt",
    "elke week.",
    r"<Files\\Ronde 1\\Gesprek> - § 2 references coded [6,78% Coverage]",
    "",
    "Reference 1 - 5,80% Coverage",
    "",
    "De pool helpt",
    "Reference 2 - 0,98% Coverage",
    "niet altijd",
)


@pytest.fixture
def study(tmp_path: Path) -> Project:
    source = tmp_path / "Gesprek.txt"
    source.write_text(TEXT.replace("\n", "\n\n"), encoding="utf-8")
    made = Project.create(tmp_path / "p.db", who="joke")
    made.add([source])
    return made


@pytest.mark.parametrize("suffix", ["txt", "docx"])
def test_nvivo_12_text_of_a_code(study: Project, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"Last van wisselen.{suffix}"
    if suffix == "docx":
        book = docx.Document()
        for line in NVIVO:
            book.add_paragraph(line)
        book.save(str(path))
    else:
        path.write_text("\r\n".join(NVIVO), encoding="utf-8-sig")
    done = study.import_file(path)
    assert (done.tool, done.codes, done.codings, done.remarks) == ("NVivo", 1, 3, ())
    assert [code.label for code in study.codebooks()[0].codes] == ["Last van wisselen"]
    assert {study.text(one.document)[one.start : one.end] for one in study.codings()} == {
        "Het rooster wisselt elke week.",
        "De pool helpt",
        "niet altijd",
    }


@pytest.mark.parametrize("suffix", ["txt", "docx"])
def test_any_other_text_is_no_export_of_a_code(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"x.{suffix}"
    if suffix == "docx":
        book = docx.Document()
        book.add_paragraph("Ans: § 2 van het reglement gaat over het rooster.")
        book.save(str(path))
    else:
        path.write_text("Ans: § 2 van het reglement gaat over het rooster.", encoding="utf-8")
    with pytest.raises(ReadingError) as refused:
        read(path)
    assert ("NVivo" in refused.value.message) == (suffix == "docx")
