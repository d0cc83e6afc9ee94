"""Numbers before labels, times behind them, heads of pages between the words, and copies of lines; each with what looks like it."""

from __future__ import annotations

import io

import pytest

from qualcode.model import DocumentKind
from qualcode.reading import read_bytes
from qualcode.reading.repair import mend
from qualcode.reading.repair.numbered_heads import beside_number
from tests.reading.test_repair import after
from tests.reading.test_turns import said

_ABOUT = (
    "De avond heeft voor wie dan werkt een andere betekenis dan voor wie thuis is, en dat zien de meesten niet.\n"
    "Wie erover begint krijgt vaak te horen dat het toch maar een paar uur zijn, maar zo wordt het niet beleefd."
)


def blocks(text: str) -> list[str]:
    read = read_bytes(text.encode(), "stuk.txt", kind=DocumentKind.REPORT)
    return [read.text[turn.start : turn.end] for turn in read.turns]


def test_numbers_of_passages_in_brackets_come_off_labels() -> None:
    text = "[7] Int: Waar woonde je?\n[8] Loes: In het dorp.\n[9] Int: En toen?\n[10] Loes: Aan zee.\n"
    assert said(text) == [
        ("Int", "Waar woonde je?"),
        ("Loes", "In het dorp."),
        ("Int", "En toen?"),
        ("Loes", "Aan zee."),
    ]
    listed = "Stellingen\n\n[1] Werkdruk: te hoog in mei.\n[2] Rooster: te laat bekend.\n[3] Waardering: van cliënten.\n"
    assert read_bytes(listed.encode(), "blad.txt").kind is DocumentKind.REPORT


def test_a_bare_time_and_a_colon_may_follow_on_a_label() -> None:
    text = "Interviewer 00:00:02: Hoe ging het?\nResp. 17, 00:00:09: Het ging wel.\nInterviewer 00:01:10: En nu?\n"
    turns = read_bytes(text.encode(), "gesprek.txt").turns
    assert [(turn.speaker, turn.begins) for turn in turns] == [
        ("Interviewer", 2),
        ("Resp. 17", 9),
        ("Interviewer", 70),
    ]
    log = "Logboek nacht\n\nKeuken 22:15: alles rustig\nGang 23:40: licht aan\nKeuken 01:05: koelkast na\nGang 03:10: bel\n"
    assert read_bytes(log.encode(), "nacht.txt").kind is DocumentKind.REPORT


def test_a_time_may_stand_on_the_line_below_a_name() -> None:
    text = "Loes Vink\n0:04\nHoe is het gegaan?\nBram Oord\n0:08\nMet een muur vol briefjes.\nLoes Vink\n0:14\nWie plakte die?\nBram Oord\n0:16\nIedereen.\n"
    turns = read_bytes(text.encode(), "overleg.txt").turns
    assert [turn.begins for turn in turns] == [4, 8, 14, 16]


def test_who_speaks_first_is_no_head_matter_though_the_word_is_a_key() -> None:
    talk = "Inbrenger: Ik vraag me af of ik te ver ging.\nDeelnemer: Waarin?\nInbrenger: In alles.\nDeelnemer: Wat is alles?\nInbrenger: De tuin.\n"
    assert said(talk)[0] == ("Inbrenger", "Ik vraag me af of ik te ver ging.")
    headed = f"Inbrenger: Karin\nDatum: 3 mei\n\n{talk}"
    assert read_bytes(headed.encode(), "casus.txt").metadata["Inbrenger"] == "Karin"
    assert said(headed)[0] == ("Inbrenger", "Ik vraag me af of ik te ver ging.")


@pytest.mark.parametrize("head", ["Gesprek ploegleider avond          {}", "Gesprek ploegleider avond\t{}"])
def test_heads_of_pages_that_stand_right_between_turns_are_nobodys(head: str) -> None:
    turns = [f"Int: Vraag {word}?\nRik: Antwoord {word}." for word in ("een", "twee", "drie")]
    text = "\n".join(line for number, turn in enumerate(turns, 1) for line in (turn, head.format(number)))
    assert [words for _, words in said(text)][1::2] == ["Antwoord een.", "Antwoord twee.", "Antwoord drie."]


@pytest.mark.parametrize("head", ["Werk na zessen            {}", "{}Werk na zessen"])
def test_heads_with_a_number_far_off_or_glued_to_them_need_no_page(head: str) -> None:
    text = "\n\n".join(f"{_ABOUT} Dat is {number}.\n\n{head.format(number)}" for number in (11, 12, 13))
    assert not any("zessen" in block for block in blocks(text))


