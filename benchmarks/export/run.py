"""Processor time of workbook, HTML and JSON, and how that compares with plain XlsxWriter on the same cells.

    python benchmarks/export/run.py

Each case runs in a process of its own, so that the peak memory is its own.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CASES = {
    "2.000 fragmenten": {"threads": 40, "cases": 8, "fragments": 2_000},
    "20.000 fragmenten": {"threads": 60, "cases": 12, "fragments": 20_000},
    "100.000 coderingen": {"threads": 60, "cases": 12, "fragments": 20_000, "codings": 100_000},
    "100.000, twee codeurs": {"threads": 60, "cases": 12, "fragments": 20_000, "codings": 100_000},
}


def measured(name: str) -> dict[str, float]:
    """Seconds, megabytes and the ratio to plain writing for one case."""
    import openpyxl

    sys.path.insert(0, str(ROOT / "tests" / "reporting"))
    import builders

    from qualcode.reporting.excel import write_workbook
    from qualcode.reporting.html import report_html
    from qualcode.reporting.json_report import report_json

    study = builders.study(**CASES[name])
    if name.endswith("twee codeurs"):
        coders = ("Anna", "Bas")
        shared = (replace(one, coder=coders[place // 7 % 2]) for place, one in enumerate(study.codings))
        study = replace(study, codings=tuple(shared))
    before = _megabytes()
    with tempfile.TemporaryDirectory() as folder:
        ours = Path(folder, "ours.xlsx")
        started = time.process_time()
        write_workbook(ours, study)
        workbook = time.process_time() - started
        peak = _megabytes() - before
        size = ours.stat().st_size / 1e6
        book = openpyxl.load_workbook(ours, read_only=True)
        cells = {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}
        plain = _plain(Path(folder, "plain.xlsx"), cells)
    started = time.process_time()
    page = report_html(study)
    html = time.process_time() - started
    started = time.process_time()
    report_json(study)
    return {
        "workbook": workbook,
        "peak": peak,
        "size": size,
        "cells": sum(len(row) for rows in cells.values() for row in rows),
        "plain": plain,
        "html": html,
        "page": len(page) / 1e6,
        "json": time.process_time() - started,
    }


def _plain(path: Path, cells: dict[str, list[list[object]]]) -> float:
    """Seconds for the same values with XlsxWriter as it comes, without a format or a table."""
    import xlsxwriter

    started = time.process_time()
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    for name, rows in cells.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for place, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(number, place, value)
                elif isinstance(value, int | float):
                    sheet.write_number(number, place, value)
    book.close()
    return time.process_time() - started


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Measure every case in its own process and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("case", nargs="?", choices=CASES, help="print this case alone, as JSON")
    case = parser.parse_args().case
    if case:
        print(json.dumps(measured(case)))
        return
    print("| | workbook s | plain s | ratio | cells | peak MB more | file MB | HTML s | HTML MB | JSON s |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for name in CASES:
        told = subprocess.run([sys.executable, __file__, name], capture_output=True, text=True, check=True)
        r = json.loads(told.stdout)
        print(
            f"| {name} | {r['workbook']:.1f} | {r['plain']:.1f} | {r['workbook'] / r['plain']:.2f}"
            f" | {r['cells']:,} | {r['peak']:.0f} | {r['size']:.1f} | {r['html']:.2f} | {r['page']:.1f}"
            f" | {r['json']:.2f} |"
        )


if __name__ == "__main__":
    main()
