"""Passes of the machine: which there are, and which of each kind is in use."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlite_utils import Database

from qualcode.errors import ProjectError
from qualcode.model import Run
from qualcode.store.log import as_json, log, writing

_RUNS = "SELECT id, kind, settings, models, seed, counts, created FROM runs"


class Runs:
    """Reading and writing of runs, without what they found."""

    def __init__(self, db: Database, who: str) -> None:
        self._db = db
        self._who = who

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

    def made_of(self, run_id: str) -> str:
        """The state of the sources that a run was made of; empty where that was not written down."""
        row = self._db.execute(
            "SELECT json_extract(outcome, '$.sources') FROM runs WHERE id = ?", [run_id]
        ).fetchone()
        return str(row[0] or "") if row else ""


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