@pytest.mark.parametrize("title", ["Casus {}", "Casus          {}", "Gesprek met de buren {}"])
def test_titles_that_count_are_no_heads_of_pages(title: str) -> None:
    text = "\n\n".join(f"{title.format(number)}\n\n{_ABOUT} Dat is {number}." for number in (1, 2, 3))
    assert sum(block.count(title.split(maxsplit=1)[0]) for block in blocks(text)) == 3


def test_the_head_of_a_lone_page_above_the_title_goes() -> None:
    assert blocks(f"Werk na zessen\n\nWerk na zessen\n\n{_ABOUT}")[0] == "Werk na zessen"
    assert blocks(f"Werk na zessen\n\nWerk na zessen\n\n{_ABOUT}")[1].startswith("De avond")
    assert "Bijeenkomst 1" in blocks(f"Bijeenkomst 1\nBijeenkomst 2\n\n{_ABOUT}")[0]


def test_a_page_given_twice_in_a_row_is_given_once() -> None:
    page = "\n".join(
        f"Regel {word} van een bladzijde die twee keer uit het bestand kwam, met meer woorden erbij."
        for word in "abcdef"
    )
    assert after("repeated_pages", f"{page}\n\n{page}") == f"{page}\n"
    assert after("repeated_pages", f"{page}\n\nIets anders.\n\n{page}").count("Regel a") == 2


def test_a_copy_in_capitals_goes_and_a_table_stays() -> None:
    copy = "DE AVOND HEEFT VOOR WIE DAN WERKT EEN ANDERE\nBETEKENIS DAN VOOR WIE THUIS IS"
    assert not any("AVOND" in block for block in blocks(f"Werk\n\n{_ABOUT}\n\n{copy}\n\n{_ABOUT[::-1]}"))
    rows = "Zorg in de avond 18 gesprekken\nLogistiek in de nacht 11 gesprekken"
    assert any("Logistiek" in block for block in blocks(f"Werk\n\n{_ABOUT}\n\n{rows}\n\n{_ABOUT}"))


def test_an_address_that_broke_within_a_word_is_whole() -> None:
    broken = "Zie www.rivierstad.example/hulp-bij-het-huis\nhouden/formulieren, bezocht op 4 juni."
    assert "huishouden/formulieren" in after("addresses", broken)
    ended = "Zie www.rivierstad.example/beleid\nen/of de brochure die bij het loket ligt."
    assert after("addresses", ended) == ended


@pytest.mark.parametrize(
    ("spaced", "whole"),
    [
        ("W e r k e n   i n   d e   w i j k", "Werken in de wijk"),
        ("Zo   i s   het in A   B   C", "Zo   i s   het in A   B   C"),
    ],
)
def test_letters_set_apart_become_words_where_wide_gaps_part_these(spaced: str, whole: str) -> None:
    assert after("spaced_letters", spaced) == whole


def test_a_closing_quotation_mark_of_which_a_byte_was_lost_is_one() -> None:
    assert (
        after("debris", "â€œregieâ€ over het rooster, â€œeigen regieâ€.")
        == "“regie” over het rooster, “eigen regie”."
    )


@pytest.mark.parametrize("written", ["0.800", "0,800"])
def test_times_of_a_table_may_be_seconds(written: str) -> None:
    rows = f'start;end;speaker;text\n{written};4.630;S0;"Wat is er veranderd?"\n5.030;9.1;S1;"De bel doet het weer."\n'
    turns = read_bytes(rows.encode(), "stukken.csv").turns
    assert [turn.begins for turn in turns] == [0.8, 5.03]


def test_what_a_speaker_does_is_a_note_in_italics_and_what_somebody_marked_is_said() -> None:
    from docx import Document

    document = Document()
    for line in (
        "Int: Waar komt die tafel vandaan?",
        "Vera: Van mijn oma.",
        "_Vera haalt een doek.",
        "Int: Wie speelde er viool?",
        "Vera: Niemand van ons.",
        "_Het systeem zegt altijd nee.",
        "Int: En nu?",
        "Vera: Nu eet ik eraan.",
        "Int: Mooi.",
        "Vera: Ja.",
    ):
        document.add_paragraph().add_run(line.removeprefix("_")).italic = line.startswith("_") or None
    stream = io.BytesIO()
    document.save(stream)
    read = read_bytes(stream.getvalue(), "tafel.docx")
    told = [(turn.speaker, read.text[turn.start : turn.end]) for turn in read.turns]
    assert ("", "Vera haalt een doek.") in told
    assert ("Vera", "Niemand van ons.\nHet systeem zegt altijd nee.") in told


def test_a_list_of_addresses_is_no_talk() -> None:
    places = [
        ("De Terp", "mevrouw Bos", "9.00-21.00"),
        ("De Haven", "dhr. Ekici", "13.00-16.00"),
        ("De Wilg", "loop binnen", "za"),
    ]
    text = "\n\n".join(
        f"Buurthuis {name}\nTelefoon: 0123\nContactpersoon: {who}\nOpen: {when}" for name, who, when in places
    )
    assert read_bytes(text.encode(), "sociale kaart.txt").speakers == ()


