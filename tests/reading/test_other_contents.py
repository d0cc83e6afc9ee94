"""Documents under the name of another program, and Word files put together as other programs do: read by what is in them."""

from __future__ import annotations

import pytest

from qualcode.model import DocumentKind, TurnKind
from qualcode.reading import read_bytes
from tests.reading.bad_files import TALK, WORD, docx, par, refused
from tests.zipped import zipped

SAID = [("Interviewer", "Hoe gaat het?"), ("Karin", "Goed hoor."), ("Interviewer", "En thuis?")]
ANSWERS = (
    "Ik hoor het vaak pas op vrijdag, en dan moet de opvang nog geregeld worden.",
    "Het wordt beter, maar ruilen kost te veel handtekeningen en te veel gezeur.",
    "Voor mij maakt het niet zoveel uit, ik werk toch alleen de vaste ochtenden.",
    "De nachten worden altijd als laatste ingevuld en dan kijkt iedereen naar ons.",
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OPEN_DOCUMENT = "urn:oasis:names:tc:opendocument:xmlns"
LINES = [f"{who}: {words}" for who, words in SAID]
FLAT = (
    f'<office:document xmlns:office="{OPEN_DOCUMENT}:office:1.0" xmlns:text="{OPEN_DOCUMENT}:text:1.0"><office:body><office:text>'
    + "".join(f"<text:p>{line}</text:p>" for line in LINES)
    + "</office:text></office:body></office:document>"
)
PAGE = "<html><body>" + "".join(f"<p>{line}</p>" for line in LINES) + "</body></html>"
LETTER = (
    'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="grens"\n\n--grens\n'
    'Content-Type: text/html; charset="windows-1252"\nContent-Transfer-Encoding: quoted-printable\n\n'
    + PAGE.replace("Goed hoor", "Goed, na één keer").replace("é", "=E9")
    + "\n--grens--\n"
)


def odt(kind: str = "text") -> bytes:
    return zipped(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": FLAT.replace("office:document ", "office:document-content ").replace(
                "office:document>", "office:document-content>"
            ),
        }
    )


