"""What is read: source files, speakers, turns, and the transcript with its repairs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from qualcode.model.kinds import ColumnUse, DocumentKind, Role, TurnKind


class SurveyColumn(NamedTuple):
    """A column of a survey: its title, what it is read as, and in how many rows it holds something."""

    title: str
    use: ColumnUse
    filled: int = 0


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The file a transcript came from.

    Attributes
    ----------
    name : file name as delivered, without its folder (a path may hold a user's name).
    sha256 : hash of the file's bytes, hexadecimal.
    size : bytes.
    format : key of the reader that read it, such as ``"docx"``.
    encoding : of a text file, such as ``"cp1252"``; empty for the rest.
    without : names of the repair steps that were left out on request.
    reading : which reading of the file this is, where it was read once more; empty the first time.
    columns : of a survey, titles of the columns of which somebody said what they are read as, and as what.
    """

    name: str
    sha256: str
    size: int
    format: str
    encoding: str = ""
    without: tuple[str, ...] = ()
    reading: str = ""
    columns: tuple[tuple[str, ColumnUse], ...] = ()


@dataclass(frozen=True, slots=True)
class Speaker:
    """Someone who talks in one document.

    `label` is the mark in the source (``"R1"``) and unique within the document; `name` is
    what to show. `person` ties the same human together over documents. `case` is the id of the case
    this speaker belongs to where a document holds people from several, as surveys and regional meetings do.
    """

    label: str
    name: str = ""
    role: Role = Role.UNKNOWN
    attributes: Mapping[str, str] = field(default_factory=dict)
    pseudonym: str = ""
    person: str = ""
    case: str = ""

    @property
    def shown(self) -> str:
        """The name a reader sees: pseudonym, else name, else label."""
        return self.pseudonym or self.name or self.label


class Turn(NamedTuple):
    """What one speaker says at a stretch, or one block of a report.

    `start` and `end` delimit the words alone: the label that stands before them in the
    canonical text is outside the turn. `speaker` is a `Speaker.label` or empty. `begins` and
    `ends` are seconds into the recording. `level` is a heading's depth, from 1.

    A named tuple and no dataclass as the other nouns are: a source can have tens of thousands, and Python
    makes a tuple in a fifth of the time.
    """

    start: int
    end: int
    speaker: str = ""
    kind: TurnKind = TurnKind.SPEECH
    begins: float | None = None
    ends: float | None = None
    level: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """One place that a repair step changed, for the before-and-after of the import report."""

    before: str
    after: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Repair:
    """What one named repair step did to a document: how often, with a few examples."""

    step: str
    count: int
    examples: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Transcript:
    """A file as understood: the canonical text and everything that points into it.

    Invariants, checked by `qualcode.reading`: the text is NFC without NUL, lone surrogates or
    carriage returns; turns are ordered, do not overlap and lie within the text; every turn's
    speaker is in `speakers`. `columns` are those of a survey, from the left.
    """

    text: str
    turns: tuple[Turn, ...]
    speakers: tuple[Speaker, ...]
    source: SourceFile
    kind: DocumentKind
    title: str = ""
    metadata: Mapping[str, str] = field(default_factory=dict)
    repairs: tuple[Repair, ...] = ()
    warnings: tuple[str, ...] = ()
    columns: tuple[SurveyColumn, ...] = ()

    @property
    def words(self) -> int:
        """Words in its turns, parted by white space."""
        return sum(len(self.text[turn.start : turn.end].split()) for turn in self.turns)