def test_quotes_closed_without_a_stop_are_quotes_of_others() -> None:
    text = (
        "De bewoners leerden elkaar kennen door een storing. ‘Ik woon hier acht jaar en toen pas hoorde ik hoe ze heette’, zegt een van hen.\n\n"
        "Een ander noemt het ‘mijn beste week’ van dat jaar. De avonden bleven, eerst elke week en later eens per maand.\n"
    )
    assert read_bytes(text.encode(), "samen.txt").kind is DocumentKind.REPORT


def test_a_sentence_torn_by_a_copy_of_another_goes_on_below_it() -> None:
    opening = "Het theater staat in een wijk waar niemand naar het theater gaat, en sindsdien lopen er mensen binnen die vragen waar de wc is. Daar begint het"
    copy = "“Sindsdien lopen er mensen binnen die\nvragen waar de wc is.”"
    read = blocks(f"De muur\n\n{opening}\n\n{copy}\n\nmee, zegt hij. Wie de weg weet, komt terug.")
    assert read[1] == f"{opening} mee, zegt hij. Wie de weg weet, komt terug."
    apart = blocks(f"De muur\n\n{opening} mee.\n\n{copy}\n\nWie de weg weet, komt terug.")
    assert apart[1:] == [f"{opening} mee.", "Wie de weg weet, komt terug."]


def test_what_stands_beside_the_numbers_of_pages_and_comes_back_is_their_head() -> None:
    pages = [
        f"{_ABOUT} Dat is {number}.\n\nJaarstukken 2025\nPagina {number} van 40" for number in (12, 13, 14)
    ]
    assert not any("Jaarstukken" in block for block in blocks("\n\n".join(pages)))
    titled = [
        f"{title}\nPagina {number} van 40\n\n{_ABOUT}"
        for title, number in (("Licht", 1), ("Lucht", 2), ("Tijd", 3))
    ]
    assert {"Licht", "Lucht", "Tijd"} <= {block.split()[0] for block in blocks("\n\n".join(titled))}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Zo werkt het", "heading"),
        ("Wie wij zijn", "heading"),
        ("Waar bewoners naar toe gaan als zij niet meer in", "prose"),
    ],
)
def test_a_clause_with_its_verb_at_the_end_is_a_title(line: str, kind: str) -> None:
    below = _ABOUT if kind == "heading" else _ABOUT[0].lower() + _ABOUT[1:]
    gap = "\n\n" if kind == "heading" else "\n"
    read = read_bytes(
        f"Avondwerk in beeld\n\n{_ABOUT}\n\n{line}{gap}{below}".encode(), "a.txt", kind=DocumentKind.REPORT
    )
    found = next(turn for turn in read.turns if read.text[turn.start : turn.end].startswith(line))
    assert found.kind == kind


@pytest.mark.parametrize("title", ["Checklist interviewdag", "Offerte transcriptie", "Planning interviews"])
def test_what_a_team_works_by_is_no_talk_and_a_talk_about_it_is(title: str) -> None:
    text = f"{title}\n\nrecorder opgeladen\nbatterijen mee\nformulieren in tweevoud\n"
    assert read_bytes(text.encode(), f"{title}.txt").kind is DocumentKind.REPORT
    talk = (
        "Ja, nou, ik dacht dus dat ik het af had, hè, maar toen belde mijn moeder en zei ze: jij vergeet altijd wat. En ja, dat klopte, ik had mijn jas niet bij me. "
        * 3
    )
    assert read_bytes(talk.encode(), f"{title}.txt").kind is DocumentKind.INTERVIEW


def test_short_answers_that_end_as_sentences_are_open_ones() -> None:
    rows = "nr;Wat ontbreekt er?;Wat bent u?\n1;Bankjes.;huurder\n2;Iemand die de heg knipt.;koper\n3;De brievenbus.;huurder\n"
    read = read_bytes(rows.encode(), "straat.csv")
    assert [read.text[turn.start : turn.end] for turn in read.turns if turn.speaker] == [
        "Bankjes.",
        "Iemand die de heg knipt.",
        "De brievenbus.",
    ]


def test_a_word_cut_at_the_end_of_a_page_is_whole_however_short_what_follows_is() -> None:
    text = f"{_ABOUT.replace(chr(10), ' ')} Zij zijn eerlijker gewor-\n\n15\n\nden dan vroeger."
    assert blocks(text)[0].endswith("Zij zijn eerlijker geworden dan vroeger.")


