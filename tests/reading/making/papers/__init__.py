"""How papers are written down, one block a line (documents.py), and printed, copied and damaged as papers are."""

from __future__ import annotations

import json
import re
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from .copied import damaged, extracted
from .documents import Paper, papers
from .setters import chromium, docs, groff, markdown, office, page, weasy
from .typeset import by_hand, platypus

SETTERS = {
    "office": office,
    "docs": docs,
    "weasy": weasy,
    "chromium": chromium,
    "groff": groff,
    "platypus": platypus,
    "hand": by_hand,
}


def write(paper: Paper, target: Path) -> None:
    """The file itself."""
    if "plain" in paper.options:
        lines = []
        for block in paper.blocks:
            mark = (block.mark or "-") + " " if block.kind == "list" else ""
            rows = ["\t".join(row) for row in block.rows] or [mark + block.written]
            lines += [row.replace("‹", "").replace("›", "").replace("⏎", "\n") for row in rows]
        text = damaged("\n".join(lines) + "\n", paper.options.get("damage", ""))
        target.write_bytes(text.encode(paper.options.get("encoding", "utf-8")))
        return
    if target.suffix == ".md":
        target.write_text(markdown(paper), "utf-8")
        return
    if target.suffix == ".html":
        target.write_text(
            f"<!doctype html><html lang=nl><head><title>{paper.options.get('head', '')}</title></head><body>{page(paper, floats=False)}</body></html>"
        )
        return
    setter = SETTERS[paper.options["set"]]
    if target.suffix != ".txt":
        setter(paper, target)
        return
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "between.pdf")
        setter(paper, source)
        text = damaged(extracted(source, paper.options["take"]), paper.options.get("damage", ""))
    target.write_bytes(text.encode(paper.options.get("encoding", "utf-8")))


def expected(paper: Paper, target: Path) -> dict[str, Any]:
    """What is expected of it; a note stands at the foot of the page that it is on."""
    between = " " if target.suffix in (".pdf", ".txt") else " | "
    numbered = target.suffix in (".pdf", ".txt", ".html")
    body = [block for block in paper.blocks if block.kind not in ("pull", "residue", "note")]
    told: list[list[str]] = []
    for block in body:
        kind, words = block.expected(between)
        if kind == "more":
            told[-1][1] += words if told[-1][1].endswith("\u00ad") else " " + words
        else:
            told.append([kind, words])
    notes = [
        ["note", (f"{block.mark} " if numbered else "") + block.expected("")[1]]
        for block in paper.blocks
        if block.kind == "note"
    ]
    if target.suffix in (".pdf", ".txt") and notes and paper.options.get("set", "chromium") != "chromium":
        told = _at_the_foot(told, notes, _pages(target))
    else:
        told += notes
    found: dict[str, Any] = {"kind": "rapport", "of": "papers", "speakers": [], "blocks": told}
    return found


def _letters(words: str) -> str:
    return re.sub(r"[^a-zà-ÿ]", "", words.casefold().replace("\ufb01", "fi").replace("\ufb02", "fl"))


def _pages(target: Path) -> list[str]:
    """The text of each page; all of it where a text does not show its pages."""
    if target.suffix == ".txt":
        return target.read_bytes().decode("utf-8", "ignore").split("\f")
    import pypdfium2

    return [leaf.get_textpage().get_text_range() for leaf in pypdfium2.PdfDocument(target)]


def _at_the_foot(told: list[list[str]], notes: list[list[str]], texts: Sequence[str]) -> list[list[str]]:
    pages = [_letters(text) for text in texts]

    def leaf(words: str, least: int = 0) -> int:
        return next(
            (at for at, text in enumerate(pages) if at >= least and _letters(words)[:30] in text), least
        )

    placed: list[list[str]] = []
    now = 0
    waiting = [(leaf(words), [kind, words]) for kind, words in notes]
    for block in told:
        now = leaf(block[1], now)
        while waiting and waiting[0][0] < now:
            placed.append(waiting.pop(0)[1])
        placed.append(block)
    return placed + [note for _, note in waiting]


def make(here: Path, others: Sequence[Callable[[Path, dict[str, Any]], None]] = ()) -> None:
    """Write `here`/files and gold.json of `here`/sources; with names as arguments, these files anew and those that are not there."""
    files = here / "files"
    files.mkdir(exist_ok=True)
    gold: dict[str, Any] = {}
    for source in sorted((here / "sources").glob("*.src")):
        for paper in papers(source):
            if paper.name in sys.argv[1:] or not (files / paper.name).exists():
                write(paper, files / paper.name)
            gold[paper.name] = expected(paper, files / paper.name)
    for other in others:
        other(files, gold)
    for file in files.iterdir():
        if file.name not in gold:
            file.unlink()
    text = json.dumps(gold, ensure_ascii=False, indent=1, sort_keys=True)
    (here / "gold.json").write_text(text + "\n", encoding="utf-8")
    print(len(gold), "files")
