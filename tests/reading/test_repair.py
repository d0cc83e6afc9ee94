"""Every repair step does its one thing, counts it, and can be left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.i18n import LANGUAGES, catalogue
from qualcode.model import DocumentKind, TurnKind
from qualcode.reading import read, read_bytes, repair_steps
from qualcode.reading.repair import mend


def after(step: str, text: str) -> str:
    lines, _ = mend(text.split("\n"), [step])
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ("de zelf-\nstandigen zijn", "de zelfstandigen zijn"),
        ("het vrouw-\nzijn telt", "het vrouw-zijn telt"),
        ("de CAO-\nonderhandelingen", "de CAO-onderhandelingen"),
        ("tussen 2010-\n2018 was", "tussen 2010-2018 was"),
        ("het Job Demands-\nResources model", "het Job Demands-Resources model"),
        ("een up-to-\ndate lijst", "een up-to-date lijst"),
        ("een plan-do-check-\nact kring", "een plan-do-check-act kring"),
        ("de CAO-onder-\nhandelingen", "de CAO-onderhandelingen"),
        ("de ex-zorgmede-\nwerkers", "de ex-zorgmedewerkers"),
        ("de LinkedIn-\nberichten", "de LinkedIn-berichten"),
        ("het sociaal-econo-\nmisch beleid", "het sociaal-economisch beleid"),
        ("de in-\nen uitstroom", "de in-\nen uitstroom"),
        ("zie www.a.nl/een-twee-drie-\nvier voor meer", "zie www.a.nl/een-twee-drie-vier voor meer"),
    ],
)
def test_hyphens(cut: str, whole: str) -> None:
    assert " ".join(after("hyphens", cut).split()) == " ".join(whole.split())


def test_a_hyphenated_word_follows_its_other_spelling_in_the_text() -> None:
    assert (
        "flex-werkers"
        in after("hyphens", "De flex-werkers, die flex-werkers heten.\nDat zijn flex-\nwerkers dus.").split(
            "\n"
        )[1]
    )


def test_lost_hyphens_join_only_what_is_no_word_by_itself() -> None:
    assert after("lost_hyphens", "de ver\ngelijking klopt").startswith("de vergelijking")
    assert after("lost_hyphens", "zij werken\nvoor de zorg") == "zij werken\nvoor de zorg"


def test_footnote_digits_go_only_where_the_note_is() -> None:
    text = "Dat bleek uit onderzoek1 in 2019 en tabel B3.11 erbij.2\n\n1\tEerste noot.\n2\tTweede noot.\n"
    mended = after("footnotes", text)
    assert mended.startswith("Dat bleek uit onderzoek in 2019 en tabel B3.11 erbij.")
    assert after("footnotes", "De covid19 golf kwam.") == "De covid19 golf kwam."


def test_words_said_twice_are_not_doubled_text() -> None:
    text = "Ja, ja.\nhaha\nNee nee\nheel heel veel"
    assert after("doubled_text", text) == text


def test_speech_is_left_alone_and_reports_are_not() -> None:
    talk = b"Interviewer: Werk je voor   zelf-\n\nKarin: Ja, met  de wrr, 15Rapport en zo."
    assert read_bytes(talk, "a.txt").repairs == ()
    report = b"Het advies van de  wrr is duidelijk over dit onderwerp en over het werk in de zorg.\n"
    assert {repair.step for repair in read_bytes(report, "rapport.txt").repairs} == {"spacing", "acronyms"}
    assert read_bytes(report, "rapport.txt", repair=()).repairs == ()


def test_acronyms_sought_in_two_rounds_are_counted_and_shown_as_one_repair() -> None:
    plain = [f"In hoofdstuk {n} van het advies ziet de wrr dat het werk verandert." for n in range(12)]
    lines, (repair,) = mend([*plain, "Wat ai daarin doet, staat er niet bij."], ["acronyms"])
    assert lines[-1] == "Wat AI daarin doet, staat er niet bij."
    assert (repair.step, repair.count, len(repair.examples)) == ("acronyms", 13, 13)
    assert repair.examples[-1].after == lines[-1]


def test_unknown_step_is_a_programming_error() -> None:
    with pytest.raises(ValueError, match="no such repair"):
        read_bytes(b"tekst", "a.txt", kind=DocumentKind.REPORT, repair=["toveren"])


def test_every_step_has_a_name_in_both_languages() -> None:
    for language in LANGUAGES:
        assert {f"reading.repair.{step}" for step in repair_steps()} <= set(catalogue(language))


@pytest.mark.parametrize(("number", "least"), [("001", 130), ("002", 700), ("003", 70), ("004", 20)])
def test_source_documents_come_out_whole(seeds: Path, number: str, least: int) -> None:
    transcript = read(next(seeds.glob(f"{number}*.txt")))
    done = {repair.step: repair.count for repair in transcript.repairs}
    prose = "\n".join(
        transcript.text[turn.start : turn.end]
        for turn in transcript.turns
        if turn.kind in (TurnKind.PROSE, TurnKind.LIST)
    )
    assert done["hyphens"] >= least
    assert "\ufffd" not in transcript.text
    assert "Rapport\n" not in prose.replace(" Rapport\n", "")
    assert "aanbodaanbod" not in transcript.text


def test_a_joiner_stays_where_it_joins() -> None:
    family = "👩\u200d👩\u200d👧"
    persian = "می\u200cخواهم"
    lines, (repair,) = mend([f"Een gezin {family} en {persian}", "zelf\u200dstandig\u200c"], ["invisible"])
    assert lines == [f"Een gezin {family} en {persian}", "zelfstandig"]
    assert repair.count == 1


def test_the_number_of_a_note_comes_off_a_year_that_ends_a_sentence() -> None:
    lines = ["Dat steeg sterk in 2017.2 Daarna niet meer.", "Het kostte 2019.434 euro en 550.000 uur.", ""]
    notes = ["1\tZie het eerste stuk.", "", "2\tZie het tweede stuk.", "", "3\tZie het derde stuk."]
    mended, _ = mend([*lines, *notes], ["footnotes"])
    assert mended[0] == "Dat steeg sterk in 2017. Daarna niet meer."
    assert mended[1] == lines[1]


def test_short_words_in_a_row_are_no_letters_set_apart() -> None:
    lines, repairs = mend(
        ["Volgens de ser en de eu is ai nu zo ver, en o p e n b a a r is het."], ["spaced_letters"]
    )
    assert lines == ["Volgens de ser en de eu is ai nu zo ver, en openbaar is het."]
    assert [repair.count for repair in repairs] == [1]


@pytest.mark.parametrize(
    ("loose", "whole"),
    [
        ("‘ Ruilen’ is het woord", "‘Ruilen’ is het woord"),
        ("Zij noemt dat “ puzzelen” (‘ elke week’).", "Zij noemt dat “puzzelen” (‘elke week’)."),
        ("\f‘ Ruilen’ heet dat", "\f‘Ruilen’ heet dat"),
        ("het rooster‘ en de dag", "het rooster‘ en de dag"),
        ("Zij zei: „Ja. “ Daarna ging zij.", "Zij zei: „Ja. “ Daarna ging zij."),
        ("een ‘ – en een ’", "een ‘ – en een ’"),
        ("iets groters dan ‘jezelf ’ – zei zij", "iets groters dan ‘jezelf’ – zei zij"),
        ("zo bleek “het negatief ” (tabel 3)", "zo bleek “het negatief” (tabel 3)"),
        ("zij komt ’s avonds en ’s nachts", "zij komt ’s avonds en ’s nachts"),
        ("met druk ( just in time) en (zelf )selectie", "met druk (just in time) en (zelf)selectie"),
        ("vink ( ) aan, of ( 3 ) niet", "vink ( ) aan, of ( 3 ) niet"),
    ],
)
def test_no_space_stands_behind_an_opening_quotation_mark(loose: str, whole: str) -> None:
    assert after("spacing", loose) == whole


def test_a_closing_mark_of_which_the_last_byte_was_lost_is_whole() -> None:
    torn = "Zij noemen dat â€œrustâ€\ufffd: niemand belt."
    assert after("debris", torn) == "Zij noemen dat “rust”: niemand belt."
