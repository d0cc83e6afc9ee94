"""Subtitles whose times make no sense, and tables with other separators."""

from __future__ import annotations

import pytest

from qualcode.errors import ReadingError
from qualcode.model import Role, TurnKind
from qualcode.reading import read_bytes
from qualcode.reading.compose import check
from tests.reading.bad_files import refused
from tests.reading.test_other_contents import FLAT


def test_times_that_run_back_overlap_or_are_malformed() -> None:
    data = (
        b"WEBVTT\n\n00:00:09.000 --> 00:00:04.000\n<v Jan>Een.</v>\n\n00:00:02.000 --> 00:00:06.000\n<v Piet>Twee.</v>\n\n"
        b"0:0x:05 --> 00:07\nverdwaald\n\n99:99:99.999 --> 99:99:99.999\n<v Jan>Drie.</v>\n\n00:00:20.000 -->\n<v Piet>Vier.</v>\n"
    )
    transcript = read_bytes(data, "a.vtt")
    check(transcript)
    assert [turn.speaker for turn in transcript.turns] == ["Jan", "Piet", "Jan", "Piet"]
    assert [
        words for words in ("Een.", "Twee.", "verdwaald", "Drie.", "Vier.") if words not in transcript.text
    ] == []
    assert transcript.warnings
    assert refused(b"WEBVTT\n\nzomaar tekst\n", "b.vtt") == "no_cues"


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_csv_with_other_separators_quotes_and_decimal_commas(separator: str) -> None:
    rows = [
        ["Leeftijd", "Uren", "Wat vindt u van het rooster?"],
        ["34", '"32,5"', '"Het ""rooster"" is vaak te laat, zeg ik; en dat | blijft zo."'],
        ["51", '"24,0"', '"Prima zo, maar wel\nin twee regels gezegd."'],
        ["28", '"36,0"', '"Ik zou liever zelf plannen met het team samen."'],
    ]
    data = "\r\n".join(separator.join(row) for row in rows).encode("cp1252")
    transcript = read_bytes(data, "enquete.csv")
    check(transcript)
    said = [transcript.text[t.start : t.end] for t in transcript.turns if t.kind is TurnKind.SPEECH]
    assert said[0] == 'Het "rooster" is vaak te laat, zeg ik; en dat | blijft zo.'
    assert said[1] == "Prima zo, maar wel\nin twee regels gezegd."
    assert transcript.speakers[0].attributes == {"Leeftijd": "34", "Uren": "32,5"}
    assert {s.role for s in transcript.speakers} == {Role.PARTICIPANT}


def test_a_quote_that_is_never_closed_does_not_swallow_the_respondents_below() -> None:
    rows = 'respondent;toelichting\n1;"Het was fijn; heel rustig,\nmaar soms ook wel druk."\n2;"De deur was hier niet gesloten en dat vond ik naar.\n3;Dat was voor mij wel heel erg lang wachten.\n'
    found = read_bytes(rows.encode(), "a.csv")
    said = [found.text[turn.start : turn.end] for turn in found.turns if turn.kind is TurnKind.SPEECH]
    assert len(said) == 3
    assert said[1:] == [
        "De deur was hier niet gesloten en dat vond ik naar.",
        "Dat was voor mij wel heel erg lang wachten.",
    ]


def test_a_table_that_would_become_millions_of_cells_is_refused_with_its_row() -> None:
    rows = ["nr;wat vindt u?", *["1;ik vind het wel goed zo"] * 5_000, "2;ik" + ";" * 200_000]
    with pytest.raises(ReadingError) as caught:
        read_bytes("\n".join(rows).encode(), "a.csv")
    assert caught.value.key == "reading.error.table_large"
    assert "rij 5002" in caught.value.cure
    heads = ";".join(f"vraag {number}" for number in range(5_000))
    assert refused(f"{heads}\n".encode() + b"1;ja\n" * 3_000, "b.csv") == "table_large"


