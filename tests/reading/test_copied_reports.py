"""Reports copied from a viewer, without blank lines: notes and marks of lists that interrupt the text, heads that take turns."""

from __future__ import annotations

import textwrap

import pytest

from qualcode.model import DocumentKind, Transcript, TurnKind
from qualcode.reading import read_bytes

BODY, SMALL = 72, 104
OPENING = (
    "In de flat aan de Meidoornlaan wonen mensen die elkaar jarenlang alleen van de lift kenden. Sinds de"
    " tuin er is, zeggen bewoners dat zij vaker een praatje maken en dat de klachten over geluid minder"
    " worden. Of dat door de tuin komt, is daarmee nog niet gezegd, want er kwam ook een nieuwe huismeester."
)
MARKED = (
    "De corporatie deed al eerder een poging met een gezamenlijke binnenplaats.{mark} Die poging liep spaak,"
    " omdat niemand wist wie de sleutel van het schuurtje had en wie het gras zou maaien wanneer het eerste"
)
CLOSING = (
    "Wat opvalt, is dat niemand het over planten had. Men sprak over banken, over schaduw en over de vraag"
    " wie er mag zitten wanneer de jongeren uit de straat erachter ook komen."
)
GOES_ON = (
    "enthousiasme voorbij was. De bewoners van de begane grond voelden zich bovendien bekeken, en dat gevoel"
    " is in de gesprekken van dit voorjaar opnieuw ter sprake gekomen."
)
NOTE = (
    "Het verslag van die eerste poging ligt bij de bewonerscommissie en is voor dit onderzoek ingezien. Namen"
    " van bewoners zijn daarin weggelakt."
)


def wrapped(words: str, width: int = BODY) -> str:
    return textwrap.fill(words, width, break_on_hyphens=False)


def torn(number: int, *, note: str = NOTE, opens: str = "{}. ", width: int = SMALL) -> str:
    """Two paragraphs, the second torn by a note."""
    parts = [wrapped(OPENING), wrapped(MARKED.format(mark=number))]
    parts += [wrapped(opens.format(number) + note, width), wrapped(GOES_ON)]
    return "\n".join(parts)


def report(text: str, name: str = "rapport.txt") -> Transcript:
    return read_bytes(text.encode(), name, kind=DocumentKind.REPORT)


def texts(transcript: Transcript, kind: TurnKind) -> list[str]:
    return [transcript.text[turn.start : turn.end] for turn in transcript.turns if turn.kind is kind]


@pytest.mark.parametrize("width", [SMALL, BODY])
def test_a_note_that_tears_a_sentence_stands_apart_and_the_sentence_is_whole(width: int) -> None:
    found = report(torn(1, width=width))
    assert texts(found, TurnKind.NOTE) == [f"1 {NOTE}"]
    prose = texts(found, TurnKind.PROSE)
    assert MARKED.format(mark="") + " " + GOES_ON in prose
    assert any(repair.step == "footnotes" and repair.count == 2 for repair in found.repairs)


def test_notes_of_several_pages_count_on() -> None:
    found = report("\n".join(map(torn, (1, 2, 3))))
    assert texts(found, TurnKind.NOTE) == [f"{number} {NOTE}" for number in (1, 2, 3)]


def test_notes_that_stand_together_are_told_by_their_small_print() -> None:
    text = "\n".join(
        [
            wrapped(OPENING.replace("kenden.", "kenden.1")),
            wrapped(MARKED.format(mark=2) + " " + GOES_ON),
            wrapped(f"1. {NOTE}", SMALL),
            wrapped(f"2. {NOTE}", SMALL),
            wrapped(OPENING),
        ]
    )
    found = report(text)
    assert texts(found, TurnKind.NOTE) == [f"1 {NOTE}", f"2 {NOTE}"]
    assert "kenden.1" not in found.text
    assert "binnenplaats.2" not in found.text


def test_notes_at_the_end_stand_under_their_heading() -> None:
    text = "\n".join([wrapped(MARKED.format(mark=1) + " " + GOES_ON), "Noten", wrapped(f"1. {NOTE}")])
    assert texts(report(text), TurnKind.NOTE) == [f"1 {NOTE}"]


def test_a_line_that_broke_off_behind_a_mark_goes_on() -> None:
    text = torn(1).replace("binnenplaats.1 ", "binnenplaats.1\n")
    assert MARKED.format(mark="") + " " + GOES_ON in texts(report(text), TurnKind.PROSE)


