"""The nouns of qualcode: frozen dataclasses that every stage speaks in.

This module imports nothing of ours. Offsets are Unicode code points into a document's
canonical text, end exclusive, and never change once a document is in (stand-off
annotation, as REFI-QDA 1.5 wants). Identifiers are derived from content, so the same
files give the same identifiers on every machine.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
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


class ThreadStatus(StrEnum):
    """Where a thread stands in the eyes of the researchers."""

    CANDIDATE = "kandidaat"
    CONFIRMED = "bevestigd"
    MERGED = "samengevoegd"
    SPLIT = "gesplitst"
    RENAMED = "hernoemd"
    REJECTED = "verworpen"


class CodeStatus(StrEnum):
    """Whether a code is in use."""

    ACTIVE = "active"
    DRAFT = "draft"
    DEPRECATED = "deprecated"


def content_hash(content: str | bytes) -> str:
    """SHA-256 of `content` in hexadecimal; text is hashed as UTF-8."""
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    return hashlib.sha256(data).hexdigest()


def slug(name: str) -> str:
    """Lower-case ASCII key for `name`: ``"Het Ruisende Riet"`` gives ``"het-ruisende-riet"``."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii")
    key = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
    return key or content_hash(name)[:12]


# --- what is read ------------------------------------------------------------------------


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
    """

    name: str
    sha256: str
    size: int
    format: str
    encoding: str = ""
    without: tuple[str, ...] = ()


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


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says at a stretch, or one block of a report.

    `start` and `end` delimit the words alone: the label that stands before them in the
    canonical text is outside the turn. `speaker` is a `Speaker.label` or empty. `begins` and
    `ends` are seconds into the recording. `level` is a heading's depth, from 1.
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
    speaker is in `speakers`.
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


# --- what is studied ---------------------------------------------------------------------


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

    `case` is the id of its case, empty where its speakers belong to several.
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
    """The coding unit, on screen *fragment*: a span of one document, within one turn."""

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


# --- the codebook ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One of the values a facet can take."""

    key: str
    label: str
    definition: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """A value chosen per coding beside the code, such as level or valence."""

    key: str
    label: str
    values: tuple[FacetValue, ...]
    question: str = ""
    multiple: bool = False


@dataclass(frozen=True, slots=True)
class SourceRef:
    """Where a codebook or code comes from: a file, and a section or table in it."""

    file: str = ""
    title: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Revision:
    """A line of history of a code or codebook."""

    version: int
    change: str
    date: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """A code in a codebook, after MacQueen et al. (1998): label, definition, when to use, when not, examples.

    `parent` is the key of the code above it, empty at the top. `facets` are the keys of the
    facets asked for; children inherit those of their parent.
    """

    key: str
    label: str
    definition: str = ""
    when_to_use: str = ""
    when_not_to_use: str = ""
    examples: tuple[str, ...] = ()
    parent: str = ""
    color: str = ""
    status: CodeStatus = CodeStatus.ACTIVE
    source: SourceRef = field(default_factory=SourceRef)
    aliases: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    facets: tuple[str, ...] = ()
    history: tuple[Revision, ...] = ()


@dataclass(frozen=True, slots=True)
class Codebook:
    """A tree of codes, listed parents first in the order of the file."""

    key: str
    title: str
    codes: tuple[Code, ...]
    facets: tuple[Facet, ...] = ()
    language: str = "nl"
    version: int = 1
    description: str = ""
    sources: tuple[SourceRef, ...] = ()
    history: tuple[Revision, ...] = ()

    def code(self, key: str) -> Code:
        """The code with that key; KeyError if there is none."""
        for code in self.codes:
            if code.key == key:
                return code
        raise KeyError(key)

    def path(self, key: str) -> tuple[Code, ...]:
        """The codes from the top down to `key`, itself included; a circle of parents is walked once."""
        by_key = {code.key: code for code in self.codes}
        found: dict[str, Code] = {}
        while key and key not in found:
            found[key] = by_key[key]
            key = found[key].parent
        return tuple(reversed(found.values()))


# --- what machines propose ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Run:
    """One clustering or suggestion pass: enough to repeat it.

    `id` is derived from kind, settings, models and inputs, so a repeated pass has the same one.
    """

    id: str
    kind: str
    settings: Mapping[str, object]
    models: Mapping[str, str]
    seed: int
    counts: Mapping[str, int] = field(default_factory=dict)
    created: str = ""


@dataclass(frozen=True, slots=True)
class Breadth:
    """Over how much of the study something is spread: n of N for each unit of spread.

    `by_case` and `by_kind` count segments; `evenness` is Pielou's J over all N cases (1: every case
    alike; 0: one case only), with each case's count taken relative to what that case has to say;
    `top_speaker` is the share of the thread's words held by its most talkative speaker.
    """

    cases: int
    of_cases: int
    documents: int
    of_documents: int
    speakers: int
    of_speakers: int
    by_case: Mapping[str, int] = field(default_factory=dict)
    by_kind: Mapping[str, int] = field(default_factory=dict)
    evenness: float = 0.0
    top_speaker: float = 0.0


