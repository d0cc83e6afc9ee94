"""Names of speakers that slipped, and those that only look alike."""

from __future__ import annotations

import pytest

from qualcode.reading import read_bytes


def voices(slip: str, usual: str = "Marieke", before: str = "Int") -> tuple[list[str], tuple[str, ...]]:
    lines = [
        f"{who}: Ja, dat is zin {number} van het gesprek." for number, who in enumerate(("Int", usual) * 5)
    ]
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


def turns(who: list[str]) -> tuple[set[str], tuple[str, ...], tuple[str, ...]]:
    lines = [f"{name}: Ja, dat is zin {number} van dit gesprek." for number, name in enumerate(who)]
    read = read_bytes("\n".join(lines).encode(), "gesprek.txt")
    return (
        {speaker.label for speaker in read.speakers},
        read.warnings,
        tuple(one.step for one in read.repairs),
    )


def test_an_initial_that_becomes_a_name_halfway_is_one_speaker_s() -> None:
    who, warnings, steps = turns(["W", "J", "W", "J", "Karst", "Wouter", "Jolien", "Karst", "Wouter"])
    assert who == {"Wouter", "Jolien", "Karst"}
    assert "J → Jolien" in " ".join(warnings)
    assert "misspelt_names" in steps


@pytest.mark.parametrize(
    "who",
    [
        ["W", "J", "W", "J", "Wouter", "J", "W"],
        ["W", "J", "W", "J", "Karst", "Wouter", "Willem", "Karst", "Wouter", "Willem"],
        ["I", "R", "I", "R", "Iris", "Roos", "Iris", "Roos"],
    ],
)
def test_an_initial_stays_another_where_both_speak_or_two_names_begin_so_or_it_tells_who_asks(
    who: list[str],
) -> None:
    assert turns(who)[0] == set(who)


SEVERAL = (
    ["Marieke"] * 4
    + ["Marike", "Marieke", "Mareike", "Marike", "Marieke", "Marike", "Marieke"]
    + ["Marieke"] * 3
)


def test_a_name_that_slipped_in_several_ways_is_one_speaker_s() -> None:
    group = [
        name for at, one in enumerate(SEVERAL) for name in (("Int", one, "Bram") if at % 2 else ("Int", one))
    ]
    labels, warnings, steps = turns(group)
    assert labels == {"Int", "Bram", "Marieke"}
    assert "Marike → Marieke" in " ".join(warnings)
    assert steps == ("misspelt_names",)


def test_a_name_that_often_slipped_in_one_way_is_one_speaker_s_in_an_interview_and_not_in_a_group() -> None:
    names = ["Marieke"] * 5 + ["Marike"] * 3 + ["Marieke"] * 2
    assert turns([name for one in names for name in ("Int", one)])[0] == {"Int", "Marieke"}
    group = [name for one in names for name in ("Int", one, "Bram")]
    assert turns(group)[0] == {"Int", "Bram", "Marieke", "Marike"}


def test_two_who_take_turns_with_each_other_are_two_however_often_the_names_slip() -> None:
    group = [name for one in SEVERAL for name in ("Int", one)]
    at = group.index("Marike")
    group[at + 1 : at + 1] = ["Marieke"]
    assert "Marike" in turns(group)[0]


def test_a_slip_stays_as_it_is_where_somebody_says_so() -> None:
    lines = "\n".join(
        f"{name}: Zin {n} van het gesprek."
        for n, name in enumerate([*("Int", "Marieke") * 4, "Int", "Marike"])
    )
    read = read_bytes(lines.encode(), "gesprek.txt", without=["misspelt_names"])
    assert {speaker.label for speaker in read.speakers} == {"Int", "Marieke", "Marike"}
    assert not read.warnings
    assert not read.repairs


def among(present: str, *who: str) -> list[str]:
    lines = [f"{name}: Ja, dat is zin {number} van dit gesprek." for number, name in enumerate(who)]
    text = f"Verslag van het gesprek\nAanwezig: {present}\n\n" + "\n".join(lines)
    return [speaker.label for speaker in read_bytes(text.encode(), "gesprek.txt").speakers]


@pytest.mark.parametrize("slip", ["Theo", "Theo.", "Theodoor", "Teodora"])
def test_who_is_present_by_a_longer_name_is_the_one_who_is_called_short(slip: str) -> None:
    who = ["Theodora", "Kenneth", "Babette"] * 3 + ["Kenneth", slip, "Babette", slip, "Kenneth"]
    found = among("Theodora, Kenneth (planner) en Babette", *who)
    assert (slip in found) == (slip == "Theodoor")


def test_a_sound_may_be_written_otherwise() -> None:
    who = ["Marjolein", "Kenneth", "Babette"] * 3 + ["Kenneth", "Marjolijn", "Babette"]
    assert "Marjolijn" not in among("Marjolein, Kenneth en Babette", *who)


@pytest.mark.parametrize(
    ("present", "who"),
    [
        ("Theodora, Theo en Babette", ["Theodora", "Babette", "Theo", "Babette"]),
        ("Theodora, Theodoor en Babette", ["Theodora", "Babette", "Theo", "Babette"]),
        ("Theodora en Babette", ["Theodora", "Theo", "Theodora", "Babette"]),
        ("Babette en Kenneth", ["Theodora", "Babette", "Theo", "Kenneth"]),
    ],
)
def test_a_short_name_of_somebody_else_stays(present: str, who: list[str]) -> None:
    assert "Theo" in among(present, *who * 3)


def test_slips_are_told_in_the_order_in_which_they_stand() -> None:
    who = ["Theodora", "Kenneth", "Babette"] * 3 + ["Theo", "Kenneth", "Babet", "Theo", "Babet"]
    lines = "\n".join(f"{name}: Ja, dat is zin {at} van dit gesprek." for at, name in enumerate(who))
    text = f"Verslag van het gesprek\nAanwezig: Theodora, Kenneth en Babette\n\n{lines}"
    (told,) = (
        one for one in read_bytes(text.encode(), "gesprek.txt").repairs if one.step == "misspelt_names"
    )
    assert [change.before for change in told.examples] == sorted(("Theo", "Babet"), key=who.index)