@pytest.mark.parametrize(
    "end", ["", " Dat bleef zo.", " Niemand ging er zitten, behalve de huismeester en zijn hond."]
)
def test_a_paragraph_that_ends_in_a_mark_ends_there(end: str) -> None:
    text = "\n".join([wrapped(CLOSING + end + "1"), torn(1).replace("binnenplaats.1", "binnenplaats.")])
    assert CLOSING + end in texts(report(text), TurnKind.PROSE)


LIST = [
    "De sleutel hangt bij de huismeester.",
    "Wie maait, staat op het bord.",
    "Honden blijven buiten het hek.",
]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(wrapped(OPENING) + "\nDe afspraken zijn:\n" + "\n".join(f"{n}. {item}" for n, item in enumerate(LIST, 1)),
                     id="a list, no marks"),
        pytest.param(wrapped(OPENING.replace("kenden.", "kenden.1").replace("worden.", "worden.2")) + "\nDe afspraken zijn:\n"
                     + "\n".join(f"{n}. {item}" for n, item in enumerate(LIST[:2], 1)) + "\n" + wrapped(GOES_ON.capitalize()),
                     id="a list whose numbers are those of marks"),
        pytest.param(wrapped(OPENING.replace("kenden.", "A4.")) + "\n" + wrapped("4. " + LIST[0] + " " + LIST[1]),
                     id="a code and an item"),
        pytest.param(wrapped(OPENING) + "\n" + wrapped(f"1. {NOTE}", SMALL) + "\n" + wrapped(GOES_ON.capitalize()),
                     id="small print without a mark"),
        pytest.param("1. Inleiding\n" + wrapped(OPENING.replace("kenden.", "kenden.2")) + "\n2. Werkwijze\n" + wrapped(OPENING),
                     id="chapters"),
        pytest.param(wrapped(f"1. {NOTE}", SMALL) + "\n" + wrapped(MARKED.format(mark=1)), id="the mark below"),
    ],
)  # fmt: skip
def test_items_and_chapters_are_no_notes(text: str) -> None:
    found = report(text)
    assert texts(found, TurnKind.NOTE) == []
    assert not any(repair.step == "footnotes" for repair in found.repairs)


ITEMS = (
    "sleutels: wie een sleutel van het schuurtje heeft, staat op een lijst die in de hal van de flat hangt;",
    "maaien: het gras is van iedereen, en daarom wordt er een rooster gemaakt dat elke lente opnieuw begint;",
    "honden: die blijven buiten het hek.",
)


@pytest.mark.parametrize("marks", ["•\n•\n•", "–\n–\n–", "1.\n2.\n3.", "a)\nb)\nc)", "- \n- \n- "])
def test_marks_copied_below_their_items_stand_before_them_again(marks: str) -> None:
    text = "\n".join(
        [wrapped(OPENING), "Drie afspraken keren terug:", *map(wrapped, ITEMS), marks, wrapped(CLOSING)]
    )
    found = texts(report(text), TurnKind.LIST)
    assert [item.split(" ", 1)[1] if item[1] in ".)" else item for item in found] == list(ITEMS)


@pytest.mark.parametrize(
    "marks",
    ["•\n•", "•\n•\n•\n•", "1.\n2.\n4.", "–\n•\n–", "•"],
)
def test_marks_that_are_not_as_many_as_the_items_stay(marks: str) -> None:
    text = "\n".join(
        [wrapped(OPENING), "Drie afspraken keren terug:", *map(wrapped, ITEMS), marks, wrapped(CLOSING)]
    )
    assert not any(item in ITEMS for item in texts(report(text), TurnKind.LIST))
    for item in ITEMS:
        assert item.split()[0] in report(text).text


def paged(*heads: str) -> str:
    parts = ["Een tuin voor iedereen", "Verkenning in opdracht van de bewonerscommissie"]
    for head in heads:
        parts += [wrapped(OPENING), wrapped(MARKED.format(mark="") + " " + GOES_ON), wrapped(OPENING), head]
    return "\n".join([*parts, wrapped(OPENING)])


@pytest.mark.parametrize(
    "heads",
    [
        ("2 Een tuin voor iedereen", "4 Een tuin voor iedereen"),
        ("2 Een tuin voor iedereen", "3Verkenning", "4 Een tuin voor iedereen", "5Verkenning"),
        ("12 Wonen & zo", "J. Kuiper 13", "14 Wonen & zo", "J. Kuiper 15"),
    ],
)
def test_heads_with_the_title_or_two_in_turn_are_no_text(heads: tuple[str, ...]) -> None:
    found = report(paged(*heads)).text
    assert not any(head in found for head in heads)