def test_answers_in_long_form_that_share_no_questions_do_not_become_a_row_for_each_of_them() -> None:
    rows = [f"r{n // 2};v{n % 4_999};ik vind het rooster vaak te laat bekend {n}" for n in range(10_000)]
    found = read_bytes("\n".join(["respondent;vraag;antwoord", *rows]).encode(), "a.csv")
    assert found.text.count("ik vind het rooster") == 10_000
    assert len(found.turns) < 20_000


def test_cells_that_a_row_has_too_many_go_where_the_others_fit() -> None:
    sound = [
        f"r{n};Ik vind het rooster goed maar wel laat bekend gemaakt {n}.;{n};{n + 3}" for n in range(12)
    ]
    torn = "r12;Ik vind het goed; zeker in de zomer; maar laat.;12;15"
    found = read_bytes("\n".join(["respondent;toelichting;uren;jaren", *sound, torn]).encode(), "a.csv")
    assert "Ik vind het goed; zeker in de zomer; maar laat." in found.text
    assert found.speakers[-1].attributes == {"uren": "12", "jaren": "15"}


@pytest.mark.parametrize("told", ["²", "9" * 5000, "-5", "x", "1e9"])
def test_numbers_in_attributes_that_are_none_stop_no_reader(told: str) -> None:
    flat = FLAT.replace("<office:text>", f'<office:text><text:p>Karin: ja<text:s text:c="{told}"/>hoor</text:p>'
        f'<text:h text:outline-level="{told}">Het rooster</text:h>', 1)  # fmt: skip
    assert flat != FLAT
    found = read_bytes(flat.encode(), "a.fodt").text
    assert "Karin: ja hoor" in " ".join(found.split(" "))
    assert "Het rooster" in found
    eaf = (
        f'<ANNOTATION_DOCUMENT><TIME_ORDER><TIME_SLOT TIME_SLOT_ID="t1" TIME_VALUE="{told}"/></TIME_ORDER><TIER TIER_ID="Karin">'
        '<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a" TIME_SLOT_REF1="t1" TIME_SLOT_REF2="t1"><ANNOTATION_VALUE>ja hoor</ANNOTATION_VALUE>'
        "</ALIGNABLE_ANNOTATION></ANNOTATION></TIER></ANNOTATION_DOCUMENT>"
    )
    assert read_bytes(eaf.encode(), "a.eaf").text == "Karin: ja hoor"
    trs = f'<Trans><Episode><Section><Turn speaker="a b"><Who nb="{told}"/>ja hoor</Turn></Section></Episode></Trans>'
    assert read_bytes(trs.encode(), "a.trs").text.endswith("ja hoor")
    cha = f"@Begin\n*KAR:\tja hoor . \x15{told}_{told}\x15\n@End\n"
    assert read_bytes(cha.encode(), "a.cha").text.startswith("KAR: ja hoor")


def test_annotations_that_divide_each_other_without_end_or_in_a_circle() -> None:
    """Each was once read within the other, up to where Python goes no deeper."""
    chain = "".join(
        f'<REF_ANNOTATION ANNOTATION_ID="a{at + 1}" ANNOTATION_REF="a{at}"><ANNOTATION_VALUE/></REF_ANNOTATION>'
        for at in range(5_000)
    )
    eaf = (
        '<ANNOTATION_DOCUMENT><TIER TIER_ID="Karin"><ALIGNABLE_ANNOTATION ANNOTATION_ID="a0"><ANNOTATION_VALUE/></ALIGNABLE_ANNOTATION></TIER>'
        f'<TIER TIER_ID="Karin zinnen" PARENT_REF="Karin">{chain}<REF_ANNOTATION ANNOTATION_ID="a1" ANNOTATION_REF="a5000"><ANNOTATION_VALUE/>'
        '</REF_ANNOTATION><REF_ANNOTATION ANNOTATION_ID="z" ANNOTATION_REF="a5000"><ANNOTATION_VALUE>ja hoor</ANNOTATION_VALUE></REF_ANNOTATION>'
        "</TIER></ANNOTATION_DOCUMENT>"
    )
    assert read_bytes(eaf.encode(), "a.eaf").text == "Karin: ja hoor"
