"""Keys and values above a text, in YAML or TOML; signs of symbol fonts and hyphens of Word."""

from __future__ import annotations

import io

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from qualcode.model import DocumentKind
from qualcode.reading import read_bytes
from qualcode.reading.readers.symbols import sign_of

TALK = """Noor: Wanneer ging het schip open?
Teun: In maart, toen het nog vroor.
Noor: En wie kwam er?
Teun: De buren van de kade, met soep.
Noor: Kwamen ze terug?
Teun: Elke donderdag.
"""


@pytest.mark.parametrize("suffix", ["md", "txt"])
@pytest.mark.parametrize(
    ("front", "told"),
    [
        ("---\ntitle: Het schip\ndatum: 2026-03-04\n---\n", {"datum": "2026-03-04"}),
        ("---\ntitle: 'Het schip'\ntags:\n  - kade\n  - soep\n---\n\n", {"tags": "kade; soep"}),
        ('---\ntitel: "Het schip"\ntags: [kade, soep]\n# ronde twee\nfase: 2\n...\n', {"tags": "kade; soep", "fase": "2"}),
        ("---\ntitle: Het schip\nover: >\n  de kade\n  in maart\n---\n", {"over": "de kade in maart"}),
        ('+++\ntitle = "Het schip"\ndatum = 2026-03-04\ntags = ["kade", "soep"]\n[opname]\nduur = "40 min"\n+++\n\n',
         {"datum": "2026-03-04", "tags": "kade; soep", "duur": "40 min"}),
        ("+++\ntitle = 'Het schip'\nfase = 2\n+++\n", {"fase": "2"}),
    ],
)  # fmt: skip
def test_front_matter_is_told_of_the_file_and_said_by_nobody(
    suffix: str, front: str, told: dict[str, str]
) -> None:
    found = read_bytes((front + TALK).encode(), f"schip.{suffix}")
    assert (found.title, found.metadata) == ("Het schip", told)
    assert [speaker.label for speaker in found.speakers] == ["Noor", "Teun"]
    assert found.text.startswith("Noor: Wanneer")


@pytest.mark.parametrize("suffix", ["md", "txt"])
@pytest.mark.parametrize(
    "text",
    [
        "---\n" + TALK + "---\n",
        "---\nNoor: Neem je op?\n---\n" + TALK,
        "---\nAnna: Hoi.\nBram: Hallo.\n---\n",
        "+++\nNoor: Neem je op?\n+++\n" + TALK,
        "---\n\nGesprek in het ruim\n\n---\n" + TALK,
        "+++ ruis +++\n" + TALK,
    ],
)
def test_talk_between_rules_stays_talk(suffix: str, text: str) -> None:
    found = read_bytes(text.encode(), f"schip.{suffix}", kind=DocumentKind.INTERVIEW)
    for words in ("Hoi.", "Hallo.", "Neem je op?", "Elke donderdag."):
        assert (words in found.text) == (words in text)


def word(*parts: tuple[str, dict[str, str]] | str) -> str:
    document = Document()
    run = document.add_paragraph().add_run()
    for part in parts:
        if isinstance(part, str):
            run.add_text(part)
            continue
        element = OxmlElement(part[0])
        for key, value in part[1].items():
            element.set(qn(key), value)
        run._r.append(element)
    stream = io.BytesIO()
    document.save(stream)
    return read_bytes(stream.getvalue(), "schip.docx", kind=DocumentKind.REPORT).text


def sym(font: str, place: str) -> tuple[str, dict[str, str]]:
    return "w:sym", {"w:font": font, "w:char": place}


@pytest.mark.parametrize(
    ("font", "place", "sign"),
    [
        ("Wingdings", "F0FC", "✓"),
        ("Wingdings", "F04A", "☺"),
        ("Wingdings", "FC", "✓"),
        ("Symbol", "F0AE", "→"),
        ("Symbol", "F061", "α"),
        ("Wingdings 2", "F052", "☑"),
        ("Segoe UI Symbol", "2713", "✓"),
        ("Webdings", "F061", "\ufffd"),
        ("Wingdings", "zz", "\ufffd"),
        ("Symbol", "", "\ufffd"),
        ("Arial", "FFFFFFFF", "\ufffd"),
    ],
)
def test_a_sign_of_a_symbol_font_is_what_it_looks_like(font: str, place: str, sign: str) -> None:
    assert sign_of(font, place) == sign


def test_signs_and_hyphens_of_word_stand_in_the_text() -> None:
    assert word("Open ", sym("Wingdings", "F0E0"), " dicht") == "Open → dicht"
    assert word("zzp", ("w:noBreakHyphen", {}), "er") == "zzp-er"
    assert word("water", ("w:softHyphen", {}), "schap") == "waterschap"