@pytest.mark.parametrize(
    "heads",
    [
        ("2 Wat er groeit", "4 Wat er groeit niet"),
        ("2 Wat er groeit", "4 Wat er groeit"),
        ("2 Beheer", "3 Gebruik", "4 Kosten", "5 Slot"),
        ("1 Een tuin voor iedereen",),
        ("12 Wonen & zo", "J. Kuiper 15", "14 Wonen & zo", "J. Kuiper 17"),
    ],
)
def test_headings_with_numbers_stay(heads: tuple[str, ...]) -> None:
    found = report(paged(*heads)).text
    assert all(head in found for head in heads)


QUOTE = "Bewoners van de begane\ngrond voelden zich bovendien\nbekeken, en dat gevoel\nis opnieuw ter sprake gekomen."


def test_a_pull_quote_that_no_blank_line_parts_goes() -> None:
    quote = "Namen van de bewoners op de\nbegane grond zijn weggelakt,\nen dat voelde als een\nopluchting voor de commissie."
    said = "Wij lazen dat namen van de bewoners op de begane grond zijn weggelakt, en dat voelde als een opluchting voor de commissie."
    found = report(
        "\n".join([wrapped(OPENING), quote, wrapped(said + " " + GOES_ON.capitalize()), wrapped(OPENING)])
    )
    assert found.text.count("weggelakt") == 1
    assert any(repair.step == "pull_quotes" for repair in found.repairs)


@pytest.mark.parametrize(
    "narrow",
    [
        "Niets hiervan staat verder\nin deze tekst te lezen, want\nhet is een gedicht van de\nhuismeester zelf.",
        "Een poging met een plaats.\nDie poging liep spaak.",
        "sleutel van het schuurtje\nhet gras zou maaien\nbewoners van de begane",
        QUOTE.replace("bekeken", "bespied").replace("gevoel", "idee").replace("opnieuw", "weer"),
        "Meidoornlaan 1\nMeidoornlaan 3\nMeidoornlaan 5\nMeidoornlaan 7.",
    ],
)
def test_narrow_lines_that_say_something_of_their_own_stay(narrow: str) -> None:
    text = "\n".join(
        [wrapped(OPENING), narrow, wrapped(MARKED.format(mark="") + " " + GOES_ON), wrapped(OPENING)]
    )
    found = " ".join(report(text).text.split())
    assert narrow.partition("\n")[0] in found


def test_a_name_with_a_time_that_opens_the_talk_is_no_head() -> None:
    said = "\n".join(
        [
            "Gespreksleider 0:00",
            wrapped(OPENING),
            "Lenie 0:28",
            *[wrapped(CLOSING)] * 3,
            "Gespreksleider 0:50",
            wrapped(GOES_ON),
        ]
    )
    found = read_bytes(said.encode(), "gesprek.txt", kind=DocumentKind.FOCUS_GROUP)
    assert [speaker.label for speaker in found.speakers] == ["Gespreksleider", "Lenie"]
    assert report(said).text.count("Gespreksleider") == 2


LONG_ONES = [
    "Het leerteam kwam elf keer bijeen, meestal in de werkplaats en twee keer in de kantine van de school, waar het na vieren stil is.",
    "Van die elf keer is er negen keer een verslag gemaakt. De andere twee keer was degene die schreef zelf aan het woord, en dat lang.",
    "Aan het einde van het jaar lag er geen plan, maar wel een lijst met namen van mensen die elkaar voortaan bellen als er iets stukgaat.",
]


def test_where_nobody_broke_a_line_each_line_is_a_paragraph_or_a_heading() -> None:
    lines = [
        "Een jaar leerteam",
        LONG_ONES[0],
        "Stelling 2: wie het weet, hoort het te zeggen",
        LONG_ONES[1],
        LONG_ONES[2],
    ]
    found = report("\n".join(lines))
    assert texts(found, TurnKind.PROSE) == LONG_ONES
    assert texts(found, TurnKind.HEADING) == [lines[0], lines[2]]


def test_an_item_without_a_stop_ends_where_nobody_broke_a_line() -> None:
    lines = [
        LONG_ONES[0],
        "- sleutels",
        "- de stemming",
        "Tafel 2: wat blijft er liggen?",
        LONG_ONES[1],
        LONG_ONES[2],
    ]
    found = report("\n".join(lines))
    assert texts(found, TurnKind.LIST) == ["sleutels", "de stemming"]
    assert texts(found, TurnKind.HEADING) == ["Tafel 2: wat blijft er liggen?"]


