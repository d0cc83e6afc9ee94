"""Everything as a plain SQLite file, for datasette, R or SQL: the tables of `schema`, with views."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

from qualcode import __version__
from qualcode.exchange.bundle import Bundle
from qualcode.exchange.rows import rows
from qualcode.exchange.schema import TABLES, VERSION, Table

VIEWS: dict[str, tuple[str, str]] = {
    "coded": (
        "codings with everything beside them: one row per coding, for reading and filtering",
        """SELECT g.coding_id, c.codebook, c.path AS code, g.text, d.title AS document, d.kind, d.date,
          d.phase, a.name AS "case",
          COALESCE(NULLIF(s.pseudonym, ''), NULLIF(s.name, ''), s.label) AS speaker, s.role,
          g.words, g.coder, g.counts, g.created, g.document_id, g."start", g."end"
        FROM codings g JOIN codes c USING (code_id) JOIN documents d USING (document_id)
          LEFT JOIN speakers s USING (speaker_id) LEFT JOIN cases a ON a.case_id = g.case_id""",
    ),
    "code_frequencies": (
        "per code: codings, words, documents, cases, speakers and coders of what counts (sub-codes apart)",
        """SELECT c.code_id, c.path AS code, COUNT(DISTINCT g.same_as) AS codings,
          COALESCE(SUM(g.words) FILTER (WHERE g.same_as = g.coding_id), 0) AS words,
          COUNT(DISTINCT g.document_id) AS documents,
          COUNT(DISTINCT g.case_id) AS cases,
          COUNT(DISTINCT g.speaker_id) AS speakers, COUNT(DISTINCT g.coder) AS coders
        FROM codes c LEFT JOIN codings g ON g.code_id = c.code_id AND g.counts = 1 GROUP BY c.code_id""",
    ),
    "code_by_case": (
        "codings that count per code and case, empty cells included",
        """SELECT c.code_id, c.path AS code, a.name AS "case", COUNT(DISTINCT g.same_as) AS codings
        FROM codes c CROSS JOIN cases a
          LEFT JOIN codings g ON g.code_id = c.code_id AND g.case_id = a.case_id AND g.counts = 1
        GROUP BY c.code_id, a.case_id""",
    ),
    "code_by_facet": (
        "codings that count per code and facet value",
        """SELECT g.code_id, f.facet, f.value, COUNT(DISTINCT g.same_as) AS codings
        FROM codings g JOIN coding_facets f USING (coding_id) WHERE g.counts = 1
        GROUP BY g.code_id, f.facet, f.value""",
    ),
    "cooccurrence": (
        "how often two codes of one coder overlap in the text, among what counts",
        """SELECT min(a.code_id, b.code_id) AS code, max(a.code_id, b.code_id) AS other, COUNT(*) AS overlaps
        FROM codings a JOIN codings b ON b.document_id = a.document_id AND b.coder = a.coder
          AND b."start" >= a."start" AND b."start" < a."end" AND b.code_id <> a.code_id
          AND (b."start" > a."start" OR b.code_id > a.code_id)
        WHERE a.counts = 1 AND b.counts = 1 GROUP BY 1, 2""",
    ),
    "talk": (
        "how much each speaker says, and which share of the document that is",
        """SELECT t.speaker_id, s.document_id, s.label, s.role, COUNT(*) AS turns, SUM(t.words) AS words,
          ROUND(1.0 * SUM(t.words) / NULLIF(SUM(SUM(t.words)) OVER (PARTITION BY s.document_id), 0), 4)
          AS share
        FROM turns t JOIN speakers s USING (speaker_id) GROUP BY t.speaker_id""",
    ),
    "thread_quotes": (
        "the quotes of each thread",
        """SELECT t.rank, t.label AS thread, s.text, d.title AS document, s.segment_id
        FROM threads t JOIN thread_segments m USING (thread) JOIN segments s USING (segment_id)
          JOIN documents d USING (document_id) WHERE m.quote = 1""",
    ),
}


def write_sqlite(bundle: Bundle, path: Path) -> None:
    """Write all tables and views to a new file at `path`.

    The table ``about`` describes every table, view and column.

    Raises
    ------
    OSError : it cannot be written, for instance since the disk is full.
    """
    path.unlink(missing_ok=True)
    try:
        _write(bundle, path)
    except sqlite3.OperationalError as error:
        full = str(getattr(error, "sqlite_errorname", "")).startswith("SQLITE_FULL")
        raise OSError(errno.ENOSPC if full else errno.EIO, str(error), str(path)) from error


def _write(bundle: Bundle, path: Path) -> None:
    connection = sqlite3.connect(path)
    try:
        connection.execute("PRAGMA journal_mode = MEMORY")  # no file beside one that is made anew
        with connection:
            for table in TABLES:
                _fill(connection, table, bundle)
            connection.execute('CREATE INDEX codings_place ON codings(document_id, coder, "start", "end")')
            for name, (_, query) in VIEWS.items():
                connection.execute(f'CREATE VIEW "{name}" AS {query}')
            _describe(connection, bundle)
        connection.execute("ANALYZE")
    finally:
        connection.close()


def _fill(connection: sqlite3.Connection, table: Table, bundle: Bundle) -> None:
    """Make a table, with an index on each column by which it is joined, and write its rows."""
    connection.execute(_create(table))
    marks = ", ".join("?" for _ in table.columns)
    connection.executemany(
        f'INSERT INTO "{table.name}" VALUES ({marks})',  # noqa: S608 (our own names)
        rows(bundle, table.name),
    )
    for column in table.columns:
        if column.refers and column.name not in table.key[:1]:
            connection.execute(
                f'CREATE INDEX "{table.name}_{column.name}" ON "{table.name}"("{column.name}")'
            )


def _create(table: Table) -> str:
    lines = [f'"{column.name}" {column.type.upper()}' for column in table.columns]
    keys = ", ".join(f'"{name}"' for name in table.key)
    lines.append(f"PRIMARY KEY ({keys})")
    by_name = {one.name: one for one in TABLES}
    for column in table.columns:
        if column.refers:
            key = by_name[column.refers].key[0]
            lines.append(f'FOREIGN KEY ("{column.name}") REFERENCES "{column.refers}"("{key}")')
    return f'CREATE TABLE "{table.name}" (\n  ' + ",\n  ".join(lines) + "\n) STRICT"


def _describe(connection: sqlite3.Connection, bundle: Bundle) -> None:
    connection.execute(
        'CREATE TABLE about ("table" TEXT, "column" TEXT, about TEXT NOT NULL,'
        ' PRIMARY KEY ("table", "column")) STRICT'
    )
    told = [("", "schema", VERSION), ("", "program", f"qualcode {__version__}"), ("", "title", bundle.title)]
    told += [("", "counting", bundle.counting)] * bool(bundle.counting)
    told += [(table.name, "", table.about) for table in TABLES]
    told += [(table.name, column.name, column.about) for table in TABLES for column in table.columns]
    told += [(name, "", about) for name, (about, _) in VIEWS.items()]
    connection.executemany("INSERT INTO about VALUES (?, ?, ?)", told)
