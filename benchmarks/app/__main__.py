"""``python -m benchmarks.app``: the workbench at 20,000 fragments and at a tenth, and the ratio."""

from __future__ import annotations

import argparse
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

from benchmarks.app import browser, server, suggester, threads
from benchmarks.app.material import Size, make


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=("server", "suggester", "threads", "browser"))
    chosen = parser.parse_args()
    with TemporaryDirectory() as folder:
        small = make(Path(folder) / "tenth.db", Size().tenth())
        large = make(Path(folder) / "full.db", Size())
        for name, measure in (
            ("server", server.measure),
            ("suggester", suggester.measure),
            ("threads", threads.measure),
            ("browser", browser.measure),
        ):
            if chosen.only in (None, name):
                found = [measure(_fresh(path)) for path in (small, large)]
                _print(name, *found)


def _fresh(path: Path) -> Path:
    """A copy, so that what one measurement writes is no part of the next."""
    return Path(copy(path, path.with_name(f"run-{path.name}")))


def _print(name: str, small: dict[str, dict[str, float]], large: dict[str, dict[str, float]]) -> None:
    print(f"\n| {name} | a tenth, ms | full, ms | full, p95 | ratio | answer, kB |")
    print("|---|---:|---:|---:|---:|---:|")
    for what, row in large.items():
        before, after = small[what]["ms"], row["ms"]
        print(
            f"| {what} | {before:.0f} | {after:.0f} | {row['p95']:.0f} | {after / max(before, 0.1):.1f}"
            f" | {_or_blank(row, 'kB')} |",
            flush=True,
        )


def _or_blank(row: dict[str, float], name: str) -> str:
    return f"{row[name]:.0f}" if name in row else ""


if __name__ == "__main__":
    main()
