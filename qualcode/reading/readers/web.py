"""Web pages (.html): blocks, headings, lists and tables; scripts and menus left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from qualcode.errors import ReadingError
from qualcode.model import TurnKind
from qualcode.reading.decoding import clean, decode
from qualcode.reading.raw import Paragraph, Raw
from qualcode.reading.readers import tables, webnotes
from qualcode.reading.readers.elements import words_in
from qualcode.reading.readers.runs import described
from qualcode.reading.talk.stamps import AT_START, seconds

_SKIPPED = frozenset(("script", "style", "head", "title", "template", "noscript", "del"))
_AROUND = frozenset(("nav", "svg", "iframe", "object", "button", "select"))
"""What may hold words that are no part of the text of a page."""
_BLOCKS = frozenset([
    "p", "div", "section", "article", "main", "body", "html", "header", "footer", "aside", "blockquote", "ul", "ol", "dl", "dt", "dd", "li",
    "pre", "address", "figure", "figcaption", "details", "summary", "center", "hgroup", "fieldset", "legend", "textarea", "tbody", "form",
])  # fmt: skip
_LONGEST_NAME, _FEWEST_IN_FORM = 60, 30
_SENDERS = frozenset(
    ("from_name", "from-name", "sender", "sender_name", "sender-name", "message-sender", "message-author")
)
"""Classes of the name above a message in exports of messaging programs, such as Telegram."""
_BESIDE = frozenset(("date", "time", "timestamp", "initials", "userpic", "service"))
"""Classes of what stands beside messages and is nobody's words."""
_OF_TYPE = re.compile(r"</?(?:span|font|[biua]|em|strong|small|big)(?:\s[^<>]*)?>", re.I)
_PARTS = frozenset(("article", "blockquote", "section", "main", "figure"))
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD = frozenset(["b", "strong", "i", "em", "u", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "cite"])


def read(data: bytes, name: str) -> Raw:
    """The text of a web page.

    Raises
    ------
    ReadingError : there is no page in it.
    """
    text, encoding = decode(data, name)
    raw = Raw(encoding=encoding)
    raw.paragraphs = paragraphs(clean(text), name, raw)
    return raw


def paragraphs(text: str, name: str, raw: Raw) -> list[Paragraph]:
    """The paragraphs of HTML `text`; `raw` is given its title and warned of what is left out."""
    from lxml import etree  # type: ignore[import-untyped]

    if not text.strip():
        return []
    try:
        root = _parsed(text, name)
    except (etree.LxmlError, ValueError, AssertionError) as problem:
        raise ReadingError("reading.error.damaged", file=name) from problem
    if (title := root.find(".//title")) is not None and not raw.title:
        raw.title = " ".join((title.text or "").split())
    if _drop_comments(root):
        raw.warn("comments")
    if _drop_frame(root):
        raw.warn("page_parts")
    webnotes.set_apart(root)
    if root.find(".//del") is not None:
        raw.warn("tracked_changes")
    writer = _Writer()
    writer.voices = sum(1 for element in root.iter() if _names_speaker(element))
    writer.sent = any(not _SENDERS.isdisjoint(_classes(element)) for element in root.iter())
    try:
        writer.walk(root)
    except RecursionError as problem:  # of tables within tables
        raise ReadingError("reading.error.nested", file=name) from problem
    writer.close()
    for key in sorted(writer.left_out):
        raw.warn(key)
    return [paragraph for paragraph in writer.found if paragraph.text]


def _parsed(text: str, name: str) -> Any:
    """The tree of a page. One whose marks of type are opened thousands of times and never closed is read without them.

    Raises
    ------
    ReadingError : its blocks too lie deeper in each other than the parser goes, which would lose what is in them.
    """
    from lxml import html

    for words in (text, _OF_TYPE.sub(" ", text)):
        parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)
        root = html.document_fromstring(words.encode("utf-8"), parser=parser)
        if not any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
            return root
    raise ReadingError("reading.error.nested", file=name)


def _drop_comments(root: Any) -> int:
    """Take out the comments of a page that Google Docs made, and their letters in the text; how many there were."""
    marks = root.xpath("//a[starts-with(@id, 'cmnt')][starts-with(@href, '#cmnt')]")
    for mark in marks:
        block = next((up for up in mark.iterancestors() if up.tag in ("div", "sup")), mark)
        whole = mark.get("id", "").startswith("cmnt_ref") or block.tag == "div"
        (block if whole and block.getparent() is not None else mark).drop_tree()
    return len(marks)


def _drop_frame(root: Any) -> bool:
    """Take out the head and foot that a site sets around each of its pages, where the page says what its main part is.

    Whether there were words in them.
    """
    if root.find(".//main") is None:
        return False
    dropped = False
    for part in root.xpath("//header[not(ancestor::main)] | //footer[not(ancestor::main)]"):
        if part.find(".//main") is None:
            dropped |= bool(words_in(part))
            part.drop_tree()
    return dropped


