"""`Project`: moves data between the stages and the store; nothing else touches both."""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from qualcode.errors import ProjectError
from qualcode.model import (
    Case,
    Codebook,
    Coding,
    Document,
    DocumentKind,
    Event,
    Repair,
    Role,
    Run,
    Segment,
    SegmentKind,
    Speaker,
    Suggestion,
    Threads,
    Turn,
)
from qualcode.progress import Progress, silent
from qualcode.project import codebook_edits, proposing
from qualcode.project.adding import Added, resegment
from qualcode.project.codings_file import load_codings
from qualcode.project.intake import Intake
from qualcode.project.manifest import Entry
from qualcode.store import Store

if TYPE_CHECKING:
    from qualcode.reporting.study import Study
    from qualcode.store.codebooks import Version
    from qualcode.store.recoding import Recoded
    from qualcode.threads import ThreadSettings


class Project:
    """A study: cases, documents, codebooks, proposals and codings in one file.

    Use `Project.create` for a new file and `Project.open` for an existing one; both give a context manager.

    Examples
    --------
    >>> with Project.create(path) as project:
    ...     project.add([folder], case="Verpleeghuis A")
    ...     threads = project.threads(about=12)
    ...     project.export_excel(path.with_suffix(".xlsx"))
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    # --- opening and closing

    @classmethod
    def create(cls, path: Path | str, *, who: str = "") -> Self:
        """Make a new project file; ProjectError if there is one of this name."""
        return cls(Store(Path(path), who=who or _login(), create=True))

    @classmethod
    def open(cls, path: Path | str, *, who: str = "") -> Self:
        """Open a project file; ProjectError if there is none or it is not ours."""
        return cls(Store(Path(path), who=who or _login()))

    def close(self) -> None:
        """Close the file."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The project file."""
        return self._store.path

    @property
    def title(self) -> str:
        """What the study is called on reports: the name given to it, else the file's."""
        return self._store.setting("title") or self.path.stem.replace("_", " ").replace("-", " ")

    @title.setter
    def title(self, name: str) -> None:
        self._store.set("title", name)

    # --- what comes in

    def add(
        self,
        paths: Sequence[Path | str],
        *,
        case: str = "",
        kind: DocumentKind | None = None,
        date: str = "",
        phase: str = "",
        attributes: Mapping[str, str] | None = None,
        manifest: Path | str | None = None,
        progress: Progress = silent,
    ) -> list[Added]:
        """Read files and folders into the project; each file is stored as soon as it is read.

        A file that cannot be read is reported and stops only itself. What is given here goes before what
        the manifest says. A file whose bytes are in already is left alone.

        Raises
        ------
        ProjectError : when the manifest cannot be understood.
        Cancelled : from `progress`; what was stored stays.
        """
        given = Entry("", case=case, kind=kind, date=date, phase=phase, attributes=attributes or {})
        intake = Intake(self._store, given, Path(manifest) if manifest else None)
        return list(intake.add([Path(path) for path in paths], progress))

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
        changed = self._store.revisions.set_speaker(
            document_id, label, name=name, role=role, attributes=attributes
        )
        if role is not None:
            document = self.document(document_id)
            text, turns = self.text(document_id), self.turns(document_id)
            self._store.revisions.set_kinds(resegment(document, text, turns))
        return changed

    def find_document(self, name: str) -> Document:
        """The document with that title, file name or (beginning of its) id; ProjectError if not just one."""
        documents = self.documents()
        named = [d for d in documents if name in (d.id, d.title, d.source.name)]
        found = named or [d for d in documents if d.id.startswith(name)]
        if len(found) != 1:
            raise ProjectError("project.error.which_document", id=name, count=len(found))
        return found[0]

    def merge_speakers(self, speakers: Sequence[tuple[str, str]], person: str) -> None:
        """Tell that speakers, given as (document id, label), are one person, who then counts once."""
        for document_id, label in speakers:
            self._store.revisions.set_speaker(document_id, label, person=person)

    # --- what is in

    def cases(self) -> list[Case]:
        """All cases."""
        return self._store.documents.cases()

    def documents(self) -> list[Document]:
        """All documents, by case and title."""
        return self._store.documents.all()

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

    def search(self, query: str, *, limit: int = 50) -> list[tuple[Segment, str]]:
        """Segments with all words of the query, best first, each with a snippet around the hits.

        Diacritics and capitals are folded; hits stand between U+0002 and U+0003 in the snippet.
        """
        return self._store.documents.search(query, limit=limit)

    def counts(self) -> dict[str, int]:
        """How much there is of everything."""
        documents = self._store.documents.counts()
        return {**documents, "codings": len(self.codings()), "codes": self._code_count()}

    def events(self, *, target: str = "", what: str = "") -> list[Event]:
        """The event log."""
        return self._store.events(target=target, what=what)

    # --- the codebook

    def load_codebook(self, codebook: Codebook | Path | str) -> Codebook:
        """Load a codebook into the project, make it the current one and return it as stored.

        A path may also be the key of a shipped codebook. What a workbook cannot hold is kept from the
        codebook it was exported from. CodebookError when it is not well formed.
        """
        from qualcode.codebook import check, load, shipped
        from qualcode.errors import CodebookError

        if not isinstance(codebook, Codebook):
            path = shipped().get(str(codebook), Path(codebook))
            codebook = load(path, over=self.codebooks())
        wrong = [problem for problem in check(codebook) if problem.level == "error"]
        if wrong:
            first = f"{wrong[0].code}: {wrong[0].message}"
            raise CodebookError("codebook.error.problems", file=codebook.key, count=len(wrong), first=first)
        stored = self._store.codebooks.put(codebook)
        self._store.set("current.codebook", stored.key)
        return stored

    def codebooks(self) -> list[Codebook]:
        """All codebooks of the project."""
        return [self._store.codebooks.get(key) for key in self._store.codebooks.list_keys()]

    def codebook(self, key: str = "") -> Codebook | None:
        """The codebook with that key, or the current one; None when none is loaded."""
        key = key or self._store.setting("current.codebook")
        return self._store.codebooks.get(key) if key else None

    def edit_codebook(self, change: Callable[..., Codebook], *, key: str = "") -> Codebook:
        """Change a codebook (the current one) with a verb of `qualcode.codebook`; returns the new version.

        Examples
        --------
        >>> project.edit_codebook(partial(rename, key="werkdruk", label="Druk op het werk"))
        """
        return codebook_edits.edit(self._store, key, change)

    def merge_codes(self, source: str, into: str, *, key: str = "") -> tuple[Codebook, Recoded]:
        """Make code `source` part of code `into`; codings, suggestions and memos go along."""
        return codebook_edits.merge(self._store, key, source, into)

    def codebook_versions(self, key: str = "") -> list[Version]:
        """The versions of a codebook (the current one), oldest first."""
        return self._store.codebooks.versions(codebook_edits.codebook_key(self._store, key))

    def codebook_version(self, version: int, *, key: str = "") -> Codebook:
        """A codebook as it was; CodebookError when there is no such version."""
        return self._store.codebooks.version(codebook_edits.codebook_key(self._store, key), version)

    # --- what machines propose

    def embed(self, *, model: str | None = None, progress: Progress = silent) -> str:
        """Make sure that every content segment has a vector; returns the model's id.

        Each batch is stored when it is ready, so that a second call goes on where the first stopped.
        """
        return proposing.embed(self._store, model, progress)

    def threads(
        self,
        *,
        about: int | None = None,
        min_cases: int = 2,
        seed: int = 0,
        settings: ThreadSettings | None = None,
        model: str | None = None,
        progress: Progress = silent,
    ) -> Threads:
        """Look for candidate rode draden, store them as the current run and return them.

        The same material, settings and models give the same threads, so a run that is stored is not
        repeated. ThreadsError when there is too little text.
        """
        from qualcode.threads import ThreadSettings

        wanted = settings or ThreadSettings(about=about, min_cases=min_cases, seed=seed)
        return proposing.threads(self._store, wanted, self.codebook(), model, progress)

    def current_threads(self) -> Threads:
        """The threads last looked for; ProjectError when there are none."""
        return self._store.proposals.threads()

    def suggest(
        self, *, top: int = 3, model: str | None = None, progress: Progress = silent
    ) -> list[Suggestion]:
        """Propose codes of the current codebook for every content segment; never counted."""
        codebook = self.codebook()
        if codebook is None:
            raise ProjectError("project.error.codebook_needed", file=self.path.name)
        return proposing.suggest(self._store, codebook, top, model, progress)

    def suggestions(self, *, segment: str = "") -> list[Suggestion]:
        """The suggestions last made, best first per segment; empty when there are none."""
        return self._store.proposals.suggestions(segment=segment)

    def runs(self) -> list[Run]:
        """All passes of the machine."""
        return self._store.proposals.runs()

    # --- what people decide

    def code(self, codings: Sequence[Coding]) -> int:
        """Store codings; returns how many are new. ProjectError when a code or place does not exist."""
        return self._store.codings.put(codings)

    def import_codings(self, path: Path | str, *, coder: str = "") -> int:
        """Store the codings of a stand-off JSON file; returns how many are new.

        `coder` is who made them where the file does not say. ProjectError names the row that does not fit;
        then none is stored.
        """
        return self.code(load_codings(Path(path), self.documents(), self.text, coder))

    def codings(self, *, coder: str = "") -> list[Coding]:
        """Codings in reading order, of one coder if asked."""
        return self._store.codings.all(coder=coder)

    # --- what goes out

    def study(self) -> Study:
        """Everything that reports and workbooks are made of."""
        from qualcode.project.outputs import gather

        return gather(self)

    def report(self, folder: Path | str) -> list[Path]:
        """Write the topic report as ``rapport.html`` and ``rapport.json``; returns the files."""
        from qualcode.project.outputs import write_report

        return write_report(self.study(), Path(folder))

    def export_excel(self, path: Path | str) -> Path:
        """Write the workbook; an existing file is replaced only once the new one is complete."""
        from qualcode.project.outputs import write_excel

        return write_excel(self.study(), Path(path))

    def _code_count(self) -> int:
        codebook = self.codebook()
        return len(codebook.codes) if codebook else 0


def _login() -> str:
    try:
        return os.environ.get("QUALCODE_CODER") or getpass.getuser()
    except (OSError, KeyError):  # no login name on this machine
        return "onbekend"
