"""What machines propose: runs with their threads and suggestions. None of it is ever counted as a coding."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from qualcode.errors import ProjectError
from qualcode.model import Evidence, Run, Suggestion, Thread, Threads, ThreadStatus
from qualcode.store.cards import card, from_card, renamed, renamed_card
from qualcode.store.carrying import IN_USE
from qualcode.store.log import as_json, now, writing
from qualcode.store.runs import Runs
from qualcode.store.successors import successors

THREADS = "threads"
SUGGESTIONS = "suggestions"
_COLUMNS = "key, label, status, in_vivo, aliases, details"


class Proposals(Runs):
    """Reading and writing of what runs found."""

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
