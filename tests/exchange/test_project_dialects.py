"""Traits of REFI-QDA projects that other programs wrote, each named by the program and version in which it was seen.

What was seen is public; what stands here is invented in its manner.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from foreign_files import HEAD, TEXT

from qualcode.exchange.bundle import Bundle
from qualcode.exchange.read import read
from qualcode.exchange.refi.read import read_project_archive

CODE = "11111111-0000-0000-0000-000000000001"


SOURCE = "22222222-0000-0000-0000-000000000001"


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


def test_maxqda_24_document_groups_are_sets_of_sources() -> None:
    sets = (
        f'<Sets><Set guid="5" name="Zorg 2024"><Description>Eerste ronde.</Description><MemberSource targetGUID="{SOURCE}"/></Set>'
        f'<Set guid="6" name="Nulmeting"><MemberSource targetGUID="{SOURCE}"/></Set></Sets>'
    )
    found = project(origin="MAXQDA 24 (Release 24.7.0)", after=sets)
    assert found.sources[0].document.attributes == {"documentgroep": "Zorg 2024; Nulmeting"}
    assert [(memo.target, memo.text) for memo in found.memos] == [("project:", "Zorg 2024\n\nEerste ronde.")]
    assert found.remarks == ()


def test_a_group_without_a_name_groups_nothing() -> None:
    sets = f'<Sets><Set guid="5"><MemberSource targetGUID="{SOURCE}"/></Set></Sets>'
    assert project(origin="MAXQDA 24 (Release 24.7.0)", after=sets).sources[0].document.attributes == {}


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
