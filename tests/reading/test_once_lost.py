"""Words that readers once passed over without a word: each is read now, or told of."""

from __future__ import annotations

import io
import zipfile

import pytest

from qualcode.i18n import t
from qualcode.model import DocumentKind, TurnKind
from qualcode.reading import read_bytes
from tests.reading.bad_files import WORD, docx, par
from tests.reading.test_other_contents import FLAT

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
ASKED = par("Interviewer: Hoe ging het rooster?")
EMOJI = (
    "<w:p><w:r><w:t>Karin: Goed </w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='w16se'><w:sym/></mc:Choice>"
    "<mc:Fallback><w:t>😊</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>"
)
TALL = f"<mc:AlternateContent><mc:Choice Requires='x'/><mc:Fallback>{par('Karin: Na de zomer.')}</mc:Fallback></mc:AlternateContent>"


def gallery(name: str, words: str) -> str:
    told = f'<w:sdtPr><w:docPartObj><w:docPartGallery w:val="{name}"/></w:docPartObj></w:sdtPr>'
    return f"<w:sdt>{told}<w:sdtContent>{par(words)}</w:sdtContent></w:sdt>"


def field(data: str) -> str:
    begin = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
    return f"<w:p><w:r><w:t>Karin: </w:t></w:r>{begin}</w:p>"


CHOSEN = (
    '<w:ddList><w:result w:val="1"/><w:listEntry w:val="nooit"/><w:listEntry w:val="elke week"/></w:ddList>'
)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (ASKED + EMOJI, "Karin: Goed 😊"),
        (ASKED + TALL, "Karin: Na de zomer."),
        (gallery("Cover Pages", "Rooster in gesprek") + ASKED, "Rooster in gesprek"),
        (ASKED + field(CHOSEN), "Karin: elke week"),
        (ASKED + field('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>'), "Karin: ☒"),
        (ASKED + field('<w:checkBox><w:default w:val="0"/></w:checkBox>'), "Karin: ☐"),
    ],
)
def test_in_word(body: str, words: str) -> None:
    assert words in read_bytes(docx(body), "a.docx").text


def test_a_table_of_contents_says_nothing_twice() -> None:
    assert read_bytes(docx(gallery("Table of Contents", "Het rooster 3") + ASKED), "a.docx").text == (
        "Interviewer: Hoe ging het rooster?"
    )


@pytest.mark.parametrize(
    ("before", "data"),
    [
        ("", '<w:ddList><w:result w:val="9"/><w:listEntry w:val="nooit"/></w:ddList>'),
        ("", "<w:ddList/>"),
        ("", "<w:textInput/>"),
    ],
)
def test_a_field_that_shows_nothing(before: str, data: str) -> None:
    assert read_bytes(docx(ASKED + field(data) + par("Goed.")), "a.docx").text.endswith("Goed.")


def test_running_heads_of_word_are_told_but_for_what_stands_in_the_text() -> None:
    heads = {"word__header1_xml": f'<w:hdr xmlns:w="{WORD}">{par("Vertrouwelijk, niet delen")}</w:hdr>'}
    feet = {
        "word__footer1_xml": f'<w:ftr xmlns:w="{WORD}">{par("Pagina 3 van 9")}{par("Het rooster")}</w:ftr>'
    }
    found = read_bytes(docx(ASKED, **heads, **feet), "a.docx")
    assert t("reading.warning.margins", words="Vertrouwelijk, niet delen") in found.warnings
    assert not read_bytes(docx(ASKED, **feet), "a.docx").metadata
    assert not any("voettekst" in warning for warning in read_bytes(docx(ASKED, **feet), "a.docx").warnings)


def flat(inner: str) -> bytes:
    spaces = ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
    return (
        FLAT.replace(" xmlns:text", f"{spaces} xmlns:text", 1)
        .replace("</office:text>", f"{inner}</office:text>")
        .encode()
    )


@pytest.mark.parametrize(
    ("inner", "words"),
    [
        ("<text:p><draw:custom-shape><text:p>Let op de nacht</text:p></draw:custom-shape></text:p>", "Let op de nacht"),
        ("<draw:g><draw:rect><text:p>Let op de nacht</text:p></draw:rect></draw:g>", "Let op de nacht"),
        ("<text:p>Karin: <loext:content-control><text:span>elke week</text:span></loext:content-control> hoor</text:p>", "Karin: elke week hoor"),
        (
            "<text:bibliography><text:bibliography-source/><text:index-body><text:p>De Wit, Roosters (2019)</text:p></text:index-body></text:bibliography>",
            "De Wit, Roosters (2019)",
        ),
    ],
)  # fmt: skip
def test_in_open_documents(inner: str, words: str) -> None:
    assert words in read_bytes(flat(inner), "a.fodt").text


