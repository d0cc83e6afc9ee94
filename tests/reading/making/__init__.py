"""How a set of files with their expectations is written down, and how the files are made of it.

The sets from the third on are made by it; needs LibreOffice (soffice) for Word, OpenDocument, RTF and PDF.

`sources/*.src` hold the files as they are, one after another, each under a line ``=== name.suffix`` with lines ``@ key value`` below
it. What is expected stands in the file itself: ``{who|words}`` is a turn (or ``{prose|words}`` a block of a report), ``{+|words}``
goes on with the last one, ``{2.1|words}`` is what respondent 2 answers to question 1. ``‹…›`` stands in the file and is not
expected, ``⟦…⟧`` the other way round. For Word and its kin: ``**bold**``, ``__italic__``, ``^^coloured^^``, ``# heading``, ``- list``,
``| cell | cell |`` (``«`` and ``⇧`` in a cell join it to the one beside or above), ``→`` a tab, ``⏎`` a line break, ``¬`` a soft hyphen, ``~~~`` a new page and ``[^a footnote^]``;
``%%small caps%%``, ``+ a numbered paragraph``, ``▭ a text box``, ``⊕inserted⊕`` and ``⊖deleted⊖`` with changes tracked, ``[@a comment@]``,
``⛶ `` a picture before the words. ``=sheet NAME`` begins a worksheet; ``@ members`` is a zip of files, each under ``--- path``;
``@ through .odt`` lets LibreOffice write that first; ``@ raw`` writes what stands there, ``@ newline cr`` or ``mixed`` ends its lines; ``@ sdt`` puts paragraphs in content controls; ``@ linenumbers 5`` numbers every fifth line; ``@ hyphens`` lets LibreOffice cut words; ``@ quirks`` is said in quirks.py; ``@ chromium TITLE`` prints a web page, ``@ twoup`` and ``@ ocr`` are said in printing.py,
``@ weasy CSS`` and ``@ reportlab EVERY HEAD`` in typeset.py,
``A> words`` and ``@ shape`` in shapes.py.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

from .entry import Entry
from .files import write
from .office import need_office


def make(here: Path) -> None:
    """Write `here`/files and gold.json of `here`/sources; with names as arguments, only those files."""
    need_office()
    files = here / "files"
    files.mkdir(parents=True, exist_ok=True)
    gold: dict[str, dict[str, Any]] = {}
    for source in sorted((here / "sources").glob("*.src")):
        for part in re.split(r"^=== ", source.read_text("utf-8"), flags=re.MULTILINE)[1:]:
            entry = Entry(part)
            if entry.name in gold:
                sys.exit(f"{entry.name} stands there twice")
            gold[entry.name] = {"of": source.stem[2:], **entry.expected}
            if not sys.argv[1:] or entry.name in sys.argv[1:]:
                write(entry, files)
    for file in files.iterdir():
        if file.name not in gold:
            file.unlink()
    text = json.dumps(gold, ensure_ascii=False, indent=1, sort_keys=True)
    (here / "gold.json").write_text(text + "\n", encoding="utf-8")
    print(len(gold), "files")
