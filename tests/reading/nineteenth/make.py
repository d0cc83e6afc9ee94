"""Make the nineteenth holdout, blind: papers, mostly printed and torn, and surveys.

Run as ``WEASYPRINT=/path/to/python python tests/reading/nineteenth/make.py [NAME…]``; needs LibreOffice, Chromium, groff, Ghostscript and
poppler. Everything said in it is invented. How the papers are written down: see documents.py; the surveys stand in surveys.py.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

from copied import damaged, extracted  # noqa: E402
from documents import Paper, papers  # noqa: E402
from setters import chromium, groff, office, page, weasy  # noqa: E402
from surveys import SURVEYS  # noqa: E402
from typeset import by_hand, platypus  # noqa: E402

SETTERS = {
    "office": office,
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
    if target.suffix == ".pdf" and notes and paper.options["set"] != "chromium":
        told = _at_the_foot(told, notes, target)
    else:
        told += notes
    found: dict[str, Any] = {"kind": "rapport", "of": "papers", "speakers": [], "blocks": told}
    return found


def _letters(words: str) -> str:
    return re.sub(r"[^a-zà-ÿ]", "", words.casefold().replace("\ufb01", "fi").replace("\ufb02", "fl"))


def _at_the_foot(told: list[list[str]], notes: list[list[str]], target: Path) -> list[list[str]]:
    import pypdfium2

    pages = [_letters(leaf.get_textpage().get_text_range()) for leaf in pypdfium2.PdfDocument(target)]

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


if __name__ == "__main__":
    files = HERE / "files"
    files.mkdir(exist_ok=True)
    gold: dict[str, Any] = {}
    for source in sorted((HERE / "sources").glob("*.src")):
        for paper in papers(source):
            if not sys.argv[1:] or paper.name in sys.argv[1:] or not (files / paper.name).exists():
                write(paper, files / paper.name)
            gold[paper.name] = expected(paper, files / paper.name)
    for survey in SURVEYS:
        survey(files, gold)
    for file in files.iterdir():
        if file.name not in gold:
            file.unlink()
    text = json.dumps(gold, ensure_ascii=False, indent=1, sort_keys=True)
    (HERE / "gold.json").write_text(text + "\n", encoding="utf-8")
    print(len(gold), "files")
