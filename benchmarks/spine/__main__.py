"""``python -m benchmarks.spine``: the figures of benchmarks/spine/README.md.

Sections can be named to run them alone: ``share`` (the encoder's part of a run, and a second run),
``threads`` (our thread step against plain BERTopic), ``memory`` (2,000 and 20,000 fragments), ``imports``;
and, named alone, ``size`` (the real encoder on a large study, ``--fragments``, or on ``--project``).
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.spine import imports, size
from benchmarks.spine.material import write_study
from qualcode.cli import collect_seldom

FRAGMENTS = 2_000
MANY_FRAGMENTS = 20_000
SECTIONS = ("share", "threads", "memory", "imports")


class Clock:
    """Seconds per named part."""

    def __init__(self) -> None:
        self.parts: dict[str, float] = {"encoder": 0.0}
        self.running = ""

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Add the block's wall time to a part."""
        start = time.perf_counter()
        self.running = name
        try:
            yield
        finally:
            self.parts[name] = self.parts.get(name, 0.0) + time.perf_counter() - start

    def share(self, name: str) -> float:
        """A part of the whole, 0…1."""
        return self.parts[name] / sum(self.parts.values())


@contextmanager
def encoder_apart(clock: Clock) -> Iterator[None]:
    """Count the encoder, its loading included, as a part of its own wherever it is called for.

    The thread step embeds the interviewers' questions and the suggestions embed the codebook, so that a
    clock on each verb would count work of the encoder as theirs.
    """
    from qualcode.embedding import TransformerEmbedder

    plain = TransformerEmbedder.encode

    def encode(self, texts, **options):  # type: ignore[no-untyped-def]
        start = time.perf_counter()
        try:
            return plain(self, texts, **options)
        finally:
            seconds = time.perf_counter() - start
            clock.parts["encoder"] = clock.parts.get("encoder", 0.0) + seconds
            clock.parts[clock.running] = clock.parts.get(clock.running, 0.0) - seconds

    TransformerEmbedder.encode = encode  # type: ignore[method-assign]
    try:
        yield
    finally:
        TransformerEmbedder.encode = plain  # type: ignore[method-assign]


def run(folder: Path, out: Path, model: str | None) -> Clock:
    """What ``qualcode run`` does, with a clock on each part."""
    collect_seldom()
    clock = Clock()
    with encoder_apart(clock):
        _run(folder, out, model, clock)
    return clock


def _run(folder: Path, out: Path, model: str | None, clock: Clock) -> None:
    from qualcode.project import Project

    path = out / "project.db"
    with Project.open(path) if path.exists() else Project.create(path) as project:
        with clock.part("reading, segmenting, storing"):
            project.add([folder])
        with clock.part("codebook"):
            project.load_codebook("flexwerk-zorg")
        with clock.part("looking up vectors, storing them"):
            project.embed(model=model)
        with clock.part("threads"):
            project.threads(model=model)
        with clock.part("suggestions"):
            project.suggest(model=model)
        with clock.part("report"):
            project.report(out)
        with clock.part("workbook"):
            project.export_excel(out / "rapport.xlsx")


def share(model: str | None) -> None:
    """The encoder's part of a run of 2,000 fragments, and how long a second run takes."""
    with tempfile.TemporaryDirectory() as name:
        folder, out = Path(name, "in"), Path(name, "uit")
        write_study(folder, FRAGMENTS)
        first, second = run(folder, out, model), run(folder, out, model)
    total, again = sum(first.parts.values()), sum(second.parts.values())
    for part, seconds in first.parts.items():
        print(f"{part:32} {seconds:8.2f} s {seconds / total:7.1%}   second run {second.parts[part]:7.2f} s")
    print(
        f"{'total':32} {total:8.2f} s           second run {again:7.2f} s = {again / total:.1%} of the first"
    )
    print(f"everything but the encoder: {1 - first.share('encoder'):.1%} of the run (limit 15 %)")


def threads(repeats: int = 3) -> None:
    """Our thread step against plain BERTopic on the same ready vectors, in turns."""
    ours, plain = [], []
    segments, vectors, documents, cases = _material(FRAGMENTS)
    for _ in range(repeats):
        ours.append(_seconds(lambda: _our_threads(segments, vectors, documents, cases)))
        plain.append(_seconds(lambda: _plain_bertopic([s.text for s in segments], vectors)))
    ratios = [one / other for one, other in zip(ours, plain, strict=True)]
    print(f"thread step {statistics.median(ours):.2f} s, plain BERTopic {statistics.median(plain):.2f} s")
    pairs = ", ".join(f"{ratio:.2f}" for ratio in ratios)
    print(f"ratio {statistics.median(ratios):.2f} (each pair: {pairs}; limit 1.0)")


