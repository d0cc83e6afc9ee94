"""Rich text (.rtf): a small reader of its own, since bold and tables tell who speaks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from qualcode.errors import ReadingError
from qualcode.model import TurnKind
from qualcode.reading.raw import Paragraph, Raw
from qualcode.reading.readers import margins, tables
from qualcode.reading.readers.richtokens import tokens
from qualcode.reading.readers.runs import described

_SKIPPED = frozenset([
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "listtable", "listoverridetable", "rsidtbl",
    "generator", "xmlnstbl", "themedata", "colorschememapping", "latentstyles", "datastore", "fldinst",
    "bkmkstart", "bkmkend", "annotation", "atnid", "atnauthor", "atndate", "atnref", "filetbl",
    "revtbl", "mmathPr", "pgptbl", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn",
    "nonshppict", "shppict", "listtext", "pntext", "sp", "shprslt",
])  # fmt: skip
"""Groups that begin with one of these hold nothing to read."""
_MARGINS = frozenset(f"{part}{where}" for part in ("header", "footer") for where in ("", "l", "r", "f"))
_READ_ALL_THE_SAME = frozenset(("footnote", "shpinst"))
"""Groups with words, though programs that do not know them may pass them over."""
_NOTED = frozenset(("footnote", "shptxt"))
_SIGNS = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "bullet": "•", "tab": "\t", "line": "\n", "emspace": " ", "enspace": " ", "~": "\u00a0", "_": "-", "-": "\u00ad",
}  # fmt: skip
_SWITCHES = {"b": "bold", "i": "italic", "ul": "underlined", "v": "hidden", "deleted": "deleted"}
_STYLE = re.compile(r"\\s(\d{1,4})\b[^;{}]{0,600}?(?:heading|kop) ?(\d)\s*;", re.I)
_DEEPEST = 2000


@dataclass(slots=True)
class _State:
    """What holds within one group."""

    bold: bool = False
    italic: bool = False
    underlined: bool = False
    hidden: bool = False
    skipped: bool = False
    margin: bool = False
    deleted: bool = False
    note: bool = False
    boxed: bool = False
    starred: bool = False
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

    def obey(self, word: str, number: int) -> None:
        """A control word about paragraphs and tables; others are passed over."""
        if word in ("par", "sect", "page"):
            self.end_paragraph()
        elif word == "cell":
            self.end_cell()
        elif word == "row":
            self.end_row()
        elif word == "intbl":
            self.in_table = True
        elif word == "pard":
            self.level, self.listed, self.in_table = 0, False, False
        elif word == "s":
            self.level = self.headings.get(number, 0)
        elif word == "outlinelevel":
            self.level = number + 1 if 0 <= number < 9 else 0
        elif word in ("ls", "pnlvlblt"):
            self.listed = True

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

    def end_note(self) -> None:
        """Close a note, or a paragraph of a text box."""
        self.notes.append("".join(words for words, _ in self.runs).strip())
        self.runs = []

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

    def close(self) -> None:
        """Close all that is open, a row that breaks off too."""
        self.end_paragraph()
        self.row += [self.cell] if self.cell else []
        self.end_row()
        self.end_table()

    def end_table(self) -> None:
        """Write the rows so far as a table."""
        if self.rows:
            self.paragraphs.extend(tables.paragraphs(self.rows))
            self.rows = []


def read(data: bytes, name: str) -> Raw:
    """A rich text file: paragraphs with their bold, italic and underlined words, tables, footnotes.

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
    walker = _Walker(writer, raw)
    for token in tokens(text):
        walker.take(*token)
    walker.end_bytes()
    writer.close()
    raw.paragraphs = writer.paragraphs
    raw.paragraphs.extend(Paragraph(note, kind=TurnKind.NOTE) for note in writer.notes if note.strip())
    margins.keep(raw, "".join(walker.margins).split("\n"))
    return raw


