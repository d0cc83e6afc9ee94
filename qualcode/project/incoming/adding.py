"""Files become documents: read, segmented, stored, one by one; a bad file stops only itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path, PurePath
from sqlite3 import DatabaseError
from typing import TYPE_CHECKING

from qualcode.errors import ProjectError, QualcodeError
from qualcode.file_trouble import kind_of
from qualcode.i18n import t
from qualcode.model import (
    Case,
    Coding,
    Document,
    DocumentKind,
    Repair,
    Role,
    Segment,
    SegmentKind,
    Speaker,
    Transcript,
)
from qualcode.project.incoming.columns import told_columns
from qualcode.project.incoming.dates import dated
from qualcode.project.incoming.manifest import Entry
from qualcode.project.incoming.readings import document_id, reading_id
from qualcode.project.incoming.uncodable import why_nothing
from qualcode.reading.unreadable import stem_of

if TYPE_CHECKING:
    from qualcode.store.members import LostMember

_ROWS = (".csv", ".tsv", ".xlsx", ".xlsm", ".ods")
_IN_NAMES = (
    *(kind for kind in DocumentKind if kind.is_talk and kind is not DocumentKind.INTERVIEW),
    DocumentKind.INTERVIEW,
    DocumentKind.SURVEY,
    DocumentKind.REPORT,
)
"""The more telling word first: a focus group interview is a focus group."""
CASE_ATTRIBUTES = ("casus", "case", "organisatie")


class Outcome(StrEnum):
    """How it went with one file."""

    ADDED = "added"
    REPLACED = "replaced"
    DUPLICATE = "duplicate"
    FAILED = "failed"
    PASSED_OVER = "passed over"


@dataclass(frozen=True, slots=True)
class Added:
    """The line of the import report about one file.

    `may_pass` where not the file kept it out, but a full disk, say: it can be tried once more as it is.
    `lost` are the codings of the former version of a changed file whose words it no longer holds;
    `lost_words` are those words, one for each; `lost_members` the same of fragments of kept threads.
    """

    file: str
    outcome: Outcome
    document: Document | None = None
    turns: int = 0
    segments: Mapping[str, int] = field(default_factory=dict)
    repairs: tuple[Repair, ...] = ()
    warnings: tuple[str, ...] = ()
    error: str = ""
    may_pass: bool = False
    lost: tuple[Coding, ...] = ()
    lost_words: tuple[str, ...] = ()
    lost_members: tuple[LostMember, ...] = ()


@dataclass(frozen=True, slots=True)
class Understood:
    """A file as read, with its case, document and segments, not stored yet."""

    transcript: Transcript
    cases: tuple[Case, ...]
    document: Document
    segments: tuple[Segment, ...]

    def report(self, outcome: Outcome) -> Added:
        """The line of the import report."""
        kinds = Counter(segment.kind.value for segment in self.segments)
        return Added(
            file=self.document.source.name,
            outcome=outcome,
            document=self.document,
            turns=len(self.transcript.turns),
            segments={kind.value: kinds.get(kind.value, 0) for kind in SegmentKind},
            repairs=self.transcript.repairs,
            warnings=self.transcript.warnings,
        )


def understand(path: Path, entry: Entry, *, group: str = "", without: Collection[str] = ()) -> Understood:
    """Read one file and cut it into segments, without storing anything.

    What `entry` says goes before what the file says, which goes before what can be guessed: the case is
    the folder's name, else the title. Repair steps in `without` are left out.

    Raises
    ------
    ReadingError : when the file cannot be read.
    """
    from qualcode.reading import read

    kind = entry.kind or _kind_told(path.name)
    transcript = read(path, kind=kind, without=without, columns=entry.columns)
    return _cut(transcript, stem_of(path.name), entry, group)


def understand_bytes(
    data: bytes, name: str, entry: Entry, *, group: str = "", without: Collection[str] = ()
) -> Understood:
    """The same for a file in memory, such as a member of a zip."""
    from qualcode.reading import read_bytes

    kind = entry.kind or _kind_told(name)
    transcript = read_bytes(data, name, kind=kind, without=without, columns=entry.columns)
    return _cut(transcript, stem_of(name), entry, group)


def wanted_anew(entry: Entry, name: str) -> bool:
    """Whether a file that is in already is to be read once more: it is said, or columns of a survey are."""
    return entry.again or (entry.columns is not None and PurePath(name).suffix.lower() in _ROWS)


def checked_steps(without: Collection[str]) -> tuple[str, ...]:
    """Names of repair steps, each once; ProjectError where one does not exist."""
    from qualcode.reading import repair_steps

    known = repair_steps()
    for step in without:
        if step not in known:
            raise ProjectError("project.error.repair_step", found=step, known=", ".join(known))
    return tuple(step for step in known if step in without)


def _cut(transcript: Transcript, stem: str, entry: Entry, group: str) -> Understood:
    from qualcode.segmenting import cut_within, segment

    title = entry.title or transcript.title or stem
    told = {name.casefold(): value for name, value in transcript.metadata.items()}
    speakers, cases = _with_cases(_speakers(transcript.speakers, entry))
    if not cases or entry.case:
        cases = (Case(entry.case or group or title, entry.case_attributes), *cases)
    own = "" if speakers and all(speaker.case for speaker in speakers) and not entry.case else cases[0].id
    head = told.get("datum", "")
    when = dated(told=entry.date, head=head, name=stem, title=transcript.title, known=entry.dated)
    source = transcript.source
    anew = entry.again or bool(source.columns)
    identity = reading_id(transcript) if anew else document_id(source.sha256, source.without)
    document = Document(
        id=identity,
        title=title,
        kind=entry.kind or _kind_of(transcript, stem),
        case=own,
        source=replace(source, reading=identity) if anew else source,
        date=when.date,
        phase=entry.phase or told.get("fase", ""),
        attributes=entry.attributes,
        speakers=speakers,
        words=transcript.words,
        dated=when.found,
    )
    segments = segment(document.id, transcript.text, transcript.turns, speakers)
    nothing = why_nothing(transcript, speakers, segments)
    transcript = _warned(transcript, entry, when.wrong, cut_within(transcript.text, segments), nothing)
    return Understood(transcript, cases, document, tuple(segments))


def _warned(transcript: Transcript, entry: Entry, no_date: str, cut: int, nothing: str) -> Transcript:
    """The transcript, warned of what was told in vain, of cut sentences, and why `nothing` can be coded."""
    warnings = [t(f"project.nothing_to_code.{nothing}")] if nothing else []
    if no_date:
        warnings.append(t("project.no_such_date", found=no_date))
    if cut:
        warnings.append(t("project.cut_within", count=cut))
    present = {name.casefold() for speaker in transcript.speakers for name in (speaker.label, speaker.name)}
    for speaker in entry.speakers:
        if present.isdisjoint((speaker.label.casefold(), (speaker.name or speaker.label).casefold())):
            known = ", ".join(speaker.label for speaker in transcript.speakers) or "–"
            warnings.append(t("project.no_such_speaker", label=speaker.label, known=known))
    return replace(transcript, warnings=(*transcript.warnings, *warnings)) if warnings else transcript


def understand_file(
    path: Path, *, kind: DocumentKind | None = None, without: Collection[str] = (), columns: str = ""
) -> Understood:
    """A file as it would be understood on its own; ReadingError if it cannot be."""
    entry = Entry(path.name, kind=kind, columns=told_columns(columns))
    return understand(path, entry, without=checked_steps(without))


def failed(name: str, error: Exception, project: str = "") -> Added:
    """The line of the import report about a file that could not be read or stored in the file `project`."""
    from qualcode.store.trouble import GONE, trouble

    if isinstance(error, DatabaseError):
        return Added(name, Outcome.FAILED, error=_said(name, trouble(error, project)), may_pass=True)
    if isinstance(error, QualcodeError):
        return Added(name, Outcome.FAILED, error=_said(name, error), may_pass=error.key == GONE)
    if isinstance(error, FileNotFoundError):
        return Added(name, Outcome.FAILED, error=t("project.file_missing"))
    if isinstance(error, OSError) and kind_of(error) == "full":
        return Added(name, Outcome.FAILED, error=t("project.disk_full"), may_pass=True)
    if isinstance(error, OSError):
        return Added(name, Outcome.FAILED, error=t("project.file_error", reason=error.strerror or ""))
    if isinstance(error, MemoryError):
        return Added(name, Outcome.FAILED, error=t("project.memory"), may_pass=True)
    return Added(name, Outcome.FAILED, error=t("project.unexpected", kind=type(error).__name__))


def _said(name: str, error: QualcodeError) -> str:
    """What an error says, with the file where that is another one than `name`."""
    other = error.file if PurePath(name).name != error.file else ""
    where = ", ".join(part for part in (other, error.place) if part)
    said = f"{where}: {error.message}" if where else error.message
    return f"{said} {error.cure}".strip()


def kind_from_name(name: str) -> DocumentKind | None:
    """The kind of document that a file's name gives away, if any."""
    plain = name.casefold().replace("ê", "e").replace("-", "").replace("_", "").replace(" ", "")
    plain = plain.replace("rapportcijfer", "")
    return next((kind for kind in _IN_NAMES if kind.value in plain), None)


