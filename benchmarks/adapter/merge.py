"""``python -m benchmarks.adapter.merge DELTAS MEMBERS SHARE RANK``: the delta that qualcode ships.

The mean of the members' deltas (``abcde``) times SHARE, brought back to RANK by singular values, as float16;
with the vectors that the merged model gives of two known texts, so that unpacking can be checked.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from qualcode.embedding import e5, e5_talk
from qualcode.embedding.e5_folder import _OF_LAYER

Delta = dict[str, NDArray[np.float16]]


def mean_delta(path: Path, members: str, share: float, rank: int) -> Delta:
    """Factors by the names of `qualcode.embedding.e5_talk.read_delta`."""
    stored = np.load(path)
    found: Delta = {}
    for key in sorted({name[2:-2] for name in stored.files if name[0] in members}):
        whole = sum(
            stored[f"{one}/{key}.B"].astype(np.float64) @ stored[f"{one}/{key}.A"].astype(np.float64)
            for one in members
        )
        left, values, right = np.linalg.svd(np.asarray(whole) * share / len(members), full_matrices=False)
        root = np.sqrt(values[:rank])
        layer, short = key.split(".")
        name = f"encoder.layer.{layer}.{_OF_LAYER[short]}"
        found[f"{name}.A"] = np.ascontiguousarray(root[:, None] * right[:rank]).astype(np.float16)
        found[f"{name}.B"] = np.ascontiguousarray(left[:, :rank] * root).astype(np.float16)
    return found


def main(path: Path, members: str, share: float, rank: int) -> None:
    """Write ``qualcode/embedding/adapters/e5-small-talk.safetensors``."""
    import torch
    from safetensors.numpy import save_file
    from sentence_transformers import SentenceTransformer

    delta = mean_delta(path, members, share, rank)
    plain = SentenceTransformer(str(e5.unpacked_folder()), device="cpu", local_files_only=True)
    inner = plain[0].auto_model
    for layer in {name.rpartition(".")[0] for name in delta}:
        added = delta[f"{layer}.B"].astype(np.float32) @ delta[f"{layer}.A"].astype(np.float32)
        with torch.no_grad():
            inner.get_parameter(f"{layer}.weight").add_(torch.from_numpy(added))
    probe = plain.encode(list(e5._TEST_TEXTS), show_progress_bar=False)
    e5_talk.FILE.parent.mkdir(exist_ok=True)
    save_file({**delta, e5_talk.PROBE: np.asarray(probe, np.float32)}, str(e5_talk.FILE))
    print(e5_talk.FILE, e5_talk.FILE.stat().st_size)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks.adapter.merge", description=__doc__)
    parser.add_argument("path", type=Path, metavar="deltas")
    parser.add_argument("members", help="their letters, as abcde")
    parser.add_argument("share", type=float)
    parser.add_argument("rank", type=int)
    main(**vars(parser.parse_args()))
