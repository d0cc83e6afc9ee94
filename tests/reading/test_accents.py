"""Accents that TeX sets before their letter are put on it; an accent that somebody typed for an apostrophe or a quote stays."""

from __future__ import annotations

import pytest

from qualcode.reading import read_bytes
from qualcode.reading.repair import mend


def after(text: str) -> list[str]:
    return list(mend(text.split("\n"), ["accents"])[0])


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("er is ge¨ınvesteerd in spati¨ering", "er is geïnvesteerd in spatiëring"),
        ("´e´en keer, niet tw´e´e keer", "één keer, niet twéé keer"),
        ("Fr´ed´eric en H¨ammerle", "Frédéric en Hämmerle"),
        ("een caf´e op Cura¸cao", "een café op Curaçao"),
        ("Dvoˇr´ak, se˜nora, crˆepe", "Dvořák, señora, crêpe"),
        ("de premi`ere, heel ¨ubertrots", "de première, heel übertrots"),
    ],
)
def test_accents_go_on_their_letter(printed: str, meant: str) -> None:
    assert after(printed) == [meant]


@pytest.mark.parametrize(
    "typed",
    ["foto´s en auto´s, zo´n zeven", "hij noemde het ´een mooi woord´", "`ook' zei ze", "˜100 uur, x ˆ y"],
)
def test_what_is_no_accent_stays(typed: str) -> None:
    assert after(typed) == [typed]


def test_a_word_cut_at_its_accent_is_joined() -> None:
    text = (
        "Het beleid van de regio\n\nIn het voorjaar werd door alle huizen samen flink ge-\n¨ınvesteerd in de planning "
        "van de nachten en\nin het overleg tussen de teams, dat daarvoor niet bestond.\n"
    )
    read = read_bytes(text.encode(), "beleid.txt")
    assert "geïnvesteerd in de planning" in read.text
    assert {"accents", "hyphens"} <= {repair.step for repair in read.repairs}