def relations(**targets: str) -> str:
    rows = "".join(
        f'<Relationship Id="r{kind}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for kind, target in targets.items()
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def said(data: bytes, name: str) -> list[tuple[str, str]]:
    found = read_bytes(data, name)
    return [
        (turn.speaker, found.text[turn.start : turn.end])
        for turn in found.turns
        if turn.kind is TurnKind.SPEECH
    ]


@pytest.mark.parametrize(
    "suffix", ["docx", "dotx", "odt", "pdf", "rtf", "xlsx", "html", "vtt", "csv", "zip", "xyz"]
)
def test_a_document_is_read_by_what_is_in_it(suffix: str) -> None:
    assert said(docx(TALK), f"gesprek.{suffix}") == SAID
    assert said(odt(), f"gesprek.{suffix}") == SAID


@pytest.mark.parametrize(("kind", "refusal"), [("presentation", "slides"), ("spreadsheet", "sheet")])
def test_slides_and_sheets_under_the_name_of_a_document_say_what_they_are(kind: str, refusal: str) -> None:
    assert refused(odt(kind), "verslag.docx") == refusal
    assert (
        refused(zipped({"ppt/presentation.xml": "<p/>", "docProps/app.xml": "<p/>"}), "verslag.zip")
        == "slides"
    )


def test_flat_open_document_and_templates() -> None:
    assert said(FLAT.encode(), "gesprek.fodt") == SAID
    assert said(odt("text-template"), "gesprek.ott") == SAID


def test_the_parts_of_a_word_file_have_the_names_that_the_package_gives_them() -> None:
    body = f'<w:document xmlns:w="{WORD}"><w:body>{TALK}</w:body></w:document>'
    notes = (
        f'<w:footnotes xmlns:w="{WORD}"><w:footnote w:id="2">{par("Zie bijlage")}</w:footnote></w:footnotes>'
    )
    comments = f'<w:comments xmlns:w="{WORD}"/>'
    data = zipped(
        {
            "_rels/.rels": relations(officeDocument="/word/document2.xml"),
            "word/document2.xml": body,
            "word/_rels/document2.xml.rels": relations(footnotes="footnotes2.xml", comments="/word/opm.xml"),
            "word/footnotes2.xml": notes,
            "word/opm.xml": comments,
        }
    )
    assert said(data, "uit teams.docx") == SAID
    found = read_bytes(data, "uit teams.docx")
    assert "Zie bijlage" in found.text
    assert any("opmerkingen" in warning for warning in found.warnings)


@pytest.mark.parametrize(
    "content",
    [PAGE, LETTER, "\n\n".join(LINES), r"{\rtf1\ansi " + r"\par ".join(LINES) + "}"],
    ids=["page", "letter", "text", "rtf"],
)
def test_documents_put_whole_into_a_word_file_are_read(content: str) -> None:
    data = zipped(
        {
            "_rels/.rels": relations(officeDocument="word/document.xml"),
            "word/document.xml": f'<w:document xmlns:w="{WORD}" xmlns:r="{OFFICE}"><w:body>{par("Gesprek 3")}<w:altChunk r:id="raFChunk"/></w:body></w:document>',
            "word/_rels/document.xml.rels": relations(aFChunk="/deel.dat"),
            "deel.dat": content,
        }
    )
    expected = [
        (who, words.replace("Goed hoor", "Goed, na één keer") if content is LETTER else words)
        for who, words in SAID
    ]
    assert said(data, "a.docx") == expected


def test_a_word_file_within_a_word_file_and_no_deeper() -> None:
    def around(inner: bytes) -> bytes:
        body = f'<w:document xmlns:w="{WORD}" xmlns:r="{OFFICE}"><w:body>{TALK}<w:altChunk r:id="raFChunk"/></w:body></w:document>'
        return zipped(
            {
                "word/document.xml": body,
                "word/_rels/document.xml.rels": relations(aFChunk="deel.docx"),
                "word/deel.docx": inner,
            }
        )

    assert len(said(around(docx(TALK)), "a.docx")) == 5
    assert len(said(around(around(around(docx(TALK)))), "a.docx")) == 5


def test_a_web_page_saved_as_one_file() -> None:
    assert said(LETTER.encode(), "gesprek.mht")[1] == ("Karin", "Goed, na één keer.")
    assert refused(b"MIME-Version: 1.0\nContent-Type: text/plain\n\nhoi", "gesprek.mhtml") == "damaged"


def test_a_web_page_that_lies_within_a_form_is_read_and_one_to_search_it_is_not() -> None:
    lines = "".join(f"<p>{line}</p>" for line in [*LINES, *(f"Karin: {words}" for words in ANSWERS)])
    around = (
        f"<html><body><form><div>{lines}<select><option>keuze</option></select></div></form></body></html>"
    )
    assert len(said(around.encode(), "gesprek.html")) == 4
    assert "keuze" not in read_bytes(around.encode(), "gesprek.html").text
    search = PAGE.replace("<body>", "<body><form>Zoek in deze site <button>Zoek</button></form>")
    assert said(search.encode(), "gesprek.html") == SAID


def test_a_formula_in_a_sentence_is_read_with_it() -> None:
    formula = '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>2x</m:t></m:r></m:oMath>'
    spoken = par("Karin: Het was ").replace("</w:p>", formula + "<w:r><w:t> zo druk.</w:t></w:r></w:p>")
    assert (
        "Het was 2x zo druk."
        in read_bytes(docx(TALK + spoken.replace("<w:t>K", '<w:t xml:space="preserve">K')), "a.docx").text
    )


def test_respondents_with_a_code_and_one_answer_each_are_no_speakers() -> None:
    rows = "respondent;leeftijd;Wat vindt u van het rooster?\n" + "\n".join(
        f"r{at};{30 + at};{words}" for at, words in enumerate(ANSWERS)
    )
    found = read_bytes(rows.encode(), "gegevens.csv")
    assert found.kind is DocumentKind.SURVEY
    assert found.speakers[0].attributes == {"leeftijd": "30"}


def test_a_web_archive_may_name_its_charset_by_signs_that_name_none() -> None:
    page = "<html><body><p>Interviewer: Hoe gaat het?</p><p>Karin: Goed.</p><p>Interviewer: En thuis?</p></body></html>"
    saved = f'MIME-Version: 1.0\nContent-Type: text/html; charset="windows\x001252"\n\n{page}\n'
    assert len(read_bytes(saved.encode(), "gesprek.mht").speakers) == 2


def test_times_in_chat_are_no_sign_of_another_file() -> None:
    lines = "".join(
        f"*VPK:\tgaat het zo ? \x15{n}000_{n}900\x15\n*MEV:\tja hoor . \x15{n}950_{n}999\x15\n"
        for n in range(1, 9)
    )
    data = f"@UTF8\n@Begin\n@Participants:\tVPK Investigator, MEV Adult\n{lines}@End\n".encode()
    read = read_bytes(data, "bezoek.cha")
    assert (read.turns[0].begins, len(read.turns)) == (1.0, 16)


def test_a_sender_whom_nobody_has_among_his_contacts_speaks_under_the_name_behind_the_tilde() -> None:
    chat = """12-03-2026 08:03 - Fleur: Welkom! Vraag hier alles.
12-03-2026 08:10 - Stan: waar kan mijn fiets staan
12-03-2026 08:12 - ~ Milou: achter, bij de containers
"""
    found = read_bytes(chat.encode(), "chat.txt")
    assert [speaker.label for speaker in found.speakers] == ["Fleur", "Stan", "Milou"]
