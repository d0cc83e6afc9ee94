"""Notes, comments and descriptions of a REFI-QDA project as memos, each on what it refers to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element

from qualcode.exchange import layout
from qualcode.exchange.identity import memo_id
from qualcode.exchange.offsets import Counted
from qualcode.exchange.refi.code_tree import child, children, plain_guid, text_of
from qualcode.exchange.refi.context import Context, moment, when
from qualcode.exchange.refi.counted_text import COUNTING
from qualcode.exchange.refi.write import DATA
from qualcode.model import Memo

PROJECT = "project:"


class Notes:
    """Collects what notes refer to while the project is read, and makes memos of them."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._memos: list[Memo] = []
        self._targets: dict[str, list[str]] = {}  # what each note is on
        self._places: dict[str, str] = {}  # what a memo on a linked element is on
        self._counted: dict[str, tuple[Callable[[int], int], int]] = {}

    def refer(self, element: Element, target: str) -> None:
        """The notes that an element refers to are on `target`."""
        for note in children(element, "NoteRef"):
            self.on(plain_guid(note.get("targetGUID")), target)

    def on(self, note: str, target: str) -> None:
        """The note of that GUID is on `target`."""
        self._targets.setdefault(note, []).append(target)

    def place(self, element: Element, target: str) -> None:
        """A link to an element is one to `target`."""
        self._places[plain_guid(element.get("guid"))] = target

    def count(self, document: str, place: Callable[[int], int], length: int) -> None:
        """How places in the text of a document, of that length, are counted in this file."""
        self._counted[document] = place, length

    def describe(self, target: str, text: str, element: Element) -> None:
        """A description of an element is a memo on `target`, if there is anything in it."""
        if text.strip():
            created = when(element)
            self._add(target, text.strip(), self._context.who(element), created)

    def memos(self) -> tuple[Memo, ...]:
        """All memos, once everything else is read."""
        root = self._context.root
        self.refer(root, PROJECT)
        told, _ = layout.read(text_of(root, "Description"), (COUNTING,))
        if told != "None":  # QualCoder writes this for an empty memo
            self.describe(PROJECT, told, root)
        noted = {plain_guid(note.get("guid")) for note in children(child(root, "Notes"), "Note")}
        for link in children(child(root, "Links"), "Link"):  # NVivo links a selection to its annotation
            ends = plain_guid(link.get("originGUID")), plain_guid(link.get("targetGUID"))
            if not noted & set(ends):
                self._context.miss("links")
            for note, other in (ends, ends[::-1]):
                if other in self._places:
                    self.on(note, self._places[other])
        for element in children(child(root, "Notes"), "Note"):
            self._note(element)
        return tuple(self._memos)

    def _note(self, element: Element) -> None:
        lead, sections = layout.read(text_of(element, "Description"), (DATA,))
        words = (self._context.raw(element) or lead).strip("\ufeff")
        if not words.strip():
            return
        author, created = self._context.who(element), when(element)
        note = plain_guid(element.get("guid"))
        data = layout.read_pairs(sections.get(DATA, ""))
        if "doel" in data:
            target = self._own_target(data, note)
            self._memos.append(Memo(data.get("kenmerk", ""), target, words, author, moment(created)))
            return
        heading = (element.get("name") or "").strip()
        told = f"{heading}\n\n{words}" if heading and not words.startswith(heading) else words
        for target in dict.fromkeys(self._targets.get(note) or [PROJECT]):
            target = self._selected(element, target, len(words))
            self._add(target, Counted(told).text, author, created)

    def _selected(self, note: Element, target: str, length: int) -> str:
        """The span that a note on a document selects, where that cannot be one in the note's own words."""
        noun, _, document = target.partition(":")
        selection = child(note, "PlainTextSelection")
        if noun != "document" or selection is None or document not in self._counted:
            return target
        told = selection.get("startPosition") or "", selection.get("endPosition") or ""
        if not all(one.isascii() and one.isdigit() and len(one) < 10 for one in told):
            return target
        begin, finish = (int(one) for one in told)
        place, size = self._counted[document]
        start, end = place(begin), place(finish)
        fits = length < finish and start < end <= size
        return f"span:{document}:{start}-{end}" if fits else target

    def _own_target(self, data: Mapping[str, str], note: str) -> str:
        """What our own memo is on; a coding may have another identifier here than it had there."""
        told = layout.unpack(data["doel"])[0]
        found = [target for target in self._targets.get(note, ()) if target.startswith("coding:")]
        return found[0] if told.startswith("coding:") and found else told

    def _add(self, target: str, text: str, author: str, created: str) -> None:
        author = author or self._context.unsigned
        self._memos.append(Memo(memo_id(target, text, author), target, text, author, moment(created)))
