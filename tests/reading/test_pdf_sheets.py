"""PDFs whose sheets are turned, locked, filled in, written over, without known letters, or the cover of other files."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from qualcode.errors import ReadingError
from qualcode.reading import read_bytes
from tests.reading.bad_files import SHOWN, pdf, refused

TALK = [
    "Interviewer: Wanneer hoor je wat je rooster wordt?",
    "Hatice: Meestal op vrijdagmiddag, en dan moet ik thuis nog",
    "van alles regelen met de opvang.",
    "Interviewer: En als je wilt ruilen?",
    "Hatice: Dan heb ik twee handtekeningen nodig, dus dat",
    "laat ik meestal maar zitten.",
]
SAID = [
    ("Interviewer", "Wanneer hoor je wat je rooster wordt?"),
    ("Hatice", "Meestal op vrijdagmiddag, en dan moet ik thuis nog van alles regelen met de opvang."),
    ("Interviewer", "En als je wilt ruilen?"),
    ("Hatice", "Dan heb ik twee handtekeningen nodig, dus dat laat ik meestal maar zitten."),
]
WIDE, HIGH = 595, 842


def sheets(
    *draw: Callable[[Canvas], None],
    lock: StandardEncryption | None = None,
    size: tuple[int, int] = (WIDE, HIGH),
) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=size, pageCompression=0, encrypt=lock)
    for one in draw:
        one(canvas)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def talk(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 11)
    for row, line in enumerate(TALK):
        canvas.drawString(60, 780 - 16 * row, line)


def with_unknown_letters(pages: int) -> bytes:
    """A PDF whose last page is set in a font that does not say which sign each shape stands for."""
    shapes = "".join(
        f"{ord(sign) - 29:04x}" for sign in "Meestal hoor ik het pas op vrijdagmiddag en dan is het te laat"
    )
    stream = f"BT /F2 12 Tf 50 780 Td <{shapes}> Tj ET"
    font = (
        "7 0 obj<</Type/Font/Subtype/Type0/BaseFont/AAAAAA+Eigen/Encoding/Identity-H/DescendantFonts[8 0 R]>>endobj\n"
        "8 0 obj<</Type/Font/Subtype/CIDFontType2/BaseFont/AAAAAA+Eigen/DW 600"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>endobj\n"
        f"9 0 obj<</Length {len(stream)}>>stream\n{stream}\nendstream endobj\ntrailer"
    )
    data = pdf(SHOWN, pages).replace(b"/F1 3 0 R", b"/F1 3 0 R/F2 7 0 R").replace(b"trailer", font.encode())
    before, _, last = data.rpartition(b"/Contents 4 0 R")
    return before + b"/Contents 9 0 R" + last


def said(data: bytes, name: str = "gesprek.pdf") -> list[tuple[str, str]]:
    found = read_bytes(data, name)
    return [(turn.speaker, found.text[turn.start : turn.end]) for turn in found.turns]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("within", [0, 90, 180, 270])
def test_a_sheet_is_read_whichever_way_it_and_its_text_are_turned(turn: int, within: int) -> None:
    def turned(canvas: Canvas) -> None:
        across, above = {0: (0, 0), 90: (HIGH, 0), 180: (WIDE, HIGH), 270: (0, WIDE)}[within]
        canvas.setPageRotation(turn)
        canvas.translate(across, above)
        canvas.rotate(within)
        talk(canvas)

    assert said(sheets(turned, size=(HIGH, WIDE) if within % 180 else (WIDE, HIGH))) == SAID


def test_a_pdf_that_only_its_owner_may_change_is_read_and_one_with_a_password_to_open_is_not() -> None:
    assert said(sheets(talk, lock=StandardEncryption("", ownerPassword="baas", canCopy=0))) == SAID
    assert refused(sheets(talk, lock=StandardEncryption("geheim", strength=128)), "slot.pdf") == "encrypted"


def test_letters_that_stand_for_no_known_sign_are_told_and_not_stored() -> None:
    with pytest.raises(ReadingError) as caught:
        read_bytes(with_unknown_letters(1), "letters.pdf")
    assert caught.value.key == "reading.error.unmapped"
    assert "--force-ocr" in caught.value.cure


def test_a_page_of_such_letters_among_others_is_told_with_its_number() -> None:
    found = read_bytes(with_unknown_letters(2), "gesprek.pdf")
    assert found.text == read_bytes(pdf(SHOWN), "gesprek.pdf").text
    (warning,) = found.warnings
    assert warning.startswith("Op pagina 2 (van de 2) zijn de letters")


ASKED = "Wanneer hoor je wat je rooster wordt, en hoe gaat het ruilen met de anderen?"


def drawn_as_dots(first: int) -> bytes:
    """A PDF in a font of LaTeX's kind, whose shapes bear no names; its shapes are numbered from `first` for the space."""
    names = " ".join(f"/a{number}" for number in range(first, first + 95))
    shapes = " ".join(f"/a{number} 7 0 R" for number in range(first, first + 95))
    font = (
        f"3 0 obj<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[.001 0 0 .001 0 0]/FirstChar {first}/LastChar {first + 94}"
        f"/Widths[{'500 ' * 95}]/Encoding<</Type/Encoding/Differences[{first} {names}]>>/CharProcs<<{shapes}>>>>endobj\n"
        "7 0 obj<</Length 36>>stream\n500 0 0 0 450 700 d1 0 0 450 700 re f\nendstream endobj\ntrailer"
    )
    words = "".join(chr(ord(sign) + first - 32) for sign in ASKED)
    return pdf(f"BT /F1 12 Tf 50 780 Td ({words}) Tj ET").replace(b"trailer", font.encode())


