"""What sorts there are of documents, speakers, turns, segments, threads and codes."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class DocumentKind(StrEnum):
    """What sort of source a document is; counts are always kept apart by it."""

    INTERVIEW = "interview"
    LEARNING_TEAM = "leerteam"
    ROUND_TABLE = "rondetafel"
    FOCUS_GROUP = "focusgroep"
    SURVEY = "enquete"
    REPORT = "rapport"

    @property
    def is_dialogue(self) -> bool:
        """Whether people talk in it, so that speakers are looked for."""
        return self is not DocumentKind.REPORT

    @property
    def is_talk(self) -> bool:
        """Whether people talk with each other in it; answers on a form and reports stand by themselves."""
        return self not in (DocumentKind.SURVEY, DocumentKind.REPORT)


class DateFrom(StrEnum):
    """Where the date of a source was found: told by people, in the text, or guessed; empty if unknown."""

    TOLD = "told"
    HEAD = "head"
    NAME = "name"
    TITLE = "title"
    NOWHERE = ""

    @property
    def is_guess(self) -> bool:
        """Whether the date stood only in the name of the file or in a title, and nobody confirmed it."""
        return self in (DateFrom.NAME, DateFrom.TITLE)


class Voices(StrEnum):
    """What those are called who are counted: who speaks, who fills in a form, both, or sources alone."""

    SPEAKERS = "speakers"
    RESPONDENTS = "respondents"
    BOTH = "both"
    SOURCES = "sources"

    @classmethod
    def heard_in(cls, kinds: Iterable[str]) -> Voices:
        """Of those who are heard in sources of these kinds; a report has no voice of its own."""
        heard = set(kinds) - {DocumentKind.REPORT.value}
        if DocumentKind.SURVEY.value not in heard:
            return cls.SPEAKERS if heard else cls.SOURCES
        return cls.RESPONDENTS if len(heard) == 1 else cls.BOTH


class Role(StrEnum):
    """The part a speaker plays in the conversation."""

    INTERVIEWER = "interviewer"
    PARTICIPANT = "deelnemer"
    UNKNOWN = "onbekend"


class TurnKind(StrEnum):
    """What a stretch of canonical text is.

    Only ``SPEECH`` and ``PROSE`` are cut into fragments that are clustered; the other kinds
    stay readable, searchable and codable.
    """

    SPEECH = "speech"
    PROSE = "prose"
    HEADING = "heading"
    LIST = "list"
    TABLE = "table"
    NOTE = "note"


class SegmentKind(StrEnum):
    """What part a segment plays: only ``CONTENT`` is clustered and gets suggestions."""

    CONTENT = "content"
    CONTEXT = "context"
    BACKCHANNEL = "backchannel"


class ColumnUse(StrEnum):
    """What a column of a survey is read as."""

    RESPONDENT = "respondent"
    OPEN = "open"
    CLOSED = "closed"
    LEFT_OUT = "left out"


class ThreadStatus(StrEnum):
    """Where a thread stands in the eyes of the researchers."""

    CANDIDATE = "kandidaat"
    CONFIRMED = "bevestigd"
    MERGED = "samengevoegd"
    SPLIT = "gesplitst"
    RENAMED = "hernoemd"
    REJECTED = "verworpen"

    @property
    def waits(self) -> bool:
        """Whether nobody accepted such a thread or turned it down; it may have been named."""
        return self in (ThreadStatus.CANDIDATE, ThreadStatus.RENAMED)

    @property
    def gone_up(self) -> bool:
        """Whether such a thread went up in others, which are judged in its place."""
        return self in (ThreadStatus.MERGED, ThreadStatus.SPLIT)

    @property
    def done(self) -> bool:
        """Whether such a thread stands no longer: it went up in others, or was turned down."""
        return self.gone_up or self is ThreadStatus.REJECTED


class CodeStatus(StrEnum):
    """Whether a code is in use."""

    ACTIVE = "active"
    DRAFT = "draft"
    DEPRECATED = "deprecated"