class _Walker:
    """Goes through the tokens of a file, group by group, and tells the writer what it meets."""

    def __init__(self, writer: _Writer, raw: Raw) -> None:
        self.writer, self.raw = writer, raw
        self.state = _State()
        self.stack: list[tuple[_State, list[tuple[str, bool]] | None]] = []
        self.pending = bytearray()
        self.to_skip = 0
        self.high = 0
        self.at_start = False
        self.margins: list[str] = []

    def take(self, kind: str, word: str, number: int) -> None:
        """One token."""
        if kind != "hex":
            self.end_bytes()
        if kind == "open":
            self._open()
            return
        if kind == "close":
            self._close()
        elif kind == "hex":
            self._byte(number)
        elif kind == "plain":
            skipped = min(self.to_skip, len(word))
            self.to_skip -= skipped
            self.say(word[skipped:])
        else:
            self._word(word, number)
        self.at_start = False

    def end_bytes(self) -> None:
        """Say the bytes that stood together: only together are they letters in some encodings."""
        if self.pending:
            self.say(self.pending.decode(self.state.encoding, "replace"))
            self.pending.clear()

    def say(self, words: str) -> None:
        """Words, where they are to be read."""
        if self.state.margin:
            self.margins.append(words)
        elif self.state.hidden and words.strip() and not self.state.skipped:
            self.raw.warn("hidden_text")
        elif words and not (self.state.skipped or self.state.hidden or self.state.deleted):
            self.writer.runs.append((words, self.state.bold or self.state.italic or self.state.underlined))

    def _open(self) -> None:
        if len(self.stack) < _DEEPEST:
            self.stack.append((self.state, None))
            self.state = replace(self.state)
        self.at_start = True

    def _close(self) -> None:
        if self.stack:
            before = self.state
            self.state, kept = self.stack.pop()
            if before.note and not self.state.note and kept is not None:
                self.writer.end_note()
                self.writer.runs = kept
        self.to_skip = 0

    def _byte(self, number: int) -> None:
        if self.to_skip:
            self.to_skip -= 1
        else:
            self.pending.append(number)

    def _word(self, word: str, number: int) -> None:
        self._begin(word)
        if word in _NOTED and self.stack and not self.state.skipped:
            self.stack[-1] = (self.stack[-1][0], self.writer.runs)
            self.writer.runs, self.state.note, self.state.boxed = [], True, word == "shptxt"
        elif word == "u":
            self.to_skip = self.state.skip_after_unicode
            self._half(number % 65536)
        elif word == "bin":
            self.to_skip = 0
        elif not self.state.skipped:
            self._obey(word, number)

    def _begin(self, word: str) -> None:
        """The word that may say at the beginning of a group that there is nothing in it to read."""
        state = self.state
        if word == "annotation":
            self.raw.warn("comments")
        elif word == "shptxt":
            self.raw.warn("text_boxes")
        if state.starred and self.stack:
            state.starred, state.skipped = False, word not in _READ_ALL_THE_SAME or self.stack[-1][0].skipped
        elif self.at_start and word == "*":
            state.starred = state.skipped = True
            state.margin = False
        elif self.at_start and word in _SKIPPED:
            state.skipped, state.margin = True, False
        elif self.at_start and word in _MARGINS:
            state.skipped, state.margin = True, not state.skipped
        elif word == "par" and state.margin:
            self.margins.append("\n")

    def _half(self, unit: int) -> None:
        """A sign by its number, or half of one: those beyond the first 65,536 come in two."""
        if 0xD800 <= unit < 0xDC00:
            self.high = unit
        elif self.high and 0xDC00 <= unit < 0xE000:
            self.say(chr(0x10000 + ((self.high - 0xD800) << 10) + unit - 0xDC00))
            self.high = 0
        else:
            self.say(chr(unit))
            self.high = 0

    def _obey(self, word: str, number: int) -> None:
        """A control word that sets how words look, how they are encoded, or where a paragraph ends."""
        state = self.state
        if word == "plain":
            state.bold = state.italic = state.underlined = state.hidden = False
        elif word == "ulnone":
            state.underlined = False
        elif word in _SWITCHES:
            setattr(state, _SWITCHES[word], number != 0)
            if word == "deleted":
                self.raw.warn("tracked_changes")
        elif word == "uc":
            state.skip_after_unicode = max(0, min(number, 10))
        elif word == "ansicpg":
            state.encoding = _known(f"cp{number}")
        elif word == "mac":
            state.encoding = "mac-roman"
        elif word in _SIGNS:
            self.say(_SIGNS[word])
        elif word == "par" and state.boxed:
            self.writer.end_note()
        elif word == "par" and state.note:
            self.writer.runs.append((" ", False))
        elif not (word in ("sect", "page") and state.note):
            self.writer.obey(word, number)


def _known(encoding: str) -> str:
    try:
        "".encode(encoding)
    except LookupError:
        return "cp1252"
    return encoding
