"""The area drawn on the map of fragments, to the address and back."""

from __future__ import annotations

import pytest

from app.threads import area

SPOTS = {"in": (1.0, 1.0), "out": (5.0, 1.0), "notch": (2.0, 3.0)}


def test_a_box_and_a_lasso_come_back() -> None:
    box = area.drawn({"box": [{"x": [0, 3], "y": [0, 4]}], "lasso": []})
    assert area.inside(SPOTS, area.corners(box)) == ["in", "notch"]
    lasso = {"x": [0, 4, 4, 2, 0], "y": [0, 0, 4, 2, 4]}  # an M upside down: the notch lies between its legs
    assert area.inside(SPOTS, area.corners(area.drawn({"lasso": [lasso], "box": []}))) == ["in"]


def test_a_long_lasso_keeps_the_address_short() -> None:
    lasso = {"x": [n / 100 for n in range(1000)], "y": [n % 7 for n in range(1000)]}
    told = area.drawn({"lasso": [lasso]})
    assert len(area.corners(told)) <= area.MOST
    assert len(told) < 500


@pytest.mark.parametrize("text", ["", "x", "1,2;3,4", "1,2;3,nan;5,6", "1,2,3;4,5,6;7,8,9", "a,b;c,d;e,f"])
def test_what_is_no_area_chooses_nothing(text: str) -> None:
    assert area.corners(text) == []
    assert area.inside(SPOTS, area.corners(text)) == []
    assert area.drawn({"points": [1], "lasso": [], "box": []}) == ""
