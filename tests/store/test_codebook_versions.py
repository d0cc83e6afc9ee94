"""Codebooks in the project file: every version stays readable, and codings go along when codes merge."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from qualcode.codebook import check, merge_codes, rename
from qualcode.errors import CodebookError
from qualcode.model import (
    Case,
    Code,
    Codebook,
    CodeStatus,
    Coding,
    Document,
    DocumentKind,
    Facet,
    FacetValue,
    Run,
    Segment,
    SourceFile,
    Suggestion,
    Transcript,
    Turn,
    coding_id,
)
from qualcode.store import Store

TEXT = "Een tekst van ruim veertig tekens, meer hoeft niet."
FILE = SourceFile("a.txt", "ff" * 32, 50, "txt")
VALUES = (FacetValue("a", "A"), FacetValue("b", "B"))
BOOK = Codebook(
    "boek",
    "Boek",
    (
        Code("werk", "Werk", facets=("niveau",)),
        Code("druk", "Druk", "Te veel.", parent="werk", facets=("wie",)),
        Code("rust", "Rust"),
    ),
    facets=(Facet("niveau", "Niveau", VALUES), Facet("wie", "Wie", VALUES, multiple=True)),
)
SEGMENTS = (Segment("d1", 0, 20, TEXT[:20], 0), Segment("d1", 20, 40, TEXT[20:40], 0))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "studie.db", who="joke", create=True)
    opened.documents.put_case(Case("Huis A"))
    document = Document("d1", "Gesprek", DocumentKind.INTERVIEW, "huis-a", FILE)
    transcript = Transcript(TEXT, (Turn(0, len(TEXT)),), (), FILE, DocumentKind.INTERVIEW)
    opened.documents.put(document, transcript, SEGMENTS)
    opened.codebooks.put(BOOK)
    yield opened
    opened.close()


def coding(code: str, start: int = 0, coder: str = "joke", **facets: tuple[str, ...]) -> Coding:
    return Coding("", f"boek/{code}", "d1", start, start + 10, coder, facets)


def merged(store: Store, source: str, into: str) -> None:
    store.codebooks.merge_codes("boek", source, into, partial(merge_codes, source=source, into=into))


def test_each_change_is_a_version_that_stays_readable(store: Store) -> None:
    renamed = store.codebooks.edit("boek", partial(rename, key="rust", label="Stilte", by="joke"))
    assert renamed == store.codebooks.get("boek")
    assert store.codebooks.version("boek", 1) == BOOK
    assert store.codebooks.version("boek", 2) == renamed
    found = store.codebooks.versions("boek")
    assert [(version.version, version.who, version.codes) for version in found] == [
        (1, "joke", 3),
        (2, "joke", 3),
    ]
    with pytest.raises(CodebookError, match="versie 3"):
        store.codebooks.version("boek", 3)


def test_the_same_codebook_is_stored_once(store: Store) -> None:
    assert store.codebooks.put(BOOK) == BOOK
    assert len(store.codebooks.versions("boek")) == 1
    assert len(store.events(what="codebook.put")) == 1
    assert store.codebooks.put(replace(BOOK, version=5)).version == 5


def test_an_older_or_equal_version_number_becomes_the_next(store: Store) -> None:
    store.codebooks.put(replace(BOOK, version=5, title="Vijf"))
    assert store.codebooks.put(BOOK).version == 6
    assert [version.version for version in store.codebooks.versions("boek")] == [1, 5, 6]


def test_codes_in_use_are_retired_and_the_codebook_stays_sound(store: Store) -> None:
    store.codings.put([coding("druk")])
    new = replace(BOOK, codes=(Code("nieuw", "Nieuw"),), facets=BOOK.facets[:1], version=2)
    stored = store.codebooks.put(new)
    retired = stored.code("druk")
    assert (retired.status, retired.parent, retired.facets) == (CodeStatus.DEPRECATED, "", ())
    assert [problem for problem in check(stored) if problem.level == "error"] == []
    assert store.codebooks.put(new) == stored


def test_codings_go_along_when_codes_merge(store: Store) -> None:
    store.codings.put([coding("druk", wie=("a",)), coding("druk", 20, "piet"), coding("werk", 20)])
    before = {found.id: found for found in store.codings.all()}
    merged(store, "druk", "rust")
    after = store.codings.all()
    assert [(c.code, c.start, c.coder, dict(c.facets)) for c in after] == [
        ("boek/rust", 0, "joke", {"wie": ("a",)}),
        ("boek/rust", 20, "piet", {}),
        ("boek/werk", 20, "joke", {}),
    ]
    assert all(c.id == coding_id(c.code, c.document, c.start, c.end, c.coder) for c in after)
    assert store.codings.put([coding("rust")]) == 0, "the same coding is never stored twice"
    events = store.events(what="coding.recode")
    assert len(events) == 2
    for event in events:
        assert isinstance(event.before, dict)
        assert isinstance(event.after, dict)
        assert event.before["code"] == "boek/druk"
        assert event.before["created"] == before[event.before["id"]].created
        assert event.after["code"] == "boek/rust"
    assert [code.key for code in store.codebooks.get("boek").codes] == ["werk", "rust"]
    assert store.codebooks.version("boek", 1) == BOOK


def test_two_codings_of_one_coder_on_one_span_become_one(store: Store) -> None:
    store.codings.put(
        [
            coding("druk", niveau=("a",), wie=("a",), stand=("x",)),
            coding("rust", niveau=("b",), wie=("b",)),
            coding("rust", coder="piet"),
        ]
    )
    kept = next(c for c in store.codings.all(coder="joke") if c.code == "boek/rust")
    merged(store, "druk", "rust")
    (joined,) = store.codings.all(coder="joke")
    assert joined.id == kept.id
    assert dict(joined.facets) == {"niveau": ("b",), "wie": ("b", "a"), "stand": ("x",)}
    (change,) = store.events(target=f"coding:{kept.id}", what="coding.change")
    assert isinstance(change.before, dict)
    assert change.before["facets"] == {"niveau": ["b"], "wie": ["b"]}
    (join,) = store.events(what="coding.join")
    assert isinstance(join.before, dict)
    assert join.before["code"] == "boek/druk"
    assert len(store.codings.all(coder="piet")) == 1


def test_suggestions_go_along_and_are_numbered_again(store: Store) -> None:
    one, two = (segment.id for segment in SEGMENTS)
    made = [
        Suggestion(one, "boek/druk", 3.0, 1),
        Suggestion(one, "boek/werk", 2.0, 2),
        Suggestion(one, "boek/rust", 1.0, 3),
        Suggestion(two, "boek/rust", 3.0, 1),
        Suggestion(two, "boek/druk", 2.0, 2),
        Suggestion(two, "boek/werk", 1.0, 3),
    ]
    store.proposals.put_suggestions(Run("r", "suggestions", {}, {}, 0), made)
    merged(store, "druk", "rust")
    found = [(s.segment, s.code, s.score, s.rank) for s in store.proposals.suggestions()]
    assert found == [
        (one, "boek/rust", 3.0, 1),
        (one, "boek/werk", 2.0, 2),
        (two, "boek/rust", 3.0, 1),
        (two, "boek/werk", 1.0, 2),
    ]
    (event,) = store.events(what="suggestions.recode")
    assert isinstance(event.before, list)
    assert isinstance(event.after, list)
    assert (len(event.before), len(event.after)) == (4, 2)


def test_memos_follow(store: Store) -> None:
    store.codings.put([coding("druk")])
    identifier = store.codings.all()[0].id
    with sqlite3.connect(store.path) as raw:
        for name, target in (("m1", "code:boek/druk"), ("m2", f"coding:{identifier}")):
            raw.execute("INSERT INTO memos VALUES (?, ?, 'let op', 'joke', '2024')", [name, target])
    merged(store, "druk", "rust")
    with sqlite3.connect(store.path) as raw:
        targets = [row[0] for row in raw.execute("SELECT target FROM memos ORDER BY id")]
    assert targets == ["code:boek/rust", f"coding:{store.codings.all()[0].id}"]
    assert len(store.events(what="memo.move")) == 2


def test_a_merge_that_cannot_be_changes_nothing(store: Store) -> None:
    store.codings.put([coding("druk")])
    with pytest.raises(CodebookError):
        merged(store, "druk", "weg")
    assert store.codings.all()[0].code == "boek/druk"
    assert store.codebooks.get("boek") == BOOK
    assert store.events(what="code.merge") == []


def test_a_file_from_before_there_were_versions_keeps_its_codebook(store: Store) -> None:
    path = store.path
    store.close()
    with sqlite3.connect(path) as raw:
        raw.execute("DROP TABLE codebook_versions")
        raw.execute("DELETE FROM _sqlite_migrations WHERE name = 'm003_codebook_versions'")
    again = Store(path, who="piet")
    (version,) = again.codebooks.versions("boek")
    assert (version.version, version.who, version.codes) == (1, "joke", 3)
    assert version.at
    assert again.codebooks.version("boek", 1) == BOOK
    again.close()
