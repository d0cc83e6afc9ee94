"""Processor time of REFI-QDA, CSV, JSON Lines and SQLite for 100,000 codings, beside plain writing.

    python benchmarks/export/exchange.py

*Plain* writes the same rows (of REFI-QDA: the same bytes into a zip) with the standard library alone.
"""

from __future__ import annotations

import argparse
import csv
import json
import resource
import sqlite3
import sys
import tempfile
import time
import zipfile
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "reporting"))
FRAGMENTS, CODINGS = 20_000, 100_000


def main() -> None:
    """Measure each way out and print a table."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    from qualcode.exchange.read import read
    from qualcode.exchange.refi.write import project_archive
    from qualcode.exchange.rows import rows
    from qualcode.exchange.schema import TABLES
    from qualcode.exchange.sqlite_out import write_sqlite
    from qualcode.exchange.table_files import write_csv, write_jsonl

    bundle = _bundle()
    base = _megabytes()
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        refi = here / "a.qdpx"
        spent = {"REFI-QDA": _timed(lambda: refi.write_bytes(project_archive(bundle)[0]))}
        spent["REFI-QDA, read back"] = _timed(lambda: read(refi))
        spent["CSV"] = _timed(lambda: write_csv(bundle, here / "csv"))
        spent["JSON Lines"] = _timed(lambda: write_jsonl(bundle, here / "jsonl"))
        spent["SQLite"] = _timed(lambda: write_sqlite(bundle, here / "a.sqlite"))
        peak = _megabytes() - base
        held: dict[str, list[Any]] = {table.name: list(rows(bundle, table.name)) for table in TABLES}
        plain = {
            "REFI-QDA": _timed(lambda: _zipped(refi, here / "plain.qdpx")),
            "CSV": _timed(lambda: _csv(held, here)),
            "JSON Lines": _timed(lambda: _jsonl(held, here)),
            "SQLite": _timed(lambda: _sqlite(held, here / "plain.sqlite")),
        }
        size = {
            "REFI-QDA": refi.stat().st_size,
            "CSV": _size(here / "csv"),
            "JSON Lines": _size(here / "jsonl"),
            "SQLite": (here / "a.sqlite").stat().st_size,
        }
    print("| | s | plain s | MB |\n|---|---|---|---|")
    for name, seconds in spent.items():
        written = f"{size[name] / 1e6:.1f}" if name in size else ""
        print(
            f"| {name} | {seconds:.1f} | {plain[name]:.1f} | {written} |"
            if written
            else f"| {name} | {seconds:.1f} | | |"
        )
    print(f"peak: {peak:.0f} MB more than the study itself")


def _bundle() -> Any:
    import builders

    from qualcode.exchange.bundle import Bundle, Source

    study = builders.study(threads=60, cases=12, fragments=FRAGMENTS, codings=CODINGS)
    said: dict[str, list[Any]] = defaultdict(list)
    for segment in study.segments.values():
        said[segment.document].append(segment)
    sources = []
    for key, document in study.documents.items():
        text = ""
        for segment in sorted(said[key], key=lambda one: one.start):
            text += " " * (segment.start - len(text)) + segment.text
        sources.append(Source(document, text))
    return Bundle(
        study.title,
        study.cases,
        tuple(sources),
        (study.codebook,) if study.codebook else (),
        study.codings,
        segments=tuple(study.segments.values()),
    )


def _timed(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def _zipped(path: Path, to: Path) -> None:
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as package:
        for name in source.namelist():
            package.writestr(name, source.read(name))


def _csv(held: dict[str, list[Any]], folder: Path) -> None:
    for name, rows in held.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)


def _jsonl(held: dict[str, list[Any]], folder: Path) -> None:
    for name, rows in held.items():
        with (folder / f"{name}.jsonl").open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _sqlite(held: dict[str, list[Any]], path: Path) -> None:
    base = sqlite3.connect(path)
    for name, rows in held.items():
        if rows:
            base.execute(f'CREATE TABLE "{name}" ({", ".join(f"c{n}" for n in range(len(rows[0])))})')
            marks = ", ".join("?" * len(rows[0]))
            base.executemany(f'INSERT INTO "{name}" VALUES ({marks})', rows)
    base.commit()
    base.close()


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.iterdir())


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
