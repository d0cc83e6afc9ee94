"""The area drawn on the map of fragments, to the address and back."""

from __future__ import annotations

import pytest

from app.threads import area

SPOTS = {"in": (1.0, 1.0), "out": (5.0, 1.0), "notch": (2.0, 3.0)}


def test_what_is_within_the_corners_was_chosen() -> None:
    assert area.inside(SPOTS, area.corners("0,0;3,0;3,4;0,4")) == ["in", "notch"]
    upside_down_m = "0,0;4,0;4,4;2,2;0,4"  # the notch lies between its legs
    assert area.inside(SPOTS, area.corners(upside_down_m)) == ["in"]


@pytest.mark.parametrize("text", ["", "x", "1,2;3,4", "1,2;3,nan;5,6", "1,2,3;4,5,6;7,8,9", "a,b;c,d;e,f"])
def test_what_is_no_area_chooses_nothing(text: str) -> None:
    assert area.corners(text) == []
    assert area.inside(SPOTS, area.corners(text)) == []