def test_a_heading_between_paragraphs_needs_no_blank_line() -> None:
    found = report("\n".join([wrapped(OPENING), "Waarom een tuin?", wrapped(CLOSING)]))
    assert texts(found, TurnKind.HEADING) == ["Waarom een tuin?"]
    assert texts(found, TurnKind.PROSE) == [OPENING, CLOSING]


def test_a_short_line_within_a_paragraph_is_no_heading() -> None:
    broken = (
        wrapped(OPENING)
        + "\nDe huismeester van de flat\n"
        + wrapped("heeft daar een eigen verklaring voor. " + CLOSING)
    )
    assert texts(report(broken), TurnKind.HEADING) == []


@pytest.mark.parametrize("foot", ["Rapport Samen tuinieren\n{}", "{}\nRapport Samen tuinieren"])
def test_a_foot_with_the_number_of_its_page_is_no_text_where_pages_were_copied(foot: str) -> None:
    first, rest = wrapped(CLOSING).split("\n", 1)
    pages = [wrapped(MARKED.format(mark="")), foot.format(1), wrapped(GOES_ON), first, foot.format(2), rest]
    found = report("\n".join([wrapped(OPENING), *pages]))
    said = " ".join(texts(found, TurnKind.PROSE))
    assert f"{MARKED.format(mark='')} {GOES_ON}" in said
    assert CLOSING in said
    assert "Samen tuinieren" not in found.text


def test_the_last_foot_ends_the_text_and_those_before_it_count_up_to_it() -> None:
    pages = [wrapped(OPENING), "Samen tuinieren\n1", wrapped(CLOSING), "Samen tuinieren\n2"]
    assert report("\n".join(pages)).text == f"{OPENING}\n\n{CLOSING}"


@pytest.mark.parametrize("of_two", ["/2", " van 2"])
def test_what_a_browser_prints_around_a_page_goes_from_what_was_copied_of_it(of_two: str) -> None:
    edges = "3-9-2026 16:08 Samen tuinieren\nhttps://www.example.nl/tuin {}" + of_two
    pages = [wrapped(OPENING), edges.format(1), wrapped(CLOSING), edges.format(2)]
    assert report("\n".join(pages)).text == f"{OPENING}\n\n{CLOSING}"


def test_numbered_labels_above_their_text_stay() -> None:
    parts = [f"Stelling\n{at}\n{wrapped(words)}" for at, words in enumerate((OPENING, CLOSING, NOTE), 1)]
    assert report("\n".join(parts)).text.count("Stelling") == 3


def kinds(text: str) -> list[tuple[str, str]]:
    read = report(text)
    return [(str(turn.kind), read.text[turn.start : turn.end]) for turn in read.turns]


def test_the_first_heading_right_below_the_title_stands_by_itself() -> None:
    text = "Verslag van de pont\nWaarom wij telden\nVanaf maart telden wij elke ochtend wie er op de eerste pont stond en wie hem miste.\n"
    assert kinds(text)[:2] == [("heading", "Verslag van de pont"), ("heading", "Waarom wij telden")]
    torn = "Verslag van een jaar op de\nZuidelijke pont\nVanaf maart telden wij elke ochtend wie er op de eerste pont stond en wie hem miste.\n"
    assert kinds(torn)[0] == ("heading", "Verslag van een jaar op de Zuidelijke pont")


def test_a_list_with_semicolons_ends_at_its_full_stop() -> None:
    text = (
        "De schippers vroegen om drie dingen, en kregen er in dat voorjaar ten minste twee van:\n"
        "- een bank op de kade waar men ook bij regen droog kan zitten;\n"
        "- een klok die van het water af te lezen is als de zon erop staat.\n"
        "Over het derde wordt nog gesproken met de gemeente en met de haven.\n"
    )
    assert [kind for kind, _ in kinds(text)] == ["prose", "list", "list", "prose"]


def test_the_number_of_the_only_page_goes_and_a_count_stays() -> None:
    text = "De pont lag stil. Op de kade stond die avond, tegen alle verwachting in,\nniemand meer toen het donker werd en de lamp aanging.\n"
    text = f"Wie wacht, wacht samen, zeiden de schippers toen, en dat was zo.\n{text}"
    assert kinds(text + "1")[-1][1].endswith("aanging.")
    assert kinds(text + "Aantal schippers dat bleef\n7")[-1][1].endswith("7")


def test_a_report_of_a_year_opens_with_its_title() -> None:
    found = kinds("Jaarverslag 2025\n\nDe pont heeft dit jaar alle dagen gevaren, behalve toen er ijs lag.\n")
    assert found[0] == ("heading", "Jaarverslag 2025")
