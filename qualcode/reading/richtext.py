"""Rich text (.rtf): a small reader of its own, since bold and tables tell who speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from qualcode.errors import ReadingError
from qualcode.model import TurnKind
from qualcode.reading import tables
from qualcode.reading.raw import Paragraph, Raw
from qualcode.reading.runs import described

_TOKEN = re.compile(
    r"\\(?:(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|'(?P<hex>[0-9a-fA-F]{2})|(?P<sign>[^a-zA-Z']))"
    r"|(?P<brace>[{}])|(?P<newline>[\r\n]+)|(?P<plain>[^\\{}\r\n]+)",
    re.S,
)
_SKIPPED = frozenset(
    [
        "fonttbl",
        "colortbl",
        "stylesheet",
        "info",
        "pict",
        "object",
        "header",
        "headerl",
        "headerr",
        "headerf",
        "footer",
        "footerl",
        "footerr",
        "footerf",
        "listtable",
        "listoverridetable",
        "rsidtbl",
        "generator",
        "xmlnstbl",
        "themedata",
        "colorschememapping",
        "latentstyles",
        "datastore",
        "fldinst",
        "bkmkstart",
        "bkmkend",
        "annotation",
        "atnid",
        "atnauthor",
        "atndate",
        "atnref",
        "filetbl",
        "revtbl",
        "mmathPr",
        "pgptbl",
        "ftnsep",
        "ftnsepc",
        "ftncn",
        "aftnsep",
        "aftnsepc",
        "aftncn",
        "nonshppict",
        "shppict",
        "listtext",
        "pntext",
    ]
)
_SIGNS = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "bullet": "•", "tab": "\t", "line": "\n", "emspace": " ", "enspace": " ", "~": "\u00a0", "_": "-", "-": "\u00ad",
}  # fmt: skip
_STYLE = re.compile(r"\\s(\d{1,4})\b[^;{}]{0,600}?(?:heading|kop) ?(\d)\s*;", re.I)
_DEEPEST = 2000


@dataclass(slots=True)
class _State:
    """What holds within one group."""

    bold: bool = False
    italic: bool = False
    hidden: bool = False
    skipped: bool = False
    deleted: bool = False
    note: bool = False
    skip_after_unicode: int = 1
    encoding: str = "cp1252"


@dataclass(slots=True)
class _Writer:
    """Paragraphs and tables as they are met."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    runs: list[tuple[str, bool]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    cell: list[Paragraph] = field(default_factory=list)
    row: list[list[Paragraph]] = field(default_factory=list)
    rows: list[list[list[Paragraph]]] = field(default_factory=list)
    level: int = 0
    headings: dict[int, int] = field(default_factory=dict)
    listed: bool = False
    in_table: bool = False

    def end_paragraph(self) -> None:
        """Close the paragraph, in a cell or in the text."""
        kind = TurnKind.HEADING if self.level else TurnKind.LIST if self.listed else None
        paragraph = described(self.runs, kind, self.level)
        self.runs = []
        if paragraph.text and self.in_table:
            self.cell.append(paragraph)
        elif paragraph.text:
            self.end_table()
            self.paragraphs.append(paragraph)

    def end_cell(self) -> None:
        """Close a cell."""
        self.in_table = True
        self.end_paragraph()
        self.row.append(self.cell)
        self.cell = []

    def end_row(self) -> None:
        """Close a row."""
        if self.row:
            self.rows.append(self.row)
        self.row, self.in_table = [], False

    def end_table(self) -> None:
        """Write the rows so far as a table."""
        if self.rows:
            self.paragraphs.extend(tables.paragraphs(self.rows))
            self.rows = []


def read(data: bytes, name: str) -> Raw:
    """A rich text file: paragraphs with their bold and italic words, tables, footnotes.

    Raises
    ------
    ReadingError : it does not begin as rich text does.
    """
    text = data.decode("latin-1")
    if "{\\rtf" not in text[:64]:
        raise ReadingError("reading.error.damaged", file=name)
    raw = Raw()
    styles = text.find("{\\stylesheet")
    within = text[styles : styles + 200_000] if styles >= 0 else ""
    writer = _Writer(headings={int(number): int(level) for number, level in _STYLE.findall(within)})
    _walk(text, writer, raw)
    writer.end_paragraph()
    writer.end_table()
    raw.paragraphs = writer.paragraphs
    raw.paragraphs.extend(Paragraph(note, kind=TurnKind.NOTE) for note in writer.notes if note.strip())
    return raw


