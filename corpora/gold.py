"""The gold codings: decisions per fragment, laid on the canonical text of the delivered files.

``<corpus>/gold/decisions.json`` is the source: for each delivered file its fragments in reading order, each
with its words (`quote`), what coders A and B gave it, the adjudicated `gold`, and a `note` where they
differed (null while a dispute is open: then the file is left out of the gold). The command
``python -m corpora.gold`` writes beside it ``coder-a.json``, ``coder-b.json`` and ``gold.json`` in the schema
``qualcode/codings/1``, with offsets in the text as `qualcode.reading` reads it now, and prints agreement.
``facets.json`` holds the facets that one reader added to some of the gold; the command lays it anew as well.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent
CORPORA = ("flexwerk-zorg", "rondetafel-uitzend")
CODEBOOK = "flexwerk-zorg"
FACETS = "facets.json"
FILES = {"a": "coder-a.json", "b": "coder-b.json", "gold": "gold.json"}
_WORD = re.compile(r"\w+")
_MARKS_BEFORE = re.compile(r"(?:(?:…|\.\.\.|[-–]) )?[^\w\s]*\Z")
_MARKS_AFTER = re.compile(r"[^\w\s]*(?: (?:…|\.\.\.|[-–])(?!\w))?")


@dataclass(frozen=True, slots=True)
class Unit:
    """A fragment with the decisions on it, and where it stands in the canonical text."""

    file: str
    start: int
    end: int
    quote: str
    codes: Mapping[str, tuple[str, ...]]
    note: str = ""


class MisplacedError(Exception):
    """The words of a fragment do not stand in the file as it is read now."""


def units(corpus: str, texts: Mapping[str, str]) -> Iterator[Unit]:
    """The fragments of a corpus, in reading order, on the canonical texts given by file name."""
    for file, rows in decisions(corpus).items():
        spans = place([row["quote"] for row in rows], texts[file])
        for row, (start, end) in zip(rows, spans, strict=True):
            codes = {who: tuple(row[who]) for who in FILES if row[who] is not None}
            yield Unit(file, start, end, texts[file][start:end], codes, row.get("note", ""))


def decisions(corpus: str) -> dict[str, list[dict[str, Any]]]:
    """The decisions as written down, by delivered file."""
    found: dict[str, list[dict[str, Any]]] = json.loads(
        (ROOT / corpus / "gold" / "decisions.json").read_text(encoding="utf-8")
    )
    return found


def place(quotes: Sequence[str], text: str) -> list[tuple[int, int]]:
    """Where each of the quotes, which follow each other, stands in the text, by its words alone.

    Raises
    ------
    MisplacedError : fewer than nine in ten words of a quote are found in its place.
    """
    words = [(match.start(), match.end(), match.group().casefold()) for match in _WORD.finditer(text)]
    quoted = [[match.group().casefold() for match in _WORD.finditer(quote)] for quote in quotes]
    flat = [word for quote in quoted for word in quote]
    matcher = SequenceMatcher(None, flat, [word for *_, word in words], autojunk=False)
    found: dict[int, int] = {}
    for block in matcher.get_matching_blocks():
        found.update({block.a + step: block.b + step for step in range(block.size)})
    spans, first = [], 0
    for quote, own in zip(quotes, quoted, strict=True):
        places = [found[number] for number in range(first, first + len(own)) if number in found]
        first += len(own)
        if not own or len(places) < 0.9 * len(own):
            raise MisplacedError(quote[:40])
        spans.append(_with_marks(text, words[places[0]][0], words[places[-1]][1]))
    return spans


def _with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """Stay within the turn, and take along the punctuation around the first and last word."""
    turn_ends = text.find("\n\n", start)
    if 0 <= turn_ends < end:
        end = turn_ends
    before, after = _MARKS_BEFORE.search(text, 0, start), _MARKS_AFTER.match(text, end)
    return start - len(before.group()) if before else start, after.end() if after else end


def codings(found: Sequence[Unit], who: str) -> dict[str, Any]:
    """The codings of one coder, as ``qualcode import-codings`` reads them."""
    rows = [
        {
            "file": unit.file,
            "start": unit.start,
            "end": unit.end,
            "code": f"{CODEBOOK}/{code}",
            "quote": unit.quote,
        }
        for unit in found
        for code in unit.codes.get(who, ())
    ]
    return {"schema": "qualcode/codings/1", "coder": who.upper() if who != "gold" else who, "codings": rows}


def facets(corpus: str, found: Sequence[Unit]) -> dict[str, Any]:
    """The codings with facets of ``facets.json``, laid where their words stand now."""
    told: dict[str, Any] = json.loads((ROOT / corpus / "gold" / FACETS).read_text(encoding="utf-8"))
    units_of = {(unit.file, _words(unit.quote)): unit for unit in found}
    rows = []
    for row in told["codings"]:
        unit = units_of.get((row["file"], _words(row["quote"])))
        if unit is None:
            raise MisplacedError(row["quote"][:40])
        rows.append({**row, "start": unit.start, "end": unit.end, "quote": unit.quote})
    return {**told, "codings": rows}


def _words(text: str) -> tuple[str, ...]:
    return tuple(match.group().casefold() for match in _WORD.finditer(text))


def alphas(found: Sequence[Unit], keys: Sequence[str]) -> dict[str, tuple[int, int, float]]:
    """Per code: how often A and B gave it, and Krippendorff's alpha.

    Nominal, given or not, over all fragments, uncoded ones included. The key ``""`` holds the whole:
    alpha over all pairs of a fragment and a code.
    """
    import numpy as np

    from qualcode.analysis.agreement.coefficients import alpha, patterns

    given = np.array(
        [[[key in unit.codes[who] for who in ("a", "b")] for key in keys] for unit in found], dtype=np.int64
    )
    of = {key: given[:, column] for column, key in enumerate(keys)} | {"": given.reshape(-1, 2)}
    return {
        key: (int(own[:, 0].sum()), int(own[:, 1].sum()), float(alpha(*patterns(own))))
        for key, own in of.items()
    }


def read_texts(corpus: str) -> dict[str, str]:
    """Canonical texts of the coded files, as they are read now."""
    from qualcode.project.incoming.manifest import load_manifest
    from qualcode.reading import read

    folder = ROOT / corpus / "transcripts"
    kinds = {entry.file: entry.kind for entry in load_manifest(folder / "manifest.csv")}
    return {file: read(folder / file, kind=kinds.get(file)).text for file in decisions(corpus)}


def main() -> None:
    """Write the stand-off files and print agreement per code."""
    argparse.ArgumentParser(prog="python -m corpora.gold", description=__doc__).parse_args()
    from qualcode.codebook import load, shipped

    everything: list[Unit] = []
    for corpus in CORPORA:
        found = list(units(corpus, read_texts(corpus)))
        everything += found
        undecided = {unit.file for unit in found if "gold" not in unit.codes}
        for who, name in FILES.items():
            kept = [unit for unit in found if who != "gold" or unit.file not in undecided]
            content = json.dumps(codings(kept, who), ensure_ascii=False, indent=1)
            (ROOT / corpus / "gold" / name).write_text(content + "\n", encoding="utf-8")
        content = json.dumps(facets(corpus, found), ensure_ascii=False, indent=1)
        (ROOT / corpus / "gold" / FACETS).write_text(content + "\n", encoding="utf-8")
    table = alphas(everything, [code.key for code in load(shipped()[CODEBOOK]).codes])
    print("| code | A | B | alpha |\n|---|---:|---:|---:|")
    for key, (a, b, alpha) in table.items():
        print(f"| {key or '**all**'} | {a} | {b} | {alpha:.2f} |")


if __name__ == "__main__":
    main()
