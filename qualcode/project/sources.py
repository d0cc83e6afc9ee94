"""The sources of a study: what comes in, and what is in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path

from qualcode.model import Case, Document, DocumentKind, Repair, Role, Segment, SegmentKind, Speaker, Turn
from qualcode.ordering import natural
from qualcode.progress import Progress, silent
from qualcode.project.file import ProjectFile
from qualcode.project.incoming.adding import Added
from qualcode.project.incoming.columns import told_columns
from qualcode.project.incoming.dates import given_date
from qualcode.project.incoming.intake import Intake
from qualcode.project.incoming.looking import Looked
from qualcode.project.incoming.manifest import Entry
from qualcode.project.naming_sources import find_source
from qualcode.project.proposed.judged import judged as judged_threads
from qualcode.store.codebooks import CURRENT

_counted: dict[tuple[str, str], tuple[tuple[object, ...] | None, dict[str, int]]] = {}


class Sources(ProjectFile):
    """Cases, documents, speakers, turns and segments."""

    def add(
        self,
        paths: Sequence[Path | str],
        *,
        case: str = "",
        kind: DocumentKind | None = None,
        date: str = "",
        phase: str = "",
        attributes: Mapping[str, str] | None = None,
        manifest: Path | str | Sequence[Entry] | None = None,
        without: Collection[str] = (),
        again: bool = False,
        columns: str = "",
        told: Callable[[Added], object] | None = None,
        progress: Progress = silent,
    ) -> list[Added]:
        """Read files, folders and zips into the project; each source is stored as soon as it is read.

        A file that cannot be read is reported and stops only itself. What is given here goes before what
        the manifest says. A file whose bytes are in already is left alone. Repair steps named in `without`
        (see `qualcode.reading.repair_steps`) are left out; a file that was read with them becomes a new
        version. With `again`, files that are in are read anew, and become a new version where `kind` or
        `without` makes a difference. `columns` tells what those of a survey are read as, such as ``"open: 3,
        5-7; gesloten: functie"``; a survey that is in and was read otherwise becomes a new version, and a
        changed file is read as its former version was. `told` is called with each line of the report as soon
        as it is there, for who stops halfway.

        Raises
        ------
        ProjectError : when the manifest cannot be understood, a repair step does not exist, `date` or
            `columns` cannot be.
        Cancelled : from `progress`; what was stored stays.
        """
        given = Entry(
            "",
            case=case,
            kind=kind,
            date=given_date(date),
            phase=phase,
            attributes=attributes or {},
            again=again,
            columns=told_columns(columns),
        )
        table = Path(manifest) if isinstance(manifest, str | Path) else manifest
        report: list[Added] = []
        intake = Intake(self._store, given, table, without)
        for line in intake.add([Path(path) for path in paths], progress):
            report.append(line)
            if told is not None:
                told(line)
        return report

    def adding(
        self, paths: Sequence[Path], entries: Sequence[Entry], *, progress: Progress = silent
    ) -> Iterator[Added]:
        """Store files one by one, each as its entry says: what was given is stored, and stays when one stops.

        Cancelled from `progress`.
        """
        return Intake(self._store, Entry(""), entries).add(paths, progress)

    def look(
        self,
        paths: Sequence[Path | str],
        *,
        manifest: Sequence[Entry] | None = None,
        progress: Progress = silent,
    ) -> list[Looked]:
        """What files and folders would be stored as, for people to correct; nothing is stored.

        Give the corrected entries to `adding`; zips are to be unpacked first. Of two files that are the same
        one is passed over; one that is in already is a duplicate, unless its entry says `again`. ProjectError
        when a manifest found among them cannot be understood.
        """
        intake = Intake(self._store, Entry(""), manifest)
        return list(intake.look([Path(path) for path in paths], progress))

    def set_speaker(
        self,
        document_id: str,
        label: str,
        *,
        name: str | None = None,
        role: Role | None = None,
        attributes: Mapping[str, str] | None = None,
    ) -> Speaker:
        """Correct who a speaker is. An interviewer's turns become context, a participant's fragments.

        ProjectError when the document has no speaker of that label.
        """
        with self.action():
            changed = self._store.revisions.set_speaker(
                document_id, label, name=name, role=role, attributes=attributes
            )
            if role is not None:
                self.settle_kinds(document_id)
        return changed

    def settle_kinds(self, document_id: str) -> None:
        """Let the kinds of a document's fragments follow the roles of its speakers."""
        from qualcode.segmenting import kinds_of_turns

        document, text, turns = self.document(document_id), self.text(document_id), self.turns(document_id)
        self._store.revisions.set_kinds(document_id, kinds_of_turns(text, turns, document.speakers))

    def set_document(
        self,
        document_id: str,
        *,
        title: str | None = None,
        kind: DocumentKind | None = None,
        case: str | None = None,
        date: str | None = None,
        phase: str | None = None,
        attributes: Mapping[str, str] | None = None,
    ) -> Document:
        """Correct what is known of a document; `case` is a name, a new one is made. None leaves a field.

        `attributes` replaces those it had. ProjectError when `date` cannot be.
        """
        with self.action():
            case_id = self._store.documents.put_case(Case(case)) if case else None
            return self._store.revisions.set_document(
                document_id,
                title=title,
                kind=None if kind is None else kind.value,
                case=case_id,
                date=None if date is None else given_date(date),
                phase=phase,
                attributes=None if attributes is None else dict(attributes),
            )

    def confirm_dates(self, document_ids: Collection[str]) -> None:
        """Take dates that were guessed for right, as one action; others stay as they are."""
        with self.action():
            for document_id in document_ids:
                if self.document(document_id).date_guessed:
                    self._store.revisions.confirm_date(document_id)

    def set_case(self, case_id: str, *, name: str, attributes: Mapping[str, str]) -> str:
        """Change how a case is called and its attributes; returns the id of the case it is now.

        Where another case is called so already, this one becomes that one: its sources, respondents, memos
        and what was written in cells go along, and `undo` parts the two again.
        """
        return self._store.cases.set(case_id, name=name, attributes=attributes)

    def other_case(self, case_id: str, name: str) -> Case | None:
        """The case that this one would become if it were called so; None where no other has that name."""
        other = self._store.cases.other(case_id, name)
        return next((case for case in self.cases() if case.id == other), None)

    def version_in_use(self, document_id: str) -> str:
        """The id of the version that counts now, of a document that may have been replaced by another."""
        return self._store.documents.version_in_use(document_id)

    def versions(self, document_id: str) -> list[tuple[str, str]]:
        """Ids of all versions of a source, the oldest first, each with when it came in (ISO 8601, UTC)."""
        return self._store.versions.all(document_id)

    def place_in_use(self, document_id: str, start: int, end: int) -> tuple[str, int, int]:
        """The version that counts now and where a span of a document is in it, in code points.

        Words that are gone have what came in their stead; an empty span, about where they were, if nothing.
        """
        document = self.version_in_use(document_id)
        if document == document_id:
            return document, start, end
        alignment = self._store.versions.alignment(document_id, document)
        near = alignment.near(start)
        return document, *(alignment.successor(start, end) or (near, near))

    def same_words(self, document_id: str, start: int, end: int) -> tuple[int, int] | None:
        """Where the words of a span of a document stand in the version that counts; None where nowhere."""
        document = self.version_in_use(document_id)
        if document == document_id:
            return start, end
        return self._store.versions.alignment(document_id, document).same(start, end)

    def fragments_now(self, document_id: str) -> dict[str, str]:
        """By id the fragments of a version that gave way, and those that have their words now."""
        return self._store.versions.fragments_now(document_id)

    def withdraw(self, document_id: str) -> None:
        """Take a document out; adding its file again, or undo, brings it back with its codings."""
        self._store.revisions.withdraw(document_id)

    def find_document(self, name: str) -> Document:
        """The document with that title, file name or (beginning of its) id; ProjectError if not just one."""
        return find_source(self.documents(), name)

    def merge_speakers(self, speakers: Sequence[tuple[str, str]], person: str) -> None:
        """Tell that speakers, given as (document id, label), are one person, who then counts once.

        One action. ProjectError when a document has no speaker of that label; then none is changed.
        """
        with self.action():
            for document_id, label in speakers:
                self._store.revisions.set_speaker(document_id, label, person=person)

    def cases(self) -> list[Case]:
        """All cases, by name, 2 before 10."""
        return sorted(self._store.documents.cases(), key=lambda case: (natural(case.name), case.id))

    def counted_cases(self) -> list[Case]:
        """The cases that a source in use tells of: the N of every *n of N cases*.

        One whose last source was moved elsewhere or taken out is still a case, but counts no longer.
        """
        return self._store.documents.cases(counted=True)

    def documents(self) -> list[Document]:
        """All documents, by case and title, 2 before 10."""
        return sorted(self._store.documents.all(), key=lambda d: (natural(d.case), natural(d.title), d.id))

    def document(self, document_id: str) -> Document:
        """One document."""
        return self._store.documents.get(document_id)

    def text(self, document_id: str) -> str:
        """A document's canonical text."""
        return self._store.documents.text(document_id)

    def turns(self, document_id: str) -> list[Turn]:
        """A document's turns."""
        return self._store.documents.turns(document_id)

    def segments(
        self,
        *,
        kind: SegmentKind | None = None,
        document: str = "",
        ids: Sequence[str] | None = None,
    ) -> list[Segment]:
        """Segments in reading order, of one kind or document or with certain ids if asked."""
        return self._store.documents.segments(kind=kind, document=document, ids=ids)

    def import_report(self, document_id: str) -> tuple[tuple[Repair, ...], tuple[str, ...]]:
        """What was repaired in a document while reading it, and what was warned of."""
        return self._store.documents.import_report(document_id)

    def search(self, query: str, *, limit: int = 50, without: str = "") -> list[tuple[Segment, str]]:
        """Segments with all words of the query, best first, each with a snippet around the hits.

        Diacritics and capitals are folded; hits stand between U+0002 and U+0003 in the snippet. `without` is
        the id of a document that is left out.
        """
        return self._store.documents.search(query, limit=limit, without=without)

    def standing(self) -> dict[str, int]:
        """How far the work is: fragments done, threads judged, suggestions, coders, codings."""
        return self._recalled("standing", lambda: {**self._store.standing(), **judged_threads(self._store)})

    def counts(self) -> dict[str, int]:
        """How much there is of everything; codes are those of the current codebook."""
        return self._recalled("counts", self._counts)

    def _counts(self) -> dict[str, int]:
        key = self._store.setting(CURRENT)
        codes = len(self._store.codebooks.get(key).codes) if key else 0
        return {**self._store.documents.counts(), "codings": self._store.codings.count(), "codes": codes}

    def _recalled(self, what: str, count: Callable[[], dict[str, int]]) -> dict[str, int]:
        """What was counted before in this process, by whomever, as long as nothing changed."""
        place, mark = (str(self.path.resolve()), what), self._store.mark()
        held = _counted.get(place)
        if mark is None or held is None or held[0] != mark:
            held = (mark, count())
            _counted[place] = held
        return dict(held[1])
