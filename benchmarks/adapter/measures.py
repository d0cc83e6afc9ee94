"""How well vectors tell themes apart: on what was left out of training, and on other subjects."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import numpy as np

MAIN, NEAREST = "flexwerk-zorg", 5


def measured(told: dict[str, Any], vectors: np.ndarray, sampler: Any) -> dict[str, float]:
    """Figures of one run. `vectors`: of all texts, (n, d); `sampler` knows what was left out."""
    vectors = np.asarray(vectors, dtype=np.float64)
    place = sampler.place
    found: dict[str, float] = {}
    for corpus in ("flexwerk-zorg", "rondetafel-uitzend"):
        rows = [one for one in told["fragments"] if one["corpus"] == corpus]
        own = vectors[[place[one["text"]] for one in rows]]
        out = np.array([not sampler.cases_out or one["case"] in sampler.cases_out for one in rows])
        short = "care" if corpus == MAIN else "agency"
        found |= {
            f"{short} {name}": value
            for name, value in _of_corpus(told, vectors, place, rows, own, out, sampler.codes_out).items()
        }
    checks: dict[str, list[dict[str, str]]] = defaultdict(list)
    for one in told["outside"]:
        checks[one["check"]].append(one)
    for name, items in checks.items():
        found |= {f"{name} {key}": value for key, value in _of_check(vectors, place, items).items()}
    return found


def _of_corpus(told, vectors, place, rows, own, out, codes_out):  # type: ignore[no-untyped-def]
    texts: dict[str, list[int]] = defaultdict(list)
    for one in told["codes"]:
        if one["codebook"] == MAIN and (not codes_out or one["code"] in codes_out):
            texts[one["code"]].append(place[one["text"]])
    keys = list(texts)
    right = np.array([[key in one["codes"] for key in keys] for one in rows])
    measured_rows = np.flatnonzero(out & right.any(axis=1))
    figures: dict[str, float] = {}
    if len(measured_rows) < 10:
        return figures
    fragments = centred(own)
    together = standard(fragments @ centred(np.stack([vectors[texts[key]].mean(axis=0) for key in keys])).T)
    parts = centred(vectors[[text for key in keys for text in texts[key]]])
    sizes = np.array([len(texts[key]) for key in keys])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    each = np.add.reduceat(standard(fragments @ parts.T), starts, axis=1) / sizes
    scores = standard(standard(each) + together)[measured_rows]
    top = np.argsort(-scores, axis=1)
    hits = np.take_along_axis(right[measured_rows], top, axis=1)
    figures["def1"] = float(hits[:, :1].any(axis=1).mean())
    figures["def3"] = float(hits[:, :3].any(axis=1).mean())
    cases = np.array([one["case"] for one in rows])
    for name, among in (("nn", np.ones(len(rows), bool)), ("nn strict", out)):
        shares, chance = [], []
        for row in measured_rows:
            others = np.flatnonzero(among & (cases != cases[row]))
            if len(others) < 40:
                continue
            nearest = others[np.argsort(-(fragments[others] @ fragments[row]))[:NEAREST]]
            same = (right[:, right[row]]).any(axis=1)
            shares.append(same[nearest].mean())
            chance.append(same[others].mean())
        if shares:
            figures[name] = float(np.mean(shares))
            figures[f"{name} chance"] = float(np.mean(chance))
    figures["n"] = len(measured_rows)
    return figures


def _of_check(vectors, place, items):  # type: ignore[no-untyped-def]
    codes = list(dict.fromkeys(one["code"] for one in items if one["kind"] == "code"))
    passages = [one for one in items if one["kind"] == "passage"]
    means = np.stack(
        [
            np.mean(
                [
                    vectors[place[one["text"]]]
                    for one in items
                    if one["kind"] == "code" and one["code"] == code
                ],
                axis=0,
            )
            for code in codes
        ]
    )
    own = centred(vectors[[place[one["text"]] for one in passages]])
    label = np.array([codes.index(one["code"]) for one in passages])
    order = np.argsort(-standard(own @ centred(means).T), axis=1)
    likeness = own @ own.T
    np.fill_diagonal(likeness, -9)
    nearest = np.argsort(-likeness, axis=1)[:, :3]
    return {
        "def1": float((order[:, 0] == label).mean()),
        "def3": float((order[:, :3] == label[:, None]).any(axis=1).mean()),
        "nn": float((label[nearest] == label[:, None]).mean()),
    }


def centred(vectors: np.ndarray) -> np.ndarray:
    moved = vectors - vectors.mean(axis=0)
    return moved / np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9)


def standard(scores: np.ndarray) -> np.ndarray:
    return (scores - scores.mean(axis=0)) / np.maximum(scores.std(axis=0), 1e-9)
