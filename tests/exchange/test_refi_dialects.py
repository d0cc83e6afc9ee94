"""Projects as ATLAS.ti, MAXQDA, NVivo and QualCoder write them, made by hand in their manner."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from qualcode.exchange.bundle import Bundle
from qualcode.exchange.refi.read import read_project_archive

HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
NS = 'xmlns="urn:QDA-XML:project:1.0"'
USERS = '<Users><User guid="{AAAAAAAA-0000-0000-0000-000000000001}" name="Joke"/></Users>'
CODES = (
    "<CodeBook><Codes>"
    '<Code guid="bbbbbbbb-0000-0000-0000-000000000001" name="Rooster" isCodable="false" color="#F00">'
    "<Description>alles over planning</Description>"
    '<Code guid="bbbbbbbb-0000-0000-0000-000000000002" name="Puzzel" isCodable="true"/></Code>'
    '<Code guid="bbbbbbbb-0000-0000-0000-000000000003" name="Puzzel" isCodable="true"/>'
    "</Codes></CodeBook>"
)
PUZZLE = "BBBBBBBB-0000-0000-0000-000000000002"
TEXT = "Ans: Nou 😀 het is\nelke week puzzelen.\n\nInt: En de pool dan?\n\nAns: Die is er wel."
WORDS = ("elke week puzzelen", "de pool dan", "Die is er wel")


def selection(number: int, start: int, end: int, name: str = "", inner: str = "", code: str = PUZZLE) -> str:
    return (
        f'<PlainTextSelection guid="cccccccc-0000-0000-0000-00000000000{number}" name="{name}"'
        f' startPosition="{start}" endPosition="{end}" creatingUser="aaaaaaaa-0000-0000-0000-000000000001"'
        f' creationDateTime="2024-02-03T04:05:06Z">{inner}'
        f'<Coding guid="dddddddd-0000-0000-0000-00000000000{number}"><CodeRef targetGUID="{code}"/></Coding>'
        "</PlainTextSelection>"
    )


def source(
    selections: str, attributes: str = 'plainTextPath="internal://een.txt"', kind: str = "TextSource"
) -> str:
    return (
        f'<{kind} guid="eeeeeeee-0000-0000-0000-000000000001" name="Gesprek 1" {attributes}>'
        f"{selections}</{kind}>"
    )


def archive(
    body: str, files: dict[str, bytes] | None = None, name: str = "project.qde", origin: str = "Proef 1"
) -> bytes:
    xml = f'{HEAD}<Project {NS} name="Proef" origin="{origin}">{body}</Project>'
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr(name, xml)
        for path, data in (files or {}).items():
            package.writestr(path, data)
    return buffer.getvalue()


def coded(bundle: Bundle) -> list[str]:
    text = bundle.sources[0].text
    return [text[one.start : one.end] for one in bundle.codings]


def places(counted: str) -> list[tuple[int, int]]:
    """Where the words stand in a text of which every character counts for one."""
    return [(counted.index(words), counted.index(words) + len(words)) for words in WORDS]


@pytest.mark.parametrize(
    ("raw", "found", "origin", "encoding"),
    [
        pytest.param(
            TEXT, places(TEXT), "QualCoder 3", "utf-8-sig", id="code points, with a mark before the text"
        ),
        pytest.param(
            TEXT.replace("\n", "\r\n"), places(TEXT), "ATLAS.ti 26", "utf-8", id="a line end counts as one"
        ),
        pytest.param(
            TEXT.replace("\n", "\r\n"),
            places(TEXT.replace("\n", "\r\n")),
            "MAXQDA 24",
            "utf-8",
            id="a line end counts as two",
        ),
        pytest.param(TEXT, places(TEXT.replace("😀", "😀😀")), "NVivo", "utf-8", id="an emoji counts as two"),
        pytest.param(TEXT, places(TEXT), "Proef", "utf-16", id="a text in UTF-16"),
    ],
)
def test_each_way_of_counting_is_understood(
    raw: str, found: list[tuple[int, int]], origin: str, encoding: str
) -> None:
    selections = "".join(selection(number, *place) for number, place in enumerate(found))
    data = archive(
        USERS + CODES + f"<Sources>{source(selections)}</Sources>",
        {"Sources/EEN.TXT": raw.encode(encoding)},
        name="Mijn project.qde",
        origin=origin,
    )
    bundle = read_project_archive(data, "x.qdpx")
    assert bundle.sources[0].text == TEXT
    assert coded(bundle) == list(WORDS)
    assert bundle.tool == origin
    assert bundle.remarks == ()


def test_codes_keep_their_tree_and_two_of_one_name_stay_two() -> None:
    data = archive(
        USERS + CODES + f"<Sources>{source(selection(1, 19, 37))}</Sources>",
        {"sources/een.txt": TEXT.encode()},
    )
    bundle = read_project_archive(data, "x.qdpx")
    (book,) = bundle.codebooks
    assert [(code.key, code.label, code.parent) for code in book.codes] == [
        ("rooster", "Rooster", ""),
        ("puzzel", "Puzzel", "rooster"),
        ("puzzel-2", "Puzzel", ""),
    ]
    assert (book.codes[0].definition, book.codes[0].color) == ("alles over planning", "#FF0000")
    (coding,) = bundle.codings
    assert (coding.code, coding.coder, coding.created) == (
        "proef/puzzel",
        "Joke",
        "2024-02-03T04:05:06+00:00",
    )


def test_comments_become_memos() -> None:
    inner = "<Description>Mooi citaat</Description>"
    notes = (
        '<Notes><Note guid="ffffffff-0000-0000-0000-000000000001" name="Dagboek" creatingUser='
        '"aaaaaaaa-0000-0000-0000-000000000001"><PlainTextContent>Vandaag begonnen.</PlainTextContent></Note>'
        '<Note guid="ffffffff-0000-0000-0000-000000000002" name="Bij bron" plainTextPath="internal://n.txt"/>'
        "</Notes>"
    )
    reference = '<NoteRef targetGUID="FFFFFFFF-0000-0000-0000-000000000002"/>'
    data = archive(
        f"{USERS}{CODES}<Sources>{source(selection(1, 19, 37, inner=inner) + reference)}</Sources>{notes}",
        {"sources/een.txt": TEXT.encode(), "sources/n.txt": b"Rustig gesprek."},
    )
    bundle = read_project_archive(data, "x.qdpx")
    document = bundle.sources[0].document.id
    assert {(memo.target, memo.text) for memo in bundle.memos} == {
        (f"coding:{bundle.codings[0].id}", "Mooi citaat"),
        ("project:", "Dagboek\n\nVandaag begonnen."),
        (f"document:{document}", "Bij bron\n\nRustig gesprek."),
    }


def test_a_case_without_a_name_holds_the_variables_of_a_document() -> None:
    variables = (
        "<Variables>"
        '<Variable guid="99999999-0000-0000-0000-000000000001" name="sector" typeOfVariable="Text"/>'
        '<Variable guid="99999999-0000-0000-0000-000000000002" name="bedden" typeOfVariable="Integer"/>'
        "</Variables>"
    )
    value = (
        '<VariableValue><VariableRef targetGUID="99999999-0000-0000-0000-00000000000{}"/>{}</VariableValue>'
    )
    text, number = (
        value.format(1, "<TextValue>zorg</TextValue>"),
        value.format(2, "<IntegerValue>40</IntegerValue>"),
    )
    ref = '<SourceRef targetGUID="eeeeeeee-0000-0000-0000-000000000001"/>'
    cases = (
        f'<Cases><Case guid="88888888-0000-0000-0000-000000000001">{text}{ref}</Case>'
        f'<Case guid="88888888-0000-0000-0000-000000000002" name="De Linde">{number}{ref}</Case></Cases>'
    )
    data = archive(f"{variables}{cases}<Sources>{source('')}</Sources>", {"sources/een.txt": TEXT.encode()})
    bundle = read_project_archive(data, "x.qdpx")
    assert bundle.sources[0].document.attributes == {"sector": "zorg"}
    assert bundle.sources[0].document.case == "de-linde"
    assert [(case.name, case.attributes) for case in bundle.cases] == [("De Linde", {"bedden": "40"})]


def test_what_is_no_text_is_passed_over_with_a_word() -> None:
    sources = (
        source("", 'path="internal://foto.png"', "PictureSource")
        + source("", 'path="internal://a.pdf"', "PDFSource")
        + source(
            '<Representation plainTextPath="internal://weg.txt"/>', 'path="internal://b.pdf"', "PDFSource"
        )
        + source("", 'path="internal://a.m4a"', "AudioSource")
        + source("", 'plainTextPath="absolute:///etc/passwd"')
        + source("", 'plainTextPath="internal://weg.txt"')
        + source(
            selection(1, 400, 500)
            + selection(2, 9, 3)
            + selection(3, 0, 3, code="00000000-0000-0000-0000-000000000000")
        )
    )
    data = archive(f"{USERS}{CODES}<Sources>{sources}</Sources>", {"sources/een.txt": TEXT.encode()})
    bundle = read_project_archive(data, "x.qdpx")
    assert {remark.key: remark.count for remark in bundle.remarks} == {
        "source_picture": 1,
        "source_pdf": 2,
        "source_audio": 1,
        "source_missing": 2,
        "selection_bad": 2,
        "code_unknown": 1,
    }
    assert len(bundle.sources) == 1
    assert bundle.codings == ()


def test_the_text_of_a_pdf_and_a_transcript_are_read() -> None:
    pdf = source(
        f'<Representation guid="77777777-0000-0000-0000-000000000001" plainTextPath="internal://een.txt">'
        f"{selection(1, 19, 37)}</Representation>",
        'path="internal://a.pdf"',
        "PDFSource",
    )
    points = "".join(
        f'<SyncPoint guid="66666666-0000-0000-0000-00000000000{n}" position="{p}" timeStamp="{n}000"/>'
        for n, p in ((1, 5), (2, 9))
    )
    chosen = (
        '<TranscriptSelection guid="55555555-0000-0000-0000-000000000001"'
        ' fromSyncPoint="66666666-0000-0000-0000-000000000001"'
        ' toSyncPoint="66666666-0000-0000-0000-000000000002">'
        f'<Coding guid="55555555-0000-0000-0000-000000000002"><CodeRef targetGUID="{PUZZLE}"/></Coding>'
        "</TranscriptSelection>"
    )
    audio = (
        '<AudioSource guid="44444444-0000-0000-0000-000000000001" name="Opname">'
        '<Transcript guid="44444444-0000-0000-0000-000000000002">'
        f"<PlainTextContent>Een heel kort gesprek.</PlainTextContent>{points}{chosen}</Transcript></AudioSource>"
    )
    data = archive(f"{USERS}{CODES}<Sources>{pdf}{audio}</Sources>", {"sources/een.txt": TEXT.encode()})
    bundle = read_project_archive(data, "x.qdpx")
    texts = {source.document.id: source.text for source in bundle.sources}
    assert [texts[one.document][one.start : one.end] for one in bundle.codings] == [
        "elke week puzzelen",
        "eel ",
    ]
    assert bundle.remarks == ()
