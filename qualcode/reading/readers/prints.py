"""What only the print of a paragraph in Word tells: titles in large or bold type, captions by their style, remarks below a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise
from typing import Any

from qualcode.model import TurnKind
from qualcode.reading.raw import Paragraph
from qualcode.reading.readers.wordparts import W as _W
from qualcode.reading.readers.wordparts import switched
from qualcode.reading.report.captions import LONGEST_CAPTION, is_captioned

_R, _T, _RPR, _VAL = _W + "r", _W + "t", _W + "rPr", _W + "val"
_CAPTIONS = ("caption", "bijschrift")
_WITHOUT_SIZE = 20
"""Half points of letters of which nothing says how large they are."""
_LONG, _SAMPLED, _FEWEST = 80, 60, 2
"""Signs of a paragraph of running text, how many of them are looked at, and how many must be there."""
_LARGER, _MUCH_LARGER, _SMALLER, _AS_LARGE = 1.15, 1.5, 0.92, 0.97
_LONGEST_TITLE = 110
DEEPEST = 50
"""Styles that are based on one another; they may do so in a circle."""
_NO_TITLE = (".", ",", ";", ":", "…")


class Prints:
    """Sizes and weight of the styles of a document, and the paragraphs that were made, each with its element and style."""

    def __init__(self, trees: Iterable[Any]) -> None:
        self.met: list[tuple[Paragraph, Any, str]] = []
        self._size: dict[str, int] = {}
        self._bold: dict[str, bool] = {}
        self._parents: dict[str, str] = {}
        self._captions: set[str] = set()
        self._usual, self._default = "", _WITHOUT_SIZE
        for root in trees:
            if (told := root.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr/{_W}sz")) is not None:
                self._default = _points(told) or self._default
            for style in root.iter(_W + "style"):
                self._take_in(style)

    def _take_in(self, style: Any) -> None:
        key, name = style.get(_W + "styleId", ""), style.find(_W + "name")
        if (parent := style.find(_W + "basedOn")) is not None:
            self._parents[key] = parent.get(_VAL, "")
        if style.get(_W + "default") == "1" and style.get(_W + "type") == "paragraph":
            self._usual = key
        if name is not None and name.get(_VAL, "").casefold().startswith(_CAPTIONS):
            self._captions.add(key)
        if (rpr := style.find(_RPR)) is not None:
            if points := _points(rpr.find(_W + "sz")):
                self._size[key] = points
            if (bold := switched(rpr, "b")) is not None:
                self._bold[key] = bold

    def tell(self, paragraphs: Sequence[Paragraph]) -> None:
        """Give those of a report's `paragraphs` their kind that only their print tells."""
        met = {id(paragraph): (element, style) for paragraph, element, style in self.met}
        long = [one for one in self.met if len(one[0].text) >= _LONG and one[0].kind is None][:_SAMPLED]
        sizes = Counter[int]()
        for paragraph, element, style in long:
            sizes[self._print(element, style)[0]] += len(paragraph.text)
        if len(long) < _FEWEST:
            return
        body = sizes.most_common(1)[0][0]
        nothing = Paragraph("")
        for (above, one), below in zip(
            pairwise(chain((nothing,), paragraphs)), chain(paragraphs[1:], (nothing,)), strict=True
        ):
            if one.kind is None and not one.speaker and (known := met.get(id(one))):
                self._tell(one, above, below, body, known)

    def _tell(
        self, one: Paragraph, above: Paragraph, below: Paragraph, body: int, known: tuple[Any, str]
    ) -> None:
        element, style = known
        text = one.text.strip()
        if style in self._captions and len(text) <= LONGEST_CAPTION:
            one.kind = TurnKind.NOTE
            return
        remarks = above.kind is TurnKind.TABLE and len(text) <= LONGEST_CAPTION
        titled = _may_be_title(text)
        if not (remarks or titled):
            return
        size, bold = self._print(element, style)
        if remarks and size <= _SMALLER * body:
            one.kind = TurnKind.NOTE
        elif titled and size >= _LARGER * body:
            one.kind, one.level = TurnKind.HEADING, 1 if size >= _MUCH_LARGER * body else 2
        elif titled and bold and size >= _AS_LARGE * body and _is_text(below, text):
            one.kind, one.level = TurnKind.HEADING, 3

    def _print(self, element: Any, style: str) -> tuple[int, bool]:
        """Half points of the smallest words of a paragraph, and whether all are bold."""
        sizes: list[int] = []
        bold = True
        for run in element.iter(_R):
            if not any((part.text or "").strip() for part in run.iter(_T)):
                continue
            rpr = run.find(_RPR)
            told = _points(rpr.find(_W + "sz")) if rpr is not None else 0
            told_bold = switched(rpr, "b") if rpr is not None else None
            sizes.append(told or self._of_style(style))
            bold &= self._is_bold(style) if told_bold is None else told_bold
        return min(sizes, default=0), bold

    def _of_style(self, style: str) -> int:
        return next((self._size[key] for key in self._line(style) if key in self._size), self._default)

    def _is_bold(self, style: str) -> bool:
        return next((self._bold[key] for key in self._line(style) if key in self._bold), False)

    def _line(self, style: str) -> list[str]:
        """A style and those that it is based on, the nearest first."""
        key, line = style or self._usual, list[str]()
        while key and len(line) < DEEPEST:
            line.append(key)
            key = self._parents.get(key, "")
        return line


def _points(size: Any) -> int:
    told = size.get(_VAL, "") if size is not None else ""
    return int(told) if told.isdecimal() else 0


def _may_be_title(text: str) -> bool:
    """Whether a paragraph is short, opens as a title does, and neither ends as a sentence nor names a table."""
    first = text.lstrip('‘“"(')[:1]
    opens = first.isupper() or first.isdigit()
    return (
        opens
        and len(text) <= _LONGEST_TITLE
        and "\n" not in text
        and not text.endswith(_NO_TITLE)
        and any(map(str.isalpha, text))
        and not is_captioned(text)
    )


def _is_text(below: Paragraph, title: str) -> bool:
    """Whether the paragraph below a title in bold is what it stands above: longer, and not all bold or italic itself."""
    return (
        below.kind in (None, TurnKind.LIST)
        and not below.emphasis
        and len(below.text) > max(len(title), _LONG // 2)
    )
