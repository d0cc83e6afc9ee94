"""``python -m benchmarks.quality suggestions``: ranking, learning, calibration, queue, doubts, speed."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from benchmarks.quality.figures import (
    Right,
    Scores,
    calibration_of_shown,
    f1,
    ranking,
    reliability_of_shown,
)
from benchmarks.quality.study import Study, study
from benchmarks.quality.suggestion_report import source_documents
from benchmarks.quality.suggestion_speed import speed
from corpora.split import Part
from qualcode.suggesting import Decided, Suggester, consistency, queue
from qualcode.suggesting.definitions import centred

SEEDS = (0, 1)
EXAMPLES = (0, 1, 2, 5, 10, 20)
DECISIONS = (50, 100, 200, 400)
BATCH = 20
COURSES = range(5)
LONGEST_QUEUE = 400
Rows = NDArray[np.intp]


def main(part: Part) -> None:
    """Print all figures of one half."""
    found = study(part)
    suggester = Suggester(found.material)
    measured, coded = found.measured.sum(), found.right[found.measured].any(axis=1).sum()
    print(f"\n{part}: {measured} fragments measured, {coded} of them coded, {len(found.keys)} codes")
    baselines(found, suggester)
    learning_curve(found, suggester)
    calibration(found, suggester)
    reading_order(found, suggester)
    queue_against_random(found, suggester)
    second_thoughts(found, suggester)
    source_documents()
    speed()


def baselines(found: Study, suggester: Suggester) -> None:
    """From definitions alone, beside simpler ways."""
    where, material = found.measured, found.material
    other = found.right[~where] if (~where).any() else found.right
    tfidf = np.asarray((material.words.fragments @ material.words.codes.T).toarray())
    code_of = np.array([part.code for part in material.parts])
    means = np.stack([material.part_vectors[code_of == code].mean(axis=0) for code in range(len(found.keys))])
    rows = {
        "majority (the commonest codes)": np.broadcast_to(other.mean(axis=0), found.right.shape),
        "TF-IDF, nearest definition": tfidf,
        "E5, nearest definition": material.vectors @ means.T,
        "E5 centred, nearest definition": centred(material.vectors) @ centred(means).T,
        "**qualcode, definitions alone**": suggester.definition,
    }
    print("\n| from definitions | top-1 | top-3 | MAP |\n|---|---:|---:|---:|")
    for name, scores in rows.items():
        print(f"| {name} | " + _cells(ranking(np.asarray(scores)[where], found.right[where]).values()))
    for name, given in (("A", found.coder_a), ("B", found.coder_b)):
        print(f"coder {name} against the gold: F1 {f1(given[where], found.right[where]):.2f}")


def learning_curve(found: Study, suggester: Suggester) -> None:
    """With so many confirmed examples per code, on fragments held out."""
    print("\n| examples per code | fragments decided | top-1 | top-3 | MAP | F1 | ECE |\n|---|" + "---:|" * 6)
    for examples in EXAMPLES:
        rounds = ((learn, out, seed) for seed in SEEDS for learn, out in found.folds(seed))
        _curve_row(str(examples), found, suggester, rounds, examples)
    for examples in (10, 20):
        rounds = ((learn, out, 0) for learn, out in found.cases_out())
        _curve_row(f"{examples}, other cases only", found, suggester, rounds, examples)


def _curve_row(
    name: str,
    found: Study,
    suggester: Suggester,
    rounds: Iterable[tuple[Rows, Rows, int]],
    examples: int,
) -> None:
    likely, right, proposed, decided = [], [], [], []
    for learn, out, seed in rounds:
        rows = _with_examples(found.right, np.random.default_rng(seed).permutation(learn), examples)
        suggester.relearn(found.decided(rows))
        likely.append(suggester.probabilities[out])
        proposed.append(suggester.probabilities[out] >= suggester.thresholds)
        right.append(found.right[out])
        decided.append(len(rows))
    figures = _figures(np.vstack(likely), np.vstack(proposed), np.vstack(right))
    print(f"| {name} | {np.mean(decided):.0f} | " + _cells(figures), flush=True)


def calibration(found: Study, suggester: Suggester) -> None:
    """Whether probabilities hold, after so many fragments decided in random order."""
    print("\n| fragments decided at random | top-1 | top-3 | MAP | F1 | ECE |\n|---|" + "---:|" * 5)
    table = []
    for decisions in DECISIONS:
        likely, right, proposed = [], [], []
        for seed in SEEDS:
            for learn, out in found.folds(seed):
                rows = np.random.default_rng(seed).permutation(learn)[:decisions]
                suggester.relearn(found.decided(rows))
                likely.append(suggester.probabilities[out])
                proposed.append(suggester.probabilities[out] >= suggester.thresholds)
                right.append(found.right[out])
        figures = _figures(np.vstack(likely), np.vstack(proposed), np.vstack(right))
        print(f"| {decisions} | " + _cells(figures), flush=True)
        if decisions == 200:
            table = reliability_of_shown(np.vstack(likely), np.vstack(right))
    print("\n| said (200 decided) | true |\n|---:|---:|")
    for _, said, true in table:
        print(f"| {said:.2f} | {true:.2f} |")


def reading_order(found: Study, suggester: Suggester) -> None:
    """As a researcher works: one conversation after another, each fragment measured before it is decided."""
    ids = [segment.id for segment in found.material.segments]
    suggester.relearn(found.decided(np.flatnonzero(~found.measured)))
    rows = np.flatnonzero(found.measured)
    likely, proposed, fewest = [], [], []
    for row in rows.tolist():
        likely.append(suggester.probabilities[row].copy())
        proposed.append(likely[-1] >= suggester.thresholds)
        confirmed = (suggester.known > 0).sum(axis=0)[found.right[row]]
        fewest.append(int(confirmed.min(initial=10**6)))
        suggester.learn(ids[row], found.decision(row))
    scores, shown, right = np.array(likely), np.array(proposed), found.right[rows]
    words = np.array([found.material.segments[row].words for row in rows])
    print("\n| coded in reading order | fragments | top-1 | top-3 | MAP | F1 | ECE |\n|---|" + "---:|" * 6)
    for name, chosen in (
        ("all", np.ones(len(rows), dtype=bool)),
        ("codes confirmed ten times or more", np.array(fewest) >= 10),
        ("under 20 words", words < 20),
        ("20 to 59 words", (words >= 20) & (words < 60)),
        ("60 words or more", words >= 60),
    ):
        figures = _figures(scores[chosen], shown[chosen], right[chosen])
        print(f"| {name} | {chosen.sum()} | " + _cells(figures), flush=True)


def queue_against_random(found: Study, suggester: Suggester) -> None:
    """F1 on held-out fragments, and of the whole study, after each number of fragments decided."""
    curves = {
        name: np.mean([_course(found, suggester, seed, queued=name == "queue") for seed in COURSES], axis=0)
        for name in ("random", "queue")
    }
    print("\n| decided | random: F1 held out | queue | random: F1 of the study | queue |")
    print("|---|" + "---:|" * 4)
    for place, decided in enumerate(curves["random"][:, 0]):
        if decided % 60 == 0 or decided == BATCH:
            both = [curves[name][place, figure] for figure in (1, 2) for name in ("random", "queue")]
            print(f"| {decided:.0f} | " + _cells(both))
    for figure, name in ((1, "held out"), (2, "of the study")):
        shares = []
        for level in (200, 300, 400):
            goal = curves["random"][curves["random"][:, 0] == level, figure][0]
            reached = curves["queue"][curves["queue"][:, figure] >= goal, 0]
            shares.append(f"{reached[0] / level:.2f}" if len(reached) else "never")
        print(f"F1 {name}, queue's share of 200, 300, 400 random decisions: {', '.join(shares)}")


def _course(found: Study, suggester: Suggester, seed: int, *, queued: bool) -> NDArray[np.float64]:
    rng = np.random.default_rng(seed)
    order = rng.permutation(np.flatnonzero(found.measured))
    out, pool = order[: len(order) // 5], order[len(order) // 5 :]
    ids = [segment.id for segment in found.material.segments]
    row_of = {identifier: row for row, identifier in enumerate(ids)}
    within = {ids[row] for row in pool}
    decided: dict[str, Decided] = {}
    course = []
    suggester.relearn({})
    while len(decided) < min(LONGEST_QUEUE, len(pool)):
        if queued:
            asked = queue(suggester, found.cases.tolist(), limit=BATCH, within=within)
            rows = [row_of[one.segment] for one in asked]
        else:
            rows = pool[len(decided) : len(decided) + BATCH].tolist()
        decided |= {ids[row]: found.decision(row) for row in rows}
        suggester.relearn(decided)
        proposed = suggester.probabilities >= suggester.thresholds
        whole = proposed.copy()
        known = np.array([row_of[identifier] for identifier in decided])
        whole[known] = found.right[known]
        all_measured = found.measured
        course.append(
            (
                len(decided),
                f1(proposed[out], found.right[out]),
                f1(whole[all_measured], found.right[all_measured]),
            )
        )
    return np.array(course)


def second_thoughts(found: Study, suggester: Suggester) -> None:
    """Doubts about coder B, judged by the adjudicator; and about the gold with codings swapped on purpose."""
    print("\n| decisions | doubted | of these wrong | of all wrong |\n|---|---:|---:|---:|")
    _doubted(found, suggester, "coder B's codings: odd", found.coder_b, "odd")
    _doubted(found, suggester, "coder B's blanks: missed", found.coder_b, "missed")
    _doubted(found, suggester, "gold, 5 % of codings swapped: odd", _swapped(found.right), "odd")
    _doubted(found, suggester, "gold, 5 % of codings left out: missed", _left_out(found.right), "missed")


def _doubted(found: Study, suggester: Suggester, name: str, given: Right, kind: str) -> None:
    keys, ids = found.keys, [segment.id for segment in found.material.segments]
    decided = [Decided([keys[column] for column in np.flatnonzero(row)], done=True) for row in given]
    suggester.relearn(dict(zip(ids, decided, strict=True)))
    row_of = {identifier: row for row, identifier in enumerate(ids)}
    doubts = [one for one in consistency(suggester, limit=10**6) if one.kind == kind]
    places = [(row_of[one.segment], keys.index(one.code)) for one in doubts]
    judged = given if kind == "odd" else ~given
    wrong = judged & (given != found.right)
    hits = [bool(wrong[place]) for place in places if found.measured[place[0]]]
    base = wrong[found.measured].sum() / judged[found.measured].sum()
    print(f"| {name} | {len(hits)} | {np.mean(hits) if hits else 0:.2f} | {base:.3f} |")


def _swapped(right: Right) -> Right:
    """One coding in twenty given another code, drawn as codes occur."""
    rng, given = np.random.default_rng(0), right.copy()
    places = np.argwhere(right)
    occurring = places[:, 1]
    for row, column in places[rng.random(len(places)) < 0.05].tolist():
        given[row, column] = False
        given[row, int(rng.choice(occurring))] = True
    return given


def _left_out(right: Right) -> Right:
    given = right.copy()
    given[right & (np.random.default_rng(0).random(right.shape) < 0.05)] = False
    return given


def _with_examples(right: Right, order: Rows, examples: int) -> Rows:
    """Fragments in this order until each code has its examples, with uncoded ones in proportion."""
    have = np.zeros(right.shape[1], dtype=int)
    coded = order[right[order].any(axis=1)]
    taken = []
    for row in coded.tolist():
        if (have[right[row]] < examples).any():
            taken.append(row)
            have += right[row]
    without = order[~right[order].any(axis=1)]
    share = len(taken) / max(len(coded), 1)
    return np.concatenate([np.array(taken, dtype=np.intp), without[: int(share * len(without))]])


def _figures(likely: Scores, proposed: Right, right: Right) -> list[float]:
    return [*ranking(likely, right).values(), f1(proposed, right), calibration_of_shown(likely, right)]


def _cells(values: Iterable[float]) -> str:
    return " | ".join(f"{value:.2f}" if value >= 0.1 else f"{value:.3f}" for value in values) + " |"
