"""Names of cases that are probably one, once misspelt."""

from __future__ import annotations

import pytest

from qualcode.project.incoming.near_names import misspelt_cases, near


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zorgroep West", "Zorggroep West"),
        ("zorg groep west", "Zorggroep-West"),
        ("Café Één", "Cafe Een"),
        ("De Linde", "Linde"),
        ("Huis de Lidne", "Huis de Linde"),
        ("Thuiszrog Noord", "Thuiszorg Noord"),
    ],
)
def test_slips_are_near(one: str, other: str) -> None:
    assert near(one, other)
    assert near(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Team 1", "Team 2"),
        ("Casus A", "Casus B"),
        ("Zorggroep Oost", "Zorggroep West"),
        ("Oosterhout", "Westerhout"),
        ("Team Rood", "Team Roos"),
        ("Leerteam 2023", "Leerteam 2024"),
        ("Thuiszorg", "Thuiszorg Noord"),
        ("De Meren", "De Veren"),
    ],
)
def test_names_that_tell_apart_are_not(one: str, other: str) -> None:
    assert not near(one, other)


def test_the_rarer_name_is_in_doubt_and_a_stored_one_never() -> None:
    assert misspelt_cases({"Zorgroep West": 1, "Zorggroep West": 3}, []) == {
        "Zorgroep West": "Zorggroep West"
    }
    assert misspelt_cases({"Zorggroep West": 3}, ["Zorgroep West"]) == {"Zorggroep West": "Zorgroep West"}
    assert misspelt_cases({"Zorggroep West": 3}, ["Zorgroep West", "Zorggroep West"]) == {}
    assert misspelt_cases({"zorggroep west": 1, "Zorggroep West": 1}, []) == {}
