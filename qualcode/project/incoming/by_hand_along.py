"""Turns put right by hand in a source, put right again in a changed file where its words are the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qualcode.i18n import t
from qualcode.model import Document
from qualcode.project.incoming.adding import Understood
from qualcode.project.incoming.readings import retold
from qualcode.project.incoming.speakers_along import as_stored, labels_now
from qualcode.shortening import beginning
from qualcode.store import Store

BEGINNING = 60
"""Characters by which a turn that was not put right again is told."""


def put_right(
    store: Store, former: Document, understood: Understood, *, told: str = "project.turns_again"
) -> Understood | None:
    """The file as understood, with the turns that a person put right in its former version put right again.

    None where none were, or none are to be. What could not be is told among its warnings, as is in how many
    places it was: `told` is the catalogue's key for that.
    """
    from qualcode.reading import by_hand
    from qualcode.reading.by_hand_again import put_right_again

    of = store.versions.put_right_of(former.id)
    if of == former.id:
        return None
    read = replace(understood.transcript, speakers=understood.document.speakers)
    labels = labels_now(store, former, read)
    wrong, right = (by_hand.blocks(as_stored(store, one)) for one in (store.documents.get(of), former))
    again = put_right_again(wrong, right, by_hand.blocks(read), labels)
    left = [t("project.turns_not_again", words=beginning(words, BEGINNING)) for words in again.left]
    if not again.places:
        return _warned(understood, left) if left else None
    made = by_hand.retold(read, again.turns)
    note = t(told, count=again.places)
    made = replace(made, warnings=(*made.warnings, t("project.turns_by_hand"), note, *left))
    document, segments = retold(understood.document, made)
    return Understood(made, understood.cases, document, tuple(segments))


def _warned(understood: Understood, told: Sequence[str]) -> Understood:
    transcript = understood.transcript
    return replace(understood, transcript=replace(transcript, warnings=(*transcript.warnings, *told)))