def test_letters_whose_font_is_drawn_as_dots_are_read_where_they_are_numbered_as_signs_are() -> None:
    assert read_bytes(drawn_as_dots(32), "scriptie.pdf").text == ASKED
    assert refused(drawn_as_dots(64), "scriptie.pdf") == "unmapped"


def test_what_was_filled_in_on_a_form_stands_at_its_question() -> None:
    def form(canvas: Canvas) -> None:
        canvas.drawString(60, 780, "Vragenlijst over het rooster")
        canvas.drawString(60, 740, "Afdeling:")
        canvas.acroForm.textfield(name="a", value="Noord", x=140, y=735, width=150, height=18)
        canvas.drawString(60, 700, "Wat vindt u van het rooster?")
        canvas.acroForm.textfield(
            name="b", value="Het komt te laat.\nRuilen is veel gedoe.", x=60, y=640, width=400, height=50, fieldFlags="multiline"
        )  # fmt: skip
        canvas.drawString(60, 600, "Werkt u weleens in de nacht?")
        for at, (word, ticked) in enumerate((("vaak", False), ("soms", True), ("nooit", False))):
            canvas.acroForm.checkbox(name=word, x=60 + 80 * at, y=576, size=12, checked=ticked)
            canvas.drawString(78 + 80 * at, 578, word)
        canvas.drawString(60, 540, "Hoe lang werkt u hier?")
        canvas.acroForm.choice(
            name="c", value="lang", options=["kort", "lang"], x=200, y=535, width=80, height=18
        )
        canvas.acroForm.textfield(
            name="pin", value="1234", x=60, y=480, width=80, height=18, fieldFlags="password"
        )

    text = read_bytes(sheets(form), "vragenlijst.pdf").text
    assert "Wat vindt u van het rooster?\n\nHet komt te laat. Ruilen is veel gedoe.\n\nWerkt u" in text
    assert "Hoe lang werkt u hier? lang" in text
    assert "vaak ☒ soms nooit" in text
    assert "Noord" in text
    assert "1234" not in text


def fields(*held: str) -> bytes:
    """A form with a field at each of its lines, of which `held` tells all but where it stands; nothing is drawn in them."""
    shown = "BT /F1 12 Tf 50 780 Td 60 TL (Naam:) Tj T* (Functie:) Tj T* (Werkt u in de nacht?) Tj ET"
    notes = "".join(
        f"{20 + at} 0 obj<</Type/Annot/Subtype/Widget/T(v{at})/DA(/F1 12 Tf)"
        f"{'' if '/Rect' in one else f'/Rect[200 {775 - 60 * at} 400 {795 - 60 * at}]'}{one}>>endobj\n"
        for at, one in enumerate(held)
    )
    all_of_them = " ".join(f"{20 + at} 0 R" for at in range(len(held)))
    form = f"/Type/Catalog/AcroForm<</Fields[{all_of_them}]/DR<</Font<</F1 3 0 R>>>>>>"
    data = pdf(shown).replace(b"/Type/Catalog", form.encode())
    data = data.replace(b"/Contents 4 0 R", f"/Contents 4 0 R/Annots[{all_of_them}]".encode())
    return data.replace(b"trailer", notes.encode() + b"trailer")


