"""What did not go along to a new version of its source: codings, laid anew there or let go, and memos."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace

from sqlite_utils import Database

from qualcode import shortening
from qualcode.errors import ProjectError
from qualcode.model import Coding, Leftover, Memo, Turn
from qualcode.store.alignment import Alignment, Span
from qualcode.store.codings import Codings
from qualcode.store.documents import Documents
from qualcode.store.fragments import span_of
from qualcode.store.log import log, now, writing
from qualcode.store.notes import Notes
from qualcode.store.versions import Versions

AROUND = 120
"""At most so many characters before and after the words, within their turn, are shown with them."""


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """A coding on a former version of a source whose words the version in use does not hold.

    Attributes
    ----------
    coding : as it is on the former version.
    before, words, after : what it was laid on there, and what stood around that.
    speaker : label of who said it; empty where nobody did.
    document : id of the version in use.
    place, instead : where in that one what came in their place stands, and that; None and empty where too
        little of it is left.
    near : about where in it they stood.
    decided : what was decided about it; None while nothing was.
    """

    coding: Coding
    before: str
    words: str
    after: str
    speaker: str
    document: str
    place: Span | None
    instead: str
    near: int
    decided: Leftover | None


@dataclass(frozen=True, slots=True)
class LeftMemo:
    """A memo on `words` of a former version that are gone in `document`, by its id, the version in use."""

    memo: Memo
    words: str
    document: str


class Leftovers:
    """Reading what did not go along, and writing what people decide about it, with an event."""

    def __init__(self, db: Database, who: str) -> None:
        self._db = db
        self._who = who
        self._documents = Documents(db, who)
        self._versions = Versions(db, who)
        self._codings = Codings(db, who)
        self._notes = Notes(db, who)

    def of(self, document: str = "") -> list[LeftBehind]:
        """What did not go along to a document in use (to any), decided about or not, in reading order."""
        decided, found = self._decided(), []
        for former, later, in_use in self._successions(document):
            lost = [*self._lost(former, later, in_use, decided)]
            if lost:
                both = self._both(former, in_use)
                found += [both.told(coding, decided.get(coding.id)) for coding in lost]
        return found

    def memos(self, document: str = "") -> list[LeftMemo]:
        """Memos on words that a document in use (any) no longer holds, oldest first."""
        found = []
        for memo in self._notes.memos(target="span:%"):
            former = memo.target.split(":")[1]
            now = self._documents.version_in_use(former)
            if now != former and document in ("", now):
                start, end = span_of(memo.target)
                found.append(LeftMemo(memo, self._documents.text(former)[start:end], now))
        return found

    def lay(self, coding: str, place: Span | None = None) -> Coding:
        """Lay a coding on the version in use, where it is told or on what came in place of its words.

        Memos on it go along. ProjectError where nothing came in their place and no place is told.
        """
        former = self._codings.get(coding)
        document = self._documents.version_in_use(former.document)
        with writing(self._db):
            found = place or self._versions.alignment(former.document, document).successor(
                former.start, former.end
            )
            if found is None:
                raise ProjectError("store.error.no_successor", id=coding)
            start, end = found
            laid = replace(former, id="", document=document, start=start, end=end)
            self._codings.put([laid])
            key = self._codings.id_of(laid)
            for memo in self._notes.memos_on([f"coding:{coding}"]):
                self._notes.move_memo(memo, f"coding:{key}")
            self._decide(coding, key)
        return self._codings.get(key)

    def let_go(self, codings: Sequence[str]) -> None:
        """Note that these codings need not be laid anew. ProjectError when one of them is not there."""
        with writing(self._db):
            for coding in codings:
                self._decide(self._codings.get(coding).id, "")

    def take_up(self, codings: Sequence[str]) -> None:
        """Let these codings wait for a decision again; what was laid stays."""
        with writing(self._db):
            decided = self._decided()
            for before in (decided[coding] for coding in codings if coding in decided):
                self._db.table("leftovers").delete(before.coding)
                log(
                    self._db, self._who, "leftover.remove", f"leftover:{before.coding}", before=asdict(before)
                )

    def _decide(self, coding: str, laid: str) -> None:
        self.take_up([coding])
        kept = Leftover(coding, laid, self._who, now())
        self._db.table("leftovers").insert(asdict(kept))
        log(self._db, self._who, "leftover.add", f"leftover:{coding}", after=asdict(kept))

    def _decided(self) -> dict[str, Leftover]:
        rows = self._db.execute("SELECT coding, laid, who, created FROM leftovers").fetchall()
        return {row[0]: Leftover(*row) for row in rows}

    def _successions(self, document: str) -> Iterator[tuple[str, str, str]]:
        """Each version with codings that gave way, to which one, and which is in use now; oldest first."""
        rows = self._db.execute(
            "WITH RECURSIVE former(id, later, now, back) AS ("
            " SELECT f.id, f.replaced_by, d.id, 1 FROM documents f JOIN documents d ON d.id = f.replaced_by"
            "  WHERE d.replaced_by IS NULL AND ? IN ('', d.id)"
            " UNION SELECT f.id, f.replaced_by, former.now, back + 1 FROM documents f"
            "  JOIN former ON f.replaced_by = former.id)"
            " SELECT id, later, now FROM former"
            " WHERE EXISTS (SELECT 1 FROM codings c WHERE c.document_id = former.id)"
            " ORDER BY now, back DESC, id",
            [document],
        )
        yield from rows.fetchall()

    def _lost(self, former: str, later: str, now: str, decided: dict[str, Leftover]) -> Iterator[Coding]:
        """Codings of a version that do not fit its successor, but for those laid for one that counts."""
        alignment = self._versions.alignment(former, later)
        laid = {one.laid: one.coding for one in decided.values() if one.laid}
        there = {coding.id for coding in self._codings.of_document(now)} if laid else set()
        for coding in self._codings.of_document(former):
            if alignment.same(coding.start, coding.end) is None and laid.get(coding.id) not in there:
                yield coding

    def _both(self, former: str, now: str) -> _Both:
        """A former version and the one in use, read once for all that did not go along."""
        text, turns = self._documents.text(former), self._documents.turns(former)
        return _Both(text, turns, now, self._documents.text(now), self._versions.alignment(former, now))


@dataclass(frozen=True, slots=True)
class _Both:
    """The text and turns of a former version, and the version in use beside it."""

    text: str
    turns: Sequence[Turn]
    document: str
    new_text: str
    alignment: Alignment

    def told(self, coding: Coding, decided: Leftover | None) -> LeftBehind:
        """What a coding was laid on, and what came in its place."""
        text, start, end = self.text, coding.start, coding.end
        place = self.alignment.successor(start, end)
        turn = next((turn for turn in self.turns if turn.start <= start < turn.end), None)
        first, last = (turn.start, max(end, turn.end)) if turn else (start, end)
        return LeftBehind(
            coding,
            shortening.ending(text[first:start], AROUND),
            text[start:end],
            shortening.beginning(text[end:last], AROUND),
            (turn.speaker or "") if turn else "",
            self.document,
            place,
            self.new_text[slice(*place)] if place else "",
            self.alignment.near(start),
            decided,
        )
