"""Charts of Analyse: labels that can be read, boxes and buttons that do not lie over each other."""

from __future__ import annotations

import numpy as np
import pytest

from app.analysing import apart, charts
from app.analysing.pairs import most_together


def test_charts_hold_labels_that_cannot_be_read_as_marks() -> None:
    figure = charts.network(["<b>A</b>", "B", "C"], [3, 2, 1], [(0, 1, 2.0), (1, 2, 1.0)])
    texts = figure["data"][-1]["text"]
    assert len(texts) == 3
    assert not any("<" in text for text in texts)
    assert charts.network([], [], [])["data"] == []


def test_labels_of_a_network_do_not_lie_over_each_other() -> None:
    labels = [
        f"Onuitgesproken verantwoordelijkheid in de avond- en nachtdiensten, deel {n}" for n in range(25)
    ]
    edges = [(one, other, 1.0 + one % 3) for one in range(25) for other in range(one)]
    figure = charts.network(labels, [30] * 25, edges)
    points = figure["data"][-1]
    boxes = []
    for x, y, text, size in zip(
        points["x"], points["y"], points["text"], points["marker"]["size"], strict=True
    ):
        wide, tall = apart.room(text.split("<br>"))
        boxes.append((x - wide / 2, y - size / 2, x + wide / 2, y + size / 2 + tall))
    over = [
        (one, other)
        for one in range(25)
        for other in range(one)
        if boxes[one][0] < boxes[other][2]
        and boxes[other][0] < boxes[one][2]
        and boxes[one][1] < boxes[other][3]
        and boxes[other][1] < boxes[one][3]
    ]
    assert not over
    low, high = figure["layout"]["xaxis"]["range"]
    assert min(box[0] for box in boxes) >= low
    assert max(box[2] for box in boxes) <= high
    assert max(box[3] for box in boxes) <= figure["layout"]["yaxis"]["range"][1]


def test_a_matrix_holds_the_codes_that_go_together_most() -> None:
    counts = np.zeros((40, 40), dtype=int)
    counts[5, 5] = 99  # often given, never beside another
    for one in range(6, 39):
        counts[one, one + 1] = counts[one + 1, one] = one
    used = most_together(counts)
    assert used == list(range(10, 40))
    assert most_together(counts[:9, :9]) == [6, 7, 8]


def test_buttons_of_a_chart_stand_beside_the_names_above_it() -> None:
    above = charts.in_turn(charts.lines(["a"], {"x": [1.0]}, "codes"), ["Bron"], "bron")
    assert above["layout"]["legend"]["orientation"] == "h"
    for figure in (above, charts.heat(["a"], ["b"], [[1.0]])):
        assert figure["layout"]["modebar"]["orientation"] == "v"
    lower = charts.lines(["a"], {"x": [1.0]}, "codes")
    assert "modebar" not in lower["layout"]
    assert lower["layout"]["margin"]["t"] >= 40


def test_boxes_give_way_only_where_they_overlap() -> None:
    assert apart.apart([(50, 50), (300, 50)], [(80, 20), (80, 20)], 400) == [(50, 50), (300, 50)]
    (one, other) = apart.apart([(100, 50), (100, 50)], [(80, 20), (80, 20)], 400)
    assert one[0] == other[0] == 100
    assert abs(one[1] - other[1]) >= 20
    assert apart.wrapped("een heel lange naam", 8) == ["een heel", "lange", "naam"]


@pytest.mark.parametrize("many", [8, 55])
def test_names_of_sources_leave_room_for_the_lines(many: int) -> None:
    labels = [f"Gespreksverslag met de <coördinator> en twee wijkverpleegkundigen {n}" for n in range(many)]
    x = [f"{n}. {label}" for n, label in enumerate(labels, 1)]
    figure = charts.in_turn(charts.lines(x, {"a": [1.0] * many}, "codes"), labels, "bron")
    axis = figure["layout"]["xaxis"]
    assert all(len(text) <= 26 for text in axis["ticktext"])
    assert set(axis["tickvals"]) <= set(figure["data"][0]["x"])
    assert len(axis["tickvals"]) <= 28
    assert not any("<" in text for text in [*axis["ticktext"], *figure["data"][0]["x"]])


def test_places_on_an_axis_that_are_called_alike_stay_two() -> None:
    (trace,) = charts.heat(["Druk", "Druk"], ["Noord", "Zuid"], [[1, 2], [3, 4]])["data"]
    assert trace["y"] == ["Druk", "Druk (2)"]
    assert trace["x"] == ["Noord", "Zuid"]
