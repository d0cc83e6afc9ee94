"""What to review next, and second thoughts."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
from themed_talk import material

from qualcode.suggesting import Decided, Suggester, consistency, queue
from qualcode.suggesting.consistency import Doubt


def test_no_fragment_twice_and_none_that_was_decided() -> None:
    found, themes = material()
    decided = {found.segments[row].id: Decided((themes[row],)) for row in range(6)}
    asked = [one.segment for one in queue(Suggester(found, decided), ["a"] * len(themes), limit=100)]
    assert len(asked) == len(set(asked)) == len(themes) - 6
    assert not set(asked) & decided.keys()


def test_neighbours_are_not_asked_one_after_the_other() -> None:
    found, themes = material()
    suggester = Suggester(found)
    rows = [suggester.row_of[one.segment] for one in queue(suggester, ["a"] * len(themes), limit=6)]
    assert min(abs(one - other) for n, one in enumerate(rows) for other in rows[:n]) > 1


def test_a_case_nobody_looked_at_gets_its_turn() -> None:
    found, themes = material()
    half = len(themes) // 2
    cases = ["gezien"] * half + ["nieuw"] * half
    decided = {found.segments[row].id: Decided((themes[row],), done=True) for row in range(half - 8)}
    asked = queue(Suggester(found, decided), cases, limit=8)
    uncovered = [one for one in asked if one.reason == "uncovered"]
    assert len(uncovered) == 2
    rows = [[segment.id for segment in found.segments].index(one.segment) for one in uncovered]
    assert all(cases[row] == "nieuw" for row in rows)


def test_only_within_what_is_asked() -> None:
    found, themes = material()
    wanted = {found.segments[3].id, found.segments[11].id}
    asked = queue(Suggester(found), ["a"] * len(themes), limit=5, within=wanted)
    assert {one.segment for one in asked} == wanted


def test_a_coding_out_of_place_and_a_code_left_out_are_found() -> None:
    found, themes = material()
    decided = {s.id: Decided((theme,), done=True) for s, theme in zip(found.segments, themes, strict=True)}
    odd = next(row for row, theme in enumerate(themes) if theme == "pauze" and row > 10)
    missed = next(row for row, theme in enumerate(themes) if theme == "geld" and row > 20)
    decided[found.segments[odd].id] = Decided(("pauze", "rooster"), done=True)
    decided[found.segments[missed].id] = Decided((), done=True)
    suggester = Suggester(found, decided)
    doubts = {(one.kind, one.segment, one.code) for one in consistency(suggester)}
    assert ("missed", found.segments[missed].id, "geld") in doubts
    assert ("odd", found.segments[odd].id, "rooster") in doubts
    assert not any(kind == "odd" and code == "pauze" for kind, _, code in doubts)


def test_what_is_named_instead_of_an_odd_coding_fits_better() -> None:
    """Of three codes the odd one is the second at best, and the third is no cure."""
    found, themes = material()
    decided = {s.id: Decided((theme,), done=True) for s, theme in zip(found.segments, themes, strict=True)}
    for row in [row for row, theme in enumerate(themes) if theme == "pauze"][-2:]:
        decided[found.segments[row].id] = Decided(("pauze", "geld"), done=True)
        decided[found.segments[row - 4].id] = Decided(("rooster", "pauze"), done=True)
    suggester = Suggester(found, decided)
    odd = [one for one in consistency(suggester) if one.kind == "odd"]
    assert odd
    for one in odd:
        likely = dict(
            zip(
                suggester.column_of,
                suggester.probabilities[suggester.row_of[one.segment]].tolist(),
                strict=True,
            )
        )
        assert all(likely[code] > likely[one.code] for code in one.instead)


def test_nothing_is_odd_where_nothing_is_coded() -> None:
    assert consistency(Suggester(material()[0])) == []


def judged(likely: np.ndarray, known: np.ndarray) -> list[Doubt]:
    """Second thoughts about decisions `known` (n, k) whose codes are as `likely` as that."""
    keys = [f"c{column}" for column in range(likely.shape[1])]
    material = SimpleNamespace(
        segments=[SimpleNamespace(id=str(row)) for row in range(len(likely))],
        codebook=SimpleNamespace(codes=[SimpleNamespace(key=key) for key in keys]),
    )
    given = {
        "probabilities": likely,
        "known": known,
        "material": material,
        "thresholds": np.full(len(keys), 0.5),
    }
    return consistency(SimpleNamespace(**given, column_of={key: at for at, key in enumerate(keys)}))  # type: ignore[arg-type]


def test_odd_is_what_nine_in_ten_others_are_likelier_than_of_codes_given_thrice() -> None:
    likely = np.full((20, 12), 0.9)
    likely[:, 0] = np.linspace(0.05, 0.5, 20)
    known = np.zeros((20, 12), dtype=np.int8)
    known[:, 0] = 1
    assert [(one.kind, one.segment) for one in judged(likely, known)] == [("odd", "0"), ("odd", "1")]
    known[2:, 0] = 0
    assert judged(likely, known) == [], "given twice"


def test_missed_is_what_is_likelier_than_not_and_than_where_it_was_given_the_likeliest_first() -> None:
    likely = np.tile([[0.8, 0.3]], (7, 1))
    likely[4:] = [[0.9, 0.4], [0.95, 0.45], [0.6, 0.49]]
    known = np.ones((7, 2), dtype=np.int8)
    known[4:] = -1
    missed = [(one.segment, one.code) for one in judged(likely, known) if one.kind == "missed"]
    assert missed == [("5", "c0"), ("4", "c0")]
