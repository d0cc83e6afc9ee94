"""Addresses, subject and signature of a letter are beside its words."""

from __future__ import annotations

import pytest

from qualcode.model import Transcript, TurnKind
from qualcode.reading import read_bytes

BODY = (
    "Vorig najaar vertelde u ons hoe het is om in de pont te werken. Er kwamen zevenentwintig verhalen binnen, en zij"
    " zijn gelezen door twee onderzoekers die zelf nog nooit een pont hadden gestuurd.\n\n"
    "In bijgaand overzicht staat wat er vaak terugkwam. De kou werd minder genoemd dan wij dachten, het wachten meer."
)
GREETING = "Met vriendelijke groet,"


def letter(
    above: str, below: str, *, salutation: str = "Geachte mevrouw Terpstra,", greeting: str = GREETING
) -> Transcript:
    parts = [above, salutation, BODY, greeting, below]
    return read_bytes("\n\n".join(part for part in parts if part).encode(), "brief.txt")


def texts(transcript: Transcript, kind: TurnKind) -> list[str]:
    return [transcript.text[turn.start : turn.end] for turn in transcript.turns if turn.kind is kind]


@pytest.mark.parametrize(
    ("above", "told"),
    [
        ("Aan de veerlieden van de Waal\n\nDalem, 3 mei 2026", {"Aan": "de veerlieden van de Waal", "Datum": "3 mei 2026"}),
        ("Mevrouw A. Terpstra\nKadestraat 12\n4213 AB Dalem\n\nBetreft: uitkomsten pont",
         {"Betreft": "uitkomsten pont"}),
        ("Lectoraat Water en Werk\nPostbus 40\n4200 CA Dalem\n\nOns kenmerk: W26.14\n\nOnderwerp: de pont",
         {"Ons kenmerk": "W26.14", "Onderwerp": "de pont"}),
        ("Datum: 3-5-2026\n\nBetreft: uitkomsten pont", {"Datum": "3-5-2026", "Betreft": "uitkomsten pont"}),
        ("T.a.v. de schippers\n\n12 juni 2026", {"Datum": "12 juni 2026"}),
    ],
)  # fmt: skip
def test_what_stands_around_a_letter_is_a_note(above: str, told: dict[str, str]) -> None:
    found = letter(above, "Jelle Oudshoorn\nonderzoeker")
    notes = " ".join(" ".join(texts(found, TurnKind.NOTE)).split())
    assert notes == " ".join(f"{above} Jelle Oudshoorn onderzoeker".split())
    assert {key: found.metadata.get(key) for key in told} == told
    prose = texts(found, TurnKind.PROSE)
    assert prose[0] == "Geachte mevrouw Terpstra,"
    assert prose[-1] == GREETING
    assert all(paragraph in prose for paragraph in BODY.split("\n\n"))


def test_what_is_written_below_the_signature_stays() -> None:
    found = letter("Dalem, 3 mei 2026", "Jelle Oudshoorn\n\nP.S. De pont vaart weer, en u mag altijd mee.")
    assert any(text.startswith("P.S.") for text in texts(found, TurnKind.PROSE))
    assert "Jelle Oudshoorn" in texts(found, TurnKind.NOTE)


@pytest.mark.parametrize(
    ("above", "below", "changed"),
    [
        ("Aan de veerlieden van de Waal", "Jelle", {"salutation": ""}),
        ("Aan de veerlieden van de Waal", "Jelle", {"greeting": ""}),
        (
            "Aan boord",
            "Bijlage 1",
            {"salutation": "Geachte lezer, dit is geen brief.", "greeting": "Tot zover."},
        ),
    ],
)
def test_what_is_no_letter_has_no_letterhead(above: str, below: str, changed: dict[str, str]) -> None:
    found = letter(above, below, **changed)
    assert texts(found, TurnKind.NOTE) == []
    assert "Aan" not in found.metadata


@pytest.mark.parametrize(
    "above",
    [
        "Bijlage 2 Voorbeeldbrief",
        "1 Een brief als voorbeeld",
        "De pont in woorden\n\nEen voorbeeld",
        "Dit stuk opent met een brief die wij in mei schreven. Daarna volgt wat er terugkwam.\n\nDalem, 3 mei 2026",
    ],
)
def test_titles_and_sentences_above_a_letter_stay(above: str) -> None:
    found = letter(above, "Jelle Oudshoorn")
    assert texts(found, TurnKind.NOTE) == ["Jelle Oudshoorn"]
