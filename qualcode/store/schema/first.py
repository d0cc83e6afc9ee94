"""The first tables: all nouns of `qualcode.model`, the event log, search, versions of codebooks."""

from __future__ import annotations

from sqlite_utils import Database

from qualcode.store.schema.registry import migrations

_TABLES = """
CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE cases (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    attributes TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE documents (
    id TEXT PRIMARY KEY,
    case_id TEXT REFERENCES cases(id),
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    date TEXT NOT NULL DEFAULT '',
    phase TEXT NOT NULL DEFAULT '',
    attributes TEXT NOT NULL DEFAULT '{}',
    text TEXT NOT NULL,
    words INTEGER NOT NULL,
    file_name TEXT NOT NULL,
    file_sha256 TEXT NOT NULL UNIQUE,
    file_size INTEGER NOT NULL,
    file_format TEXT NOT NULL,
    file_encoding TEXT NOT NULL DEFAULT '',
    metadata TEXT NOT NULL DEFAULT '{}',
    repairs TEXT NOT NULL DEFAULT '[]',
    warnings TEXT NOT NULL DEFAULT '[]',
    replaced_by TEXT REFERENCES documents(id)
) STRICT;

CREATE TABLE speakers (
    document_id TEXT NOT NULL REFERENCES documents(id),
    label TEXT NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    role TEXT NOT NULL,
    attributes TEXT NOT NULL DEFAULT '{}',
    pseudonym TEXT NOT NULL DEFAULT '',
    person TEXT NOT NULL DEFAULT '',
    case_id TEXT REFERENCES cases(id),
    PRIMARY KEY (document_id, label)
) STRICT;

CREATE TABLE turns (
    document_id TEXT NOT NULL REFERENCES documents(id),
    position INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL CHECK ("end" >= "start"),
    speaker TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL,
    begins REAL,
    ends REAL,
    level INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (document_id, position)
) STRICT;

CREATE TABLE segments (
    rowid INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    document_id TEXT NOT NULL REFERENCES documents(id),
    position INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL CHECK ("end" > "start"),
    turn INTEGER NOT NULL,
    speaker TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    text_hash TEXT NOT NULL
) STRICT;
CREATE INDEX segments_by_document ON segments(document_id, position);
CREATE INDEX segments_by_kind ON segments(kind, document_id);

CREATE TABLE vectors (
    text_hash TEXT NOT NULL,
    model_id TEXT NOT NULL,
    vector BLOB NOT NULL,
    PRIMARY KEY (text_hash, model_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE runs (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    settings TEXT NOT NULL,
    models TEXT NOT NULL,
    seed INTEGER NOT NULL,
    counts TEXT NOT NULL,
    outcome TEXT NOT NULL DEFAULT '{}',
    created TEXT NOT NULL
) STRICT;

CREATE TABLE threads (
    run_id TEXT NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    position INTEGER NOT NULL,
    label TEXT NOT NULL,
    status TEXT NOT NULL,
    in_vivo TEXT NOT NULL DEFAULT '',
    aliases TEXT NOT NULL DEFAULT '[]',
    details TEXT NOT NULL,
    PRIMARY KEY (run_id, key)
) STRICT;

CREATE TABLE thread_segments (
    run_id TEXT NOT NULL,
    thread_key TEXT NOT NULL,
    segment_id TEXT NOT NULL REFERENCES segments(id),
    position INTEGER NOT NULL,
    PRIMARY KEY (run_id, thread_key, segment_id),
    FOREIGN KEY (run_id, thread_key) REFERENCES threads(run_id, key) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX thread_segments_by_segment ON thread_segments(segment_id);

CREATE TABLE codebooks (
    key TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    version INTEGER NOT NULL,
    details TEXT NOT NULL
) STRICT;

CREATE TABLE codes (
    id TEXT PRIMARY KEY,
    codebook_key TEXT NOT NULL REFERENCES codebooks(key),
    key TEXT NOT NULL,
    parent TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL,
    label TEXT NOT NULL,
    status TEXT NOT NULL,
    details TEXT NOT NULL,
    UNIQUE (codebook_key, key)
) STRICT;

CREATE TABLE suggestions (
    run_id TEXT NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
    segment_id TEXT NOT NULL REFERENCES segments(id),
    code_id TEXT NOT NULL REFERENCES codes(id),
    score REAL NOT NULL,
    rank INTEGER NOT NULL,
    why TEXT NOT NULL DEFAULT '[]',
    PRIMARY KEY (run_id, segment_id, code_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX suggestions_by_segment ON suggestions(segment_id);

CREATE TABLE codings (
    id TEXT PRIMARY KEY,
    code_id TEXT NOT NULL REFERENCES codes(id),
    document_id TEXT NOT NULL REFERENCES documents(id),
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL CHECK ("end" > "start"),
    coder TEXT NOT NULL,
    facets TEXT NOT NULL DEFAULT '{}',
    suggestion TEXT NOT NULL DEFAULT '',
    created TEXT NOT NULL,
    UNIQUE (code_id, document_id, "start", "end", coder)
) STRICT;
CREATE INDEX codings_by_place ON codings(document_id, "start");
CREATE INDEX codings_by_code ON codings(code_id);

CREATE TABLE memos (
    id TEXT PRIMARY KEY,
    target TEXT NOT NULL,
    text TEXT NOT NULL,
    author TEXT NOT NULL,
    created TEXT NOT NULL
) STRICT;
CREATE INDEX memos_by_target ON memos(target);

CREATE TABLE events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    what TEXT NOT NULL,
    target TEXT NOT NULL,
    before TEXT,
    after TEXT
) STRICT;
CREATE INDEX events_by_target ON events(target);
"""

