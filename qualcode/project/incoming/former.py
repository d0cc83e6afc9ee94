"""Which source a changed file is another version of, and what was known of it and therefore of the file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Any

from qualcode.errors import ReadingError
from qualcode.i18n import t
from qualcode.model import Document
from qualcode.project.incoming.adding import Understood
from qualcode.project.incoming.manifest import Entry
from qualcode.project.incoming.speakers_along import corrected, remembered
from qualcode.store import Store

SAME = 0.5
"""From this share of words on, two files of one name are taken for two versions of one source."""


def former_of(
    store: Store, understood: Understood, entry: Entry, *, group: str = "", besides: Collection[str] = ()
) -> Document | None:
    """The source that a file is a changed version of, if any.

    It came from a file of that name and is in that case. Where nobody told the case of the file, it may be in
    another one, if most of the words are the same; where the file lies in a case's folder, only if somebody
    moved it out of that case by hand. `besides` are ids of documents that are sources of their own.
    """
    names = {case.name: case.id for case in store.documents.cases()}
    ids = {case.id: names.get(case.name, case.id) for case in understood.cases}
    document = replace(understood.document, case=ids.get(understood.document.case, understood.document.case))
    alike = [one for one in store.documents.same_file(document) if one.id not in besides]
    if alike or entry.case:
        return most_alike(store, understood, alike)
    others = [
        one
        for one in store.documents.namesakes(document)
        if one.id not in besides and one.case and (not group or document.case in _moved_out_of(store, one))
    ]
    found = most_alike(store, understood, others)
    return found if found and shared(store, understood, found) >= SAME else None


def guessed_as_before(
    store: Store, name: str, entry: Entry, understand: Callable[[Entry], Understood]
) -> Understood:
    """A file as it is understood by what is told of it alone.

    A survey whose open answers are not recognised is read as a source from a file of that name was, if
    somebody said of that one which columns hold them.
    """
    try:
        return understand(entry)
    except ReadingError as error:
        former = next((one for one in store.documents.from_file(name) if one.source.columns), None)
        if not error.columns or entry.columns or former is None:
            raise
        return understand(_with_columns(entry, former))


def _with_columns(entry: Entry, former: Document) -> Entry:
    from qualcode.reading import survey_columns

    return replace(entry, columns=entry.columns or survey_columns(former.source.columns, known=True))


def known_of(former: Document, entry: Entry, store: Store) -> Entry:
    """What is told of a changed file, completed with what was known of the former version."""
    entry = _with_columns(entry, former)
    if entry.whole:
        return replace(entry, attributes={**former.attributes, **entry.attributes})
    names = {case.id: case.name for case in store.documents.cases()}
    return replace(
        entry,
        title=entry.title or former.title,
        case=entry.case or names.get(former.case, ""),
        kind=entry.kind or former.kind,
        date=entry.date or former.date,
        dated=entry.dated if entry.date else former.dated,
        phase=entry.phase or former.phase,
        attributes={**former.attributes, **entry.attributes},
    )


def with_speakers(former: Document, entry: Entry, store: Store, read: Understood) -> Entry:
    """What is told of a changed file, completed with what is known of who speaks in it.

    What people set by hand goes before what the file says, and that before what was told of the former
    version otherwise. `read` is the file as read without all that.
    """
    if entry.whole:
        return entry
    told = {speaker.label.casefold() for speaker in entry.speakers}
    known = {speaker.label: speaker for speaker in remembered(store, former, read.transcript)}
    known |= {speaker.label: speaker for speaker in corrected(store, former, read.transcript)}
    others = [speaker for speaker in known.values() if speaker.label.casefold() not in told]
    return replace(entry, speakers=(*entry.speakers, *others))


def read_as_known(
    store: Store, former: Document, entry: Entry, understand: Callable[[Entry], Understood]
) -> tuple[Entry, Understood]:
    """What is known of a source, and it read with that: twice only where speakers were set by hand."""
    told = known_of(former, entry, store)
    read = understand(told)
    known = with_speakers(former, told, store, read)
    return known, read if known == told else understand(known)


def warned(understood: Understood, guessed: Understood, entry: Entry) -> Understood:
    """`understood` as known, warned of what the file says itself (`guessed`) and nobody told otherwise."""
    now, own = understood.document, guessed.document
    says = {
        "title": guessed.transcript.title if not entry.title else "",
        "date": own.date if not entry.date else "",
        "phase": own.phase if not entry.phase else "",
    }
    told = [
        f"{t(f'project.field.{name}')}: {value}"
        for name, value in says.items()
        if value and value != getattr(now, name)
    ]
    if entry.whole or not told:
        return understood
    transcript = understood.transcript
    note = t("project.kept_as_known", told="; ".join(told))
    return replace(understood, transcript=replace(transcript, warnings=(*transcript.warnings, note)))


def fields_of(document: Document) -> dict[str, Any]:
    """What people may have set of a document, as `Revisions.set_document` takes it."""
    return {
        name: getattr(document, name)
        for name in ("title", "kind", "case", "date", "dated", "phase", "attributes")
    }


def most_alike(store: Store, understood: Understood, alike: Sequence[Document]) -> Document | None:
    """Of some documents, the one whose words are most those of a file."""
    if len(alike) < 2:
        return alike[0] if alike else None
    return max(alike, key=lambda document: (shared(store, understood, document), document.id))


def shared(store: Store, understood: Understood, document: Document) -> float:
    """Share of the different words of two documents that both have."""
    words = set(understood.transcript.text.split())
    others = set(store.documents.text(document.id).split())
    return len(words & others) / max(1, len(words | others))


def _moved_out_of(store: Store, document: Document) -> set[str]:
    """Ids of the cases that a document was in before somebody put it in another one."""
    events = store.events(target=f"document:{document.id}", what="document.change")
    before = [event.before for event in events if isinstance(event.before, dict)]
    return {str(state["case"]) for state in before if state.get("case")} - {document.case}
