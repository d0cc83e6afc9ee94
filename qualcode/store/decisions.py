"""What people decide on proposals: codes turned down for a segment, and segments that are done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, replace

from sqlite_utils import Database

from qualcode.errors import ProjectError
from qualcode.model import Rejection, Review
from qualcode.store.log import log, now, writing


def rejection_target(rejection: Rejection) -> str:
    """How the log names a rejection."""
    return f"rejection:{rejection.segment}|{rejection.code}|{rejection.coder}"


def review_target(review: Review) -> str:
    """How the log names a review."""
    return f"review:{review.segment}|{review.coder}"


class Decisions:
    """Reading and writing of rejections and reviews, each change with an event."""

    def __init__(self, db: Database, who: str) -> None:
        self._db = db
        self._who = who

    def reject(self, rejections: Iterable[Rejection]) -> int:
        """Store rejections, all or none; returns how many are new. ProjectError: unknown place or code."""
        added = 0
        with writing(self._db):
            for rejection in rejections:
                self._check(rejection.segment, rejection.code)
                kept = replace(rejection, created=rejection.created or now())
                key = (kept.segment, kept.code, kept.coder)
                if self._db.execute(f"SELECT 1 FROM rejections WHERE {_REJECTED}", key).fetchone():  # noqa: S608
                    continue
                self._db.table("rejections").insert(_rejection_row(kept))
                log(self._db, self._who, "rejection.add", rejection_target(kept), after=asdict(kept))
                added += 1
        return added

    def unreject(self, segment: str, code: str, coder: str) -> bool:
        """Take a rejection back; returns whether there was one."""
        with writing(self._db):
            row = self._db.execute(
                f"SELECT {_REJECTION} FROM rejections WHERE {_REJECTED}",  # noqa: S608
                [segment, code, coder],
            ).fetchone()
            if row is None:
                return False
            before = Rejection(*row)
            self._db.execute(f"DELETE FROM rejections WHERE {_REJECTED}", [segment, code, coder])  # noqa: S608
            log(self._db, self._who, "rejection.remove", rejection_target(before), before=asdict(before))
        return True

    def forget_code(self, code: str) -> None:
        """Take back all rejections of a code that is about to go; call it inside a write."""
        rows = self._db.execute(f"SELECT {_REJECTION} FROM rejections WHERE code_id = ?", [code])  # noqa: S608
        for rejection in [Rejection(*row) for row in rows.fetchall()]:
            self.unreject(rejection.segment, rejection.code, rejection.coder)

    def rejections(self, *, coder: str = "", document: str = "") -> list[Rejection]:
        """Rejections, of one coder or document if asked."""
        where, values = _of(coder, document)
        rows = self._db.execute(
            f"SELECT {_REJECTION} FROM rejections{where} ORDER BY segment_id, code_id, coder",  # noqa: S608
            values,
        )
        return [Rejection(*row) for row in rows.fetchall()]

    def review(self, segments: Iterable[str], coder: str, *, done: bool = True) -> int:
        """Mark segments as done by a coder, or as not done; returns how many changed."""
        changed = 0
        with writing(self._db):
            for segment in segments:
                self._check(segment)
                row = self._db.execute(
                    "SELECT segment_id, coder, created FROM reviews WHERE segment_id = ? AND coder = ?",
                    [segment, coder],
                ).fetchone()
                if (row is not None) == done:
                    continue
                review = Review(*row) if row else Review(segment, coder, now())
                target = review_target(review)
                if done:
                    self._db.table("reviews").insert(_review_row(review))
                    log(self._db, self._who, "review.add", target, after=asdict(review))
                else:
                    self._db.execute(
                        "DELETE FROM reviews WHERE segment_id = ? AND coder = ?", [segment, coder]
                    )
                    log(self._db, self._who, "review.remove", target, before=asdict(review))
                changed += 1
        return changed

    def put_reviews(self, reviews: Iterable[Review]) -> None:
        """Store reviews that have a moment already; those that are there are left as they are."""
        with writing(self._db):
            for review in reviews:
                self._check(review.segment)
                row = _review_row(review)
                if self._db.execute(f"SELECT 1 FROM reviews WHERE {_REVIEWED}", row).fetchone():  # noqa: S608
                    continue
                self._db.table("reviews").insert(row)
                log(self._db, self._who, "review.add", review_target(review), after=asdict(review))

    def reviews(self, *, coder: str = "", document: str = "") -> list[Review]:
        """Segments that are done, of one coder or document if asked."""
        where, values = _of(coder, document)
        rows = self._db.execute(
            f"SELECT segment_id, coder, created FROM reviews{where} ORDER BY segment_id, coder",  # noqa: S608
            values,
        )
        return [Review(*row) for row in rows.fetchall()]

    def reviewed(self, coder: str) -> frozenset[str]:
        """Ids of the segments that a coder is done with."""
        rows = self._db.execute("SELECT segment_id FROM reviews WHERE coder = ?", [coder])
        return frozenset(row[0] for row in rows.fetchall())

    def progress(self, coder: str) -> dict[str, tuple[int, int, int]]:
        """Per document in use: its content segments, those done by `coder`, and the codings of `coder`."""
        rows = self._db.execute(
            "SELECT d.id,"
            " (SELECT COUNT(*) FROM segments s WHERE s.document_id = d.id AND s.kind = 'content'),"
            " (SELECT COUNT(*) FROM codings c WHERE c.document_id = d.id AND c.coder = ?)"
            " FROM documents d WHERE d.replaced_by IS NULL",
            [coder],
        ).fetchall()
        reviewed = self._db.execute(
            "SELECT s.document_id, COUNT(*) FROM reviews r JOIN segments s ON s.id = r.segment_id"
            " WHERE r.coder = ? AND s.kind = 'content' GROUP BY s.document_id",
            [coder],
        )
        done = dict(reviewed.fetchall())
        return {row[0]: (row[1], int(done.get(row[0], 0)), row[2]) for row in rows}

    def coders(self) -> set[str]:
        """Names of all who turned a proposal down."""
        return {row[0] for row in self._db.execute("SELECT DISTINCT coder FROM rejections").fetchall()}

    def _check(self, segment: str, code: str = "") -> None:
        if not self._db.execute("SELECT 1 FROM segments WHERE id = ?", [segment]).fetchone():
            raise ProjectError("store.error.no_segment", id=segment)
        if code and not self._db.execute("SELECT 1 FROM codes WHERE id = ?", [code]).fetchone():
            raise ProjectError("store.error.no_code", id=code)


def _of(coder: str, document: str) -> tuple[str, list[str]]:
    """Which rows are those of a coder and of a document, where asked; and the values in it."""
    clauses = {
        "coder = ?": coder,
        "segment_id IN (SELECT id FROM segments WHERE document_id = ?)": document,
    }
    asked = {clause: value for clause, value in clauses.items() if value}
    return (f" WHERE {' AND '.join(asked)}" if asked else ""), list(asked.values())


_REJECTION = "segment_id, code_id, coder, run, reason, created"
_REVIEWED = "segment_id = :segment_id AND coder = :coder"
_REJECTED = "segment_id = ? AND code_id = ? AND coder = ?"


def _rejection_row(rejection: Rejection) -> dict[str, str]:
    return {
        "segment_id": rejection.segment,
        "code_id": rejection.code,
        "coder": rejection.coder,
        "run": rejection.run,
        "reason": rejection.reason,
        "created": rejection.created,
    }


def _review_row(review: Review) -> dict[str, str]:
    return {"segment_id": review.segment, "coder": review.coder, "created": review.created}
