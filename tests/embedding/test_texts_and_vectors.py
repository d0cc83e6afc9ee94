import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from qualcode.embedding import HashingEmbedder, batches, centred, clean

any_text = st.text(alphabet=st.characters(exclude_categories=[]), max_size=40)


@given(any_text)
def test_a_clean_text_can_be_encoded_and_is_clean(text):
    found = clean(text)
    found.encode("utf-8")
    assert "\x00" not in found
    assert found == found.strip()
    assert clean(found) == found


def test_words_stay_when_what_stands_between_goes():
    assert clean(" Wij\x00zijn\ud800 moe\n\n ") == "Wij zijn moe"


@given(st.lists(any_text, max_size=50), st.integers(1, 9))
def test_batches_hold_each_text_once_and_shortest_first(texts, size):
    found = list(batches(texts, size))
    assert sorted(index for batch in found for index in batch) == list(range(len(texts)))
    assert all(1 <= len(batch) <= size for batch in found)
    lengths = [len(texts[index]) for batch in found for index in batch]
    assert lengths == sorted(lengths)


def test_a_batch_of_none_is_refused():
    with pytest.raises(ValueError, match="at least one"):
        list(batches(["a"], 0))


@given(arrays(np.float32, (7, 4), elements=st.floats(-3, 3, width=32)))
def test_centred_vectors_are_of_unit_length_or_zero(vectors):
    lengths = np.linalg.norm(centred(vectors), axis=1)
    filled = np.any(vectors != 0, axis=1)
    if filled.sum() >= 2:
        assert np.all((np.abs(lengths - 1) < 1e-3) | (lengths < 1e-6))
        assert np.all(lengths[~filled] == 0)


def test_centring_takes_away_what_all_share():
    vectors = np.array([[1, 1, 9], [1, -1, 9], [0, 0, 0]], dtype=np.float32)
    assert np.allclose(centred(vectors), [[0, 1, 0], [0, -1, 0], [0, 0, 0]], atol=1e-6)


def test_one_vector_stays_as_it_is():
    alone = np.array([[0.6, 0.8]], dtype=np.float32)
    assert np.array_equal(centred(alone), alone)


def test_hashing_puts_texts_that_share_words_together():
    embedder = HashingEmbedder()
    found = embedder.encode(
        ["het rooster van de afdeling", "de roosters per afdeling", "een contract tekenen", ""]
    )
    cosines = found @ found.T
    assert found.shape == (4, embedder.dimensions)
    assert cosines[0, 1] > cosines[0, 2] + 0.5
    assert np.allclose(np.diag(cosines), [1, 1, 1, 0])
