"""What reading makes of printed reports whose true text is known: ``python -m benchmarks.reading.reports``."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path

from benchmarks.reading.aligned import BLOCKS, WORDS, Body, Found, normal, squeezed, turns
from benchmarks.reading.block_errors import block_errors, errors_beside
from benchmarks.reading.truth import Report, load
from benchmarks.reading.word_errors import word_errors
from qualcode.model import Transcript, TurnKind
from qualcode.reading import read

SET = Path(__file__).resolve().parents[2] / "tests" / "reading" / "reports"


def measure(transcript: Transcript, report: Report) -> Found:
    """Errors of a transcript against the true text of a report."""
    found = Found()
    gold = Body.true(report)
    ours = Body.read(transcript)
    matcher = SequenceMatcher(
        None, [w.casefold() for w in gold.words], [w.casefold() for w in ours.words], autojunk=False
    )
    word_errors(gold, ours, matcher, report, transcript, found)
    block_errors(gold, ours, matcher, found)
    errors_beside(report, transcript, found)
    title = squeezed(normal(report.head["title"]))
    heads = [squeezed(normal(text)) for kind, text in turns(transcript) if kind is TurnKind.HEADING]
    if title not in [*heads, squeezed(normal(transcript.title))]:
        found.count("headings not told", 1, report.head["title"])
    if transcript.speakers:
        names = [speaker.label for speaker in transcript.speakers]
        found.count("speakers", len(names), ", ".join(names))
    return found


def score(name: str) -> Found:
    """Errors in a file of the set."""
    source = json.loads((SET / "gold.json").read_text(encoding="utf-8"))[name]
    return measure(read(SET / "files" / name), load(SET / "sources" / f"{source}.md"))


def main(names: list[str], *, shown: bool = False) -> None:
    """Print the errors of each file, and of all by kind."""
    every = json.loads((SET / "gold.json").read_text(encoding="utf-8"))
    chosen = [name for name in sorted(every) if not names or any(part in name for part in names)]
    if not chosen:
        sys.exit(f"no file of the set is called {' or '.join(names)}")
    total, whole, letters, errors = Counter[str](), 0, 0, 0
    print("| file | CER of the body | errors in words | errors in blocks |\n|---|---|---|---|")
    for name in chosen:
        found = score(name)
        words, blocks = (sum(found.counts[kind] for kind in kinds) for kinds in (WORDS, BLOCKS))
        print(f"| {name} | {found.cer:.5f} | {words} | {blocks} |")
        if shown:
            print(*(f"    {line}" for line in found.seen), sep="\n")
        total += found.counts
        whole += not words + blocks + found.errors
        letters, errors = letters + found.letters, errors + found.errors
    print(f"\n{len(chosen)} files, {whole} perfect, CER {errors / max(1, letters):.5f}; errors by kind:\n")
    for kinds in (WORDS, BLOCKS):
        print("| " + " | ".join(kinds) + " |\n|" + "---|" * len(kinds))
        print("| " + " | ".join(str(total[kind]) for kind in kinds) + " |\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading.reports", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="part of the names of files; all without")
    parser.add_argument("-v", action="store_true", dest="shown", help="show each error in its place")
    asked = parser.parse_args()
    main(asked.names, shown=asked.shown)
