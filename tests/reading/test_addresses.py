"""Web addresses that broke over lines become whole; lone ones go unless a sentence needs them."""

from __future__ import annotations

import pytest

from qualcode.reading.repair import mend


def after(step: str, text: str) -> str:
    lines, _ = mend(text.split("\n"), [step])
    return " ".join(" ".join(lines).split())


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("zie www.huis.nl/\nrooster/nu.html dus", "zie www.huis.nl/rooster/nu.html dus"),
        ("zie www.huis.\nnl en de rest", "zie www.huis.nl en de rest"),
        ("zie https://huis.nl/plan_\nvan_jan.", "zie https://huis.nl/plan_van_jan."),
        ("zie https://huis.nl/documen-\nten/plan", "zie https://huis.nl/documenten/plan"),
        ("zie https://huis.nl/nacht-\nen-avond", "zie https://huis.nl/nacht-en-avond"),
        ("zie www.huis.nl/plan.\npdf ?la=nl&x=3.", "zie www.huis.nl/plan.pdf?la=nl&x=3."),
        ("(www.huis.nl/plan.\n\nphp?titel=Nacht).", "(www.huis.nl/plan.php?titel=Nacht)."),
        ("zie www.huis.nl/documen-\nten/een-\ntwee dan", "zie www.huis.nl/documenten/een-twee dan"),
        ("zie www.huis.nl/\nen verder gaan", "zie www.huis.nl/ en verder gaan"),
        ("zie www.huis.nl/\n64 Een noot", "zie www.huis.nl/ 64 Een noot"),
        ("zie www.huis.nl.\nzij werken er", "zie www.huis.nl. zij werken er"),
        ("zie www.huis.nl/plan-\n\nvan de dag", "zie www.huis.nl/plan- van de dag"),
    ],
)
def test_an_address_that_broke_is_whole_again(broken: str, whole: str) -> None:
    assert after("addresses", broken) == whole


def test_an_address_follows_the_one_in_the_link_layer() -> None:
    text = "zie https://www.nacht-\ndienst.nl/plan voor meer\n\nhttps://www.nacht-dienst.nl/plan\n"
    assert after("addresses", text).startswith("zie https://www.nacht-dienst.nl/plan voor meer")
    text = text.replace("\n\nhttps://www.nacht-dienst", "\n\nhttps://www.nachtdienst")
    assert after("addresses", text).startswith("zie https://www.nachtdienst.nl/plan voor meer")


def test_what_was_joined_is_counted() -> None:
    _, (repair,) = mend(["zie www.huis.nl/", "rooster/nu.html dus"], ["addresses"])
    assert (repair.count, repair.examples[0].after) == (1, "www.huis.nl/rooster/nu.html")


def test_a_lone_address_stays_where_a_sentence_needs_it() -> None:
    assert after("urls", "Het plan staat op\nwww.huis.nl/plan\n") == "Het plan staat op www.huis.nl/plan"
    assert after("urls", "Het plan staat op \n\nwww.huis.nl.\n") == "Het plan staat op www.huis.nl."
    assert after("urls", "Zo was het plan.\nwww.huis.nl/plan\n") == "Zo was het plan."
    assert after("urls", "Zo was het\n\nwww.huis.nl/plan\nplan.") == "Zo was het plan."