_APPEND_ONLY = [
    """CREATE TRIGGER events_never_change BEFORE UPDATE ON events
       BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END""",
    """CREATE TRIGGER events_never_go BEFORE DELETE ON events
       BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END""",
]


@migrations()
def m001_first_tables(db: Database) -> None:
    """All nouns of `qualcode.model`, and the append-only event log."""
    for statement in _TABLES.split(";\n"):
        if statement.strip():
            db.execute(statement)
    for trigger in _APPEND_ONLY:
        db.execute(trigger)


@migrations()
def m002_search(db: Database) -> None:
    """Full-text search over segments, diacritics folded, kept up to date by triggers."""
    db.execute(
        "CREATE VIRTUAL TABLE segments_fts USING fts5(text, content='segments', content_rowid='rowid',"
        " tokenize='unicode61 remove_diacritics 2')"
    )
    db.execute(
        "CREATE TRIGGER segments_ai AFTER INSERT ON segments BEGIN"
        " INSERT INTO segments_fts(rowid, text) VALUES (new.rowid, new.text); END"
    )
    db.execute(
        "CREATE TRIGGER segments_ad AFTER DELETE ON segments BEGIN"
        " INSERT INTO segments_fts(segments_fts, rowid, text) VALUES ('delete', old.rowid, old.text); END"
    )
    db.execute(
        "CREATE TRIGGER segments_au AFTER UPDATE OF text ON segments BEGIN"
        " INSERT INTO segments_fts(segments_fts, rowid, text) VALUES ('delete', old.rowid, old.text);"
        " INSERT INTO segments_fts(rowid, text) VALUES (new.rowid, new.text); END"
    )


@migrations()
def m003_codebook_versions(db: Database) -> None:
    """Every version of a codebook stays readable; of those already there, the present one is kept."""
    db.execute(
        "CREATE TABLE codebook_versions ("
        " codebook_key TEXT NOT NULL REFERENCES codebooks(key), version INTEGER NOT NULL,"
        " content TEXT NOT NULL, at TEXT NOT NULL, who TEXT NOT NULL,"
        " PRIMARY KEY (codebook_key, version)) STRICT"
    )
    put = "FROM events WHERE what = 'codebook.put' AND target = 'codebook:' || b.key ORDER BY id DESC LIMIT 1"
    db.execute(
        "INSERT INTO codebook_versions (codebook_key, version, content, at, who)"  # noqa: S608 (constant)
        " SELECT b.key, b.version, json_object('title', b.title, 'details', json(b.details), 'codes',"
        " (SELECT json_group_array(json(details)) FROM"
        " (SELECT details FROM codes WHERE codebook_key = b.key ORDER BY position))),"
        f" coalesce((SELECT at {put}), ''), coalesce((SELECT who {put}), '') FROM codebooks b"
    )
