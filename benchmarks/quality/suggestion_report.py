"""Suggestions on source documents: passages whose section is the gold.

Seed 001 among nine threads of its codebook; the others among the sections themselves, of which no more is
known than the words of the heading.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from benchmarks.quality.figures import ranking
from benchmarks.quality.gold import vectors_of
from benchmarks.threads.headings import Sections, sections
from benchmarks.threads.material import NO_THEME, report
from qualcode.codebook import load, shipped
from qualcode.model import Code, Codebook, Segment
from qualcode.suggesting import Decided, Suggester, gather

CODEBOOK = "rode-draden-zorg"
SECTIONS = 9
FOLDS = 5


def source_documents() -> None:
    """Print the figures, or that the source documents are not on this machine."""
    found, others = report(), sections()
    if found is None:
        print("\nsource documents: not on this machine")
        return
    print("\n| source documents | top-1 | top-3 | MAP |\n|---|---:|---:|---:|")
    codebook = load(shipped()[CODEBOOK])
    threads = tuple(code for code in codebook.codes if not code.parent)[:SECTIONS]
    right = np.zeros((len(found.segments), SECTIONS), dtype=bool)
    right[np.arange(len(right)), found.gold.astype(int) - 1] = True
    _figures("seed 001, nine definitions", found.segments, replace(codebook, codes=threads), right)
    for one in others:
        _figures(f"{one.material.name}, {len(one.titles)} headings", *_of_headings(one))


def _of_headings(one: Sections) -> tuple[list[Segment], Codebook, NDArray[np.bool_]]:
    rows = [row for row, theme in enumerate(one.material.gold) if theme != NO_THEME]
    right = np.zeros((len(rows), len(one.titles)), dtype=bool)
    right[np.arange(len(rows)), one.material.gold[rows].astype(int)] = True
    codes = tuple(Code(f"s{number}", title, "") for number, title in enumerate(one.titles))
    return [one.material.segments[row] for row in rows], Codebook("s", "S", codes), right


def _figures(name: str, segments: list[Segment], codebook: Codebook, right: NDArray[np.bool_]) -> None:
    """By the words of each passage alone, with what stands around, and once four in five are decided."""
    documents = {segment.document for segment in segments}
    alone = Suggester(gather(segments, [], codebook, vectors_of, apart=documents))
    around = Suggester(gather(segments, [], codebook, vectors_of))
    for told, suggester in (("words alone", alone), ("with what stands around", around)):
        _row(f"{name}, {told}", suggester.definition, right)
    learned = np.zeros(right.shape)
    for out in np.array_split(np.random.default_rng(0).permutation(len(right)), FOLDS):
        rest = np.setdiff1d(np.arange(len(right)), out)
        keys = [code.key for code in codebook.codes]
        alone.relearn(
            {segments[row].id: Decided([keys[int(right[row].argmax())]], done=True) for row in rest.tolist()}
        )
        learned[out] = alone.probabilities[out]
    _row(f"{name}, words alone, the other four fifths decided", learned, right)


def _row(name: str, scores: NDArray[np.float64], right: NDArray[np.bool_]) -> None:
    figures = ranking(scores, right).values()
    print(f"| {name} | " + " | ".join(f"{value:.2f}" for value in figures) + " |", flush=True)
