"""Batches are encoded side by side, each on one core, and no more is begun once somebody stops."""

import threading

import numpy as np
import pytest

from qualcode.embedding import TransformerEmbedder, transformer
from qualcode.embedding.side_by_side import side_by_side
from qualcode.errors import Cancelled

TEXTS = [f"werk{'druk' * (number % 5)} hoog {'werk ' * (number % 7)}" for number in range(60)]


@pytest.mark.parametrize("workers", [1, 2, 5, 50])
def test_every_part_comes_back_with_its_own_result(workers):
    found = dict(side_by_side(lambda part: part * 10, [3, 1, 4, 15, 9, 2, 6], workers))
    assert found == {3: 30, 1: 10, 4: 40, 15: 150, 9: 90, 2: 20, 6: 60}


def test_nothing_to_do_asks_for_nothing():
    assert list(side_by_side(lambda part: part, [], 4)) == []


def test_whoever_stops_waits_for_what_is_under_way_alone():
    begun, hold = [], threading.Event()

    def work(part):
        begun.append(part)
        if part:
            hold.wait(5)
        return part

    parts = side_by_side(work, range(40), 2)
    assert next(parts) == (0, 0)
    hold.set()
    parts.close()
    assert len(begun) < 40
    assert not [one for one in threading.enumerate() if one.name.startswith("qualcode-batch")]


def test_trouble_in_one_part_is_told():
    def work(part):
        if part == 3:
            raise ValueError("three")
        return part

    with pytest.raises(ValueError, match="three"):
        list(side_by_side(work, range(10), 3))


def test_the_number_of_cores_changes_no_vector(tiny, monkeypatch):
    found = []
    for cores in (1, 2, 7):
        monkeypatch.setattr(transformer, "cores", lambda cores=cores: cores)
        found.append(TransformerEmbedder.from_folder(tiny).encode(TEXTS))
    assert np.array_equal(found[0], found[1])
    assert np.array_equal(found[0], found[2])


def test_no_batch_spreads_its_products_over_more_cores(tiny, monkeypatch):
    import torch

    embedder, threads = TransformerEmbedder.from_folder(tiny), set()
    monkeypatch.setattr(transformer, "cores", lambda: 3)
    forward = embedder.model.forward

    def watched(*arguments, **named):
        threads.add(torch.get_num_threads())
        return forward(*arguments, **named)

    monkeypatch.setattr(embedder.model, "forward", watched)
    embedder.encode(TEXTS)
    assert threads == {1}


def test_encoding_side_by_side_can_be_stopped(tiny, monkeypatch):
    monkeypatch.setattr(transformer, "cores", lambda: 3)

    def stop(done, total):
        if done >= 8:
            raise Cancelled

    with pytest.raises(Cancelled):
        TransformerEmbedder.from_folder(tiny).encode(TEXTS, progress=stop)
    assert not [one for one in threading.enumerate() if one.name.startswith("qualcode-batch")]
