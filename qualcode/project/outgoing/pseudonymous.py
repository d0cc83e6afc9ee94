"""A study and a bundle with pseudonyms, ready to go out; the project itself never changes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qualcode.exchange.bundle import Bundle, Remark, Source
from qualcode.model import Event, Memo, Segment
from qualcode.privacy.apply import Changed
from qualcode.privacy.nouns import Renaming

if TYPE_CHECKING:
    from qualcode.project.project import Project
    from qualcode.reporting.study import Spot, Study


def pseudonymous_study(project: Project, study: Study) -> Study:
    """The study with pseudonyms in all its words; places stay those in the canonical texts."""
    renaming = Renaming(project.pseudonyms(), study.documents.values(), study.cases)
    texts, spots = dict(study.texts), dict(study.spots)
    for document in study.documents.values():
        own = [coding for coding in study.codings if coding.document == document.id and coding.id in texts]
        noted = {key: spot for key, spot in spots.items() if spot.document == document.id}
        if own or noted:
            changed = renaming.text(document.id, project.text(document.id), project.turns(document.id))
            for coding in own:
                texts[coding.id] = changed.text[changed.start(coding.start) : changed.end(coding.end)]
            spots.update({key: _spot(spot, changed, renaming) for key, spot in noted.items()})
    renamed = renaming.nouns(replace(study, texts={}, spots={}))
    return replace(renamed, texts=texts, spots=spots, pseudonyms=True)


def _spot(spot: Spot, changed: Changed, renaming: Renaming) -> Spot:
    """The words that a memo is on with pseudonyms; its place stays that in the canonical text."""
    words = renaming.nouns(spot.words)
    if not spot.former:
        words = changed.text[changed.start(spot.start) : changed.end(spot.end)]
    return replace(spot, words=words, speaker=renaming.label(spot.document, spot.speaker))


def pseudonymous_bundle(project: Project, bundle: Bundle) -> Bundle:
    """The bundle with pseudonyms; every place is one in the changed texts."""
    documents = [source.document for source in bundle.sources]
    renaming = Renaming(project.pseudonyms(), documents, bundle.cases)
    changed = {
        source.document.id: renaming.text(source.document.id, source.text, source.turns or ())
        for source in bundle.sources
    }
    moved = {segment.id: _moved(segment, changed[segment.document], renaming) for segment in bundle.segments}
    renaming.know_segments({old: segment.id for old, segment in moved.items()})
    codings = []
    for coding in bundle.codings:
        text = changed[coding.document]
        codings.append(replace(coding, start=text.start(coding.start), end=text.end(coding.end)))
    return replace(
        bundle,
        title=renaming.nouns(bundle.title),
        cases=renaming.nouns(bundle.cases),
        sources=tuple(_source(source, changed[source.document.id], renaming) for source in bundle.sources),
        codebooks=renaming.nouns(bundle.codebooks),
        codings=tuple(codings),
        memos=tuple(_memo(memo, changed, renaming) for memo in bundle.memos),
        segments=tuple(moved.values()),
        threads=renaming.nouns(bundle.threads),
        suggestions=renaming.nouns(bundle.suggestions),
        reviews=renaming.nouns(bundle.reviews),
        summaries=renaming.nouns(bundle.summaries),
        events=tuple(_event(event, renaming) for event in bundle.events),
        remarks=(
            *bundle.remarks,
            *([Remark("lost_event_contents", len(bundle.events))] if bundle.events else []),
        ),
    )


def _source(source: Source, changed: Changed, renaming: Renaming) -> Source:
    identifier = source.document.id
    turns = renaming.turns(identifier, source.turns, changed) if source.turns is not None else None
    return Source(renaming.nouns(source.document), changed.text, turns)


def _moved(segment: Segment, changed: Changed, renaming: Renaming) -> Segment:
    start, end = changed.start(segment.start), changed.end(segment.end)
    label = renaming.label(segment.document, segment.speaker)
    return replace(segment, start=start, end=end, text=changed.text[start:end], speaker=label)


def _memo(memo: Memo, changed: dict[str, Changed], renaming: Renaming) -> Memo:
    noun, _, rest = memo.target.partition(":")
    target = renaming.nouns(memo.target)
    if noun == "span":
        document, _, place = rest.partition(":")
        start, _, end = place.partition("-")
        if document in changed and start.isdecimal() and end.isdecimal():
            text = changed[document]
            target = f"span:{document}:{text.start(int(start))}-{text.end(int(end))}"
    return replace(memo, target=target, text=renaming.nouns(memo.text))


def _event(event: Event, renaming: Renaming) -> Event:
    """The event without what was before and after: that holds words and names in any form."""
    return replace(event, target=renaming.target(event.target), before=None, after=None)
