"""What stands between the words of a talk and is nobody's, and names with any sign in them."""

from __future__ import annotations

import pytest

from qualcode.model import TurnKind
from qualcode.reading import read_bytes


def said(text: str, name: str = "gesprek.txt") -> list[tuple[str, str]]:
    read = read_bytes(text.encode(), name)
    return [
        (turn.speaker if turn.kind is TurnKind.SPEECH else turn.kind.value, read.text[turn.start : turn.end])
        for turn in read.turns
    ]


def test_a_remark_that_stands_alone_is_a_note_and_what_follows_is_the_same_speakers() -> None:
    text = "Interviewer: Ga verder.\n\nRespondent: Dan kijken we eerst.\n\n(video, twee minuten)\n\nDaar zie je het.\n\nInterviewer: Ja."
    assert said(text)[1:4] == [
        ("Respondent", "Dan kijken we eerst."),
        ("note", "(video, twee minuten)"),
        ("Respondent", "Daar zie je het."),
    ]


def test_what_could_not_be_heard_and_what_stands_among_words_stays_with_the_speaker() -> None:
    unheard = "Interviewer: En toen?\n\nRespondent: Tja.\n\n(onverstaanbaar)\n\nInterviewer: Goed."
    assert ("Respondent", "Tja.\n(onverstaanbaar)") in said(unheard)
    among = "Interviewer: En toen?\nRespondent: Tja.\n(lacht even)\nDat weet ik niet.\nInterviewer: Goed."
    assert not [text for kind, text in said(among) if kind == "note"]


def test_a_sentence_that_runs_on_before_a_colon_opens_no_turn() -> None:
    text = (
        "Interviewer: Wat zei ze?\nMarja: Ze riep vanaf de trap\nin haar nette Fries: kom maar boven.\n"
        "Interviewer: En toen?\nMarja: Toen ging ik.\nInterviewer: Ja?\nMarja: Ja."
    )
    assert {speaker for speaker, _ in said(text)} == {"Interviewer", "Marja"}


def test_a_sender_may_have_any_sign_in_the_name_and_a_message_any_colon() -> None:
    text = (
        "09:00:01 From Bo (hij/hem) | ROC to Everyone:\n\tHallo allemaal\n09:00:09 From Ans to Bo (Direct Message):\n\tStraks: koffie?\n"
        "09:00:20 From Bo (hij/hem) | ROC to Everyone:\n\tGraag: zwart\n"
    )
    assert said(text) == [
        ("Bo (hij/hem) | ROC", "Hallo allemaal"),
        ("Ans", "Straks: koffie?"),
        ("Bo (hij/hem) | ROC", "Graag: zwart"),
    ]


def test_a_word_that_the_recording_ends_below_messages_is_a_note_and_is_not_lost() -> None:
    text = (
        "09:12:03 From Anja to Everyone:\tIk begin om zeven uur.\n09:13:10 From Joris to Everyone:\tDan al?\n"
        "09:14:00 From Anja to Everyone:\tTot negen uur sta ik alleen.\n\nEinde opname\n"
    )
    assert said(text)[-2:] == [("Anja", "Tot negen uur sta ik alleen."), ("note", "Einde opname")]


@pytest.mark.parametrize(
    "head",
    [
        "[{name}] ({begin}s - {end}s):",
        "[{name}] ({begin}s – {end}s)",
        "[{name}] [{begin} sec --> {end} sec]:",
        "[{begin}s - {end}s] {name}:",
        "{name} ({begin}s - {end}s):",
        "[{name}] [{begin}s - {end}s]\n",
    ],
)
def test_times_in_seconds_are_times_and_no_words(head: str) -> None:
    words = [
        "Hoe gaat het met de dienst?",
        "Die begint te vroeg (0.5s) vind ik.",
        "En dan?",
        "(1.5s) Dan niet.",
    ]
    text = "\n".join(
        f"{head.format(name=f'SPEAKER_0{n % 2}', begin=f'{10 * n}.5', end=f'{10 * n + 8}.25')} {one}"
        for n, one in enumerate(words)
    )
    read = read_bytes(text.encode(), "gesprek.txt")
    assert [read.text[turn.start : turn.end] for turn in read.turns] == words
    assert [turn.speaker for turn in read.turns] == ["SPEAKER_00", "SPEAKER_01"] * 2
    assert [turn.begins for turn in read.turns] == [0.5, 10.5, 20.5, 30.5]


def test_a_time_behind_a_name_in_brackets_is_a_time() -> None:
    text = "[Anna] (00:01 - 00:09): Hoe gaat het?\n[Bert] (00:10 - 01:03): Het gaat.\n[Anna] (01:04 - 01:09): Fijn."
    read = read_bytes(text.encode(), "gesprek.txt")
    assert [turn.begins for turn in read.turns] == [1, 10, 64]
    assert [text for _, text in said(text)] == ["Hoe gaat het?", "Het gaat.", "Fijn."]