@dataclass(frozen=True, slots=True)
class NearestCode:
    """The code of the codebook a thread lies nearest to; `margin` is the lead on the next.

    Both are in z-scores; or, where the codebook helped to find the threads, in how much the fragments have of
    the code beside all others, 0…1. `led`: so much that the thread may be said to follow from the code.
    """

    code: str
    label: str
    score: float
    margin: float
    led: bool = False


@dataclass(frozen=True, slots=True)
class Contrast:
    """One group that speaks of a thread more than the others do; counted in segments and in speakers.

    Attributes
    ----------
    attribute, value : which group: an attribute of speakers and its value, ``"case"`` and a case's id, or
        ``"phase"`` and a phase (then documents stand in the place of speakers).
    segments, of_segments : of the group's segments, how many belong to the thread.
    speakers, of_speakers : of the group's speakers, how many speak of it at all.
    other_segments, of_other_segments, other_speakers, of_other_speakers : the same of all others.
    p : chance of such a difference when groups are dealt out at random over speakers, one-sided.
    corrected : the same, corrected for having looked at every thread and every value of the attribute.
    """

    attribute: str
    value: str
    segments: int
    of_segments: int
    speakers: int
    of_speakers: int
    other_segments: int
    of_other_segments: int
    other_speakers: int
    of_other_speakers: int
    p: float
    corrected: float

    @property
    def holds(self) -> bool:
        """Whether chance is an unlikely explanation, all looking around counted in (5 %)."""
        return self.corrected <= 0.05


@dataclass(frozen=True, slots=True)
class Period:
    """How much of what was said in a phase, or a year, belongs to a thread."""

    label: str
    segments: int
    of_segments: int


@dataclass(frozen=True, slots=True)
class SubThread:
    """A sub-theme: a part of a thread that keeps apart when one looks closer; key ``"t01.1"``…."""

    key: str
    label: str
    terms: tuple[str, ...]
    segments: tuple[str, ...]
    cases: int


LEAST_STABILITY = 1 / 3  # what two groups of one size score that share half of their segments
LEAST_BROAD = 2
MOST_OF_ONE_VOICE = 0.5


@dataclass(frozen=True, slots=True)
class Thread:
    """A (candidate) rode draad: a cluster of segments from one run.

    Attributes
    ----------
    key : ``"t01"``…, in order of rank, within the run.
    label : two to four Dutch content words.
    terms : key terms, most telling first.
    segments : ids of its segments, most typical first.
    quotes : ids of representative segments, from different cases where there are.
    cohesion : mean cosine of the members to their centre in the centred space, 0..1.
    stability : how well it returns when the corpus is resampled (mean best Jaccard), 0..1; None if
        not measured.
    nearest : the nearest code, or None when it is *nieuw* or no codebook is loaded.
    kept : id of the `KeptThread` that holds what researchers decided about it; empty while nobody did.
    assigned : those of `segments` that the machine laid against a kept thread and nobody has looked at.
    description, code : as the researchers wrote it, and the id of the code they linked it to.
    without_case : how well it returns when the case it leans on most is left out (best Jaccard over the
        members left), 0..1; None if not measured. `leans_on` is that case's id.
    parts : its sub-themes, largest first; none where it does not fall apart.
    contrasts : who speaks of it more than others, most certain first; at most three.
    periods : its share per phase (or year) in order; empty where all is of one time.
    carried : ids of the cases whose fragments lie near enough to those of the others to say that the thread
        occurs there; None if not measured.
    """

    key: str
    label: str
    terms: tuple[str, ...]
    segments: tuple[str, ...]
    quotes: tuple[str, ...]
    breadth: Breadth
    cohesion: float
    stability: float | None = None
    nearest: NearestCode | None = None
    status: ThreadStatus = ThreadStatus.CANDIDATE
    aliases: tuple[str, ...] = ()
    in_vivo: str = ""
    kept: str = ""
    assigned: tuple[str, ...] = ()
    description: str = ""
    code: str = ""
    without_case: float | None = None
    leans_on: str = ""
    parts: tuple[SubThread, ...] = ()
    contrasts: tuple[Contrast, ...] = ()
    periods: tuple[Period, ...] = ()
    carried: tuple[str, ...] | None = None

    @property
    def size(self) -> int:
        """Number of segments."""
        return len(self.segments)

    @property
    def case_specific(self) -> bool:
        """*Casusspecifiek*: it rests on one case of several."""
        return self.breadth.cases == 1 < self.breadth.of_cases

    def narrow(self, min_cases: int) -> bool:
        """Whether it has fragments from fewer cases than asked for, as far as the study could show more."""
        return self.breadth.cases < min(min_cases, self.breadth.of_cases)

    def uncertain(self, min_cases: int) -> bool:
        """*Breedte onzeker*: fragments from enough cases, but too few of these cases clearly carry it."""
        wanted = min(min_cases, self.breadth.of_cases)
        if self.carried is None or self.narrow(min_cases) or wanted < LEAST_BROAD:
            return False
        return len(self.carried) < wanted

    @property
    def speaker_driven(self) -> bool:
        """*Spreker-gedreven*: one voice of several gives over half of its words."""
        return self.breadth.of_speakers > 1 and self.breadth.top_speaker > MOST_OF_ONE_VOICE

    @property
    def unstable(self) -> bool:
        """*Wisselvallig*: when the corpus is resampled, not even half of it comes back together."""
        return self.stability is not None and self.stability < LEAST_STABILITY


