"""Long names of cases, coders and codes: cut where room is short, and the whole is a tip away."""

from __future__ import annotations

from app import grids, texts
from app.agreeing.work_view import coder_heads
from app.analysing import charts

LONG = "Anne-Marijn van der Waardenburg-Steenhuis"


def test_a_head_that_is_cut_has_the_whole_as_a_tip() -> None:
    config = grids.heads({"GGZ De Brink": "GGZ De Brink", LONG: "Anne-Marijn van der…"})
    assert list(config) == [LONG]
    assert config[LONG]["label"] == "Anne-Marijn van der…"
    assert config[LONG]["help"] == texts.safe(LONG)
    assert config[LONG]["width"] < grids.WIDEST


def test_what_stands_behind_a_coders_name_stays_in_its_head() -> None:
    ((name, column),) = coder_heads(["Noor", LONG], "codings_of").items()
    assert name == f"{LONG}: codes"
    assert column["label"] == "Anne-Marijn van …: codes"


def test_labels_of_charts_are_cut_between_words() -> None:
    label = "Onuitgesproken verantwoordelijkheid en wat dat met het team doet"
    (shown,) = [trace["name"] for trace in charts.lines(["a"], {label: [1.0]}, "t")["data"]]
    assert shown == "Onuitgesproken verantwoordelijkheid en wat …"
    word = "Arbeidsmarktkrapteproblematiekbestrijdingsmaatregelenpakket"
    (shown,) = [trace["name"] for trace in charts.lines(["a"], {word: [1.0]}, "t")["data"]]
    assert shown == f"{word[:45]}…"
