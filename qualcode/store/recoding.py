"""When one code goes up in another: what hangs on the first goes along, and the log keeps what it was."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass, replace

from sqlite_utils import Database

from qualcode.model import Coding, coding_id
from qualcode.store.codings import Codings, free_id
from qualcode.store.curated import Curated
from qualcode.store.log import as_json, log


@dataclass(frozen=True, slots=True)
class Recoded:
    """How much went along: codings, those of them that became one with a coding there, and suggestions.

    Codings of versions that gave way and of sources that were taken out go along too, but are not counted.
    """

    codings: int
    joined: int
    suggestions: int


def recode(db: Database, who: str, source: str, into: str, several: Collection[str]) -> Recoded:
    """Make codings, suggestions, memos and threads of code `source` those of `into`; call it inside a write.

    Where the same coder coded the same span with both, the two become one: the facet values of `into`
    stay, those it lacks are taken over, and facets in `several`, which may have more values, are joined.
    Of two suggestions for one segment the better stays.

    Parameters
    ----------
    source, into : ids, ``<codebook>/<code>``.
    several : keys of the facets that may have several values.
    """
    codings = Codings(db, who).with_codes((source, into))
    there = {_span(coding): coding for coding in codings if coding.code == into}
    in_use = {row[0] for row in db.execute("SELECT id FROM documents WHERE replaced_by IS NULL")}
    moved = joined = 0
    for coding in codings:
        if coding.code == source:
            same = there.get(_span(coding))
            if same is None:
                _move(db, who, coding, into)
            else:
                _join(db, who, coding, same, several)
            moved += coding.document in in_use
            joined += same is not None and coding.document in in_use
    suggestions = _move_suggestions(db, who, source, into)
    _move_memos(db, who, f"code:{source}", f"code:{into}")
    _link_threads(db, who, source, into)
    after = {"into": into, "codings": moved, "joined": joined, "suggestions": suggestions}
    log(db, who, "code.merge", f"code:{source}", before={"code": source}, after=after)
    return Recoded(moved, joined, suggestions)


def _span(coding: Coding) -> tuple[str, int, int, str]:
    return coding.document, coding.start, coding.end, coding.coder


def _move(db: Database, who: str, coding: Coding, into: str) -> None:
    derived = coding_id(coding.code, *_span(coding)) == coding.id
    identifier = free_id(db, coding_id(into, *_span(coding))) if derived else coding.id
    moved = replace(coding, code=into, id=identifier)
    db.execute("UPDATE codings SET code_id = ?, id = ? WHERE id = ?", [into, moved.id, coding.id])
    if moved.id != coding.id:
        _goes_by(db, who, coding.id, moved.id)
    log(db, who, "coding.recode", f"coding:{moved.id}", before=asdict(coding), after=asdict(moved))


def _join(db: Database, who: str, gone: Coding, kept: Coding, several: Collection[str]) -> None:
    facets = {**gone.facets, **kept.facets}
    for key in several:
        values = (*kept.facets.get(key, ()), *gone.facets.get(key, ()))
        if values:
            facets[key] = tuple(dict.fromkeys(values))
    joined = replace(kept, facets=facets)
    db.execute("DELETE FROM codings WHERE id = ?", [gone.id])
    _goes_by(db, who, gone.id, kept.id)
    log(db, who, "coding.join", f"coding:{gone.id}", before=asdict(gone), after=asdict(joined))
    if joined != kept:
        db.execute("UPDATE codings SET facets = ? WHERE id = ?", [as_json(facets), kept.id])
        log(db, who, "coding.change", f"coding:{kept.id}", before=asdict(kept), after=asdict(joined))


def _goes_by(db: Database, who: str, former: str, now: str) -> None:
    """Let what hangs on a coding hang on the one that stands for it: memos, and what was decided about it."""
    _move_memos(db, who, f"coding:{former}", f"coding:{now}")
    db.execute("UPDATE leftovers SET laid = ? WHERE laid = ?", [now, former])
    db.execute("UPDATE OR IGNORE leftovers SET coding = ? WHERE coding = ?", [now, former])
    db.execute("DELETE FROM leftovers WHERE coding = ?", [former])  # of two that became one, one decision


def _move_suggestions(db: Database, who: str, source: str, into: str) -> int:
    before = _suggestions(db, source, into)
    moving = sum(code == source for _, _, code, _, _ in before)
    if not moving:
        return 0
    db.execute(
        "DELETE FROM suggestions WHERE code_id IN (:source, :into) AND EXISTS ("
        " SELECT 1 FROM suggestions better WHERE better.run_id = suggestions.run_id"
        " AND better.segment_id = suggestions.segment_id AND better.code_id IN (:source, :into)"
        " AND (better.rank, better.code_id) < (suggestions.rank, suggestions.code_id))",
        {"source": source, "into": into},
    )
    db.execute("UPDATE suggestions SET code_id = ? WHERE code_id = ?", [into, source])
    _close_ranks(db, into)
    after = _suggestions(db, into, into)
    log(db, who, "suggestions.recode", f"code:{into}", before=before, after=after)
    return moving


def _close_ranks(db: Database, code: str) -> None:
    """Number the suggestions of each segment that has `code` from 1 again."""
    db.execute(
        "UPDATE suggestions SET rank = placed.place FROM ("
        " SELECT run_id, segment_id, code_id,"
        " ROW_NUMBER() OVER (PARTITION BY run_id, segment_id ORDER BY rank, code_id) AS place"
        " FROM suggestions WHERE (run_id, segment_id) IN"
        " (SELECT run_id, segment_id FROM suggestions WHERE code_id = ?)) AS placed"
        " WHERE suggestions.run_id = placed.run_id AND suggestions.segment_id = placed.segment_id"
        " AND suggestions.code_id = placed.code_id",
        [code],
    )


def _suggestions(db: Database, *codes: str) -> list[tuple[str, str, str, float, int]]:
    rows = db.execute(
        "SELECT run_id, segment_id, code_id, score, rank FROM suggestions WHERE code_id IN (?, ?)"
        " ORDER BY run_id, segment_id, rank",
        list(codes),
    )
    return [(row[0], row[1], row[2], row[3], row[4]) for row in rows.fetchall()]


def _link_threads(db: Database, who: str, source: str, into: str) -> None:
    curated = Curated(db, who)
    for thread in curated.all():
        if thread.code == source:
            curated.put(replace(thread, code=into))


def _move_memos(db: Database, who: str, source: str, into: str) -> None:
    for (identifier,) in db.execute("SELECT id FROM memos WHERE target = ?", [source]).fetchall():
        db.execute("UPDATE memos SET target = ? WHERE id = ?", [into, identifier])
        target = f"memo:{identifier}"
        log(db, who, "memo.move", target, before={"target": source}, after={"target": into})
