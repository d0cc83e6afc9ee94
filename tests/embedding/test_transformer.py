import numpy as np
import pytest

from qualcode.embedding import TransformerEmbedder, choose
from qualcode.embedding.linear import pack_linear_layers
from qualcode.embedding.transformer import folder_version, load
from qualcode.errors import Cancelled, ModelError

TEXTS = ["werkdruk hoog", "hoog", "", "werk", "\x00 \ud800", "druk druk druk werk hoog", "werk"]


def test_vectors_are_of_unit_length_in_the_order_of_the_texts(tiny, no_network):
    embedder = TransformerEmbedder.from_folder(tiny)
    found = embedder.encode(TEXTS)
    assert found.shape == (len(TEXTS), embedder.dimensions) == (7, 32)
    assert found.dtype == np.float32
    assert np.allclose(np.linalg.norm(found, axis=1), [1, 1, 0, 1, 0, 1, 1], atol=1e-5)
    assert np.allclose(found[3], found[6], atol=1e-6)
    alone = np.vstack([embedder.encode([text]) for text in TEXTS])
    assert np.allclose(found, alone, atol=2e-2)
    assert no_network == []


def test_a_text_that_is_looked_up_gets_the_vector_of_a_text(tiny):
    for embedder in (TransformerEmbedder.from_folder(tiny), choose("hashing")):
        for text in TEXTS:
            assert np.array_equal(embedder.query(text), embedder.encode([text])[0])


def test_nothing_to_encode_gives_no_rows(tiny):
    assert TransformerEmbedder.from_folder(tiny).encode([]).shape == (0, 32)


def test_the_prompt_of_e5_is_put_before_each_text(tiny, without_prompts):
    plain = load(tiny, "tiny", {}, "fp32")
    wanted = plain.encode(["query: werkdruk"], prompt="")
    for folder in (tiny, without_prompts):
        embedder = TransformerEmbedder.from_folder(folder)
        assert np.allclose(embedder.encode(["werkdruk"]), wanted, atol=2e-2)
    assert np.abs(plain.encode(["werkdruk"], prompt="") - wanted).max() > 0.05


def test_only_e5_without_prompts_gets_them(without_prompts):
    other = without_prompts.rename(without_prompts.with_name("minilm"))
    embedder = TransformerEmbedder.from_folder(other)
    assert not any(embedder.model.prompts.values())
    instruct = other.rename(other.with_name("multilingual-e5-large-instruct"))
    assert not any(TransformerEmbedder.from_folder(instruct).model.prompts.values())


@pytest.mark.parametrize("precision", ["fp32", "bf16"])
def test_packed_layers_give_the_same_vectors(tiny, precision):
    plain = load(tiny, "tiny", {}, "fp32")
    import copy

    faster = pack_linear_layers(copy.deepcopy(plain), precision)
    wanted, found = plain.encode(TEXTS[:2]), faster.encode(TEXTS[:2])
    assert (wanted * found).sum(axis=1).min() > (0.999999 if precision == "fp32" else 0.999)


def test_a_torch_that_cannot_pack_gives_the_same_vectors(tiny, monkeypatch):
    from qualcode.embedding import linear

    wanted = {kind: load(tiny, "tiny", {}, kind).encode(TEXTS[:2]) for kind in ("fp32", "bf16")}
    monkeypatch.setattr(linear, "_packed_product", lambda weight, bias: None)
    for kind, vectors in wanted.items():
        found = load(tiny, "tiny", {}, kind).encode(TEXTS[:2])
        assert (found * vectors).sum(axis=1).min() > 0.9999


def test_the_id_tells_models_and_precisions_apart(tiny, without_prompts, monkeypatch):
    ids = set()
    for precision in ("fp32", "bf16"):
        monkeypatch.setenv("QUALCODE_PRECISION", precision)
        from qualcode.embedding.linear import native_precision

        native_precision.cache_clear()
        ids |= {TransformerEmbedder.from_folder(folder).id for folder in (tiny, without_prompts)}
    native_precision.cache_clear()
    assert len(ids) == 4


def test_the_version_of_a_folder_follows_its_content(without_prompts):
    before = folder_version(without_prompts)
    assert folder_version(without_prompts) == before
    weights = without_prompts / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-1] + b"\x55")
    assert folder_version(without_prompts) != before


def test_the_id_is_known_without_loading(tiny):
    embedder = choose(str(tiny))
    assert embedder.id.startswith(tiny.name + "@")
    assert "model" not in vars(embedder)


def test_progress_counts_texts_and_can_stop_the_work(tiny):
    embedder = TransformerEmbedder.from_folder(tiny)
    seen = []
    embedder.encode(["werk"] * 20 + [""], progress=lambda done, total: seen.append((done, total)))
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert seen[-1] == (21, 21)

    def stop(done, total):
        if done > 8:
            raise Cancelled

    with pytest.raises(Cancelled):
        embedder.encode(["werk"] * 20, progress=stop)


def test_a_broken_folder_is_told_without_a_stack_of_libraries(without_prompts):
    (without_prompts / "model.safetensors").write_bytes(b"half a file")
    embedder = TransformerEmbedder.from_folder(without_prompts)
    with pytest.raises(ModelError) as caught:
        embedder.encode(["werk"])
    assert caught.value.key == "embedding.error.broken"


def test_a_folder_without_a_model_is_refused(tmp_path):
    with pytest.raises(ModelError) as caught:
        choose(str(tmp_path))
    assert caught.value.key == "embedding.error.no_model"
