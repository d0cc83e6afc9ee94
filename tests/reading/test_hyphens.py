"""Hyphens of Dutch stay at a line's end, and go where they cut a word; a diaeresis that a hyphen took comes back."""

from __future__ import annotations

import pytest

from qualcode.reading.repair import mend

_HYPHENATED = """
doe-het-zelf kant-en-klaar mond-tot-mondreclame face-to-face niet-westers niet-roker niet-aangeroerde ex-collega oud-leerlingen
mbo-4 vwo-6 ggz-instelling vso-leerlingen ov-kaart tv-programma zzp-schap x-as T-shirt e-mail auto-ongeluk zee-eend
mee-eter toe-eigenen de-escaleren massa-immigratie re-integratie top-down bore-out pedagogisch-didactisch
Self-Regulation vrouw-zijn CAO-onderhandelingen Oost-Groningen
zwart-wit kosten-batenanalyse woon-werkverkeer noord-zuid rood-groen sociaal-emotionele technisch-inhoudelijk
docent-onderzoeker leerling-verpleegkundige directeur-bestuurder vice-voorzitter ik-figuur hoe-vraag or-lid ov-chipkaart
is-ie staat-ie no-show evidence-based check-in burn-outklachten data-eigenaar socio-economisch top-100
"""


def at_line_end(word: str, *more: str) -> str:
    """What becomes of `word` with its last hyphen at the end of a line, in a text that says `more` as well."""
    cut = word.rindex("-") + 1
    lines, _ = mend([f"Zij zei dat {word[:cut]}", f"{word[cut:]} daar hoort.", *more], ["hyphens"])
    return lines[0].split()[-1]


@pytest.mark.parametrize("word", _HYPHENATED.split())
def test_a_hyphen_of_the_word_stays(word: str) -> None:
    assert at_line_end(word) == word


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ("zelf-standigen", "zelfstandigen"),
        ("nacht-diensten", "nachtdiensten"),
        ("oud-ste", "oudste"),
        ("ex-tra", "extra"),
        ("niet-temin", "niettemin"),
        ("pro-jectafloop", "projectafloop"),
        ("co-pinggedrag", "copinggedrag"),
        ("or-gaan", "orgaan"),
        ("ja-renlange", "jarenlange"),
        ("leerling-volgsysteem", "leerlingvolgsysteem"),
        ("wij-zigingsvoorstel", "wijzigingsvoorstel"),
        ("pro-bleem", "probleem"),
        ("gepercipi-eerde", "gepercipieerde"),
        ("ju-ist", "juist"),
        ("NACHT-DIENST", "NACHTDIENST"),
        ("ARBEIDS-MARKT", "ARBEIDSMARKT"),
        ("Triple-C-prin-cipe", "Triple-C-principe"),
        ("co-ordinatie", "coördinatie"),
        ("be-invloeden", "beïnvloeden"),
        ("ge-interviewd", "geïnterviewd"),
        ("financi-ele", "financiële"),
        ("pati-enten", "patiënten"),
        ("co-operatieve", "coöperatieve"),
    ],
)
def test_a_hyphen_that_cut_the_word_goes(cut: str, whole: str) -> None:
    assert at_line_end(cut) == whole


def test_the_text_itself_decides_where_it_writes_the_word() -> None:
    assert at_line_end("co-operatie", "Een co-operatie is van ons.") == "co-operatie"
    assert at_line_end("flex-werkers", "Alle flex-werkers.") == "flex-werkers"
    assert at_line_end("Self-Regulation", "zie www.selfregulation.org") == "Self-Regulation"


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("Breder in de samen-leving is dat zo.", "Breder in de samenleving is dat zo."),
        ("Er zijn pro-bleemouders, en ook documen-ten.", "Er zijn probleemouders, en ook documenten."),
        ("Dat is zwart-wit, niet-westers en doe-het-zelf.", None),
        ("Een co-creatiesessie en een re-integratietraject.", None),
        ("De ex-zorgmedewerkers en oud-leerlingen van mbo-4.", None),
        ("In- en uitstroom, man-vrouwverhouding, to-do-lijst.", None),
        ("Kijk op www.samen-leving.nl/samen-leving of bel.", None),
        ("Anne-wil en de tech-enthousiastelingen mailen.", None),
    ],
)
def test_a_hyphen_within_a_line_goes_only_where_a_part_is_no_word(line: str, mended: str | None) -> None:
    lines, repairs = mend([line], ["inner_hyphens"])
    assert lines == [mended or line]
    assert [repair.count for repair in repairs] == ([1] if mended else [])


def test_one_hyphen_among_many_without_it_is_a_slip() -> None:
    whole = ["De randvoorwaarden zijn er."] * 3
    lines, _ = mend([*whole, "Dat zijn de rand-voorwaarden."], ["inner_hyphens"])
    assert lines[-1] == "Dat zijn de randvoorwaarden."
    lines, _ = mend([*whole[:2], "Dat zijn de rand-voorwaarden."], ["inner_hyphens"])
    assert lines[-1] == "Dat zijn de rand-voorwaarden."


