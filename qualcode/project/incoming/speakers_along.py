"""What is known of speakers goes along to a new version, also where it calls them otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from qualcode.model import Document, Role, Speaker, Transcript, Turn
from qualcode.store import Store
from qualcode.store.alignment import Written, aligned


def corrected(store: Store, former: Document, transcript: Transcript) -> list[Speaker]:
    """The speakers that a person corrected, each with the label that it has in another version."""
    by_hand = [
        speaker
        for speaker in former.speakers
        if store.events(target=f"speaker:{former.id}:{speaker.label}", what="speaker.set")
    ]
    if not by_hand:
        return []
    labels = labels_now(store, former, transcript)
    return [_called(speaker, labels[speaker.label]) for speaker in by_hand if speaker.label in labels]


def remembered(store: Store, former: Document, transcript: Transcript) -> list[Speaker]:
    """The speakers of a talk of whom more was told, as by a table beside the file, than a new version tells.

    What it tells itself goes before: names, attributes and roles that it lacks are those of `former`. In a
    survey the columns tell of those who answer.
    """
    if not former.kind.is_talk:
        return []
    own, labels = {speaker.label: speaker for speaker in transcript.speakers}, {}
    if any(_is_told(speaker) for speaker in former.speakers):
        labels = labels_now(store, former, transcript)
    found = []
    for speaker in former.speakers:
        now = own.get(labels.get(speaker.label, ""))
        if now is None or not _is_told(speaker):
            continue
        known = _called(speaker, now.label)
        name = known.name if now.name in ("", now.label) else now.name
        attributes = {**known.attributes, **now.attributes}
        role = known.role if now.role is Role.UNKNOWN else now.role
        if (name, attributes, role) != (now.name, now.attributes, now.role):
            found.append(replace(now, name=name, attributes=attributes, role=role))
    return found


def _is_told(speaker: Speaker) -> bool:
    return bool(speaker.attributes) or speaker.name not in ("", speaker.label)


def take_corrections(store: Store, former: Document, document: Document, *, seen: bool = False) -> None:
    """Give the speakers of a version that is stored what a person had set of them by hand in `former`.

    Name and role are left as they are where a person saw them since (`seen`).
    """
    transcript = as_stored(store, document)
    speakers = corrected(store, former, transcript)
    for speaker in speakers:
        now = document.speaker(speaker.label)
        store.revisions.set_speaker(
            document.id,
            speaker.label,
            name=now.name if seen and now else speaker.name,
            role=now.role if seen and now else speaker.role,
            person=speaker.person,
            pseudonym=speaker.pseudonym,
            attributes=speaker.attributes,
        )
    if speakers:
        from qualcode.segmenting import kinds_of_turns

        told = store.documents.get(document.id).speakers
        store.revisions.set_kinds(document.id, kinds_of_turns(transcript.text, transcript.turns, told))


def as_stored(store: Store, document: Document) -> Transcript:
    """A version that is stored, as it was understood."""
    text, turns = store.documents.text(document.id), tuple(store.documents.turns(document.id))
    return Transcript(text, turns, document.speakers, document.source, document.kind, document.title)


def _called(speaker: Speaker, label: str) -> Speaker:
    """The speaker under a label of another version; a name that was no more than the label follows it."""
    name = label if speaker.name == speaker.label else speaker.name
    return replace(speaker, label=label, name=name)


def labels_now(store: Store, former: Document, transcript: Transcript) -> dict[str, str]:
    """What each label of the former version is in this one.

    One that is not there any more is the new one that says most of its words, if no other one became that.
    """
    before, known = store.documents.turns(former.id), {speaker.label for speaker in former.speakers}
    present = {speaker.label for speaker in transcript.speakers}
    labels = {label: label for label in known & present}
    if labels.keys() == known or not before or not transcript.turns:
        return labels
    old, new = _written(store.documents.text(former.id), before), _written(transcript.text, transcript.turns)
    went: dict[str, Counter[str]] = {label: Counter() for label in known}
    for (one, other), count in aligned(old, new).turns().items():
        speakers = before[one].speaker, transcript.turns[other].speaker
        if speakers[0] in went and speakers[1]:
            went[speakers[0]][speakers[1]] += count
    for label in sorted(known - present, key=lambda label: (-went[label].total(), label)):
        for heir, count in went[label].most_common(1):
            if heir not in {*known, *labels.values()} and 2 * count > went[label].total():
                labels[label] = heir
    return labels


def _written(text: str, turns: Sequence[Turn]) -> Written:
    return Written(text, tuple((turn.start, turn.end) for turn in turns))
