"""Notes, text boxes, remarks, fields and tables within tables, as rich text, OpenDocument and web pages hold them."""

from __future__ import annotations

import pytest

from qualcode.model import Transcript, TurnKind
from qualcode.reading import read_bytes

OPEN_DOCUMENT = "urn:oasis:names:tc:opendocument:xmlns"
NAMES = " ".join(f'xmlns:{name}="{OPEN_DOCUMENT}:{name}:1.0"' for name in ("office", "text", "table"))
DRAWN = f'xmlns:draw="{OPEN_DOCUMENT}:drawing:1.0"'


def flat(*blocks: str) -> Transcript:
    body = "".join(block if block.startswith("<") else f"<text:p>{block}</text:p>" for block in blocks)
    page = f"<office:document {NAMES} {DRAWN}><office:body><office:text>{body}</office:text></office:body></office:document>"
    return read_bytes(page.encode(), "gesprek.fodt")


def rich(*paragraphs: str) -> Transcript:
    return read_bytes((r"{\rtf1\ansi\uc1 " + r"\par ".join(paragraphs) + "}").encode("cp1252"), "gesprek.rtf")


def page(*blocks: str) -> Transcript:
    return read_bytes(f"<html><body>{''.join(blocks)}</body></html>".encode(), "gesprek.html")


def of(kind: TurnKind, found: Transcript) -> list[str]:
    return [found.text[turn.start : turn.end] for turn in found.turns if turn.kind is kind]


def test_notes_of_rich_text_that_other_programs_may_pass_over() -> None:
    found = rich(
        "Interviewer: Hoe gaat het?",
        r"Karin: Goed{\super\chftn{\*\footnote\chftn\pard\plain Sinds de verhuizing.}} hoor.",
        "Interviewer: Fijn.",
    )
    assert of(TurnKind.SPEECH, found) == ["Hoe gaat het?", "Goed hoor.", "Fijn."]
    assert of(TurnKind.NOTE, found) == ["Sinds de verhuizing."]


def test_a_text_box_of_rich_text_is_read_once_and_a_remark_is_told() -> None:
    box = r"{\shp{\*\shpinst{\sp{\sn x}{\sv 5397}}{\shptxt Kader een.\par Kader twee.}}{\shprslt Kader een.}}"
    remark = r"{\*\atnid KV}{\*\atnauthor Karin}{\*\annotation Mooi gezegd}"
    found = rich("Interviewer: Hoe gaat het?", rf"Karin: Goed {remark}hoor.{box}", "Interviewer: Fijn.")
    assert of(TurnKind.SPEECH, found) == ["Hoe gaat het?", "Goed hoor.", "Fijn."]
    assert of(TurnKind.NOTE, found) == ["Kader een.", "Kader twee."]
    assert len(found.warnings) == 2
    assert "5397" not in found.text


@pytest.mark.parametrize("sign", ["😀", "👩", "é", "’"])
def test_a_sign_of_rich_text_that_comes_in_two_numbers(sign: str) -> None:
    units = sign.encode("utf-16-le")
    numbers = [int.from_bytes(units[at : at + 2], "little", signed=True) for at in range(0, len(units), 2)]
    coded = "".join(rf"\u{number}?" for number in numbers)
    found = rich("Interviewer: Hoe gaat het?", f"Karin: Goed {coded} hoor.", "Interviewer: Fijn.")
    assert f"Goed {sign} hoor." in found.text


def test_fields_of_opendocument_are_read_but_for_numbers_of_pages_and_what_is_hidden() -> None:
    found = flat(
        "Interviewer: Wanneer was dat?",
        "Karin: Op <text:date>3 maart</text:date> koos ik <text:drop-down>de dagdienst</text:drop-down>"
        '<text:hidden-text text:string-value="geheim">geheim</text:hidden-text>, op <text:page-number>4</text:page-number>papier.',
        "Interviewer: Fijn.",
    )
    assert "Karin: Op 3 maart koos ik de dagdienst, op papier." in found.text


def test_a_text_box_of_opendocument_is_told() -> None:
    found = flat(
        "Interviewer: Hoe gaat het?",
        "Karin: Goed.<draw:frame><draw:text-box><text:p>In een kader</text:p></draw:text-box></draw:frame>",
        "Interviewer: Fijn.",
    )
    assert of(TurnKind.NOTE, found) == ["In een kader"]
    assert len(found.warnings) == 1


def test_a_table_within_a_table_is_read_once() -> None:
    def table(*cells: str) -> str:
        inner = "".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in cells)
        return f"<table:table><table:table-row>{inner}</table:table-row></table:table>"

    talk = ("Interviewer: Hoe gaat het?", "Karin: Goed.", "Interviewer: Fijn.")
    found = flat(
        *talk, table("<text:p>links</text:p>" + table("<text:p>binnenin</text:p>"), "<text:p>rechts</text:p>")
    )
    assert found.text.count("binnenin") == 1
    cells = "<table><tr><td>links<table><tr><td>binnenin</td></tr></table></td><td>rechts</td></tr></table>"
    assert page(*(f"<p>{line}</p>" for line in talk), cells).text.count("binnenin") == 1


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        ('<a href="#_ftn1" name="_ftnref1">[1]</a>', '<p><a href="#_ftnref1" name="_ftn1">[1]</a> {}</p>'),
        ('<sup><a href="#n-1" id="r-1">1</a></sup>', '<ol><li id="n-1"><a href="#r-1">^</a> {}</li></ol>'),
    ],
    ids=["word", "wiki"],
)
def test_notes_of_a_web_page_are_nobodys_and_their_marks_are_gone(mark: str, note: str) -> None:
    found = page(
        "<p>Interviewer: Hoe gaat het?</p>",
        f"<p>Karin: Goed hoor.{mark}</p>",
        "<p>Interviewer: Fijn.</p>",
        note.format("Sinds de verhuizing."),
    )
    assert of(TurnKind.SPEECH, found) == ["Hoe gaat het?", "Goed hoor.", "Fijn."]
    assert of(TurnKind.NOTE, found) == ["Sinds de verhuizing."]


def test_deleted_words_of_a_web_page_are_left_out_and_told() -> None:
    found = page(
        "<p>Interviewer: Hoe gaat het?</p>",
        "<p>Karin: <del>Slecht.</del><ins>Goed.</ins></p>",
        "<p>Interviewer: Fijn.</p>",
    )
    assert of(TurnKind.SPEECH, found) == ["Hoe gaat het?", "Goed.", "Fijn."]
    assert len(found.warnings) == 1


MARKED_TWICE = (
    "<h1>Terugblik</h1>",
    "<p>De begeleiders kwamen wekelijks langs.<sup>1</sup> De meesten bleven tot na de lunch.<sup>2</sup></p>",
    "<p>Zij schreven zelf hun verslag en lieten het de ploeg lezen.</p>",
)


@pytest.mark.parametrize("opens", ["{} {}", "<sup>{}</sup> {}", "[{}] {}"])
def test_raised_numbers_that_lead_nowhere_are_marks_where_notes_count_along(opens: str) -> None:
    notes = [
        f"<p>{opens.format(at, words)}</p>" for at, words in ((1, "Op dinsdag."), (2, "Behalve in mei."))
    ]
    found = page(*MARKED_TWICE, *notes)
    assert "langs. De meesten bleven tot na de lunch." in found.text
    assert len(of(TurnKind.NOTE, found)) == 2


def test_raised_numbers_without_notes_stay() -> None:
    assert "12<sup>" not in page(*MARKED_TWICE).text
    assert "langs.1" in page(*MARKED_TWICE).text
