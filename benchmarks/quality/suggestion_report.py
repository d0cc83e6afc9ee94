"""Suggestions on a source document: passages of seed 001, whose section is the gold, among nine threads."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from benchmarks.quality.figures import ranking
from benchmarks.quality.gold import vectors_of
from benchmarks.threads.material import report
from qualcode.codebook import load, shipped
from qualcode.suggesting import Suggester, gather

CODEBOOK = "rode-draden-zorg"
SECTIONS = 9


def source_document() -> None:
    """Print the figures, or that the source documents are not on this machine."""
    found = report()
    if found is None:
        print("\nsource documents: not on this machine")
        return
    codebook = load(shipped()[CODEBOOK])
    threads = tuple(code for code in codebook.codes if not code.parent)[:SECTIONS]
    right = np.zeros((len(found.segments), SECTIONS), dtype=bool)
    right[np.arange(len(right)), found.gold.astype(int) - 1] = True
    print(f"\nseed 001, {len(right)} passages, {SECTIONS} threads | top-1 | top-3 | MAP |")
    for name, apart in (("words alone", {"report"}), ("with what stands around", set())):
        material = gather(found.segments, [], replace(codebook, codes=threads), vectors_of, apart=apart)
        figures = ranking(Suggester(material).definition, right).values()
        print(f"{name} | " + " | ".join(f"{value:.2f}" for value in figures))