class _Writer:
    """Walks the tree without recursion, and closes a paragraph wherever a block begins or ends."""

    def __init__(self) -> None:
        self.found: list[Paragraph] = []
        self.runs: list[tuple[str, bool]] = []
        self.kind: TurnKind | None = None
        self.level = 0
        self.voice = self.last = ""
        self.part: Any = None
        self.begins: float | None = None
        self.voices = 0
        self.sent = False
        self.left_out: set[str] = set()

    def walk(self, root: Any) -> None:
        """Write all of `root`."""
        stack: list[tuple[Any, str, int]] = [(root, "in", 0)]
        while stack:
            element, way, bold = stack.pop()
            if way == "out":
                self._leave(element, bold)
                continue
            if not isinstance(element.tag, str) or element.tag in _SKIPPED:
                self._say(element.tail, bold)
                continue
            if element.tag in _AROUND or _is_no_text(element):
                if words_in(element):
                    self.left_out.add("hidden_text" if _is_hidden(element) else "page_parts")
                self._say(element.tail, bold)
                continue
            classes = _classes(element) if self.sent else frozenset()
            if not _BESIDE.isdisjoint(classes):
                self._say(element.tail, bold)
                continue
            if "joined" in classes:
                self.voice = self.last
            if element.tag == "table":
                self.close()
                self.found.extend(_table(element, self.left_out))
                self._say(element.tail, bold)
                continue
            if self.voices > 1 and (name := _names_speaker(element)):
                self.close()
                self.voice = self.last = name
                self.part = next((up for up in element.iterancestors() if up.tag in _BLOCKS), None)
                self._say(element.tail, bold)
                continue
            if self.voices > 1 and element.tag == "time" and (found := AT_START.fullmatch(words_in(element))):
                self.begins = seconds(found[1])[0]
                self._say(element.tail, bold)
                continue
            inner = bold + (element.tag in _BOLD or _is_bold(element))
            self._enter(element, inner)
            stack.append((element, "out", bold))
            stack.extend((child, "in", inner) for child in reversed(element))

    def _enter(self, element: Any, bold: int) -> None:
        tag = element.tag
        if tag in _BLOCKS or tag in _HEADINGS:
            self.close()
            self.kind = TurnKind.HEADING if tag in _HEADINGS else TurnKind.LIST if tag == "li" else self.kind
            self.kind = TurnKind.NOTE if tag == "figcaption" else self.kind
            self.level = _HEADINGS.get(tag, self.level)
        elif tag in ("br", "hr"):
            self.runs.append(("\n", bool(bold)))
        self._say(element.text, bold, pre=tag == "pre")

    def _leave(self, element: Any, bold: int) -> None:
        if element.tag in _BLOCKS or element.tag in _HEADINGS:
            self.close()
            self.kind, self.level = None, 0
            if self.part is None or self.part is element:
                self.voice, self.part = "", None
        elif element.tag in ("td", "th"):
            self.runs.append((" ", False))
        self._say(element.tail, bold)

    def _say(self, words: str | None, bold: int, *, pre: bool = False) -> None:
        if words:
            lead = " " if words[:1].isspace() else ""
            tail = " " if words[-1:].isspace() else ""
            words = words if pre else f"{lead}{' '.join(words.split())}{tail}"
            self.runs.append((words if words.strip() or pre else " ", bold > 0))

    def close(self) -> None:
        """End the paragraph."""
        if self.runs:
            paragraph = described(self.runs, self.kind, self.level)
            paragraph.speaker = self.voice
            paragraph.begins, self.begins = self.begins, None
            paragraph.text = "\n".join(" ".join(line.split()) for line in paragraph.text.split("\n")).strip()
            paragraph.lead = min(paragraph.lead, len(paragraph.text))
            self.found.append(paragraph)
        self.runs = []


def _is_no_text(element: Any) -> bool:
    """Whether an element is hidden, the foot of the page, which tells of the site, or a form to search it; others hold the page."""
    if element.tag == "form" and len(words_in(element).split()) < _FEWEST_IN_FORM:
        return True
    if element.tag == "footer" and not any(up.tag in _PARTS for up in element.iterancestors()):
        return True
    return _is_hidden(element)


def _classes(element: Any) -> frozenset[str]:
    return frozenset((element.get("class") or "").split()) if isinstance(element.tag, str) else frozenset()


def _names_speaker(element: Any) -> str:
    """The name in an element that its class says is that of a speaker or sender, as programs write it: ``class="speaker-name"``."""
    if not isinstance(element.tag, str):
        return ""
    if "speaker" not in (element.get("class") or "") and _SENDERS.isdisjoint(_classes(element)):
        return ""
    name = words_in(element).rstrip(":") if len(element) < 3 else ""
    return name if 0 < len(name) <= _LONGEST_NAME else ""


def _is_hidden(element: Any) -> bool:
    style = (element.get("style") or "").replace(" ", "").casefold()
    return "display:none" in style or element.get("hidden") is not None


def _is_bold(element: Any) -> bool:
    style = (element.get("style") or "").replace(" ", "").casefold()
    return "font-weight:bold" in style or "font-weight:700" in style or "font-style:italic" in style


def _table(table: Any, left_out: set[str]) -> Iterator[Paragraph]:
    rows = []
    if (caption := table.find("caption")) is not None and (words := words_in(caption)):
        yield Paragraph(words, kind=TurnKind.NOTE)
    for row in table.iter("tr"):
        if next(row.iterancestors("table"), None) is not table:
            continue
        cells = []
        for cell in row:
            if cell.tag not in ("td", "th"):
                continue
            writer = _Writer()
            writer.left_out = left_out
            writer._say(cell.text, 0)
            for child in cell:
                writer.walk(child)
            writer.close()
            cells.append([paragraph for paragraph in writer.found if paragraph.text])
        if cells:
            rows.append(cells)
    yield from tables.paragraphs(rows)
