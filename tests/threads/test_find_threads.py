"""What `find_threads` promises: clear outcome for any corpus, the same one every time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pytest

from qualcode.errors import Cancelled, ThreadsError
from qualcode.model import Segment, SegmentKind
from qualcode.threads import ThreadSettings, find_threads

THEMES = {
    "rooster": "Het rooster van volgende maand en de diensten in het weekend, wie ruilt met wie.",
    "tarief": "Het tarief van de zzp'er en de factuur van het bemiddelingsbureau worden elk jaar hoger.",
    "overdracht": "Bij de overdracht staat de rapportage in het dossier en leest niemand de mail.",
}


def test_threads_are_the_themes_in_the_text(study):
    corpus = study(THEMES, per_theme=12)
    found = find_threads(*corpus.arguments)
    assert len(found.threads) == 3
    for thread in found.threads:
        assert len({corpus.theme_of[segment] for segment in thread.segments}) == 1
        theme = corpus.theme_of[thread.segments[0]]
        assert set(thread.terms) & set(THEMES[theme].lower().replace(",", "").replace(".", "").split())


def test_every_content_segment_is_in_one_thread_or_left_over_and_has_a_place(study):
    corpus = study(THEMES, per_theme=12)
    found = find_threads(*corpus.arguments)
    placed = [segment for thread in found.threads for segment in thread.segments] + list(found.left_over)
    assert sorted(placed) == sorted(segment.id for segment in corpus.segments)
    assert set(found.positions) == set(placed)
    assert all(-1 <= value <= 1 for place in found.positions.values() for value in place)


def test_other_kinds_than_content_are_not_clustered(study):
    corpus = study(THEMES, per_theme=6)
    asked = Segment("d0", 9000, 9010, "En dan, hoe gaat dat?", 99, "I", SegmentKind.CONTEXT)
    segments = [asked, *corpus.segments]
    vectors = np.vstack([corpus.vectors[:1], corpus.vectors])
    found = find_threads(segments, vectors, corpus.documents, corpus.cases)
    named = {segment for thread in found.threads for segment in thread.segments} | set(found.left_over)
    assert asked.id not in named
    assert found.run.counts["segments"] == len(corpus.segments)


def test_labels_differ_and_hold_two_to_four_words_without_names(study):
    corpus = study(THEMES, per_theme=12, ending=" Dat zei Petra ook tegen Rob.")
    labels = [thread.label for thread in find_threads(*corpus.arguments).threads]
    assert len(set(labels)) == len(labels)
    for label in labels:
        words = label.replace(",", "").split()
        assert 2 <= len(words) <= 4
        assert not {"petra", "rob", "zei", "de", "het"} & {word.lower() for word in words}


def test_quotes_come_from_different_cases(study):
    corpus = study(THEMES, per_theme=12)
    for thread in find_threads(*corpus.arguments).threads:
        cases = [corpus.documents[quote.split(":")[0]].case for quote in thread.quotes]
        assert len(cases) == 3
        assert len(set(cases)) == 3
        assert set(thread.quotes) <= set(thread.segments)


@pytest.mark.parametrize("count", [0, 1, 2])
def test_too_few_fragments_is_said_clearly(study, count: int):
    corpus = study(THEMES, per_theme=1)
    with pytest.raises(ThreadsError, match="te weinig tekst"):
        find_threads(corpus.segments[:count], corpus.vectors[:count], corpus.documents, corpus.cases)


def test_fragments_that_all_say_the_same_is_said_clearly(study):
    corpus = study({"rooster": THEMES["rooster"]}, per_theme=8, vary=False)
    with pytest.raises(ThreadsError, match="hetzelfde"):
        find_threads(*corpus.arguments)


@pytest.mark.parametrize("per_theme", range(1, 11))
def test_small_corpora_give_a_small_result(study, per_theme: int):
    corpus = study(THEMES, per_theme=per_theme)
    found = find_threads(*corpus.arguments)
    named = sum(thread.size for thread in found.threads) + len(found.left_over)
    assert named == 3 * per_theme
    json.dumps(asdict(found))


def test_one_case_is_enough(study):
    corpus = study(THEMES, per_theme=12, cases=("Noord",))
    found = find_threads(*corpus.arguments)
    assert {thread.breadth.cases for thread in found.threads} == {1}
    assert {thread.breadth.evenness for thread in found.threads} == {0.0}


def test_texts_without_a_content_word_still_give_threads(study):
    corpus = study({"a": "ja", "b": "nee", "c": "hm"}, per_theme=5)
    found = find_threads(*corpus.arguments)
    assert sum(thread.size for thread in found.threads) + len(found.left_over) == 15


@pytest.mark.parametrize("about", [2, 3, 4])
def test_about_k_gives_about_k(study, about: int):
    corpus = study(THEMES, per_theme=14)
    found = find_threads(*corpus.arguments, ThreadSettings(about=about))
    assert abs(len(found.threads) - about) <= 1


def test_vectors_must_belong_to_the_segments(study):
    corpus = study(THEMES, per_theme=4)
    with pytest.raises(ValueError, match="one row"):
        find_threads(corpus.segments, corpus.vectors[1:], corpus.documents, corpus.cases)


def test_a_setting_that_cannot_be_is_refused():
    with pytest.raises(ThreadsError, match="about"):
        ThreadSettings(about=0)


@pytest.mark.parametrize("many", [6000, 10])
def test_progress_ends_at_its_total_and_can_stop_the_work(study, monkeypatch, many):
    monkeypatch.setattr("qualcode.threads.clustering.MANY", many)  # from which on fewer groupings are made
    corpus = study(THEMES, per_theme=6)
    calls: list[tuple[int, int]] = []
    find_threads(*corpus.arguments, progress=lambda done, total: calls.append((done, total)))
    assert calls[-1][0] == calls[-1][1] == len(calls)

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        find_threads(*corpus.arguments, progress=stop)


SCRIPT = """
import json, sys
from dataclasses import asdict
sys.path.insert(0, {folder!r})
from conftest import make_study
from test_find_threads import THEMES
from qualcode.threads import find_threads
print(json.dumps(asdict(find_threads(*make_study(THEMES, per_theme=15).arguments))))
"""


def test_two_processes_give_the_same_bytes():
    folder = str(Path(__file__).parent)
    outputs = [
        subprocess.run(
            [sys.executable, "-c", SCRIPT.format(folder=folder)],
            env={**os.environ, "PYTHONHASHSEED": seed, "OMP_NUM_THREADS": seed, "OPENBLAS_NUM_THREADS": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert outputs[0] == outputs[1]
    assert len(json.loads(outputs[0])["threads"]) == 3