def _seconds(work: object) -> float:
    start = time.perf_counter()
    work()  # type: ignore[operator]
    return time.perf_counter() - start


def _material(fragments: int):  # type: ignore[no-untyped-def]
    """Segments of a made study with synthetic vectors that cluster around 30 centres."""
    import numpy as np

    from qualcode.project import Project

    with tempfile.TemporaryDirectory() as name:
        write_study(Path(name, "in"), fragments)
        with Project.create(Path(name, "p.db")) as project:
            project.add([Path(name, "in")])
            from qualcode.model import SegmentKind

            segments = project.segments(kind=SegmentKind.CONTENT)
            documents = {document.id: document for document in project.documents()}
            cases = [case.id for case in project.cases()]
    chance = np.random.default_rng(1)
    centres = chance.normal(size=(30, 384))
    vectors = centres[chance.integers(30, size=len(segments))] + 1.5 * chance.normal(
        size=(len(segments), 384)
    )
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return segments, vectors.astype(np.float32), documents, cases


def _our_threads(segments, vectors, documents, cases) -> None:  # type: ignore[no-untyped-def]
    from qualcode.threads import ThreadSettings, find_threads

    find_threads(segments, vectors, documents, cases, ThreadSettings())


def _plain_bertopic(texts, vectors) -> None:  # type: ignore[no-untyped-def]
    from bertopic import BERTopic
    from hdbscan import HDBSCAN
    from sklearn.feature_extraction.text import CountVectorizer
    from umap import UMAP

    topics = BERTopic(
        embedding_model=None,
        umap_model=UMAP(n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", random_state=0),
        hdbscan_model=HDBSCAN(min_cluster_size=10, metric="euclidean", prediction_data=True),
        vectorizer_model=CountVectorizer(),
    )
    topics.fit_transform(texts, embeddings=vectors)


def memory() -> None:
    """Peak memory and time of a whole run with synthetic vectors, each in a process of its own."""
    for fragments in (FRAGMENTS, MANY_FRAGMENTS):
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.spine", "--one", str(fragments)],
            capture_output=True,
            text=True,
            check=True,
        )
        figures = json.loads(done.stdout.splitlines()[-1])
        parts = ", ".join(f"{part} {seconds:.1f}" for part, seconds in figures["parts"].items())
        print(f"{fragments:6} fragments: peak {figures['peak']:.0f} MB, {figures['total']:.1f} s ({parts})")


def one(fragments: int) -> None:
    """One run in this process; prints its figures as JSON."""
    with tempfile.TemporaryDirectory() as name:
        write_study(Path(name, "in"), fragments)
        clock = run(Path(name, "in"), Path(name, "uit"), "hashing")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"peak": peak, "total": sum(clock.parts.values()), "parts": clock.parts}))


def show_imports() -> None:
    """What the light verbs import."""
    from qualcode.project import Project

    with tempfile.TemporaryDirectory() as name:
        Project.create(Path(name, "p.db")).close()
        for verb, heavy, seconds in imports.main(Path(name, "p.db")):
            print(f"{verb:20} imports in {seconds:.2f} s, heavy libraries: {heavy}")


def main() -> None:
    """Run the sections asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.spine", description=__doc__)
    parser.add_argument("sections", nargs="*", metavar="SECTION", help=", ".join((*SECTIONS, "size")))
    parser.add_argument("--model", help="another encoder for 'share' and 'size'")
    parser.add_argument("--fragments", type=int, default=MANY_FRAGMENTS, help="of the study of 'size'")
    parser.add_argument("--project", type=Path, help="a project file for 'size' instead")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        one(options.one)
        return
    for section in options.sections or SECTIONS:
        print(f"\n== {section}")
        {
            "share": lambda: share(options.model),
            "threads": threads,
            "memory": memory,
            "imports": show_imports,
            "size": lambda: size.measure(options.project, options.fragments, options.model),
        }[section]()


if __name__ == "__main__":
    main()
