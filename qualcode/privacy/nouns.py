"""All nouns of a study with pseudonyms: texts, labels, names, cases, and every key that is made of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from pathlib import PurePath
from typing import Any, TypeVar

from qualcode.i18n import t
from qualcode.model import (
    Breadth,
    Case,
    Document,
    Pseudonym,
    Segment,
    Speaker,
    Summary,
    Thread,
    Turn,
)
from qualcode.privacy.apply import Changed, Edit, Replacer

T = TypeVar("T")
_SUFFIX = re.compile(r"\.[a-z0-9]{1,5}")
_RESEARCHERS = frozenset({"coder", "author", "who", "by"})
_AFTER_LABEL = ": "
_JOIN, _IS = "|", "="
"""What parts of a key stand between, and what a part's name and value: as `analysis.matrix` makes them."""


class Renaming:
    """The pseudonyms of one study, applied to its nouns. The nouns given stay as they are: copies are made.

    Parameters
    ----------
    pseudonyms : terms and what stands in their place.
    documents, cases : of the study; a speaker's pseudonym stands for label and name, a person of several
        documents gets a number.
    """

    def __init__(
        self, pseudonyms: Iterable[Pseudonym], documents: Iterable[Document], cases: Iterable[Case]
    ) -> None:
        self.replacer = Replacer(list(pseudonyms))
        self._cases: dict[str, Case] = {}
        self._labels: dict[tuple[str, str], str] = {}
        self._persons: dict[str, str] = {}
        self._keys: dict[str, str] = {}
        self._former: dict[str, str] = {}
        self._files: dict[str, str] = {}
        for case in cases:
            self._add_case(case)
        for document in documents:
            self._add_document(document)

    def know_segments(self, ids: Mapping[str, str]) -> None:
        """Say by which ids the segments go in the changed texts, for each in the canonical ones."""
        for old, new in ids.items():
            self._keys[old] = new
            self._keys[f"segment:{old}"] = f"segment:{new}"

    def label(self, document: str, label: str) -> str:
        """The label of a speaker as it goes out."""
        return self._labels.get((document, label), label)

    def text(self, document: str, text: str, turns: Sequence[Turn]) -> Changed:
        """A document's text with pseudonyms, for labels before turns and terms anywhere."""
        labels = list(self._label_edits(document, text, turns))
        taken = [(edit.start, edit.end) for edit in labels]
        terms = [edit for edit in self.replacer.edits(text) if not _within(edit, taken)]
        return Changed(text, sorted([*labels, *terms], key=lambda edit: edit.start))

    def turns(self, document: str, turns: Sequence[Turn], changed: Changed) -> tuple[Turn, ...]:
        """Turns moved to their places in the changed text."""
        moved = []
        for turn in turns:
            start = changed.start(turn.start)
            end = max(start, changed.end(turn.end))
            moved.append(turn._replace(start=start, end=end, speaker=self.label(document, turn.speaker)))
        return tuple(moved)

    def nouns(self, value: T) -> T:
        """A copy of any noun, or of a tuple, list or mapping of them, with pseudonyms in all its words.

        Names of researchers stay. Places in texts stay too: they are those in the canonical text.
        """
        copied: T = self._walk(value, any_case=False)
        return copied

    def target(self, target: str) -> str:
        """What a memo or an event is about, as it goes out."""
        noun, colon, key = target.partition(":")
        if noun == "summary":
            return f"{noun}{colon}{self._key(key)}"
        return self.nouns(target)

    # --- what is known

    def _add_case(self, case: Case) -> None:
        name = self.replacer.replace(case.name)
        taken = {one.id for one in self._cases.values()}
        tried, number = Case(name), 2
        while tried.id in taken:
            tried, number = Case(f"{name} ({number})"), number + 1
        attributes = {key: self.replacer.replace(words) for key, words in case.attributes.items()}
        renamed_from = case.id.replace("-", " ")  # a case keeps the key of its first name
        kept = name == case.name and self.replacer.replace(renamed_from, any_case=True) == renamed_from
        if not kept:
            self._former[renamed_from] = tried.name
        self._cases[case.id] = (
            replace(case, attributes=attributes) if kept else replace(tried, attributes=attributes)
        )
        self._keys[case.id] = self._cases[case.id].id
        self._keys[f"case:{case.id}"] = f"case:{self._cases[case.id].id}"

    def _add_document(self, document: Document) -> None:
        self._files[document.id] = _neutral(document.source.name, len(self._files) + 1)
        self._keys[document.source.name] = self._files[document.id]
        taken: set[str] = set()
        for speaker in document.speakers:
            base = speaker.pseudonym or self.replacer.replace(speaker.label)
            base = base.replace(_AFTER_LABEL, " ").strip() or "?"
            label, number = base, 2
            while label in taken:
                label, number = f"{base} ({number})", number + 1
            taken.add(label)
            self._labels[document.id, speaker.label] = label
            old, new = f"{document.id}:{speaker.label}", f"{document.id}:{label}"
            self._keys[old] = new
            self._keys[f"speaker:{old}"] = f"speaker:{new}"
            if speaker.person:
                self._persons.setdefault(speaker.person, f"persoon-{len(self._persons) + 1}")

    def _label_edits(self, document: str, text: str, turns: Sequence[Turn]) -> Iterable[Edit]:
        for turn in turns:
            new = self.label(document, turn.speaker)
            before = f"{turn.speaker}{_AFTER_LABEL}"
            start = turn.start - len(before)
            if turn.speaker and new != turn.speaker and start >= 0 and text.startswith(before, start):
                yield Edit(start, start + len(turn.speaker), new)

    # --- copies

    def _walk(self, value: Any, *, any_case: bool) -> Any:
        if isinstance(value, str):
            if isinstance(value, Enum):
                return value
            named = self._keys.get(value) or self._former.get(value.casefold())
            return named or self.replacer.replace(value, any_case=any_case)
        if isinstance(value, Case):
            return self._cases.get(value.id, value)
        if isinstance(value, Document):
            return self._document(value)
        if isinstance(value, Segment):
            words = self.replacer.replace(value.text)
            return replace(value, text=words, speaker=self.label(value.document, value.speaker))
        if isinstance(value, Summary):
            return replace(value, key=self._key(value.key), text=self.replacer.replace(value.text))
        if isinstance(value, Breadth):
            by_case = {self._keys.get(case, case): count for case, count in value.by_case.items()}
            return replace(value, by_case=by_case)
        if is_dataclass(value) and not isinstance(value, type):
            loose = any_case or isinstance(value, Thread)  # its label and terms are in small letters
            known = {one.name: getattr(value, one.name) for one in fields(value) if one.init}
            changed = {
                name: held if name in _RESEARCHERS else self._walk(held, any_case=loose)
                for name, held in known.items()
            }
            return replace(value, **changed)
        if isinstance(value, Mapping):
            return {self._key(key): self._walk(held, any_case=any_case) for key, held in value.items()}
        if isinstance(value, tuple | list):
            return type(value)(self._walk(held, any_case=any_case) for held in value)
        return value

    def _key(self, key: Any) -> Any:
        """A key as it goes out; of one put together (``case=zuid|code=…``) each part, its order kept.

        So a cell's summary is found again under the case's new id.
        """
        if not isinstance(key, str) or key in self._keys:
            return self._keys.get(key, key)
        if _IS not in key:
            return key
        return _JOIN.join(sorted(self._part(part) for part in key.split(_JOIN)))

    def _part(self, part: str) -> str:
        name, equals, value = part.partition(_IS)
        values = sorted(self._keys.get(one) or self.replacer.replace(one) for one in value.split(","))
        return f"{name}{equals}{','.join(values)}"

    def _document(self, document: Document) -> Document:
        words = self.replacer.replace
        named_so = document.title == PurePath(document.source.name).stem  # files are named in small letters
        return replace(
            document,
            title=words(document.title, any_case=named_so),
            case=self._keys.get(document.case, document.case),
            source=replace(document.source, name=self._files.get(document.id, "")),
            attributes={key: words(value) for key, value in document.attributes.items()},
            speakers=tuple(self._speaker(document.id, speaker) for speaker in document.speakers),
        )

    def _speaker(self, document: str, speaker: Speaker) -> Speaker:
        label = self.label(document, speaker.label)
        name = speaker.pseudonym or self.replacer.replace(speaker.name)
        return replace(
            speaker,
            label=label,
            name=name,
            person=self._persons.get(speaker.person, ""),
            case=self._keys.get(speaker.case, speaker.case),
            attributes={key: self.replacer.replace(value) for key, value in speaker.attributes.items()},
        )


def _neutral(name: str, number: int) -> str:
    """What a file is called when it goes out: its own name tells who and where, as initials too."""
    suffix = PurePath(name).suffix.casefold()
    return t("project.neutral_file", number=f"{number:02d}") + (suffix if _SUFFIX.fullmatch(suffix) else "")


def _within(edit: Edit, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether an edit overlaps one of the spans, which are in order."""
    index = bisect_left(spans, (edit.start + 1,)) - 1
    near = [spans[at] for at in (index, index + 1) if 0 <= at < len(spans)]
    return any(start < edit.end and edit.start < end for start, end in near)
