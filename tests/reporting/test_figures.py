"""Pictures: well-formed, named, with colours that can be told apart and read."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from defusedxml import ElementTree

from qualcode.reporting.figures import Bar, Cell, Labelled, bars, dots, fragment_map, heat_map, marker
from qualcode.reporting.figures.colors import (
    DARK_HEAT,
    DARK_INK,
    DARK_PAPER,
    DARK_SOFT,
    HEAT,
    INK,
    PALETTE,
    PAPER,
    SOFT,
)
from qualcode.reporting.figures.heat import step
from qualcode.reporting.figures.map import DISC, _apart
from qualcode.reporting.figures.svg import color, shape
from qualcode.reporting.measure import shorten, width

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<b>&\"'\x00]]> naam"


def luminance(color: str) -> float:
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, two: str) -> float:
    dark, light = sorted((luminance(one), luminance(two)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("paper", [PAPER, DARK_PAPER])
def test_marks_stand_out_from_the_paper(paper: str) -> None:
    assert all(contrast(color, paper) >= 3 for color in PALETTE)


@pytest.mark.parametrize(
    ("ink", "paper"),
    [(INK, PAPER), (SOFT, PAPER), (DARK_INK, DARK_PAPER), (DARK_SOFT, DARK_PAPER)]
    + [(ink, fill) for fill, ink in (*HEAT, *DARK_HEAT)],
)
def test_text_reaches_aa(ink: str, paper: str) -> None:
    assert contrast(ink, paper) >= 4.5


@pytest.mark.parametrize("scale", [HEAT, tuple(reversed(DARK_HEAT))])
def test_heat_goes_one_way(scale: tuple[tuple[str, str], ...]) -> None:
    assert all(luminance(one) > luminance(two) for (one, _), (two, _) in pairwise(scale))


def test_twenty_threads_look_different() -> None:
    assert len({(color(place), shape(place)) for place in range(20)}) == 20


def svg(text: str) -> ElementTree:
    root = ElementTree.fromstring(text)
    assert root.find(f"{SVG}title").text
    assert root.find(f"{SVG}desc").text
    return root


def test_map_numbers_every_thread_and_draws_every_fragment() -> None:
    positions = {f"s{place}": (float(place % 7), float(place // 7)) for place in range(42)}
    groups = [
        Labelled(1, HOSTILE, ["s0", "s1", "s2"]),
        Labelled(2, "twee", ["s3", "s4"]),
        Labelled(3, "leeg", []),
    ]
    root = svg(fragment_map(groups, positions, "kaart", "wat"))
    assert [text.text for text in root.iter(f"{SVG}text") if (text.text or "").isdigit()] == ["1", "2"]
    rest = next(path for path in root.iter(f"{SVG}path") if path.get("class") == "rest")
    assert rest.get("d").count("M") == 37


@pytest.mark.parametrize("positions", [{}, {"a": (1.0, 1.0)}, {"a": (0.0, 2.0), "b": (0.0, 2.0)}])
def test_map_of_almost_nothing(positions: dict[str, tuple[float, float]]) -> None:
    root = svg(fragment_map([Labelled(1, "een", list(positions))], positions, "kaart", "wat"))
    drawn = "".join(path.get("d") or "" for path in root.iter(f"{SVG}path"))
    assert drawn.count("M") == len(positions)
    assert "nan" not in drawn.lower()


def test_numbers_on_the_map_do_not_cover_each_other() -> None:
    moved = _apart([(400.0, 300.0)] * 12)
    for place, (x, y) in enumerate(moved):
        for a, b in moved[:place]:
            assert ((x - a) ** 2 + (y - b) ** 2) ** 0.5 > 2 * DISC


def test_bars_are_as_long_as_they_should_be() -> None:
    rows = [Bar(HOSTILE, 6, 2, "8 van 10", HOSTILE), Bar("nul", 0, 0, "0 van 10", "niets")]
    root = svg(bars(rows, 10, ("gedeeld", "alleen hier"), "staven", "wat"))
    track = next(r for r in root.iter(f"{SVG}rect") if r.get("class") == "void")
    drawn = [r for r in root.iter(f"{SVG}rect") if r.get("class") == "bar"][1:]
    assert len(drawn) == 1
    assert float(drawn[0].get("width")) == pytest.approx(float(track.get("width")) * 0.6, abs=0.2)


def test_heat_map_shows_empty_cells() -> None:
    cells = [[Cell(3, 0.3, "drie"), Cell(0, 0.0, "niets")], [Cell(1, 0.1, HOSTILE), Cell(2, 0.2, "twee")]]
    drawn = heat_map(
        ["a", HOSTILE],
        ["x", "y" * 200],
        cells,
        totals=("alles", ["10", "10"]),
        legend=("0%", "30%"),
        title="warmte",
        description="wat",
    )
    root = svg(drawn)
    assert sum(r.get("class") == "void" for r in root.iter(f"{SVG}rect")) == 1
    assert "·" in [text.text for text in root.iter(f"{SVG}text")]
    _, _, wide, high = map(float, root.get("viewBox").split())
    for rect in root.iter(f"{SVG}rect"):
        assert float(rect.get("x")) + float(rect.get("width")) <= wide
        assert float(rect.get("y")) + float(rect.get("height")) <= high


def test_steps_of_the_heat_map() -> None:
    assert [step(share, 0.5) for share in (0.0, 0.05, 0.1, 0.25, 0.49, 0.5)] == [1, 1, 1, 3, 5, 5]
    assert step(0.0, 0.0) == 1


@pytest.mark.parametrize("number", [1, 8, 20, 50])
def test_dots_say_which_cases(number: int) -> None:
    cases = [f"c{place}" for place in range(number)]
    root = ElementTree.fromstring(
        dots(cases, {"c0": 4}, HOSTILE).replace("<svg", f'<svg xmlns="{SVG[1:-1]}"')
    )
    paths = {path.get("class"): path.get("d").count("M") for path in root.iter(f"{SVG}path")}
    assert paths == ({"dot": 1, "ring": number - 1} if number > 1 else {"dot": 1})
    assert dots([], {}, "niets") == ""


def test_marker_is_drawn() -> None:
    assert re.search(r'fill="#0072b2"', marker(0))


def test_shortening_keeps_both_ends() -> None:
    name = "Stichting Gehandicaptenzorg Ganzenveer, locatie B"
    short = shorten(name, 150, 14)
    assert width(short, 14) <= 150
    assert short.startswith("Stichting")
    assert short.endswith("B")
    assert shorten("kort", 150, 14) == "kort"
