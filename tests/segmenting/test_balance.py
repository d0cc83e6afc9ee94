from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from qualcode.segmenting.balance import balanced_parts

rows = st.lists(st.integers(1, 60), min_size=1, max_size=60)


@given(rows)
def test_parts_follow_each_other_and_cover_all_sentences(lengths):
    parts = balanced_parts(lengths, low=40, high=120)
    assert parts[0][0] == 0
    assert parts[-1][1] == len(lengths)
    assert all(first[1] == second[0] for first, second in pairwise(parts))
    assert all(first < end for first, end in parts)


@given(rows)
def test_every_part_is_within_bounds_where_sentences_allow(lengths):
    parts = balanced_parts(lengths, low=40, high=120)
    words = [sum(lengths[first:end]) for first, end in parts]
    if sum(lengths) < 40:
        assert len(parts) == 1
    elif _divides(lengths):
        assert all(40 <= count <= 120 for count in words)


def _divides(lengths):
    """Whether a row can be divided into parts of 40 to 120 words; [22, 60, 39] cannot."""
    ends = {0}
    for end in range(1, len(lengths) + 1):
        if any(start in ends and 40 <= sum(lengths[start:end]) <= 120 for start in range(end)):
            ends.add(end)
    return len(lengths) in ends


def test_no_tiny_tail():
    parts = balanced_parts([10] * 13, low=40, high=120)
    assert sorted((end - first) * 10 for first, end in parts) == [60, 70]


def test_a_sentence_longer_than_the_maximum_stays_whole():
    assert balanced_parts([300], low=40, high=120) == [(0, 1)]
    assert balanced_parts([60, 300, 60], low=40, high=120) == [(0, 1), (1, 2), (2, 3)]


def test_a_cut_prefers_a_new_paragraph():
    plain = balanced_parts([20] * 8, low=40, high=120)
    assert plain == [(0, 4), (4, 8)]
    assert balanced_parts([20] * 8, low=40, high=120, breaks=frozenset({3})) == [(0, 3), (3, 8)]
