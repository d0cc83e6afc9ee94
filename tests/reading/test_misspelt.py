"""Names of speakers that slipped, and those that only look alike."""

from __future__ import annotations

import pytest

from qualcode.reading import read_bytes


def voices(slip: str, usual: str = "Marieke", before: str = "Int") -> tuple[list[str], tuple[str, ...]]:
    lines = [f"{who}: Dat is zin {number} van het gesprek." for number, who in enumerate(("Int", usual) * 5)]
    lines[6:6] = [f"{before}: En toen?", f"{slip}: Toen niets meer, hoor."]
    read = read_bytes("\n".join(lines).encode(), "gesprek.txt")
    return [speaker.label for speaker in read.speakers], read.warnings


@pytest.mark.parametrize("slip", ["Marieek", "Mareike", "Marike", "Marrieke", "Mariele"])
def test_a_name_that_slipped_once_is_the_same_speaker_and_the_import_says_so(slip: str) -> None:
    labels, warnings = voices(slip)
    assert labels == ["Int", "Marieke"]
    assert f"{slip} → Marieke" in " ".join(warnings)


@pytest.mark.parametrize(
    ("slip", "usual"),
    [
        ("Jolande", "Yolande"),
        ("Marijke", "Marieke"),
        ("Marit", "Marieke"),
        ("Anna", "Anne"),
        ("Cliënte", "Cliënt"),
    ],
)
def test_names_that_look_alike_are_two(slip: str, usual: str) -> None:
    labels, warnings = voices(slip, usual)
    assert sorted(labels) == sorted(["Int", slip, usual])
    assert not warnings


def test_who_speaks_right_after_the_other_is_another() -> None:
    labels, _ = voices("Mariele", before="Marieke")
    assert "Mariele" in labels
