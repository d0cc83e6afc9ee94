"""The nouns of a project: what goes in comes out, and a changed one is stored whole or not at all."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from qualcode.errors import ProjectError
from qualcode.model import (
    Breadth,
    Case,
    Change,
    Code,
    Codebook,
    CodeStatus,
    Coding,
    Document,
    DocumentKind,
    Evidence,
    NearestCode,
    Repair,
    Role,
    Run,
    Segment,
    SegmentKind,
    SourceFile,
    Speaker,
    Suggestion,
    Thread,
    Threads,
    Transcript,
    Turn,
)
from qualcode.store import Store, code_id

TEXT = "I: Hoe gaat het?\n\nR: Nou, één dag is geen dag. Rooster is café-praat 🙂."
FILE = SourceFile("a.txt", "ff" * 32, 70, "txt", "utf-8")
SPEAKERS = (
    Speaker("I", role=Role.INTERVIEWER),
    Speaker("R", "Joke", Role.PARTICIPANT, {"functie": "verzorgende"}),
)
TURNS = (Turn(3, 16, "I"), Turn(21, len(TEXT), "R", begins=1.5, ends=9.0))
DOCUMENT = Document("d1", "Gesprek", DocumentKind.INTERVIEW, "huis-a", FILE, speakers=SPEAKERS, words=12)
SEGMENTS = (
    Segment("d1", 3, 16, TEXT[3:16], 0, "I", SegmentKind.CONTEXT),
    Segment("d1", 21, len(TEXT), TEXT[21:], 1, "R"),
)
TRANSCRIPT = Transcript(
    TEXT,
    TURNS,
    SPEAKERS,
    FILE,
    DocumentKind.INTERVIEW,
    metadata={"datum": "2024-01-02"},
    repairs=(Repair("woordbreuk", 2, (Change("zelf-\nstandig", "zelfstandig", "r. 3"),)),),
    warnings=("let op",),
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    opened = Store(tmp_path / "studie.db", who="joke", create=True)
    opened.documents.put_case(Case("Huis A", {"sector": "zorg"}))
    opened.documents.put(DOCUMENT, TRANSCRIPT, SEGMENTS)
    return opened


def test_documents_come_back_as_they_went_in(store: Store) -> None:
    assert store.documents.all() == [DOCUMENT]
    assert store.documents.text("d1") == TEXT
    assert tuple(store.documents.turns("d1")) == TURNS
    assert tuple(store.documents.segments()) == SEGMENTS
    assert store.documents.segments(kind=SegmentKind.CONTENT) == [SEGMENTS[1]]
    assert store.documents.segments(ids=[SEGMENTS[0].id]) == [SEGMENTS[0]]
    assert store.documents.import_report("d1") == (TRANSCRIPT.repairs, TRANSCRIPT.warnings)
    assert store.documents.has(DOCUMENT.id)
    assert store.documents.in_use(DOCUMENT.id)
    assert store.documents.cases() == [Case("Huis A", {"sector": "zorg"})]


def test_a_second_opening_sees_it_all(store: Store) -> None:
    again = Store(store.path, who="piet")
    assert again.documents.get("d1") == DOCUMENT
    with pytest.raises(ProjectError):
        again.documents.get("weg")


def test_search_folds_diacritics_and_case(store: Store) -> None:
    (segment, snippet), *rest = store.documents.search("EEN cafe")
    assert segment == SEGMENTS[1]
    assert rest == []
    assert "\x02één\x03" in snippet
    assert store.documents.search("roos")[0][0] == SEGMENTS[1]
    assert store.documents.search("dag trein") == []
    assert store.documents.search('"); DROP TABLE segments; --') == []
    assert store.documents.search("  ") == []


def test_words_between_quotation_marks_stand_together(store: Store) -> None:
    words = SEGMENTS[1].text.split()
    assert store.documents.search(f'"{words[0]} {words[1]}"')
    assert store.documents.search(f"“{words[0]} {words[1]}” {words[2][:2]}")
    assert store.documents.search(f'"{words[1]} {words[0]}"') == []
    assert store.documents.search(f"{words[1]} {words[0]}")
    assert store.documents.search('""') == []


def test_half_a_document_is_never_stored(store: Store) -> None:
    broken = replace(DOCUMENT, id="d2", source=replace(FILE, sha256="00"))
    twice = (replace(SEGMENTS[0], document="d2"),) * 2
    with pytest.raises(sqlite3.IntegrityError):
        store.documents.put(broken, TRANSCRIPT, twice)
    assert [document.id for document in store.documents.all()] == ["d1"]
    assert store.events(target="document:d2") == []


def test_vectors_are_kept_by_text_and_model(store: Store) -> None:
    texts = ["een", "twee", "drie"]
    vectors = np.eye(3, dtype=np.float32)
    assert store.vectors.missing([*texts, "een"], "m1") == texts
    store.vectors.put(texts[:2], "m1", vectors[:2])
    assert store.vectors.missing(texts, "m1") == ["drie"]
    assert store.vectors.missing(texts, "m2") == texts
    np.testing.assert_array_equal(store.vectors.get(["twee", "een", "twee"], "m1"), vectors[[1, 0, 1]])
    with pytest.raises(KeyError):
        store.vectors.get(["drie"], "m1")


def thread(key: str, **fields: object) -> Thread:
    breadth = Breadth(1, 1, 1, 1, 1, 1, {"huis-a": 1}, {"interview": 1}, 0.0, 1.0)
    base = Thread(key, "Rooster", ("rooster", "dag"), (SEGMENTS[1].id,), (SEGMENTS[1].id,), breadth, 0.5)
    return replace(base, **fields)  # type: ignore[arg-type]


def threads(*found: Thread, run: str = "r1") -> Threads:
    settings = Run(run, "threads", {"about": None}, {"embeddings": "m1"}, 0, {"segments": 1})
    return Threads(settings, found, (), {SEGMENTS[1].id: (0.25, -1.0)})


def test_threads_come_back_as_they_went_in(store: Store) -> None:
    found = threads(thread("t01", nearest=NearestCode("werkdruk", "Werkdruk", 2.0, 0.5), stability=0.7))
    kept = store.proposals.put_threads(found)
    assert kept.run.created
    assert store.proposals.threads() == kept
    assert replace(kept, run=found.run) == found


def test_a_run_stored_once_more_replaces_itself(store: Store) -> None:
    store.proposals.put_threads(threads(thread("t01"), thread("t02", segments=(SEGMENTS[0].id,))))
    store.proposals.put_threads(threads(thread("t01", label="Anders")))
    assert [t.label for t in store.proposals.threads().threads] == ["Anders"]


def test_the_run_stored_last_is_current_also_when_it_is_an_old_one(store: Store) -> None:
    store.proposals.put_threads(threads(thread("t01"), run="r1"))
    store.proposals.put_threads(threads(thread("t01"), run="r2"))
    store.proposals.put_threads(threads(thread("t01"), run="r1"))
    assert store.proposals.threads().run.id == "r1"
    assert {run.id for run in store.proposals.runs("threads")} == {"r1", "r2"}


def test_no_threads_yet(store: Store) -> None:
    with pytest.raises(ProjectError, match="rode draden"):
        store.proposals.threads()
    assert store.proposals.suggestions() == []


BOOK = Codebook(
    "boek", "Boek", (Code("werk", "Werk", examples=("x",)), Code("druk", "Druk", parent="werk", facets=()))
)


def coding(code: str = "boek/druk", start: int = 21, end: int = 30, coder: str = "joke") -> Coding:
    return Coding("", code, "d1", start, end, coder, {"niveau": ("organisatie",)})


def test_codings_are_stored_once_and_logged(store: Store) -> None:
    store.codebooks.put(BOOK)
    assert store.codebooks.get("boek") == BOOK
    assert store.codings.put([coding(), coding(), coding(coder="piet")]) == 2
    assert store.codings.put([coding()]) == 0
    stored = store.codings.all(coder="joke")
    assert [(c.code, c.start, c.end, dict(c.facets)) for c in stored] == [
        ("boek/druk", 21, 30, {"niveau": ("organisatie",)})
    ]
    store.codings.remove(stored[0].id)
    assert len(store.codings.all()) == 1
    what = [event.what for event in store.events(target=f"coding:{stored[0].id}")]
    assert what == ["coding.add", "coding.remove"]


@pytest.mark.parametrize(
    "wrong", [coding(code="boek/weg"), coding(end=10_000), coding(start=30, end=30), coding(start=-1)]
)
def test_a_wrong_coding_stores_none_of_its_batch(store: Store, wrong: Coding) -> None:
    store.codebooks.put(BOOK)
    with pytest.raises(ProjectError):
        store.codings.put([coding(), wrong])
    assert store.codings.all() == []


def test_a_code_in_use_is_retired_not_deleted(store: Store) -> None:
    store.codebooks.put(BOOK)
    store.codings.put([coding()])
    store.codebooks.put(replace(BOOK, codes=(Code("nieuw", "Nieuw"),), version=2))
    codes = {code.key: code.status for code in store.codebooks.get("boek").codes}
    assert codes == {"nieuw": CodeStatus.ACTIVE, "druk": CodeStatus.DEPRECATED}
    assert len(store.codings.all()) == 1


def test_suggestions_come_back_in_order(store: Store) -> None:
    store.codebooks.put(BOOK)
    run = Run("s1", "suggestions", {}, {}, 0)
    found = [
        Suggestion(SEGMENTS[1].id, code_id("boek", key), score, rank, (Evidence("definition", "omdat"),))
        for key, score, rank in (("druk", 2.0, 1), ("werk", 1.0, 2))
    ]
    store.proposals.put_suggestions(run, found[::-1])
    assert store.proposals.suggestions(segment=SEGMENTS[1].id) == found
    assert store.codings.all() == []


def test_what_no_code_fits_is_no_doubt(store: Store) -> None:
    """Small talk, for which each code is as unlikely as the next, waits behind what may be this or that."""
    store.codebooks.put(BOOK)
    store.revisions.set_kinds(SEGMENTS[0].document, {SEGMENTS[0].turn: SegmentKind.CONTENT})
    small_talk, doubtful = SEGMENTS[0].id, SEGMENTS[1].id
    scores = {small_talk: (0.02, 0.02), doubtful: (0.6, 0.3)}
    found = [
        Suggestion(segment, code_id("boek", key), score, rank)
        for segment, pair in scores.items()
        for rank, (key, score) in enumerate(zip(("druk", "werk"), pair, strict=True), start=1)
    ]
    store.proposals.put_suggestions(Run("s1", "suggestions", {}, {}, 0), found)
    assert store.proposals.least_certain() == [doubtful, small_talk]
