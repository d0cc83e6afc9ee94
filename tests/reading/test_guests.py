"""What a meeting's program sets behind the name of who joins from outside is no part of the name."""

from __future__ import annotations

import pytest

from qualcode.model import Transcript
from qualcode.reading import read_bytes

SAID = (
    "Kun je vertellen hoe zo’n intake gaat?",
    "We zitten eerst gewoon een kwartier te praten, over de bus en het weer.",
    "En de formulieren?",
    "Die komen later, want anders klapt iemand meteen dicht.",
    "Wanneer merk je dat?",
    "Aan de handen, die gaan dan onder de tafel.",
)


def captions(*voices: str) -> Transcript:
    cues = (
        f"00:00:{5 * at:02d}.000 --> 00:00:{5 * at + 4:02d}.000\n<v {voice}>{SAID[at % len(SAID)]}</v>"
        for at, voice in enumerate(voices)
    )
    return read_bytes(("WEBVTT\n\n" + "\n\n".join(cues)).encode(), "overleg.vtt")


def heard(transcript: Transcript) -> list[str]:
    return [speaker.label for speaker in transcript.speakers]


@pytest.mark.parametrize(
    "status",
    ["Gast", "gast", "Guest", "Extern", "External", "Unverified", "Niet-geverifieerd", "Host", "co-host"],
)
def test_how_somebody_joined_is_no_part_of_the_name(status: str) -> None:
    found = (
        captions("Hilde Brouns", f"Youssef Amrani ({status})")
        if status != "gast"
        else captions("Hilde Brouns", f"Youssef Amrani [{status}]")
    )
    assert heard(found) == ["Hilde Brouns", "Youssef Amrani"]
    assert found.speakers[1].attributes == {"toegang": status}
    assert not found.warnings


def test_who_joined_once_as_a_guest_and_once_not_is_one_speaker_and_the_report_says_so() -> None:
    found = captions(
        "Hilde Brouns", "Youssef (Gast)", "Hilde Brouns", "Youssef", "Hilde Brouns", "Youssef (Gast)"
    )
    assert heard(found) == ["Hilde Brouns", "Youssef"]
    assert any("Youssef (Gast) → Youssef" in warning for warning in found.warnings)


def test_who_fell_out_and_joined_again_as_a_guest_goes_on() -> None:
    found = captions("Hilde Brouns", "Youssef", "Youssef (Guest)", "Hilde Brouns", "Youssef (Guest)")
    assert heard(found) == ["Hilde Brouns", "Youssef"]
    assert len(found.turns) == 4


def test_two_of_one_name_who_answer_each_other_stay_two() -> None:
    found = captions("Jan", "Jan (Gast)", "Jan", "Jan (Gast)", "Jan", "Jan (Gast)")
    assert heard(found) == ["Jan", "Jan (Gast)"]
    assert not found.warnings


@pytest.mark.parametrize(
    "name",
    [
        "Ria Snel (Gastouderbureau)",
        "Ria Snel (Zorggroep Waal)",
        "Ria Snel (Externe Zaken)",
        "Ria Snel (planner)",
        "Gast 2",
        "Guest",
    ],
)
def test_other_words_behind_a_name_and_guests_without_one_stay(name: str) -> None:
    found = captions("Hilde Brouns", name, "Hilde Brouns", name)
    assert heard(found) == ["Hilde Brouns", name]


def test_in_running_text_a_guest_is_told_as_such_and_read_as_one_with_the_name_alone() -> None:
    voices = ("Hilde", "Youssef (Gast)", "Hilde", "Youssef", "Hilde", "Youssef (Gast)")
    text = "\n".join(f"{voice}: {said}" for voice, said in zip(voices, SAID, strict=True))
    found = read_bytes(text.encode(), "overleg.txt")
    assert heard(found) == ["Hilde", "Youssef"]
    assert found.speakers[1].attributes == {"toegang": "Gast"}
    assert any("Youssef (Gast) → Youssef" in warning for warning in found.warnings)
