"""The project file: one SQLite database with everything in it, and the log of what happened."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

import qualcode.store.light  # noqa: F401 (before all that imports sqlite-utils)
from qualcode.model import Code, Codebook, Event
from qualcode.store.cases import Cases
from qualcode.store.codebooks import Codebooks, code_id
from qualcode.store.codings import Codings
from qualcode.store.connection import changed_elsewhere, connect, is_to_read
from qualcode.store.curated import Curated
from qualcode.store.decisions import Decisions
from qualcode.store.documents import Documents
from qualcode.store.house_style import HouseStyle
from qualcode.store.leftovers import Leftovers
from qualcode.store.log import events, last_event, log, writing
from qualcode.store.made_codes import note
from qualcode.store.notes import Notes
from qualcode.store.proposals import Proposals
from qualcode.store.revisions import Revisions
from qualcode.store.sources_state import places, sources_state
from qualcode.store.standing import members, standing
from qualcode.store.undo import Then, next_actions, redo, undo
from qualcode.store.vectors import Vectors
from qualcode.store.versions import Versions

__all__ = ["Store", "code_id"]


class Store:
    """An open project file; every part reads and writes one kind of noun.

    Parameters
    ----------
    path : the project file.
    who : name written into the event log with each change.
    create : make a new file; ProjectError if there is one.

    Attributes
    ----------
    read_only : whether the file may not be written; every change then fails as ProjectError or sqlite3's own.
    """

    def __init__(self, path: Path, *, who: str, create: bool = False) -> None:
        self.path = path
        self.who = who
        self._db = connect(path, create=create)
        self.read_only = is_to_read(self._db)
        self.documents = Documents(self._db, who)
        self.cases = Cases(self._db, who)
        self.vectors = Vectors(self._db)
        self.proposals = Proposals(self._db, who)
        self.codebooks = Codebooks(self._db, who)
        self.codings = Codings(self._db, who)
        self.revisions = Revisions(self._db, who)
        self.versions = Versions(self._db, who)
        self.leftovers = Leftovers(self._db, who)
        self.decisions = Decisions(self._db, who)
        self.curated = Curated(self._db, who)
        self.notes = Notes(self._db, who)
        self.house_style = HouseStyle(self._db, who)

    def setting(self, key: str) -> str:
        """A stored setting, or the empty text."""
        row = self._db.execute("SELECT value FROM settings WHERE key = ?", [key]).fetchone()
        return str(row[0]) if row else ""

    def settings(self, beginning: str) -> dict[str, str]:
        """The stored settings whose key begins so."""
        rows = self._db.execute(
            "SELECT key, value FROM settings WHERE substr(key, 1, ?) = ? ORDER BY key",
            [len(beginning), beginning],
        )
        return dict(rows.fetchall())

    def set(self, key: str, value: str) -> None:
        """Store a setting."""
        with writing(self._db):
            self._db.table("settings").upsert({"key": key, "value": value}, pk="key")

    def decide(self, key: str, value: str) -> None:
        """Store a setting that people choose, with an event; one that stays the same makes none."""
        with writing(self._db):
            before = self.setting(key)
            if value == before:
                return
            self.set(key, value)
            log(self._db, self.who, "setting.change", f"setting:{key}", before=before, after=value)

    def events(self, *, target: str = "", what: str = "", after: int = 0) -> list[Event]:
        """The event log in order, also only what is later than event `after`."""
        return events(self._db, target=target, what=what, after=after)

    def last_event(self) -> int:
        """Id of the newest event."""
        return last_event(self._db)

    def mark(self) -> tuple[object, ...] | None:
        """The same as long as nothing changed in this file; None in the midst of a change.

        None too where the file was taken away: another one may come in its place.
        """
        if self._db.conn.in_transaction or not self.path.exists():
            return None
        current = self._db.execute("SELECT key, value FROM settings WHERE key LIKE 'current.%' ORDER BY key")
        return (self.path.stat().st_ino, self.last_event(), *current.fetchall())

    def changed_elsewhere(self) -> int:
        """A number that changes when somebody else wrote to the file."""
        return changed_elsewhere(self._db)

    def standing(self) -> dict[str, int]:
        """How much of the work is done."""
        return standing(self._db)

    def run_members(self, run: str) -> list[tuple[str, str, tuple[str, ...]]]:
        """Of each thread of a run its key, the kept thread it holds, and its fragments that count now."""
        return members(self._db, run)

    def sources_state(self) -> str:
        """A text that changes when the sources change in what figures of threads depend on."""
        return sources_state(self._db)

    def places(self) -> dict[tuple[str, str], int]:
        """How many content segments there are of each speaker in each document in use."""
        return places(self._db)

    def writing(self) -> AbstractContextManager[object]:
        """A write that joins those made inside it: one transaction, one action in the log."""
        return writing(self._db)

    def note_made(self, codebook: Codebook, code: Code) -> None:
        """Have this code, just made, go and come with what else is decided in the same write."""
        note(self._db, self.who, codebook, code)

    def undo(self, action: str, then: Then) -> list[Event]:
        """Take back what this user did last, and do what follows from that in the same write."""
        return undo(self._db, self.who, action, then)

    def redo(self, action: str, then: Then) -> list[Event]:
        """Do again what this user took back last, and what follows from that."""
        return redo(self._db, self.who, action, then)

    def next_actions(self) -> tuple[str, str]:
        """What `undo` and `redo` would take back and do again."""
        return next_actions(self._db, self.who)

    def event_counts(self) -> dict[str, int]:
        """How many events of each kind the log holds."""
        return dict(self._db.execute("SELECT what, COUNT(*) FROM events GROUP BY what").fetchall())

    def close(self) -> None:
        """Close the file; the write-ahead log is folded into it by the last one to leave."""
        self._db.close()