def test_labels_printed_twice_stand_once() -> None:
    doubled = "Werkgevers:Werkgevers: Vraag wie niet kan.\nPlanners: Planners: Maak roosters vooruit."
    assert (
        after("doubled_text", doubled) == "Werkgevers: Vraag wie niet kan.\nPlanners: Maak roosters vooruit."
    )
    said_twice = "Nee: nee: dat doen wij niet.\nDat is zo."
    assert after("doubled_text", said_twice) == said_twice


@pytest.mark.parametrize("last", ["1 / 1", "Pagina 3 van 3"])
def test_the_number_of_the_last_page_is_no_text(last: str) -> None:
    assert last not in blocks(f"Avondwerk\n\n{_ABOUT}\n\n{last}")[-1]
    assert blocks(f"Avondwerk\n\n{_ABOUT}\n\nScore: 1 / 3")[-1].endswith("1 / 3")


def test_a_head_far_before_its_number_goes_though_it_stands_but_twice() -> None:
    def copied(head: str) -> list[str]:
        rows = [
            _ABOUT,
            f"{head}23",
            _ABOUT.replace("avond", "nacht"),
            f"{head}24",
            _ABOUT.replace("avond", "ochtend"),
        ]
        return blocks("\n\n".join(rows))

    assert not any("Wie er werkt" in block for block in copied("Wie er werkt" + 30 * " "))
    assert any("Wie er werkt 23" in block for block in copied("Wie er werkt "))


def test_a_head_above_the_number_of_its_page_goes_where_the_numbers_count_up() -> None:
    def copied(*numbers: int) -> str:
        parts = [_ABOUT]
        for number, of_day in zip(numbers, ("nacht", "ochtend", "middag"), strict=True):
            parts += [f"Hoofdstuk 5 – Wie er werkt\n{number}", _ABOUT.replace("avond", of_day)]
        return "\n\n".join(blocks("\n\n".join(parts)))

    assert "Hoofdstuk 5" not in copied(61, 62, 63)
    assert copied(61, 75, 12).count("Hoofdstuk 5") == 3


def test_the_minutes_of_a_time_behind_a_name_number_no_page() -> None:
    assert beside_number("Gespreksleider 0:30") is None
    assert beside_number("Jaarverslag wijkteam 30") == ("jaarverslagwijkteam", 30)


@pytest.mark.parametrize(("step", "heads"), [(1, 4), (2, 0)])
def test_two_heads_that_take_turns_go_where_the_numbers_of_their_pages_count_up(
    step: int, heads: int
) -> None:
    pages = []
    for page in range(4):
        head = (
            ["Jaarbericht", str(40 + page * step)]
            if page % 2 == 0
            else [str(40 + page * step), "Met contract"]
        )
        pages += ["Wie hier binnenliep, zag zelden een volledig vast team.", "", *head, ""]
    left = mend(pages, ["running_heads"])[0]
    assert left.count("Jaarbericht") + left.count("Met contract") == 4 - heads


@pytest.mark.parametrize(("copies", "left"), [(3, 0), (2, 2)])
def test_a_line_parted_by_bars_that_comes_back_between_paragraphs_is_a_head(copies: int, left: int) -> None:
    head, said = "Vakblad voor planners | jaargang 12 | nummer 3", "Daar komen de ziekmeldingen binnen."
    lines = [line for _ in range(copies) for line in (said, "", head, "")]
    assert mend(lines, ["running_heads"])[0].count(head) == left


def test_a_title_that_heads_of_other_pages_repeat_in_another_place_stays() -> None:
    page = [
        "Op een eerste werkdag gebeurt er veel.",
        "Deuren gaan niet open.",
        "Namen worden niet verstaan.",
        "",
    ]
    lines = [
        "Drempels",
        "",
        *page,
        *page,
        "Een onderzoek",
        "\f" + page[0],
        *page,
        "Drempels",
        "\f" + page[0],
        *page,
        "Een onderzoek",
    ]
    left = mend(lines, ["running_heads"])[0]
    assert [line for line in left if line in ("Drempels", "Een onderzoek")] == ["Drempels"]


def test_the_number_of_a_page_and_the_head_of_the_next_go_where_they_come_twice() -> None:
    page = [
        "Wie binnenkomt krijgt koffie van wie er toevallig staat.",
        "",
        "Dat is nergens afgesproken.",
        "",
    ] * 3
    lines = [*page, "31", "", "Gastvrij werken", "", *page, "32", "", "Gastvrij werken", "", *page]
    left = mend(lines, ["running_heads"])[0]
    assert not {"31", "32", "Gastvrij werken"} & {line.strip("\f") for line in left}
    rows = ["1", "", "Gesprek", "", "2", "", "Gesprek", "", *page]
    assert mend(rows, ["running_heads"])[0].count("Gesprek") == 2
