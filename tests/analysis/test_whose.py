"""Whose codings count: by hand on a small study."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import small_study
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.analysis import Count, Whose, frequencies
from qualcode.analysis.whose import once
from qualcode.model import Coding


def codings_of(whose: Whose, key: str, *extra: Coding) -> int:
    table = small_study.table((*small_study.CODINGS, *extra)).counting(whose)
    return int(frequencies(table).set_index("key").loc[key, "codings"])


DECIDED = small_study.coding(20, 3, "loon", "Besluit")


@pytest.mark.parametrize(
    ("whose", "rooster", "loon"),
    [
        (Whose(Count.ONCE), 4, 2),
        (Whose(Count.APART), 5, 4),
        (Whose(Count.CODER, "Bas"), 1, 2),
        (Whose(Count.CODER, "Besluit"), 0, 1),
        (Whose(Count.DECIDED, "Besluit"), 3, 1),  # d2 was decided on as a whole
    ],
)
def test_ways_of_counting(whose: Whose, rooster: int, loon: int) -> None:
    assert codings_of(whose, "b/rooster", DECIDED) == rooster
    assert codings_of(whose, "b/loon", DECIDED) == loon


def test_where_was_decided_one_by_one_the_rest_of_the_document_counts_as_it_is() -> None:
    on = small_study.segments()[3]
    whose = Whose(Count.DECIDED, "Besluit", {on.document: ((on.start, on.end),)})
    assert codings_of(whose, "b/rooster", DECIDED) == 3  # Anna's on the decided fragment is gone
    assert codings_of(whose, "b/loon", DECIDED) == 2  # the decided one, and that on the next fragment


def test_what_ends_where_a_decided_stretch_begins_is_still_open() -> None:
    whose = Whose(Count.DECIDED, "Besluit", {"d2": ((40, 58),)})
    beside = [
        Coding(f"c{low}", "b/loon", "d2", low, high, "Anna") for low, high in ((10, 40), (58, 70), (57, 60))
    ]
    assert whose.kept(beside).tolist() == [True, True, False]


def test_a_fragment_decided_to_have_no_code_has_none() -> None:
    on = small_study.segments()[6]
    whose = Whose(Count.DECIDED, "Besluit", {on.document: ((on.start, on.end),)})
    assert codings_of(whose, "b/werk") == 0
    assert codings_of(Whose(Count.DECIDED, "Besluit"), "b/werk") == 1


def test_the_base_of_shares_stays() -> None:
    table = small_study.table((*small_study.CODINGS, DECIDED))
    assert table.counting(Whose(Count.CODER, "Besluit")).totals["fragments"] == table.totals["fragments"]


def laid(*spans: tuple[str, int, int]) -> tuple[Coding, ...]:
    return tuple(Coding(str(n), "b/loon", "d1", low, high, who) for n, (who, low, high) in enumerate(spans))


@pytest.mark.parametrize(
    ("spans", "different"),
    [
        ((("A", 0, 10), ("B", 0, 10)), 1),
        ((("A", 0, 10), ("B", 5, 15)), 1),
        ((("A", 0, 10), ("B", 6, 16)), 2),  # less than half is shared
        ((("A", 0, 10), ("A", 0, 8)), 2),  # one coder's own stay two
        ((("A", 0, 10), ("A", 10, 20), ("B", 0, 20)), 2),  # one long over two short
        ((("A", 0, 10), ("B", 0, 10), ("C", 2, 9)), 1),
        ((("A", 0, 4), ("B", 0, 40), ("B", 2, 30)), 2),
    ],
)
def test_what_is_alike_counts_once(spans: tuple[tuple[str, int, int], ...], different: int) -> None:
    codings = laid(*spans)
    for order in (codings, codings[::-1]):
        same = once(order, np.arange(len(order)))
        assert len(set(same.tolist())) == different


def test_other_codes_and_documents_are_never_the_same() -> None:
    (one,) = laid(("A", 0, 10))
    others = (
        replace(one, id="x", coder="B", code="b/werk"),
        replace(one, id="y", coder="B", document="d2"),
    )
    same = once((one, *others), np.arange(3))
    assert len(set(same.tolist())) == 3


def test_it_is_told() -> None:
    codings = (*small_study.CODINGS, DECIDED)
    assert Whose().told(()) == ""
    assert Whose().told(codings[:1]) == "Geteld zijn de codes van Anna."
    assert "Anna, Bas, Besluit" in Whose().told(codings)
    assert "telt twee keer" in Whose(Count.APART).told(codings)
    decided = Whose(Count.DECIDED, "Besluit")
    assert decided.told(codings).startswith("Geteld is wat samen is besloten (Besluit); waar nog niets")
    assert decided.told(codings).endswith("en wat zij gelijk codeerden één keer.")
    alone = [one for one in codings if one.coder in ("Anna", "Besluit")]
    assert decided.told(alone).endswith("waar nog niets is besloten, de codes van Anna.")
    assert (
        decided.told([c for c in codings if c.document == "d2"])
        == "Geteld is wat samen is besloten (Besluit)."
    )


def one_by_one(codings: tuple[Coding, ...]) -> list[int]:
    """What `once` says, by looking at every pair."""
    found, bases, taken = list(range(len(codings))), [], set()
    for place in sorted(
        found[:], key=lambda n: (codings[n].end - codings[n].start, codings[n].start, codings[n].coder)
    ):
        own = codings[place]
        for base in bases:
            other = codings[base]
            shared = min(own.end, other.end) - max(own.start, other.start)
            half = 0.5 * min(own.end - own.start, other.end - other.start)
            if other.coder != own.coder and (base, own.coder) not in taken and shared > 0 and shared >= half:
                taken.add((base, own.coder))
                found[place] = base
                break
        else:
            bases.append(place)
    return found


spans = st.tuples(st.sampled_from("ABC"), st.integers(0, 3000), st.integers(0, 1600))


@settings(max_examples=100, deadline=None)
@given(st.lists(spans, min_size=1, max_size=30))
def test_looking_nearby_finds_what_looking_everywhere_does(drawn: list[tuple[str, int, int]]) -> None:
    codings = laid(*((who, low, low + long) for who, low, long in drawn))
    expected = one_by_one(codings) if len({one.coder for one in codings}) > 1 else list(range(len(codings)))
    assert once(codings, np.arange(len(codings))).tolist() == expected