def test_what_is_chosen_from_a_list_is_read_as_it_is_shown_and_not_by_its_number() -> None:
    functions = "/Opt[[(1)(planner)][(2)(verzorgende)][(3)(kok)]]"
    one = fields("/FT/Tx/V(R. de Boer)", f"/FT/Ch/Ff 131072{functions}/V(2)")
    assert "Functie: verzorgende" in read_bytes(one, "lijst.pdf").text
    two = fields("/FT/Tx/V(R. de Boer)", f"/FT/Ch/Ff 2097152{functions}/V[(1)(3)]/I[0 2]")
    assert "Functie: planner, kok" in read_bytes(two, "lijst.pdf").text
    own = fields("/FT/Tx/V(R. de Boer)", f"/FT/Ch/Ff 393216{functions}/V(gastvrouw)")
    assert "Functie: gastvrouw" in read_bytes(own, "lijst.pdf").text


def test_a_tick_that_is_left_to_the_viewer_to_draw_is_a_tick() -> None:
    def ticked(state: str) -> str:
        box = f"/FT/Btn/V/{state}/AS/{state}/Rect[185 655 197 667]"
        return read_bytes(fields("/FT/Tx/V(R. de Boer)", "/FT/Tx/V(kok)", box), "lijst.pdf").text

    assert "nacht? ☒" in ticked("Ja")
    assert "☒" not in ticked("Off")


@pytest.mark.parametrize("hidden", ["/F 2", "/F 32", "/Rect[0 0 0 0]"])
def test_a_field_that_is_not_shown_is_not_read(hidden: str) -> None:
    text = read_bytes(fields("/FT/Tx/V(R. de Boer)", f"/FT/Tx/V(codenummer){hidden}"), "lijst.pdf").text
    assert "Naam: R. de Boer" in text
    assert "codenummer" not in text


def over(*notes: str) -> bytes:
    return pdf(SHOWN).replace(b"/Contents 4 0 R", f"/Contents 4 0 R/Annots[{''.join(notes)}]".encode())


def test_remarks_on_a_page_and_words_typed_over_it_are_told_and_not_read() -> None:
    note = "<</Type/Annot/Subtype/Text/Rect[500 700 520 720]/Contents(Mooi citaat)>>"
    typed = "<</Type/Annot/Subtype/FreeText/Rect[300 600 500 640]/DA(/F1 12 Tf)/Contents(Getypt antwoord)>>"
    found = read_bytes(over(note, typed), "gesprek.pdf")
    assert "citaat" not in found.text
    assert "antwoord" not in found.text
    assert any("opmerkingen" in warning for warning in found.warnings)
    assert any("pagina 1 is tekst over het blad heen getypt" in warning for warning in found.warnings)
    marked = "<</Type/Annot/Subtype/Highlight/Rect[50 700 90 720]/QuadPoints[50 720 90 720 50 700 90 700]>>"
    assert not read_bytes(over(marked), "gesprek.pdf").warnings


def carrying(shown: str) -> bytes:
    names = b"/Type/Catalog/Names<</EmbeddedFiles<</Names[(a)7 0 R]>>>>"
    files = b"7 0 obj<</Type/Filespec/F(gesprek.docx)/UF(gesprek.docx)/EF<</F 8 0 R>>>>endobj\n8 0 obj<</Length 1>>stream\nx\nendstream endobj\ntrailer"
    return pdf(shown).replace(b"/Type/Catalog", names).replace(b"trailer", files)


def test_files_that_hang_on_a_pdf_are_named() -> None:
    (warning,) = read_bytes(carrying(SHOWN), "gesprek.pdf").warnings
    assert "gesprek.docx" in warning


@pytest.mark.parametrize(
    "shown",
    ["", "BT /F1 12 Tf 50 780 Td (Open deze PDF-portfolio in Acrobat Reader voor de beste ervaring.) Tj ET"],
)
def test_a_cover_of_other_files_says_so(shown: str) -> None:
    assert refused(carrying(shown), "map.pdf") == "portfolio"


def test_a_form_that_only_acrobat_shows_says_so() -> None:
    waiting = "BT /F1 12 Tf 50 780 Td (Please wait... If this message is not eventually replaced) Tj ET"
    data = pdf(waiting).replace(
        b"/Type/Catalog", b"/Type/Catalog/NeedsRendering true/AcroForm<</Fields[]/XFA(x)>>"
    )
    assert refused(data, "formulier.pdf") == "xfa"


@pytest.mark.parametrize(
    ("title", "read"), [("untitled", ""), ("Naamloos 1", ""), ("Document2", ""), ("Roosters", "Roosters")]
)
def test_the_title_that_a_program_gives_to_a_document_without_one_is_none(title: str, read: str) -> None:
    def titled(canvas: Canvas) -> None:
        canvas.setTitle(title)
        talk(canvas)

    assert read_bytes(sheets(titled), "gesprek.pdf").title == read
