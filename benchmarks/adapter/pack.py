"""``python -m benchmarks.adapter.pack OUT``: what training needs, for a machine apart.

``texts.json`` holds the material, ``tokens.npz`` every text as the ids of the tokens that occur, and
``weights.npz`` the encoder, its word embeddings cut down to those tokens. The 4-bit numbers and their scales
are written as they are, so that nothing is rounded on the way.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np

from benchmarks.adapter.material import Material, material
from qualcode.embedding.e5 import packed_file, unpacked_folder
from qualcode.embedding.e5_folder import _OF_LAYER
from qualcode.embedding.e5_weights import PackedE5
from qualcode.embedding.texts import clean

LONGEST = 160
PROMPT = "query: "


def all_texts(found: Material) -> list[str]:
    """Every text once, in order."""
    texts = [one.text for one in found.codes]
    texts += [text for one in found.fragments for text in (one.text, one.question) if text]
    texts += [one.text for one in found.outside]
    return list(dict.fromkeys(texts))


def main(out: Path) -> None:
    """Write the folder."""
    from tokenizers import Tokenizer

    out.mkdir(parents=True, exist_ok=True)
    found = material()
    texts = all_texts(found)
    tokenizer = Tokenizer.from_file(str(unpacked_folder() / "tokenizer.json"))
    tokens = [one.ids[:LONGEST] for one in tokenizer.encode_batch([PROMPT + clean(text) for text in texts])]
    kept = np.unique(np.concatenate([np.array(one) for one in tokens] + [np.array([0, 1, 2, 3])]))
    flat = np.searchsorted(kept, np.concatenate([np.array(one) for one in tokens]))
    lengths = np.array([len(one) for one in tokens])
    np.savez_compressed(out / "tokens.npz", flat=flat.astype(np.int32), lengths=lengths, kept=kept)
    content = {"texts": texts, **found.as_json()}
    (out / "texts.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    _weights(out / "weights.npz", kept)
    print(f"{len(texts)} texts, {len(kept)} tokens, {lengths.mean():.0f} a text, longest {lengths.max()}")


def _weights(path: Path, kept: np.ndarray) -> None:
    packed = PackedE5(packed_file())  # type: ignore[arg-type]
    state: dict[str, np.ndarray] = {}
    hidden = packed.sizes.hidden
    named = {"emb.word": "word", "emb.pos": "positions", "emb.type": "types"}
    for short, long in named.items():
        rows = packed.tensor(short).reshape(-1, hidden)
        _put(state, long, rows[kept] if short == "emb.word" else rows)
    _put(state, "ln.w", packed.tensor("emb.ln.w"))
    _put(state, "ln.b", packed.tensor("emb.ln.b"))
    for layer in range(packed.sizes.layers):
        for short in _OF_LAYER:
            bias = packed.tensor(f"l{layer}.{short}.b")
            weight = packed.tensor(f"l{layer}.{short}.w")
            _put(
                state, f"{layer}.{short}.w", weight if short.endswith("ln") else weight.reshape(len(bias), -1)
            )
            _put(state, f"{layer}.{short}.b", bias)
    np.savez_compressed(path, **state)


def _put(state: dict[str, np.ndarray], name: str, values: np.ndarray) -> None:
    """Blocks of 32 as whole numbers and a scale where that loses nothing, else float32."""
    if values.ndim == 2 and values.shape[1] % 32 == 0:
        blocks = values.reshape(-1, 32)
        scale = _scale(blocks)
        whole = np.round(blocks / np.where(scale == 0, 1, scale)[:, None])
        if np.array_equal(whole * scale[:, None], blocks):
            state[f"{name}:q"] = whole.astype(np.int8).reshape(values.shape)
            state[f"{name}:s"] = scale
            return
    state[name] = values.astype(np.float32)


def _scale(blocks: np.ndarray) -> np.ndarray:
    """In Q4_0 the number furthest from zero is -8 times the scale."""
    furthest = np.take_along_axis(blocks, np.abs(blocks).argmax(axis=1)[:, None], axis=1)[:, 0]
    return (furthest / np.float32(-8)).astype(np.float32)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks.adapter.pack", description=__doc__)
    parser.add_argument("out", type=Path)
    main(parser.parse_args().out)