def test_hidden_text_and_running_heads_of_rich_text_are_told_and_a_row_that_breaks_off_is_read() -> None:
    head = "{\\header \\pard Vertrouwelijk\\par {\\field{\\*\\fldinst PAGE}{\\fldrslt 3}}}"
    found = read_bytes(
        f"{{\\rtf1\\ansi {head}\\pard Goed {{\\v heimelijk}} hoor\\par\\trowd\\pard\\intbl een\\cell twee\\cell\\row drie\\cell vier".encode(),
        "a.rtf",
    )
    assert {t("reading.warning.margins", words="Vertrouwelijk; 3"), t("reading.warning.hidden_text")} & set(
        found.warnings
    )
    assert all(word in found.text for word in ("een", "twee", "drie", "vier"))
    assert "heimelijk" not in found.text


def test_the_caption_of_a_table_and_what_stands_around_a_page() -> None:
    page = "<p>Goed hoor</p><table><caption>Wie er werkt</caption><tr><td>dag</td><td>nacht</td></tr></table>"
    found = read_bytes(
        f"<html><body>{page}<footer>Zorg in beeld</footer><p hidden>niet doen</p></body></html>".encode(),
        "a.html",
    )
    assert "Wie er werkt" in found.text
    assert {t("reading.warning.page_parts"), t("reading.warning.hidden_text")} <= set(found.warnings)
    assert not read_bytes(f"<html><body>{page}<nav> </nav></body></html>".encode(), "a.html").warnings


TIMES = "00:00:01,000 --> 00:00:04,000"
LATER = TIMES.replace("01,", "05,").replace("04,", "09,")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Het rooster kwam laat,\n\nen niemand wist het.", "Daar schrok ik van."),
        ("Dan ga ik van huis -> naar het werk.\nElke dag.", "Daar schrok ik van."),
        ("Het rooster kwam laat\nen 2024 was erg", "Daar\n \nschrok ik van."),
    ],
)
def test_all_lines_of_a_cue(first: str, second: str) -> None:
    text = f"1\n{TIMES}\n{first}\n\n2\n{LATER}\n{second}\n"
    found = read_bytes(text.encode(), "a.srt")
    assert [found.text[turn.start : turn.end] for turn in found.turns] == [
        " ".join(f"{first} {second}".split())
    ]
    assert found.warnings == read_bytes(f"1\n{TIMES}\nja\n\n2\n{LATER}\nnee\n".encode(), "a.srt").warnings


def test_a_few_words_with_times_are_no_head_matter() -> None:
    text = f"1\n{TIMES}\nR2: ja klopt\n\n2\n{LATER}\nRespondent 12: zeker\n"
    found = read_bytes(text.encode(), "a.srt")
    assert "ja klopt" in found.text
    assert "zeker" in found.text


def test_the_name_of_a_cue_is_no_words_of_the_one_above() -> None:
    names = (
        "098e3683-4e30-4be9-adcd-870cab02cfc8/7-1",
        "deadbeef-cafe-babe-fade-facade/10-2",
        "vraag_over_werkdruk",
        "2",
    )
    cues = [f"{name}\n{TIMES.replace(',', '.')}\n<v Karin>Goed hoor.</v>" for name in names]
    found = read_bytes("\n\n".join(["WEBVTT", *cues]).encode(), "a.vtt")
    assert not any(name in found.text for name in names[:3])
    assert t("reading.warning.beside_cues", count=1, lines="3") not in found.warnings


def test_words_beside_the_cues_are_told() -> None:
    cue = f"{TIMES.replace(',', '.')}\nGoed hoor.\n"
    found = read_bytes(
        f"WEBVTT\n\nNOTE Karin praat hier erg zacht\n\nNOTE duration: 12\n\n{cue}".encode(), "a.vtt"
    )
    assert t("reading.warning.beside_cues", count=1, lines="3") in found.warnings
    assert found.text.endswith("Goed hoor.")


def test_an_utterance_without_time_or_voice() -> None:
    said = '[{"speaker": "Karin", "start": 1.5, "text": "Goed hoor."}, {"text": "En thuis ook."}]'
    assert "En thuis ook." in read_bytes(f'{{"segments": {said}}}'.encode(), "a.json").text


def eaf(below: str) -> bytes:
    slots = "".join(f'<TIME_SLOT TIME_SLOT_ID="t{n}" TIME_VALUE="{n}000"/>' for n in range(4))
    own = '<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a1" TIME_SLOT_REF1="t0" TIME_SLOT_REF2="t3">{}</ALIGNABLE_ANNOTATION></ANNOTATION>'
    other = (
        own.replace("a1", "a9")
        .replace("t3", "t1")
        .format("<ANNOTATION_VALUE>Hoe gaat het?</ANNOTATION_VALUE>")
    )
    tiers = f'<TIER TIER_ID="Karin">{own.format("")}</TIER><TIER TIER_ID="Int">{other}</TIER>{below}'
    return f"<ANNOTATION_DOCUMENT><TIME_ORDER>{slots}</TIME_ORDER>{tiers}</ANNOTATION_DOCUMENT>".encode()


