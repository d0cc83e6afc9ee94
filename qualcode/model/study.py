"""What is studied: cases, documents, segments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from qualcode.model.identity import slug
from qualcode.model.kinds import DateFrom, DocumentKind, SegmentKind
from qualcode.model.reading import SourceFile, Speaker


@dataclass(frozen=True, slots=True)
class Case:
    """An organisation or place under study; on screen *casus*.

    `key` is its id where that is not made of the name: a case that was renamed keeps the id it had.
    """

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    key: str = ""

    @property
    def id(self) -> str:
        """Key made of the name it had first."""
        return self.key or slug(self.name)


@dataclass(frozen=True, slots=True)
class Document:
    """A source in a project; on screen *bron*. Its text is asked for apart, since it is long.

    `case` is the id of its case, empty where its speakers belong to several. `dated` is where its date was
    found.
    """

    id: str
    title: str
    kind: DocumentKind
    case: str
    source: SourceFile
    date: str = ""
    phase: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    speakers: tuple[Speaker, ...] = ()
    words: int = 0
    dated: DateFrom = DateFrom.NOWHERE

    @property
    def date_guessed(self) -> bool:
        """Whether it has a date that was guessed and that nobody confirmed."""
        return bool(self.date) and self.dated.is_guess

    def speaker(self, label: str) -> Speaker | None:
        """The speaker with that label, or None."""
        return next((s for s in self.speakers if s.label == label), None)

    def case_of(self, label: str) -> str:
        """Id of the case that what this speaker says belongs to: the speaker's own, else the document's."""
        speaker = self.speaker(label)
        return speaker.case if speaker and speaker.case else self.case

    @property
    def cases(self) -> tuple[str, ...]:
        """Ids of all cases it tells of."""
        own = [speaker.case for speaker in self.speakers if speaker.case]
        return tuple(dict.fromkeys([*([self.case] if self.case else []), *own]))


@dataclass(frozen=True, slots=True)
class Segment:
    """The coding unit, on screen *fragment*: a span of one document, within one turn.

    Only the items of an enumeration in a report are taken together; `turn` is then the one it begins in.
    """

    document: str
    start: int
    end: int
    text: str
    turn: int
    speaker: str = ""
    kind: SegmentKind = SegmentKind.CONTENT

    @property
    def id(self) -> str:
        """``<document>:<start>-<end>``, the same wherever the same file is read."""
        return f"{self.document}:{self.start}-{self.end}"

    @property
    def words(self) -> int:
        """Number of white-space separated words."""
        return len(self.text.split())
