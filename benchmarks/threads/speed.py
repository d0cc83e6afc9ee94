"""Wall time and memory of our thread step and of a plain BERTopic script, each in a fresh process."""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time

import numpy as np

from qualcode.model import Document, DocumentKind, Segment, SourceFile

DIMENSIONS, THEMES, DOCUMENTS = 384, 25, 30


def synthetic(count: int) -> tuple[list[Segment], np.ndarray, dict[str, Document], list[str]]:
    """`count` segments of 64 invented words over 30 documents in six cases, and vectors with 25 themes."""
    chance = np.random.default_rng(0)
    words = np.array([f"{a}{b}{c}" for a in SYLLABLES for b in SYLLABLES for c in SYLLABLES])
    theme = chance.integers(0, THEMES, count)
    segments = []
    for place in range(count):
        said = words[(chance.zipf(1.3, 64) + theme[place] * 37 * (chance.random(64) < 0.3)) % len(words)]
        segments.append(
            Segment(f"d{place % DOCUMENTS}", place * 999, place * 999 + 500, " ".join(said), place)
        )
    centres = chance.normal(size=(THEMES, DIMENSIONS))
    vectors = 0.5 * centres[theme] + chance.normal(size=(count, DIMENSIONS))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    documents = {
        f"d{i}": Document(f"d{i}", f"d{i}", DocumentKind.INTERVIEW, f"c{i % 6}", SourceFile("", "", 0, "txt"))
        for i in range(DOCUMENTS)
    }
    return segments, vectors.astype(np.float32), documents, [f"c{i}" for i in range(6)]


SYLLABLES = ("ba", "de", "gi", "ko", "lu", "ma", "ne", "pi", "ro", "su", "ta", "ve", "wi", "zo", "ker", "lan")


def measure(which: str, count: int) -> dict[str, float]:
    """Seconds for the imports, the first run and the second, and the peak of memory in MB."""
    command = [sys.executable, "-m", "benchmarks.threads.speed", which, str(count)]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return dict(json.loads(output.splitlines()[-1]))


def _run(which: str, count: int) -> None:
    segments, vectors, documents, cases = synthetic(count)
    start = time.perf_counter()
    import bertopic
    from bertopic.backend import BaseEmbedder
    from sklearn.feature_extraction.text import CountVectorizer

    from qualcode.threads import find_threads

    seconds = [time.perf_counter() - start]
    for _ in range(2 if count <= 5000 else 1):
        start = time.perf_counter()
        if which == "qualcode":
            find_threads(segments, vectors, documents, cases)
        else:
            model = bertopic.BERTopic(embedding_model=BaseEmbedder(), vectorizer_model=CountVectorizer())
            model.fit_transform([segment.text for segment in segments], vectors)
        seconds.append(time.perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"import": seconds[0], "first": seconds[1], "second": seconds[-1], "peak": peak}))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks.threads.speed", description=__doc__)
    parser.add_argument("which", choices=("qualcode", "plain"))
    parser.add_argument("count", type=int, help="number of segments")
    asked = parser.parse_args()
    _run(asked.which, asked.count)