def divided(name: str, *words: str) -> str:
    parts = "".join(
        f'<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="b{n}" TIME_SLOT_REF1="t{n}" TIME_SLOT_REF2="t{n + 1}">'
        f"<ANNOTATION_VALUE>{word}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>"
        for n, word in enumerate(words)
    )
    return f'<TIER TIER_ID="{name}" PARENT_REF="Karin">{parts}</TIER>'


def test_tiers_of_elan_that_divide_another_in_time() -> None:
    found = read_bytes(eaf(divided("Karin-woorden", "goed", "hoor", "echt")), "a.eaf")
    assert "Karin: goed hoor echt" in found.text
    assert t("reading.warning.tiers_left_out") not in found.warnings
    said = divided("Karin-woorden", "goed", "hoor") + divided("Karin-engels", "good").replace(
        '"b', '"c'
    ).replace('"Karin"', '"Karin-woorden"')
    assert t("reading.warning.tiers_left_out") in read_bytes(eaf(said), "a.eaf").warnings


def test_marks_at_points_in_a_textgrid_are_told() -> None:
    said = 'class = "IntervalTier"\nname = "Karin"\nxmin = 0\nxmax = 9\nintervals: size = 1\nxmin = 0\nxmax = 9\ntext = "goed hoor"\n'
    points = (
        'class = "TextTier"\nname = "extra"\nxmin = 0\nxmax = 9\npoints: size = 1\nnumber = 3\nmark = "{}"\n'
    )
    head = 'File type = "ooTextFile"\nObject class = "TextGrid"\nxmin = 0\nxmax = 9\ntiers? <exists>\nsize = 2\nitem []:\n'
    for mark, told in (("deur valt dicht", True), ("goed", False)):
        found = read_bytes((head + said + points.format(mark)).encode(), "a.TextGrid")
        assert (t("reading.warning.tiers_left_out") in found.warnings) is told
        assert found.text == "Karin: goed hoor"


def test_other_tiers_of_exmaralda_remarks_of_transcriber_and_the_title_of_timed_text() -> None:
    line = '<common-timeline><tli id="T0"/><tli id="T1"/></common-timeline>'
    tier = '<tier id="A" category="v" type="t"><event start="T0" end="T1">goed hoor</event></tier>'
    more = tier.replace('"t"', '"a"').replace("goed hoor", "well then")
    exb = f"<basic-transcription><basic-body>{line}{tier}{more}</basic-body></basic-transcription>"
    assert t("reading.warning.tiers_left_out") in read_bytes(exb.encode(), "a.exb").warnings
    turn = '<Turn speaker="a">goed <Comment desc="lacht"/>hoor <Onbekend>zeker</Onbekend> ja</Turn>'
    trs = read_bytes(f"<Trans><Episode><Section>{turn}</Section></Episode></Trans>".encode(), "a.trs")
    assert trs.text == "a: goed hoor zeker ja"
    assert t("reading.warning.comments") in trs.warnings
    head = (
        '<tt xmlns="http://www.w3.org/ns/ttml"><head><metadata><title>Overleg Zuid</title></metadata></head>'
    )
    assert (
        read_bytes(f"{head}<body><div><p>goed hoor</p></div></body></tt>".encode(), "a.ttml").title
        == "Overleg Zuid"
    )


ROWS = [
    ("Nr", "Wie", "Wat er gezegd wordt", "Opmerking"),
    ("1", "I", "Hoe gaat het met het rooster?", ""),
    ("2", "K", "Het gaat goed hoor, echt.", "kijkt weg"),
    ("3", "I", "En thuis?", ""),
    ("4", "K", "", "zucht diep"),
]