@pytest.mark.parametrize(
    ("above", "below", "mended"),
    [
        ("Het verschil vast/", "flex is klein.", "Het verschil vast/flex is klein."),
        ("De coaches/ ", "HR-adviseurs komen.", "De coaches/HR-adviseurs komen."),
        ("De ploegen en/", "of de avond.", "De ploegen en/of de avond."),
        ("Meer inzet en -", "begeleiding volgt.", "Meer inzet en -begeleiding volgt."),
        ("De planner / ", "het team komt.", "De planner / het team komt."),
        ("Kijk op www.huis.nl/", "of bel.", "Kijk op www.huis.nl/ of bel."),
        ("Zij kwam -", "dat was laat - binnen.", "Zij kwam - dat was laat - binnen."),
        ("De eerste 1/", "3 van het jaar.", "De eerste 1/ 3 van het jaar."),
    ],
)
def test_a_slash_at_a_line_s_end_takes_the_word_below(above: str, below: str, mended: str) -> None:
    lines, _ = mend([above, below], ["slashes"])
    assert " ".join(" ".join(lines).split()) == mended


def test_words_torn_by_a_space_are_whole_where_chance_cannot_be() -> None:
    lines, _ = mend(["De combi natie telt, en werk kun je af bakenen."], ["split_words"])
    assert lines == ["De combinatie telt, en werk kun je afbakenen."]
    plain = "Hij wil het op nieuw af maken, naar gelang de vier kantjes vol zijn, en de lange termijn."
    assert mend([plain], ["split_words"])[0] == [plain]


def test_three_words_run_together_come_apart() -> None:
    lines, _ = mend(["BijstandArbeidsongeschiktheidWerkloosheid en GroenXyzzyLinks"], ["glued_words"])
    assert lines == ["Bijstand Arbeidsongeschiktheid Werkloosheid en GroenXyzzyLinks"]


def test_a_cut_word_that_ends_a_sentence_moves_down_so_that_the_paragraph_goes_on() -> None:
    column = ["waarom ze waren ge-", "gaan. De antwoorden waren beleefd.", "Pas daarna kwam er meer."]
    assert mend(column, ["hyphens"])[0][:2] == ["waarom ze waren ", "gegaan. De antwoorden waren beleefd."]
    quoted = ["het woord daarvoor is ‘uit-", "slapen’. Zo staat het er nu in.", "Dat is alles."]
    assert mend(quoted, ["hyphens"])[0][1] == "‘uitslapen’. Zo staat het er nu in."


def test_a_link_within_a_hyphenated_word_that_begins_another_is_joined() -> None:
    lines = ["Zij werkt op een opname-af-", "deling met een face-to-", "face gesprek per dag."]
    assert " ".join(" ".join(mend(lines, ["hyphens"])[0]).split()) == (
        "Zij werkt op een opname-afdeling met een face-to-face gesprek per dag."
    )


@pytest.mark.parametrize(
    "label", ["Jolanda:", "D3:", "Geïnterviewde:", "int:", "Spreker 2\t00:14:", "Mw. de Wit:"]
)
def test_who_breaks_off_before_the_next_begins_keeps_the_dash(label: str) -> None:
    talk = [
        "Samira: Ik weet niet of ze dat zo kunnen-",
        f"{label} Mijn scherm is weg.",
        "Samira: Even kijken hoor.",
        f"{label} Ja, nu wel.",
        "",
        "de rest komt later.",
    ]
    assert mend(talk, ["hyphens"])[0] == talk


def test_who_breaks_off_before_a_name_on_its_own_line_keeps_the_dash() -> None:
    talk = [
        "Dat zou ik nooit-",
        "Bennie",
        "Nou.",
        "Ria",
        "Ik wel.",
        "Bennie",
        "Goed dan.",
        "Ria",
        "Ja.",
        "Bennie",
        "Eh.",
    ]
    assert mend(talk, ["hyphens"])[0] == talk


def test_a_heading_in_small_letters_is_no_turn() -> None:
    text = ["Project-/programma-", "managers: lees dit.", "leden:", "managers: lees ook dat."]
    assert mend(text, ["hyphens"])[0][0].rstrip() == "Project-/programmamanagers:"


def test_a_source_below_a_table_is_no_turn_and_a_region_that_opens_one_line_is_a_part() -> None:
    text = [
        "Wij telden de zelf-",
        "Bron: CBS",
        "",
        "standigen apart.",
        "Bron: CBS",
        "De teams in Midden-",
        "Nederland: twaalf.",
    ]
    lines, _ = mend(text, ["hyphens"])
    assert lines[0].rstrip() == "Wij telden de zelfstandigen"
    assert "De teams in Midden-Nederland: " in lines
