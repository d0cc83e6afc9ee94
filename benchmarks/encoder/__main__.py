"""``python -m benchmarks.encoder``: speed of each way to run the encoder, and agreement with full vectors.

All ways take the same passages in the same process, a slice at a time in turn, so that what else the
machine does falls on all alike. Each number of threads has a process of its own. ONNX Runtime and
OpenVINO take part where they are installed (``pip install onnxruntime onnx openvino``).
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time

import numpy as np

ROUNDS = 5


def measure(threads: int, count: int, wanted: str) -> None:
    """Print a table for one number of threads."""
    from benchmarks.encoder.candidates import OURS, REFERENCE, all_candidates
    from benchmarks.encoder.material import passages
    from qualcode.embedding import centred

    texts = passages(count)
    slices = [texts[start::ROUNDS] for start in range(ROUNDS)]
    ways = {name: way for name, way in all_candidates(threads) if name in (REFERENCE, OURS) or wanted in name}
    for way in ways.values():
        way(texts[:8])
    speed: dict[str, list[tuple[float, float]]] = {name: [] for name in ways}
    vectors: dict[str, list[np.ndarray]] = {name: [] for name in ways}
    for part in slices:
        for name, way in ways.items():
            wall, cpu = time.perf_counter(), time.process_time()
            vectors[name].append(way(part))
            took = time.perf_counter() - wall, time.process_time() - cpu
            speed[name].append((len(part) / took[0], len(part) / took[1]))
    full = np.concatenate(vectors[REFERENCE])
    base = np.median([wall for wall, _ in speed[REFERENCE]])
    print(f"\n{len(texts)} passages, {threads} thread(s), median of {ROUNDS} rounds\n")
    print("| way | texts/s | per CPU second | × | cosine mean | min | centred mean | min |")
    print("|---|---|---|---|---|---|---|---|")
    for name in ways:
        found = np.concatenate(vectors[name])
        found = found / np.linalg.norm(found, axis=1, keepdims=True)
        wall, cpu = np.median(speed[name], axis=0)
        raw, moved = (found * full).sum(axis=1), (centred(found) * centred(full)).sum(axis=1)
        print(
            f"| {name} | {wall:.1f} | {cpu:.1f} | {wall / base:.2f} | {raw.mean():.5f} | {raw.min():.5f} "
            f"| {moved.mean():.5f} | {moved.min():.5f} |"
        )


def main() -> None:
    """Run one process per number of threads."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--passages", type=int, default=400)
    parser.add_argument("--only", default="", help="part of the names of the ways to measure")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.here:
        measure(given.threads[0], given.passages, given.only)
        return
    for threads in given.threads:
        environment = {**os.environ, "OMP_NUM_THREADS": str(threads), "TOKENIZERS_PARALLELISM": "false"}
        command = [sys.executable, "-m", "benchmarks.encoder", "--here", "--threads", str(threads)]
        command += ["--passages", str(given.passages), "--only", given.only]
        subprocess.run(command, check=True, env=environment)


if __name__ == "__main__":
    main()
