"""What a batch of files is understood as, before anything is stored, so that people can correct it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import partial
from pathlib import Path

from qualcode.errors import Cancelled, ReadingError
from qualcode.i18n import t
from qualcode.model import DateFrom, Document, DocumentKind, Repair, Speaker, SurveyColumn, content_hash
from qualcode.project.incoming.adding import Understood, checked_steps, failed, understand, wanted_anew
from qualcode.project.incoming.by_hand_along import put_right
from qualcode.project.incoming.files import Found
from qualcode.project.incoming.foretold import codings_along, people_known
from qualcode.project.incoming.former import (
    former_of,
    guessed_as_before,
    known_of,
    read_as_known,
    warned,
    with_speakers,
)
from qualcode.project.incoming.manifest import Entry
from qualcode.project.incoming.told import Manifests
from qualcode.store import Store


class Novelty(StrEnum):
    """What a file is to the project."""

    NEW = "new"
    REPLACES = "replaces"
    DUPLICATE = "duplicate"
    FAILED = "failed"
    PASSED_OVER = "passed over"


@dataclass(frozen=True, slots=True)
class Looked:
    """A file as it would be stored.

    `note` says why it cannot or need not be stored. `turns` counts turns per speaker's label. `entry` is what
    was told or guessed; change it with `corrected` and give it to `Project.adding`. `sha256` is that of
    its bytes. `dated` is where the date was found. `columns` are those of a survey, also of one that can be
    stored only when somebody says which of them hold open answers. `known` tells who of its speakers have
    the same name in other sources too.
    """

    path: Path
    novelty: Novelty
    entry: Entry
    note: str = ""
    words: int = 0
    speakers: tuple[Speaker, ...] = ()
    turns: Mapping[str, int] = field(default_factory=dict)
    repairs: tuple[Repair, ...] = ()
    warnings: tuple[str, ...] = ()
    sha256: str = ""
    columns: tuple[SurveyColumn, ...] = ()
    dated: DateFrom = DateFrom.NOWHERE
    known: str = ""

    @property
    def storable(self) -> bool:
        """Whether there is something to store."""
        return self.novelty in (Novelty.NEW, Novelty.REPLACES)

    def corrected(
        self,
        *,
        title: str,
        case: str,
        kind: DocumentKind,
        date: str,
        phase: str,
        speakers: Sequence[Speaker] | None = None,
    ) -> Entry:
        """The entry with what a person made of it; the rest of what was told stays."""
        told = self.entry.speakers if speakers is None else tuple(speakers)
        return replace(
            self.entry,
            title=title,
            case=case,
            kind=kind,
            date=date,
            phase=phase,
            speakers=told,
            whole=True,
            dated=self.dated if date == self.entry.date else DateFrom.TOLD,
        )


def copies(files: Sequence[Found], told: Collection[Path]) -> dict[Path, Path]:
    """Files of which the same bytes are in another one, and that one.

    It is the one that the manifest tells of (`told`), else a file rather than a link to it, else that of the
    shortest name, which is no “copy of”.
    """
    sizes = {found.path: size for found in files if (size := _size(found.path))}
    often = Counter(sizes.values())
    alike: dict[str, list[Path]] = {}
    for path, size in sizes.items():
        if often[size] > 1:
            with suppress(OSError):  # looking at the file itself tells
                alike.setdefault(content_hash(path.read_bytes()), []).append(path)
    found_twice: dict[Path, Path] = {}
    for paths in alike.values():
        first, *others = sorted(
            paths, key=lambda path: (path not in told, path.is_symlink(), len(path.name), path.name)
        )
        found_twice |= dict.fromkeys(others, first)
    return found_twice


def in_order(files: Sequence[Found], told: Manifests) -> list[Found]:
    """Files that a manifest names, zips in which it may name some, the others, and copies of any of them."""
    named = {found.path for found in files if told.find(found.path.absolute())}
    twice = copies(files, named)

    def rank(found: Found) -> int:
        if found.path in named:
            return 0
        if found.path in twice:
            return 3
        return 1 if found.path.suffix.lower() == ".zip" else 2

    return sorted(files, key=rank)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size if path.is_file() else 0
    except OSError:
        return 0


def look_at(store: Store, found: Found, entry: Entry) -> Looked:
    """One file as it would be stored; what is wrong with it stops only itself."""
    try:
        before = store.documents.by_hash(content_hash(found.path.read_bytes()))
        if before and wanted_anew(entry, found.path.name):
            return _looked_again(store, found, entry, before)
        without = checked_steps(entry.without)
        if before and not without and store.documents.in_use(before.id):
            note = t("project.duplicate", title=before.title)
            return Looked(found.path, Novelty.DUPLICATE, entry, note=note)
        read = partial(understand, found.path, group=found.group, without=without)
        guessed = understood = guessed_as_before(store, found.path.name, entry, read)
        former = former_of(store, guessed, entry, group=found.group)
        if former:
            entry = with_speakers(former, known_of(former, told := entry, store), store, guessed)
            understood = warned(read(entry), guessed, told)
            understood = _told_of_turns(store, former, understood)
            understood = _told_of_codings(store, former, understood)
    except Cancelled:
        raise
    except Exception as error:  # noqa: BLE001 (one bad file may not stop the other forty-nine)
        columns = error.columns if isinstance(error, ReadingError) else ()
        note = failed(found.path.name, error).error
        return Looked(found.path, Novelty.FAILED, entry, note=note, columns=columns)
    looked = _looked(found, entry, understood, former)
    return replace(looked, known=people_known(store, looked.speakers, former))


def _looked_again(store: Store, found: Found, entry: Entry, before: Document) -> Looked:
    """A file that is in already, as it would be read anew with what is known of its source."""
    former = store.documents.get(store.documents.version_in_use(before.id))
    read = partial(understand, found.path, without=checked_steps(entry.without))
    known, understood = read_as_known(store, former, entry, read)
    looked = _looked(found, known, _told_of_codings(store, former, understood), former)
    if store.versions.put_right_of(former.id) != former.id:
        looked = replace(looked, warnings=(*looked.warnings, t("project.turns_would_go")))
    return replace(looked, note=t("project.would_read_again", title=former.title))


def _told_of_turns(store: Store, former: Document, understood: Understood) -> Understood:
    """The file as understood, warned which turns put right by hand will be so again, and which not."""
    again = put_right(store, former, understood, told="project.turns_would_again")
    if again is None:
        return understood
    transcript = replace(understood.transcript, warnings=again.transcript.warnings)
    return replace(understood, transcript=transcript)


def _told_of_codings(store: Store, former: Document, understood: Understood) -> Understood:
    """The file as understood, warned how many codings of its former version go along, and which do not."""
    transcript = understood.transcript
    told = (*transcript.warnings, *codings_along(store, former, understood))
    return replace(understood, transcript=replace(transcript, warnings=told))


def _looked(found: Found, entry: Entry, understood: Understood, former: Document | None) -> Looked:
    document, transcript = understood.document, understood.transcript
    case = next((case.name for case in understood.cases if case.id == document.case), "")
    guessed = replace(
        entry,
        title=document.title,
        case=case,
        kind=document.kind,
        date=document.date,
        phase=document.phase,
        dated=document.dated,
    )
    return Looked(
        found.path,
        Novelty.REPLACES if former else Novelty.NEW,
        guessed,
        note=t("project.would_replace", title=former.title) if former else "",
        words=document.words,
        speakers=document.speakers,
        turns=Counter(turn.speaker for turn in transcript.turns if turn.speaker),
        repairs=transcript.repairs,
        warnings=transcript.warnings,
        columns=transcript.columns,
        sha256=document.source.sha256,
        dated=document.dated,
    )