def _kind_told(name: str) -> DocumentKind | None:
    """The kind that a file's name settles before it is read: a report, or rows that are a survey."""
    kind = kind_from_name(stem_of(name))
    rows = PurePath(name).suffix.lower() in _ROWS
    return kind if kind is DocumentKind.REPORT or (kind is DocumentKind.SURVEY and rows) else None


def _kind_of(transcript: Transcript, stem: str) -> DocumentKind:
    """The kind that was read; an interview is called what its file's name calls the conversation.

    A name does not make talk of what reads as a report: `Interviewleidraad`, `Notulen leerteam`.
    """
    told = kind_from_name(stem)
    if transcript.kind is DocumentKind.INTERVIEW and told is not None and told.is_talk:
        return told
    return transcript.kind


def _with_cases(speakers: Sequence[Speaker]) -> tuple[tuple[Speaker, ...], tuple[Case, ...]]:
    """Speakers whose attributes name a case of their own become part of it; and those cases."""
    placed: list[Speaker] = []
    cases: dict[str, Case] = {}
    for speaker in speakers:
        name = next((speaker.attributes[key] for key in CASE_ATTRIBUTES if speaker.attributes.get(key)), "")
        if name:
            case = cases.setdefault(name, Case(name))
            speaker = replace(speaker, case=case.id)
        placed.append(speaker)
    return tuple(placed), tuple(cases.values())


def _speakers(found: Sequence[Speaker], entry: Entry) -> tuple[Speaker, ...]:
    told = {speaker.label.casefold(): speaker for speaker in entry.speakers}
    by_name = {speaker.name.casefold(): speaker for speaker in entry.speakers if speaker.name}
    merged = []
    for speaker in found:
        known = told.get(speaker.label.casefold()) or by_name.get((speaker.name or speaker.label).casefold())
        if known is not None:
            role = known.role if known.role is not Role.UNKNOWN else speaker.role
            attributes = {**speaker.attributes, **known.attributes}
            speaker = replace(speaker, name=known.name or speaker.name, role=role, attributes=attributes)
        if speaker.role is not Role.INTERVIEWER:
            attributes = {**entry.participant_attributes, **speaker.attributes}
            speaker = replace(speaker, attributes=attributes)
        merged.append(speaker)
    return tuple(merged)
