"""In which cases a group may be said to occur, and the codebook as sensitising concepts."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from qualcode.model import Breadth, Code, Codebook, Thread
from qualcode.threads import ThreadSettings, find_threads
from qualcode.threads.breadth import rank
from qualcode.threads.concepts import concept_space
from qualcode.threads.evidence import BY_WORDS, _Chance, carrying_cases
from qualcode.threads.features import unit

CASES = ("Noord", "Midden", "Zuid")
CHANCE = np.random.default_rng(7)


def corpus(shared: dict[str, int], own: int = 40, dims: int = 40) -> tuple[np.ndarray, list[str], np.ndarray]:
    """Random talk of each case, and one group; `shared`: how many of a case's fragments have its theme."""
    theme = np.eye(dims)[0]
    rows, cases, labels = [], [], []
    for case in CASES:
        for _ in range(own):
            rows.append(CHANCE.normal(size=dims))
            cases.append(case)
            labels.append(-1)
        for number in range(8):
            on_theme = number < shared.get(case, 0)
            rows.append((3 * theme if on_theme else 0) + CHANCE.normal(size=dims) * 0.4)
            cases.append(case)
            labels.append(0)
    return unit(np.array(rows)), cases, np.array(labels)


def test_a_theme_of_all_cases_is_carried_by_all():
    assert carrying_cases(*_in_order(corpus(dict.fromkeys(CASES, 8))), BY_WORDS) == [CASES_SORTED]


def test_a_case_that_only_touches_the_group_does_not_carry_it():
    assert carrying_cases(*_in_order(corpus({"Noord": 8, "Zuid": 8})), BY_WORDS) == [("Noord", "Zuid")]


def test_a_theme_of_one_case_is_carried_by_none():
    (carried,) = carrying_cases(*_in_order(corpus({"Noord": 8})), BY_WORDS)
    assert len(carried) < 2


@pytest.mark.parametrize(("left", "told"), [(2, ("Midden", "Noord")), (3, ("Midden", "Noord", "Zuid"))])
def test_two_fragments_of_a_case_are_too_few_and_three_may_do(left, told):
    rows, cases, labels = corpus(dict.fromkeys(CASES, 8))
    taken = [row for row, case in enumerate(cases) if case == "Zuid" and labels[row] == 0][left:]
    labels[taken] = -1
    assert carrying_cases(rows, labels, cases, BY_WORDS) == [told]


def test_the_distance_from_chance_is_that_of_drawing_again_and_again():
    rows, cases, labels = corpus({"Noord": 3, "Midden": 2})
    rows = unit(rows + 0.2)  # a mean that is not zero
    chance, told = _Chance(rows, cases), np.asarray(cases)
    members = np.flatnonzero(labels == 0)
    case = told[members]
    draws = np.random.default_rng(3)
    sums = {}
    for name in CASES:
        pool, count = np.flatnonzero(told == name), int((case == name).sum())
        drawn = draws.choice(pool, (4000, count))
        sums[name] = rows[drawn].sum(axis=1)
    for name, distance in chance.distances(members).items():
        inside = (case == name).sum()
        others = sum(sums[other] for other in CASES if other != name) / (len(members) - inside)
        near = np.einsum("ij,ij->i", sums[name] / inside, others)
        mine = rows[members[case == name]].mean(axis=0) @ rows[members[case != name]].mean(axis=0)
        assert distance == pytest.approx((mine - near.mean()) / near.std(), rel=0.1, abs=0.15)


def test_a_group_of_chance_is_carried_by_no_case():
    rows, cases, _ = corpus(dict.fromkeys(CASES, 0))
    labels = np.random.default_rng(5).integers(0, 6, len(rows))
    assert carrying_cases(rows, labels, cases, BY_WORDS) == [()] * 6


def thread(carried: tuple[str, ...] | None, cases: int = 3) -> Thread:
    return Thread("", "nacht", (), ("a", "b"), (), Breadth(cases, 3, 3, 3, 3, 3), 0.5, carried=carried)


@pytest.mark.parametrize(
    ("carried", "cases", "least", "uncertain"),
    [
        (None, 3, 2, False),
        ((), 3, 2, True),
        (("n",), 3, 2, True),
        (("n", "z"), 3, 2, False),
        (("n", "z"), 3, 3, True),
        ((), 1, 2, False),
        ((), 3, 1, False),
    ],
)
def test_breadth_is_uncertain_where_too_few_cases_carry_it(carried, cases, least, uncertain):
    assert thread(carried, cases).uncertain(least) is uncertain


