"""Running heads and feet that an extract shows once, and lines that look like them."""

from __future__ import annotations

import pytest

from qualcode.reading.repair import mend

ABOVE = "Aan het eind van de week bleek dat niemand de lijst had ingevuld, en dat viel op."
BELOW = "De week daarna hing er een nieuwe lijst, met een pen aan een touwtje en een datum."


def mended(text: str) -> str:
    lines, _ = mend(text.split("\n"), ["running_heads"])
    return "\n".join(lines)


def turn_of_page(foot: str, head: str, white: str = "\n\n\n\n") -> str:
    return f"{ABOVE}\n{ABOVE}{white}{foot}\n\n{head}{white}{BELOW}\n{BELOW}"


@pytest.mark.parametrize(
    ("foot", "head"),
    [("Buurt & Balie 17", "Buurt & Balie 18"), ("Jaarbericht De Hal 8", "9 Jaarbericht De Hal")],
)
def test_a_foot_right_above_the_head_of_the_next_page_goes(foot: str, head: str) -> None:
    kept = mended(turn_of_page(foot, head))
    assert foot not in kept
    assert head not in kept
    assert ABOVE in kept
    assert BELOW in kept


@pytest.mark.parametrize(
    ("foot", "head", "white"),
    [
        ("Vraag 17", "Vraag 18", "\n\n\n\n"),
        ("Buurt & Balie 17", "Buurt & Balie 19", "\n\n\n\n"),
        ("Buurt & Balie 17", "Buurt & Balie 18", "\n\n"),
        ("Lokaal op zolder 1", "Lokaal op zolder 2", "\n\n\n\n"),
    ],
)
def test_two_counted_things_are_no_foot_and_head(foot: str, head: str, white: str) -> None:
    kept = mended(turn_of_page(foot, head, white))
    assert foot in kept
    assert head in kept


def test_words_that_are_counted_further_stay() -> None:
    text = turn_of_page("Balie in de hal 17", "Balie in de hal 18") + "\n\nBalie in de hal 19\n"
    assert "Balie in de hal 18" in mended(text)


def extract(chapter: str) -> str:
    pages = "".join(f"{ABOVE}\n{BELOW}\n\nVerslag van de Hal – 2026\n{page}\n\n" for page in (44, 45, 46))
    return f"Verslag van de Hal – 2026\n\n{chapter}\n\n{pages}"


def test_the_head_above_a_later_chapter_is_no_title() -> None:
    assert "Verslag van de Hal" not in mended(extract("6 Wie de lijst ophangt"))


def test_a_title_above_the_first_chapter_stays() -> None:
    assert mended(extract("1 Wie de lijst ophangt")).startswith("Verslag van de Hal – 2026\n")


def test_small_letters_set_apart_above_a_title_are_a_head() -> None:
    assert "v a k" not in mended(
        f"v a k b l a d   d e   h a l\n\nWie hangt de lijst op?\n\n{ABOVE}\n{BELOW}\n"
    )


@pytest.mark.parametrize("title", ["D E   H A L", "De Hal in zes dagen"])
def test_a_title_set_apart_in_capitals_stays(title: str) -> None:
    assert title in mended(f"{title}\n\nWie hangt de lijst op?\n\n{ABOVE}\n{BELOW}\n")


def test_a_title_stays_where_the_foot_of_each_page_repeats_it_its_own_page_included() -> None:
    said = [
        "Ieder team kiest een vraag die klein genoeg is om binnen een jaar te beantwoorden, en\nschrijft op wie er mag meekijken.",
        "Na twee jaar wordt bekeken wat die vragen hebben opgeleverd, en vooral bij wie dat\nterechtgekomen is.",
        "Wie niet meedoet, hoeft niets uit te leggen. Dat staat er met opzet, en het staat er\nals laatste.",
    ]
    title = "Kader voor leren op het werk"
    pages = [f"{part}\n\n{title}\n\nVastgesteld in januari – {at}" for at, part in enumerate(said, 1)]
    found = mended(f"{title}\n\n{chr(12).join(pages)}")
    assert found.count(title) == 1
    assert found.startswith(title)


def test_a_head_that_says_the_title_below_it_in_other_signs_goes_and_one_with_another_number_stays() -> None:
    assert (
        mended(f"Bijlage B – de balie\n\nBijlage B De balie\n{ABOVE}").lstrip()
        == f"Bijlage B De balie\n{ABOVE}"
    )
    counted = f"Bijeenkomst 1\n\nBijeenkomst 2\n{ABOVE}"
    assert mended(counted) == counted
