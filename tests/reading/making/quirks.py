"""What Word itself leaves in a document that people have typed in: runs cut within words, checks of spelling, bookmarks, page breaks."""

from __future__ import annotations

import copy
from typing import Any


def word_quirks(document: Any) -> None:
    """Cut each longer run in three at odd places, as sessions of editing do, with Word's own marks in between."""
    from docx.oxml.ns import qn

    for number, run in enumerate([*document.element.body.iter(qn("w:r"))]):
        texts = run.findall(qn("w:t"))
        others = [part for part in run if part.tag not in (qn("w:rPr"), qn("w:t"))]
        if len(texts) != 1 or others or len(texts[0].text or "") < 9:
            continue
        whole = texts[0].text
        first = 3 + number % 4
        second = max(first + 1, len(whole) // 2 + number % 3)
        run.set(qn("w:rsidR"), f"00{0xA41B0 + 977 * number:06X}")
        last = run
        for piece in (whole[first:second], whole[second:]):
            new = copy.deepcopy(run)
            new.set(qn("w:rsidR"), f"00{0xB7C20 + 613 * number:06X}")
            _say(new, piece)
            last.addnext(new)
            last = new
        _say(run, whole[:first])
        _mark_between(run, last, number)


def _say(run: Any, words: str) -> None:
    from docx.oxml.ns import qn

    text = run.find(qn("w:t"))
    text.text = words
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _mark_between(first: Any, last: Any, number: int) -> None:
    """A doubtful word, a bookmark where someone last was, or where the page broke when Word last showed it."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    sort = number % 3
    if sort == 0:
        for place, kind in ((first, "spellStart"), (last, "spellEnd")):
            mark = OxmlElement("w:proofErr")
            mark.set(qn("w:type"), kind)
            place.addnext(mark)
    elif sort == 1:
        for place, name in ((first, "w:bookmarkStart"), (last, "w:bookmarkEnd")):
            mark = OxmlElement(name)
            mark.set(qn("w:id"), str(number))
            if name == "w:bookmarkStart":
                mark.set(qn("w:name"), f"_GoBack{number}")
            place.addnext(mark)
    elif number % 4 == 0:
        last.insert(1 if last.find(qn("w:rPr")) is not None else 0, OxmlElement("w:lastRenderedPageBreak"))