@dataclass(frozen=True, slots=True)
class Threads:
    """The outcome of one run: ranked threads, what was left over, and the map of all segments.

    `positions` gives each clustered segment's place in the plane, for pictures only.
    """

    run: Run
    threads: tuple[Thread, ...]
    left_over: tuple[str, ...] = ()
    positions: Mapping[str, tuple[float, float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a suggestion, and its words.

    ``definition`` or ``example`` of the code, the ``sentence`` of the segment and the ``words`` it shares
    with the code, a ``neighbour`` (confirmed and alike) or ``nearby`` (confirmed close by) `segment`;
    ``exclusion`` speaks against it: words of *niet toepassen* that fit better.
    """

    kind: str
    text: str
    segment: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A code proposed for a segment; never counted.

    `score` is the probability that it fits, 0 to 1; whether it may be shown as such, or as a rank alone, is
    in the settings of its run (``calibrated``).
    """

    segment: str
    code: str
    score: float
    rank: int
    why: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptThread:
    """What researchers decided about a thread; it outlives the run that proposed it.

    Attributes
    ----------
    id : made once, never changed.
    segments : ids of its segments, most typical first.
    excluded : ids of segments taken out of it by hand.
    description : what it is, in the researchers' words.
    code : id of the code it became or was linked to, ``<codebook>/<code>``.
    successors : ids of the threads it went up in, when it was merged or split.
    reason : why it was rejected.
    run, key : the run and the thread in it that it came from; empty for one put together by hand.
    card : what the machine said of it when it was last looked at (terms, quotes, breadth…).
    """

    id: str
    label: str
    status: ThreadStatus
    segments: tuple[str, ...]
    excluded: tuple[str, ...] = ()
    description: str = ""
    in_vivo: str = ""
    aliases: tuple[str, ...] = ()
    code: str = ""
    successors: tuple[str, ...] = ()
    reason: str = ""
    run: str = ""
    key: str = ""
    card: Mapping[str, object] = field(default_factory=dict)
    author: str = ""
    created: str = ""

    @property
    def live(self) -> bool:
        """Whether it stands: not merged, split or rejected."""
        return self.status in (ThreadStatus.CANDIDATE, ThreadStatus.RENAMED, ThreadStatus.CONFIRMED)


# --- what people decide ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Coding:
    """A code on a span, by a coder: the only thing that counts in frequencies.

    `code` is ``<codebook key>/<code key>``; `facets` maps a facet's key to the chosen value(s);
    `suggestion` is the run whose proposal was accepted, empty for a coding made by hand.
    """

    id: str
    code: str
    document: str
    start: int
    end: int
    coder: str
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    suggestion: str = ""
    created: str = ""


@dataclass(frozen=True, slots=True)
class Rejection:
    """A coder's word that a proposed code does not fit a segment; the machine learns from it.

    `code` is ``<codebook key>/<code key>``; `run` is the run of the suggestion that was turned down.
    """

    segment: str
    code: str
    coder: str
    run: str = ""
    reason: str = ""
    created: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """A coder's word that a segment is done: the codes it has are all it should have."""

    segment: str
    coder: str
    created: str = ""


@dataclass(frozen=True, slots=True)
class Memo:
    """A note on anything: `target` is ``<noun>:<id>``, a span ``span:<document>:<start>-<end>``."""

    id: str
    target: str
    text: str
    author: str
    created: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a researcher writes in a cell of a matrix; `key` names the cell, as the matrix makes it."""

    key: str
    text: str
    author: str
    changed: str = ""


@dataclass(frozen=True, slots=True)
class Pseudonym:
    """A word or name in the texts and what stands in its place in what goes out; never in the text itself."""

    term: str
    replacement: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One row of the append-only log: who, when, what, before, after.

    `action` is the same for all events that were one deed, and are undone together.
    """

    id: int
    at: str
    who: str
    what: str
    target: str
    before: object = None
    after: object = None
    action: str = ""
