"""``python -m benchmarks.threads``: quality on gold themes, then speed against plain BERTopic."""

from __future__ import annotations

import argparse
import warnings

import numpy as np

from benchmarks.threads.headings import reports
from benchmarks.threads.material import Material, care, report
from benchmarks.threads.measures import agreement
from benchmarks.threads.speed import measure
from benchmarks.threads.variants import VARIANTS

SEEDS = range(5)


def quality(material: Material) -> None:
    """Print one line per variant, the mean over seeds."""
    themed = int((material.gold != "-").sum())
    print(f"\n{material.name}: {len(material.segments)} segments, {themed} with a theme")
    for name, group in VARIANTS.items():
        runs = [agreement(group(material, seed), material) for seed in SEEDS]
        mean = {key: np.mean([run[key] for run in runs]) for key in runs[0]}
        print(f"| {name:28} | " + " | ".join(f"{value:.2f}" for value in mean.values()) + " |", flush=True)


def speed(counts: list[int]) -> None:
    """Print seconds and memory per size."""
    for count in counts:
        for which in ("qualcode", "plain"):
            told = measure(which, count)
            print(
                f"| {count} | {which} | " + " | ".join(f"{value:.1f}" for value in told.values()) + " |",
                flush=True,
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=("quality", "speed"))
    parser.add_argument("--sizes", type=int, nargs="*", default=[2000, 20000])
    chosen = parser.parse_args()
    warnings.simplefilter("ignore")
    if chosen.only != "speed":
        print("| variant | V | ARI | kappa over cases | groups | left over |")
        for material in (care(), report(), *reports()):
            if material is not None:
                quality(material)
    if chosen.only != "quality":
        print("\n| segments | what | import s | first s | second s | peak MB |")
        speed(chosen.sizes)


if __name__ == "__main__":
    main()
