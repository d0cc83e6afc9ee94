"""A PDF whose font says of each letter that it is another one is told to be so, and not stored as nonsense."""

from __future__ import annotations

import random
import string

import pytest

from qualcode.errors import ReadingError
from qualcode.reading import read_bytes
from qualcode.reading.page.shifted import is_shifted
from tests.reading.test_bold import pdf

DUTCH = [
    "Ik heb toen met de wijkverpleegkundige gesproken over hoe het verder moest",
    "met de zorg voor mijn moeder, want zo ging het echt niet langer meer.",
    "Dat was in de zomer van vorig jaar, toen iedereen op vakantie was en er",
    "bijna niemand te bereiken viel. Mijn zus belde elke avond, en dan praatten",
    "we over wie er de volgende dag kon rijden naar het ziekenhuis in de stad.",
    "Achteraf denk ik dat we veel eerder om hulp hadden moeten vragen.",
]
SOMALI = "Waxaan ku noolahay magaalada Rotterdam muddo toban sano ah, waxaana ka shaqeeyaa isbitaalka weyn. "
TURKISH = "Buraya geldiğimde kimseyi tanımıyordum, sonra komşularım bana yardım etti ve her şeye alıştım. "
POLISH = "Przyjechałem tutaj dziesięć lat temu do pracy w szklarni, a potem ściągnąłem całą rodzinę. "
CAPITALS = " ".join(DUTCH).upper()


def shifted(line: str, step: int) -> str:
    return "".join(sign if sign == " " else chr(ord(sign) + step) for sign in line)


@pytest.mark.parametrize("step", [-1, 1, 3])
def test_a_page_of_shifted_letters_is_told_with_the_cure(step: int) -> None:
    lines = [(shifted(line, step).replace("(", "").replace(")", ""), False) for line in DUTCH]
    with pytest.raises(ReadingError) as caught:
        read_bytes(pdf([lines, lines]), "gesprek.pdf")
    assert caught.value.key == "reading.error.unmapped"
    assert "ocrmypdf" in caught.value.cure


def test_only_the_page_of_shifted_letters_is_left_out_and_told() -> None:
    good, bad = [(line, False) for line in DUTCH], [(shifted(line, 1), False) for line in DUTCH]
    read = read_bytes(pdf([good, bad]), "gesprek.pdf")
    assert "wijkverpleegkundige" in read.text
    assert shifted("moeder", 1) not in read.text
    assert any("pagina 2" in warning for warning in read.warnings)


@pytest.mark.parametrize("step", [-31, -29, 29, 31])
def test_glyphs_counted_from_the_space_are_shifted_letters_too(step: int) -> None:
    assert is_shifted("".join(chr(max(0, ord(sign) + step)) for sign in " ".join(DUTCH)))


def test_letters_put_for_others_at_random_are_mostly_known_by_words_without_vowels() -> None:
    text, told = " ".join(DUTCH), 0
    for seed in range(20):
        letters = list(string.ascii_lowercase)
        random.Random(seed).shuffle(letters)
        told += is_shifted(text.translate(str.maketrans(string.ascii_lowercase, "".join(letters))))
    assert told >= 12


@pytest.mark.parametrize(
    "text",
    [" ".join(DUTCH), CAPITALS, SOMALI * 5, TURKISH * 5, POLISH * 5, "Шыңғыс айтты " * 40, "12 34 56 " * 60],
)
def test_other_languages_capitals_and_figures_are_no_shifted_letters(text: str) -> None:
    assert not is_shifted(text)
