"""All that a search needs is embedded in one go, which tells how far it is and can be stopped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from qualcode.embedding import HashingEmbedder
from qualcode.errors import Cancelled
from qualcode.project import Project
from qualcode.project.proposed import embedded

ANSWERS = (
    "In week {n} was het rooster rond, bijna dan, want op afdeling {m} viel er weer iemand uit.",
    "Dat bureau belt elke dag, en wie er dan komt {n} weet je nooit vooraf, zei collega {m} ook al.",
    "Ik heb {m} jaar in vaste dienst gewerkt, en na {n} maanden als zelfstandige wil ik niet meer terug, want"
    " ik kies nu zelf wanneer ik kom en of ik die nacht erbij neem, en dat geeft rust, ook thuis bij ons.",
)


class Watched(HashingEmbedder):
    """Remembers the batches it was given."""

    def __init__(self) -> None:
        super().__init__()
        self.given: list[tuple[str, ...]] = []

    def encode(self, texts, **named):
        self.given.append(tuple(texts))
        return super().encode(texts, **named)


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> Watched:
    embedder = Watched()
    monkeypatch.setattr("qualcode.embedding.choose", lambda model=None: embedder)
    monkeypatch.setattr(embedded, "BATCH", 8)
    return embedder


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    folder = tmp_path / "map"
    folder.mkdir()
    for file in range(6):
        turns = [
            f"I: En hoe ging dat in week {number} bij jullie?\n\nR: "
            + ANSWERS[number % 3].format(n=number, m=file)
            for number in range(30)
        ]
        (folder / f"gesprek {file}.txt").write_text("\n\n".join(turns))
    with Project.create(tmp_path / "p.db") as made:
        made.add([folder])
        made.load_codebook("flexwerk-zorg")
        yield made


def test_after_it_neither_threads_nor_suggestions_embed_anything(project: Project, watched: Watched) -> None:
    project.embed()
    embedded_texts = [text for batch in watched.given for text in batch]
    assert len(embedded_texts) == len(set(embedded_texts))
    watched.given.clear()
    project.threads()
    project.suggest()
    assert watched.given == []


def test_after_a_corrected_turn_only_words_that_changed_are_embedded(
    project: Project, watched: Watched
) -> None:
    project.embed()
    watched.given.clear()
    document = project.documents()[0]
    project.split_turn(document.id, 1, "viel er weer iemand uit", "Bo")
    project.embed()
    project.suggest()
    given = [text for batch in watched.given for text in batch]
    assert given
    assert all("viel er weer iemand uit" in text or "was het rooster rond" in text for text in given)
    assert len(given) <= 8


def test_a_search_alone_tells_of_all_its_texts_at_once(project: Project, watched: Watched) -> None:
    told: list[tuple[int, int]] = []
    project.threads(progress=lambda done, total: told.append((done, total)))
    texts = sum(map(len, watched.given))
    embedding = [done for done, total in told if total == texts]
    assert embedding[0] == 0
    assert embedding[-1] == texts
    assert embedding == sorted(embedding)
    assert len(embedding) > len(watched.given)


def test_what_is_done_tells_how_long_the_rest_takes(project: Project, watched: Watched) -> None:
    project.embed()
    letters = np.cumsum([sum(map(len, batch)) for batch in watched.given])
    texts = np.cumsum([len(batch) for batch in watched.given])
    later = texts >= texts[-1] / 4
    assert np.abs(letters / letters[-1] - texts / texts[-1])[later].max() < 0.1


@pytest.mark.parametrize("after", [1, 40, 133])
def test_stopped_and_gone_on_with_the_batches_are_the_same(
    project: Project, watched: Watched, after: int
) -> None:
    def stop(done: int, total: int) -> None:
        if done >= after:
            raise Cancelled

    with pytest.raises(Cancelled):
        project.embed(progress=stop)
    *first, _ = watched.given
    assert project._store.vectors.count(watched.id) == sum(map(len, first)) >= after - 8
    watched.given = []
    told: list[tuple[int, int]] = []
    project.embed(progress=lambda done, total: told.append((done, total)))
    assert told[0] == (0, sum(map(len, watched.given)))
    stopped = sorted([*first, *watched.given])
    watched.given = []
    with Project.create(project.path.with_name("again.db")) as again:
        again.add([project.path.with_name("map")])
        again.load_codebook("flexwerk-zorg")
        again.embed()
    assert sorted(watched.given) == stopped
