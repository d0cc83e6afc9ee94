"""A low-rank delta that tunes multilingual-e5-small to talk about work, merged when it is unpacked.

Hu et al. 2022 (arXiv:2106.09685): each linear layer's matrix W becomes W + B A, with A (rank, in) and B
(out, rank). Merged, it costs nothing when texts are embedded. What it was trained on, and what it gives:
``benchmarks/adapter/README.md``.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Arrays = dict[str, NDArray[np.float32]]

FILE = Path(__file__).parent / "adapters" / "e5-small-talk.safetensors"
PROBE = "probe"


def read_delta() -> tuple[Arrays, NDArray[np.float32]]:
    """The factors by name (``"encoder.layer.0.attention.self.query.A"``), and the vectors of two known texts.

    The latter, shape (2, 384), are what the merged model gives: a check on the merging.
    """
    import numpy as np
    from safetensors.numpy import load_file

    stored = {name: values.astype(np.float32) for name, values in load_file(str(FILE)).items()}
    probe = stored.pop(PROBE)
    return stored, probe


def with_delta(state: Mapping[str, NDArray[np.float32]], delta: Mapping[str, NDArray[np.float32]]) -> Arrays:
    """The weights `state` with B A added to each matrix that `delta` has factors for; the rest as it is.

    Raises
    ------
    KeyError : `delta` names a matrix that is not there.
    ValueError : a shape does not fit.
    """
    found = dict(state)
    for layer in sorted({name.rpartition(".")[0] for name in delta}):
        matrix = found[f"{layer}.weight"]
        product = delta[f"{layer}.B"] @ delta[f"{layer}.A"]
        if product.shape != matrix.shape:
            raise ValueError(f"{layer}: {product.shape} does not fit {matrix.shape}")
        found[f"{layer}.weight"] = matrix + product
    return found