def test_what_is_clearly_broad_comes_first():
    broad, unsure, narrow = thread(("n", "z")), replace(thread(()), stability=1.0), thread((), cases=1)
    assert sorted([narrow, unsure, broad], key=lambda one: rank(one, 2, 60)) == [broad, unsure, narrow]


CODES = Codebook(
    "boek", "Boek", codes=tuple(Code(key, key.capitalize(), "", "") for key in ("nacht", "geld", "thuis"))
)
THEMES = {
    "rooster": "Het rooster met avonddiensten en weekenden is te laat bekend en niemand ruilt nog diensten.",
    "tarief": "Het tarief per uur van het bureau ligt hoger dan het salaris en de toeslag in loondienst.",
}


def test_a_codebook_says_where_to_look(study):
    """Two codes cut right across what words alone would group."""
    talk = study(THEMES, per_theme=24)
    codes = np.full((len(talk.segments), 3), 0.02)
    odd = np.array([number // 2 % 2 for number in range(len(codes))])
    codes[np.arange(len(codes)), odd] = 0.9
    vectors = np.zeros((3, talk.vectors.shape[1]))
    vectors[:, 0] = 1.0

    def agreement(settings: ThreadSettings) -> tuple[float, bool]:
        found = find_threads(*talk.arguments, settings, codebook=CODES, code_vectors=vectors, concepts=codes)
        place = {segment.id: row for row, segment in enumerate(talk.segments)}
        shares = [
            max(np.mean(odd[[place[key] for key in one.segments]] == value) for value in (0, 1))
            for one in found.threads
        ]
        led = [one.nearest is not None and one.nearest.led for one in found.threads]
        assert found.run.settings["led"] is (settings.concepts > 0)
        return float(np.mean(shares)), any(led)

    open_search = agreement(ThreadSettings(concepts=0.0, resamples=0))
    looked = agreement(ThreadSettings(concepts=2.0, resamples=0, surroundings=0.0))
    assert looked[0] > max(0.95, open_search[0])
    assert (open_search[1], looked[1]) == (False, True)


def test_a_code_that_is_likely_everywhere_tells_nothing():
    likely = np.full((6, 3), 0.01)
    likely[:, 0] = 0.9
    likely[:3, 1] = 0.5
    space = concept_space(likely)
    assert space[0] @ space[1] > 0.99
    assert space[0] @ space[4] < -0.9


def test_concepts_must_belong_to_segments_and_codes(study):
    talk = study(THEMES, per_theme=6)
    vectors = np.ones((3, talk.vectors.shape[1]))
    for shape in ((3, 3), (len(talk.segments), 2)):
        with pytest.raises(ValueError, match="concepts"):
            find_threads(*talk.arguments, codebook=CODES, code_vectors=vectors, concepts=np.ones(shape))


CASES_SORTED = tuple(sorted(CASES))


def _in_order(made):
    rows, cases, labels = made
    return rows, labels, cases


def test_what_no_code_fits_is_not_broad_by_having_no_code_in_common(study):
    """Chatter that no code fits is alike in that alone; its words differ from case to case."""
    talk = study(THEMES, per_theme=24)
    chance = np.random.default_rng(9)
    codes = np.full((len(talk.segments), 3), 0.001) + 0.0005 * chance.random((len(talk.segments), 3))
    chatter = np.arange(len(codes)) >= 24
    codes[~chatter, chance.integers(0, 3, 24)] = 0.9
    own = np.where(chatter[:, None], chance.normal(size=talk.vectors.shape), talk.vectors)
    by_code = replace_vectors(talk, own.astype(np.float32))
    found = find_threads(
        *by_code,
        ThreadSettings(resamples=0, concepts=3.0),
        codebook=CODES,
        code_vectors=np.eye(3, own.shape[1]),
        concepts=codes,
    )
    place = {segment.id: row for row, segment in enumerate(talk.segments)}
    empty = [t for t in found.threads if np.mean([chatter[place[key]] for key in t.segments]) > 0.9]
    assert empty
    assert all(thread.nearest is None and thread.uncertain(2) for thread in empty if thread.breadth.cases > 1)


def replace_vectors(talk, vectors):
    segments, _, documents, cases = talk.arguments
    return segments, vectors, documents, cases
