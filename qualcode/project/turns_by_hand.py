"""Turns that were misread are put right by hand: a new version of the source, codings taken along."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from qualcode.errors import ProjectError
from qualcode.i18n import t
from qualcode.model import Document, Transcript
from qualcode.project.file import ProjectFile
from qualcode.project.incoming.readings import retold
from qualcode.project.incoming.speakers_along import take_corrections
from qualcode.project.incoming.versions import bring_back

if TYPE_CHECKING:
    from qualcode.reading.said import Said

LONGEST = 60
"""Characters of what can be a speaker's label."""


class TurnsByHand(ProjectFile):
    """Each correction is one action, makes a version in which all words stand, and gives back that document.

    Turns are numbered from 0, as in `Project.turns`. What does not fit it is in `Project.left_behind`.
    """

    def set_turn_speaker(self, document_id: str, turn: int, speaker: str) -> Document:
        """Let another one have said a turn: the label of a speaker of the source, or a new one."""
        from qualcode.reading import by_hand

        label = self._label(document_id, speaker)
        return self._retell(document_id, turn, lambda turns: by_hand.said_by(turns, turn, label))

    def join_turn(self, document_id: str, turn: int) -> Document:
        """Let a turn go on with the one before it. ProjectError for the first one."""
        from qualcode.reading import by_hand

        if turn == 0:
            raise ProjectError("project.error.first_turn")
        return self._retell(document_id, turn, lambda turns: by_hand.joined(turns, turn))

    def split_turn(self, document_id: str, turn: int, words: str, speaker: str) -> Document:
        """Let a turn be two, of which the second begins with these words and is said by `speaker`.

        ProjectError where the words do not stand just once in the turn, or at its beginning.
        """
        from qualcode.reading import by_hand

        label = self._label(document_id, speaker)

        def parted(turns: Sequence[Said]) -> list[Said]:
            said, wanted = turns[turn].text, words.strip()
            if not wanted or said.count(wanted) != 1 or said.startswith(wanted):
                raise ProjectError("project.error.split_words", words=wanted, count=said.count(wanted))
            return by_hand.split(turns, turn, said.index(wanted), label)

        return self._retell(document_id, turn, parted)

    def no_speaker(self, document_id: str, label: str) -> Document:
        """Take a label for words: each of its turns goes on with the one before it.

        ProjectError when the source has no such speaker, or nobody would be left.
        """
        from qualcode.reading import by_hand

        document = self._project.document(document_id)
        if document.speaker(label) is None:
            known = ", ".join(one.label for one in document.speakers)
            raise ProjectError("project.error.which_speaker", title=document.title, label=label, known=known)
        if len(document.speakers) == 1:
            raise ProjectError("project.error.last_speaker", label=label)
        return self._retell(document_id, 0, lambda turns: by_hand.no_speaker(turns, label))

    def _label(self, document_id: str, speaker: str) -> str:
        """A speaker's label as the source writes it; ProjectError where it cannot be one."""
        label = " ".join(speaker.split())
        if not label or ":" in label or len(label) > LONGEST:
            raise ProjectError("project.error.speaker_label", label=label)
        known = {one.label.casefold(): one.label for one in self._project.document(document_id).speakers}
        return known.get(label.casefold(), label)

    def _retell(
        self, document_id: str, turn: int, change: Callable[[Sequence[Said]], list[Said]]
    ) -> Document:
        from qualcode.reading import by_hand

        former, store = self._project.document(document_id), self._store
        if not store.documents.in_use(document_id):
            raise ProjectError("store.error.source_superseded", id=document_id)
        told = self._transcript(former)
        if not 0 <= turn < len(told.turns):
            raise ProjectError("project.error.which_turn", found=turn + 1, count=len(told.turns))
        made = by_hand.retold(told, change(by_hand.blocks(told)))
        if made.text == told.text:
            return former
        document, segments = retold(former, made)
        with store.writing():
            if not store.documents.in_use(document_id):  # meanwhile
                raise ProjectError("store.error.source_superseded", id=document_id)
            if store.documents.has(document.id):
                return bring_back(store, document.id)[0]
            store.versions.replace(former, document, made, segments)
            store.versions.put_right(former.id, document.id)
            take_corrections(store, former, document)
        return store.documents.get(document.id)

    def _transcript(self, document: Document) -> Transcript:
        """The source as it is understood now."""
        repairs, warnings = self._project.import_report(document.id)
        note = t("project.turns_by_hand")
        return Transcript(
            self._project.text(document.id),
            tuple(self._project.turns(document.id)),
            document.speakers,
            document.source,
            document.kind,
            document.title,
            repairs=repairs,
            warnings=(*(one for one in warnings if one != note), note),
        )
