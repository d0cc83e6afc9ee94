"""What machines propose: runs with their threads and suggestions. None of it is ever counted as a coding."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlite_utils import Database

from qualcode.errors import ProjectError
from qualcode.model import Evidence, Run, Suggestion, Thread, Threads, ThreadStatus
from qualcode.store.cards import card, from_card, renamed, renamed_card
from qualcode.store.carrying import IN_USE
from qualcode.store.log import as_json, log, now, writing
from qualcode.store.successors import successors

THREADS = "threads"
SUGGESTIONS = "suggestions"
_RUNS = "SELECT id, kind, settings, models, seed, counts, created FROM runs"
_COLUMNS = "key, label, status, in_vivo, aliases, details"


class Proposals:
    """Reading and writing of runs."""

    def __init__(self, db: Database, who: str) -> None:
        self._db = db
        self._who = who

    # --- threads

    def put_threads(self, threads: Threads, sources: str = "") -> Threads:
        """Store a run with its threads and make it the current one.

        `sources` is the state of the sources that it was made of (`Store.sources_state`).

        A run is deterministic, so storing it again replaces it by its equal. What researchers decide about
        its threads is kept apart from it (`curated`).
        """
        run = replace(threads.run, created=now())
        outcome = {"left_over": threads.left_over, "positions": threads.positions, "sources": sources}
        with writing(self._db):
            self._put_run(run, outcome)
            self._db.table("threads").insert_all(
                _thread_row(run.id, position, thread) for position, thread in enumerate(threads.threads)
            )
            self._db.table("thread_segments").insert_all(
                {"run_id": run.id, "thread_key": thread.key, "segment_id": segment, "position": position}
                for thread in threads.threads
                for position, segment in enumerate(thread.segments)
            )
        return replace(threads, run=run)

    def make_current(self, run_id: str) -> Threads:
        """Make a stored run of threads the current one again, and return it."""
        found = self.threads(run_id)
        self._set_current(found.run)
        return found

    def threads(self, run_id: str = "") -> Threads:
        """The threads of a run, the current one by default; ProjectError when there is none.

        In the place of fragments of a version that gave way stand those that have their words now.
        """
        run, outcome = self._get_run(THREADS, run_id)
        members: dict[str, list[str]] = {}
        rows = self._db.execute(
            "SELECT thread_key, segment_id FROM thread_segments WHERE run_id = ?"
            " ORDER BY thread_key, position",
            [run.id],
        )
        for key, segment in rows.fetchall():
            members.setdefault(key, []).append(segment)
        found = self._db.execute(
            f"SELECT {_COLUMNS} FROM threads WHERE run_id = ? ORDER BY position",  # noqa: S608
            [run.id],
        ).fetchall()
        positions, left_over = outcome["positions"], outcome["left_over"]
        named = [*left_over, *positions, *(key for keys in members.values() for key in keys)]
        moved = successors(self._db, named)
        return Threads(
            run=run,
            threads=tuple(_thread(row, members.get(row[0], ()), moved) for row in found),
            left_over=renamed(left_over, moved),
            positions={moved.get(segment, segment): (x, y) for segment, (x, y) in positions.items()},
        )

    def thread(self, key: str) -> tuple[str, Thread | None]:
        """The id of the current run, and its thread of that key; ProjectError when there is no run."""
        run_id = self.current_id(THREADS)
        if not run_id:
            raise ProjectError(f"store.error.no_{THREADS}")
        row = self._db.execute(f"SELECT {_COLUMNS} FROM threads WHERE run_id = ? AND key = ?", [run_id, key])  # noqa: S608
        found = row.fetchone()
        if found is None:
            return run_id, None
        members = self._db.execute(
            "SELECT segment_id FROM thread_segments WHERE run_id = ? AND thread_key = ? ORDER BY position",
            [run_id, key],
        )
        segments = [row[0] for row in members.fetchall()]
        return run_id, _thread(found, segments, successors(self._db, segments))

    def made_of(self, run_id: str) -> str:
        """The state of the sources that a run was made of; empty where that was not written down."""
        row = self._db.execute(
            "SELECT json_extract(outcome, '$.sources') FROM runs WHERE id = ?", [run_id]
        ).fetchone()
        return str(row[0] or "") if row else ""

    # --- suggestions

    def put_suggestions(self, run: Run, suggestions: Sequence[Suggestion]) -> Run:
        """Store a suggestion run; codes are ids, ``<codebook>/<code>``."""
        run = replace(run, created=now())
        with writing(self._db):
            self._put_run(run, {})
            self._db.table("suggestions").insert_all(
                {
                    "run_id": run.id,
                    "segment_id": suggestion.segment,
                    "code_id": suggestion.code,
                    "score": suggestion.score,
                    "rank": suggestion.rank,
                    "why": as_json([_evidence_row(evidence) for evidence in suggestion.why]),
                }
                for suggestion in suggestions
            )
        return run

    def suggestions(self, run_id: str = "", *, segment: str = "", document: str = "") -> list[Suggestion]:
        """Suggestions of a run (the current one by default), best first per segment; of those that count."""
        run_id = run_id or self.current_id(SUGGESTIONS)
        if not run_id:
            return []
        fragments, values = IN_USE, [run_id]
        for column, value in (("document_id", document), ("id", segment)):
            if value:
                fragments += f" AND s.{column} = ?"
                values.append(value)
        rows = self._db.execute(
            "SELECT segment_id, code_id, score, rank, why FROM suggestions"  # noqa: S608
            f" WHERE run_id = ? AND segment_id IN ({fragments}) ORDER BY segment_id, rank",
            values,
        )
        found = rows.fetchall()
        reasons = json.loads(f"[{','.join(row[4] for row in found)}]")  # at once: each call has its price
        return [
            Suggestion(row[0], row[1], row[2], row[3], tuple(Evidence(**evidence) for evidence in why))
            for row, why in zip(found, reasons, strict=True)
        ]

    def least_certain(self) -> list[str]:
        """Ids of the segments with proposals in the current run, least certain first.

        By how much is open about the best three, most where they fit as likely as not. The lead of the best
        on the second would put small talk first, for which every code is as unlikely as the next.
        """
        rows = self._db.execute(
            "SELECT segment_id FROM suggestions"  # noqa: S608 (ours)
            f" WHERE run_id = ? AND segment_id IN ({IN_USE}) GROUP BY segment_id"
            " ORDER BY SUM(CASE WHEN rank <= 3 THEN score * (1 - score) END) DESC, segment_id",
            [self.current_id(SUGGESTIONS)],
        )
        return [row[0] for row in rows.fetchall()]

    def without(self, document: str = "") -> int:
        """How many fragments (of a document) have no proposals; 0 while none were made at all."""
        run = self.current_id(SUGGESTIONS)
        within = " AND s.document_id = ?" if document else ""
        (count,) = self._db.execute(
            f"SELECT COUNT(*) FROM ({IN_USE}{within})"  # noqa: S608 (ours)
            " WHERE id NOT IN (SELECT segment_id FROM suggestions WHERE run_id = ?)",
            [*([document] if document else []), run],
        ).fetchone()
        return int(count) if run else 0

    # --- runs

    def holds(self, run: Run) -> bool:
        """Whether this run is stored; if so it becomes the current one of its kind."""
        if not self._db.execute("SELECT 1 FROM runs WHERE id = ?", [run.id]).fetchone():
            return False
        self._set_current(run)
        return True

    def runs(self, kind: str = "") -> list[Run]:
        """All runs of a kind, oldest first."""
        rows = self._db.execute(f"{_RUNS} WHERE ? IN ('', kind) ORDER BY rowid", [kind])
        return [_run(row) for row in rows.fetchall()]

    def current(self, kind: str) -> Run | None:
        """The run of a kind whose outcome is in use, or None."""
        rows = self._db.execute(f"{_RUNS} WHERE id = ? AND kind = ?", [self.current_id(kind), kind])
        return next(map(_run, rows.fetchall()), None)

    def current_id(self, kind: str) -> str:
        """The id of that run, or empty."""
        row = self._db.execute("SELECT value FROM settings WHERE key = ?", [f"current.{kind}"]).fetchone()
        return row[0] if row else ""

    def previous_id(self, kind: str) -> str:
        """The id of the run that was in use before the current one, or empty."""
        row = self._db.execute("SELECT value FROM settings WHERE key = ?", [f"previous.{kind}"]).fetchone()
        if row:
            return str(row[0])
        now = self.current_id(kind)  # of a project of before this was written down
        return next((run.id for run in reversed(self.runs(kind)) if run.id != now), "")

    def _set_current(self, run: Run) -> None:
        now = self.current_id(run.kind)
        if now == run.id:
            return
        with writing(self._db):
            rows = [(f"current.{run.kind}", run.id), *([(f"previous.{run.kind}", now)] if now else [])]
            self._db.table("settings").upsert_all(
                [{"key": key, "value": value} for key, value in rows], pk="key"
            )

    def _put_run(self, run: Run, outcome: Mapping[str, Any]) -> None:
        self._db.execute("DELETE FROM runs WHERE id = ?", [run.id])
        self._db.table("runs").insert(
            {
                "id": run.id,
                "kind": run.kind,
                "settings": as_json(run.settings),
                "models": as_json(run.models),
                "seed": run.seed,
                "counts": as_json(run.counts),
                "outcome": as_json(outcome),
                "created": run.created,
            }
        )
        self._set_current(run)
        after = {"settings": run.settings, "models": run.models, "seed": run.seed, "counts": run.counts}
        log(self._db, self._who, f"run.{run.kind}", f"run:{run.id}", after=after)

    def _get_run(self, kind: str, run_id: str) -> tuple[Run, dict[str, Any]]:
        run_id = run_id or self.current_id(kind)
        row = self._db.execute(
            "SELECT id, kind, settings, models, seed, counts, created, outcome FROM runs"
            " WHERE id = ? AND kind = ?",
            [run_id, kind],
        ).fetchone()
        if row is None:
            raise ProjectError(f"store.error.no_{kind}")
        return _run(row), json.loads(row[7])


def _run(row: Sequence[Any]) -> Run:
    return Run(
        id=row[0],
        kind=row[1],
        settings=json.loads(row[2]),
        models=json.loads(row[3]),
        seed=row[4],
        counts=json.loads(row[5]),
        created=row[6],
    )


def _thread_row(run_id: str, position: int, thread: Thread) -> dict[str, Any]:
    return {
        "run_id": run_id,
        "key": thread.key,
        "position": position,
        "label": thread.label,
        "status": thread.status.value,
        "in_vivo": thread.in_vivo,
        "aliases": as_json(thread.aliases),
        "details": as_json(card(thread)),
    }


def _thread(row: Sequence[Any], segments: Sequence[str], moved: Mapping[str, str]) -> Thread:
    return Thread(
        key=row[0],
        label=row[1],
        status=ThreadStatus(row[2]),
        in_vivo=row[3],
        aliases=tuple(json.loads(row[4])),
        segments=renamed(segments, moved),
        **from_card(renamed_card(json.loads(row[5]), moved)),
    )


def _evidence_row(evidence: Evidence) -> dict[str, str]:
    return {"kind": evidence.kind, "text": evidence.text, "segment": evidence.segment}