def test_remarks_beside_a_conversation_in_columns() -> None:
    cells = ("".join(f"<w:tc>{par(cell)}</w:tc>" for cell in row) for row in ROWS)
    found = read_bytes(docx(f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"), "a.docx")
    assert found.text.split("\n\n")[2::2] == ["kijkt weg", "zucht diep"]
    assert not found.warnings
    sheet = read_bytes("\n".join(map(";".join, ROWS)).encode(), "a.csv")
    assert "zucht" not in sheet.text
    assert t("reading.warning.columns_left_out", count=1, columns="‘Opmerking’") in sheet.warnings
    bare = read_bytes("\n".join(";".join(row[:3]) for row in ROWS).encode(), "a.csv")
    assert not bare.warnings


def test_lines_between_the_title_and_the_keys_of_the_head() -> None:
    told = "MvD = Maaike, onderzoeker\nEr stond een vaatwasser aan."
    talk = "MvD: Je bent verhuisd, hoorde ik.\nKS: Twee keer.\nMvD: En nu?\nKS: Nu blijf ik."
    transcript = read_bytes(
        f"Interview apotheek, winkelstraat\n{told}\nDuur: 26 minuten\n\n{talk}\n".encode(), "a.txt"
    )
    assert (transcript.title, transcript.metadata) == (
        "Interview apotheek, winkelstraat",
        {"Duur": "26 minuten"},
    )
    assert [(turn.kind, turn.speaker) for turn in transcript.turns][:2] == [
        (TurnKind.NOTE, ""),
        (TurnKind.SPEECH, "MvD"),
    ]
    assert transcript.text.startswith(told)


@pytest.mark.parametrize(
    "above", ["Interview 9;;;;\nOpname;14-02-2026;;;\nmet koffie;;;;\n", "met koffie;;;;\n;;;;\n"]
)
def test_rows_above_the_columns_of_a_talk(above: str) -> None:
    rows = "Nr;Begin;Eind;Spreker;Uitspraak\n1;00:00:02;00:00:04;Jo;U woont hier vier jaar.\n2;00:00:05;00:00:06;Bep;Vijf.\n"
    transcript = read_bytes(f"{above}{rows}3;00:00:07;00:00:09;Jo;Vier, dacht ik.\n".encode(), "a.csv")
    assert [turn.speaker for turn in transcript.turns if turn.speaker] == ["Jo", "Bep", "Jo"]
    shown = " ".join((transcript.title, transcript.text, *transcript.metadata, *transcript.metadata.values()))
    assert all(word in shown for word in above.replace(";", " ").split())


@pytest.mark.parametrize(
    ("path", "kind"), [("diagrams/data1.xml", "diagramData"), ("charts/chart1.xml", "chart")]
)
@pytest.mark.parametrize("words", ["Lerende organisatie", ""])
def test_words_drawn_in_word_are_told(path: str, kind: str, words: str) -> None:
    drawn = f'<d xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:p><a:r><a:t>{words}</a:t></a:r></a:p></d>'
    typed = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    spaces = "http://schemas.openxmlformats.org/package/2006/relationships"
    near = f'<Relationships xmlns="{spaces}"><Relationship Id="r1" Type="{typed}/{kind}" Target="{path}"/></Relationships>'
    stream = io.BytesIO(docx(ASKED + par("Karin: Goed.")))
    with zipfile.ZipFile(stream, "a") as package:
        package.writestr(f"word/{path}", drawn)
        package.writestr("word/_rels/document.xml.rels", near)
    told = read_bytes(stream.getvalue(), "a.docx").warnings
    assert (t("reading.warning.drawn_words") in told) is bool(words)


def test_lines_that_the_head_leaves_are_not_said_by_a_voice_alone() -> None:
    told = "Er stond een vaatwasser aan."
    said = "Ik ben twee keer verhuisd, en nu blijf ik hier wonen. Dat zeg ik ook tegen mijn dochter."
    transcript = read_bytes(
        f"Interview apotheek\n{told}\nDuur: 26 minuten\n\n{said}\n".encode(),
        "a.txt",
        kind=DocumentKind.INTERVIEW,
    )
    assert [(turn.kind, transcript.text[turn.start : turn.end]) for turn in transcript.turns] == [
        (TurnKind.NOTE, told),
        (TurnKind.SPEECH, said),
    ]


@pytest.mark.parametrize("last", ["De transcriptie is afgelopen na 00:02:11", "Tot hier de band 00:02:11"])
def test_a_heading_that_reads_as_a_label_which_never_speaks(last: str) -> None:
    def heading(words: str) -> str:
        return par(words).replace("<w:r>", '<w:pPr><w:pStyle w:val="Heading3"/></w:pPr><w:r>')

    talk = (
        "Jo: Is het druk?",
        "Bep: Er zit er een, en die zit er altijd.",
        "Jo: En dan?",
        "Bep: Dan praten we.",
    )
    ended = "Dit bewerkbare transcript is door de computer gegenereerd en kan fouten bevatten."
    above, below = heading("00:00:00"), heading("00:01:04")
    body = "".join((above, *map(par, talk[:2]), below, *map(par, talk[2:]), heading(last), par(ended)))
    transcript = read_bytes(docx(body), "a.docx")
    assert [(turn.kind, turn.speaker) for turn in transcript.turns][-2:] == [(TurnKind.NOTE, "")] * 2
    assert transcript.text.endswith(f"{last}\n\n{ended}")
