"""What was said, as arrays: every fragment with its voice, and how many words lie in any span."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from qualcode.model import Case, Document, Role, Segment, SegmentKind, Speaker

if TYPE_CHECKING:
    from numpy.typing import NDArray

AT_A_TIME = 1_000
"""Fragments whose letters are looked at in one go, so that memory does not grow with the study."""
_LAST = (0x202F, 0x205F, 0x3000)
_SPACES = np.array(
    [*range(9, 14), *range(28, 33), 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, *_LAST],
    dtype=np.uint32,
)


@dataclass(frozen=True, slots=True)
class Voice:
    """Someone who speaks in one document, or nobody (`speaker` None) for text that has no speaker.

    Everything that is known of who, where and when hangs on the voice: the speaker's attributes, the
    document's kind, date and phase, the case and its attributes.
    """

    document: Document
    speaker: Speaker | None
    case: Case | None

    @property
    def person(self) -> str:
        """Key of the human being: the same over documents where that is known; empty for nobody."""
        if self.speaker is None:
            return ""
        return f"person:{self.speaker.person}" if self.speaker.person else self.place

    @property
    def place(self) -> str:
        """``<document>:<label>``."""
        return f"{self.document.id}:{self.speaker.label if self.speaker else ''}"

    @property
    def counted(self) -> bool:
        """Whether this voice counts among the speakers: it is somebody, and no interviewer."""
        return self.speaker is not None and self.speaker.role is not Role.INTERVIEWER


class Material:
    """The fragments of a study in reading order, with voices and words. Build it once and keep it.

    Parameters
    ----------
    cases, documents : those of the study.
    segments : fragments of every kind, in reading order. Codings on text outside them are still counted as
        codings, but lie on no fragment.

    Attributes
    ----------
    voices : all voices.
    voice : int64 array, one per fragment: place in `voices`.
    person : int64 array, one per voice: number of the human being, -1 for those who do not count.
    content : bool array, one per fragment: whether it is a content fragment, the base of shares.
    words : int64 array, one per fragment.
    """

    def __init__(
        self, cases: Iterable[Case], documents: Iterable[Document], segments: Sequence[Segment]
    ) -> None:
        self.cases = tuple(cases)
        self.documents = tuple(documents)
        self.segments = segments
        self.voices = tuple(_voices(self.cases, self.documents))
        self.voice_at = {voice.place: number for number, voice in enumerate(self.voices)}
        self.voice = _int64(self._voice_of(segment) for segment in segments)
        self.document = _int64(self.document_number[segment.document] for segment in segments)
        self.start = _int64(segment.start for segment in segments)
        self.end = _int64(segment.end for segment in segments)
        self.content = np.array([segment.kind is SegmentKind.CONTENT for segment in segments], dtype=bool)
        turns = _int64(segment.turn for segment in segments)
        self.turn = _numbered(self.document * (1 + int(turns.max(initial=0))) + turns)
        self.persons, self.person = _persons(self.voices)
        self.voice_document = _int64(self.document_number[voice.document.id] for voice in self.voices)
        places = {case.id: number for number, case in enumerate(self.cases)}
        self.voice_case = _int64(places[voice.case.id] if voice.case else -1 for voice in self.voices)

    @cached_property
    def document_number(self) -> Mapping[str, int]:
        """Place of each document by id."""
        return {document.id: number for number, document in enumerate(self.documents)}

    @cached_property
    def offset(self) -> NDArray[np.int64]:
        """Where each fragment begins when all are laid end to end, with a space between."""
        lengths = self.end - self.start + 1
        return np.concatenate(([0], np.cumsum(lengths)[:-1])) if len(lengths) else lengths

    @cached_property
    def word_starts(self) -> NDArray[np.int64]:
        """Where words begin in the text laid end to end; words are parted by white space."""
        lengths = (self.end - self.start).tolist()
        fitted = [_fitted(one.text, length) for one, length in zip(self.segments, lengths, strict=True)]
        found, begun = [np.empty(0, dtype=np.int64)], 0
        for first in range(0, len(fitted), AT_A_TIME):
            text = " ".join([*fitted[first : first + AT_A_TIME], ""])
            letters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
            space = np.isin(letters, _SPACES)
            found.append(np.flatnonzero(~space & np.concatenate(([True], space[:-1]))) + begun)
            begun += len(text)
        return np.concatenate(found)

    @cached_property
    def words(self) -> NDArray[np.int64]:
        """Number of words in each fragment."""
        return self.words_between(self.offset, self.offset + self.end - self.start)

    def words_between(self, low: NDArray[np.int64], high: NDArray[np.int64]) -> NDArray[np.int64]:
        """Number of words that begin in each stretch of the text laid end to end."""
        begun = np.searchsorted(self.word_starts, high) - np.searchsorted(self.word_starts, low)
        return np.asarray(np.maximum(begun, 0))

    def _voice_of(self, segment: Segment) -> int:
        place = self.voice_at.get(f"{segment.document}:{segment.speaker}")
        return self.voice_at[f"{segment.document}:"] if place is None else place


def _fitted(text: str, length: int) -> str:
    """The text at the length of its place: a pseudonym may be longer or shorter than the name it replaces."""
    return text if len(text) == length else text[:length].ljust(length)


def _voices(cases: Sequence[Case], documents: Sequence[Document]) -> Iterable[Voice]:
    by_id = {case.id: case for case in cases}
    for document in documents:
        yield Voice(document, None, by_id.get(document.case))
        for speaker in document.speakers:
            yield Voice(document, speaker, by_id.get(document.case_of(speaker.label)))


def _persons(voices: Sequence[Voice]) -> tuple[tuple[str, ...], NDArray[np.int64]]:
    """Who counts as a speaker, and which of them each voice is."""
    numbers: dict[str, int] = {}
    placed = [numbers.setdefault(voice.person, len(numbers)) if voice.counted else -1 for voice in voices]
    return tuple(numbers), _int64(placed)


def _numbered(values: NDArray[np.int64]) -> NDArray[np.int64]:
    """The same array with its distinct values numbered from 0."""
    return np.unique(values, return_inverse=True)[1].astype(np.int64) if len(values) else values


def _int64(values: Iterable[int]) -> NDArray[np.int64]:
    return np.fromiter(values, dtype=np.int64)