def _walk(text: str, writer: _Writer, raw: Raw) -> None:
    state = _State()
    stack: list[tuple[_State, list[tuple[str, bool]] | None]] = []
    pending = bytearray()
    to_skip = 0
    at_start = False
    for kind, word, number in _tokens(text):
        if pending and kind != "hex":
            _say(writer, state, pending.decode(state.encoding, "replace"))
            pending.clear()
        if kind == "open":
            if len(stack) < _DEEPEST:
                stack.append((state, None))
                state = replace(state)
            at_start = True
            continue
        if kind == "close":
            if stack:
                before = state
                state, kept = stack.pop()
                if before.note and not state.note and kept is not None:
                    writer.notes.append("".join(words for words, _ in writer.runs).strip())
                    writer.runs = kept
            to_skip = 0
        elif kind == "hex":
            if to_skip:
                to_skip -= 1
            else:
                pending.append(number)
        elif kind == "plain":
            skipped = min(to_skip, len(word))
            to_skip -= skipped
            _say(writer, state, word[skipped:])
        elif (word == "*" and at_start) or (word in _SKIPPED and at_start):
            state.skipped = True
        elif word == "footnote" and stack and not state.skipped:
            stack[-1] = (stack[-1][0], writer.runs)
            writer.runs, state.note = [], True
        elif word == "u":
            to_skip = state.skip_after_unicode
            _say(writer, state, chr(number % 65536))
        elif word == "bin":
            to_skip = 0
        else:
            _obey(writer, state, word, number, raw)
        at_start = False
    if pending:
        _say(writer, state, pending.decode(state.encoding, "replace"))


def _tokens(text: str) -> Iterator[tuple[str, str, int]]:
    for match in _TOKEN.finditer(text):
        if match["plain"] is not None:
            yield "plain", match["plain"], 0
        elif match["brace"]:
            yield ("open" if match["brace"] == "{" else "close"), "", 0
        elif match["hex"]:
            yield "hex", "", int(match["hex"], 16)
        elif match["word"]:
            number = match["number"]
            yield "word", match["word"], int(number) if number is not None else -1
        elif match["sign"]:
            sign = match["sign"]
            if sign in "\\{}":
                yield "plain", sign, 0
            else:
                yield "word", "par" if sign in "\r\n" else sign, -1


def _say(writer: _Writer, state: _State, words: str) -> None:
    if words and not (state.skipped or state.hidden or state.deleted):
        writer.runs.append((words, state.bold or state.italic))


def _obey(writer: _Writer, state: _State, word: str, number: int, raw: Raw) -> None:
    if state.skipped:
        return
    if word in ("par", "sect", "page") and not state.note:
        writer.end_paragraph()
    elif word == "par":
        writer.runs.append((" ", False))
    elif word == "cell":
        writer.end_cell()
    elif word == "row":
        writer.end_row()
    elif word == "intbl":
        writer.in_table = True
    elif word == "pard":
        writer.level, writer.listed, writer.in_table = 0, False, False
    elif word == "plain":
        state.bold = state.italic = state.hidden = False
    elif word == "s":
        writer.level = writer.headings.get(number, 0)
    elif word == "outlinelevel":
        writer.level = number + 1 if 0 <= number < 9 else 0
    elif word in ("ls", "pnlvlblt"):
        writer.listed = True
    elif word in ("b", "i", "v", "deleted"):
        field_name = {"b": "bold", "i": "italic", "v": "hidden", "deleted": "deleted"}[word]
        setattr(state, field_name, number != 0)
        if word == "deleted" and "tracked_changes" not in raw.warnings:
            raw.warnings.append("tracked_changes")
    elif word == "uc":
        state.skip_after_unicode = max(0, min(number, 10))
    elif word == "ansicpg":
        state.encoding = _known(f"cp{number}")
    elif word == "mac":
        state.encoding = "mac-roman"
    elif word in _SIGNS:
        _say(writer, state, _SIGNS[word])


def _known(encoding: str) -> str:
    try:
        "".encode(encoding)
    except LookupError:
        return "cp1252"
    return encoding