@pytest.mark.parametrize("shape", ["{time} {words}", "[{time}] {words}", "00:{time}\t{words}"])
def test_a_time_at_every_line_loses_no_words_and_makes_nobody_of_a_short_sentence(shape: str) -> None:
    lines = [
        "Sanne: Hoe ging het daarna?", "Kees: Goed hoor.", "En ook weer niet.", "Voor de derde keer, hè.", "Sanne: Wat dan?",
        "Kees: dat weet ik niet", "Nou ja", "daar heb ik toen van alles over gezegd, en zij ook", "Sanne: Ja?", "Kees: Ja",
    ]  # fmt: skip
    text = "\n".join(
        shape.format(time=f"{at // 60:02}:{at % 60:02}", words=words) for at, words in enumerate(lines, 3)
    )
    assert said(text) == [
        ("Sanne", "Hoe ging het daarna?"),
        ("Kees", "Goed hoor.\nEn ook weer niet.\nVoor de derde keer, hè."),
        ("Sanne", "Wat dan?"),
        ("Kees", "dat weet ik niet\nNou ja\ndaar heb ik toen van alles over gezegd, en zij ook"),
        ("Sanne", "Ja?"),
        ("Kees", "Ja"),
    ]


def test_the_end_of_a_recording_with_its_time_is_nobodys() -> None:
    text = "[00:01] Sanne: Klaar?\n[00:03] Kees: Ja.\n[00:05] Sanne: Dan stop ik.\n\nEinde opname 00:00:09\n"
    assert said(text)[-2:] == [("Sanne", "Dan stop ik."), ("note", "Einde opname 00:00:09")]


def test_names_without_a_colon_are_known_where_no_white_parts_paragraphs_cut_at_a_width() -> None:
    text = (
        "Sanne Hoe lang rijd je nu op de bus?\nKees Eh, negen jaar, in september, en daarvoor in de fabriek en\n"
        "nog een tijdje thuis gezeten.\nSanne Vertel eens over een ochtend.\nKees Om zes uur zet ik de bus aan en dan\n"
        "naar de overkant van het kanaal.\nSanne En dan?\nKees Dan is het stil.\nSanne Ja?\nKees Ja."
    )
    assert [speaker for speaker, _ in said(text, "gesprek.md")] == ["Sanne", "Kees"] * 4
    assert said(text)[1] == (
        "Kees",
        "Eh, negen jaar, in september, en daarvoor in de fabriek en nog een tijdje thuis gezeten.",
    )


IN_ORDER = [
    "Nou, ik vind dat we te laat beginnen met die planning.",
    "Ja, maar dat ligt ook aan de roosters.",
    "Bij ons gaat het anders, wij bespreken het op maandag.",
    "Wie heeft daar dan last van?",
    "Dat weet ik eerlijk gezegd niet precies.",
    "Vorig jaar ging het ook mis, toen had niemand het gelezen.",
]


@pytest.mark.parametrize("names", [["Ysolde", "Tjibbe", "Wubbo"], ["Yorben", "Hidde", "Fenna", "Sjoukje"]])
def test_people_with_rare_names_who_take_turns_in_strict_order_are_no_rows_of_a_form(
    names: list[str],
) -> None:
    lines = [
        f"{names[at % len(names)]}: {IN_ORDER[at % len(IN_ORDER)]}"
        for at in range(3 * len(names) + len(names))
    ]
    read = read_bytes("\n\n".join(lines).encode(), "gesprek.txt")
    assert [speaker.label for speaker in read.speakers] == names


@pytest.mark.parametrize(
    "heads", [["Drijfveer", "Knelpunt", "Wens"], ["Sterktes", "Frustraties", "Quote", "Doel"]]
)
def test_heads_of_personas_that_come_back_in_one_order_are_nobody(heads: list[str]) -> None:
    lines = [f"{heads[at % len(heads)]}: {IN_ORDER[at % len(IN_ORDER)]}" for at in range(3 * len(heads))]
    assert len(read_bytes("\n\n".join(lines).encode(), "persona.txt").speakers) < 2


def test_what_a_program_tells_of_its_transcript_is_nobody_s() -> None:
    told = "Dit transcript is automatisch gegenereerd en kan fouten bevatten."
    words = "00:00-00:02\nZo, daar zijn we weer.\n00:02-00:09\nEn het is zomer geweest.\n00:10-00:12\nMet veel post.\n"
    for talk in (words, "Jan: Zo, daar zijn we weer.\nPiet: Ja, na de zomer.\nJan: En, post gehad?\n"):
        assert ("note", told) in said(f"{told}\n\n{talk}")
