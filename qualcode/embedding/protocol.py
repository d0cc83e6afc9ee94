"""What every embedding model is to the rest of qualcode."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from qualcode.progress import Progress, silent

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Embedder(Protocol):
    """Turns texts into vectors whose cosine says how alike they are.

    Attributes
    ----------
    id : name, version and precision of the model; vectors with different ids are never compared.
    dimensions : length of a vector.

    Both are known without loading the model.
    """

    @property
    def id(self) -> str:
        """Name, version and precision."""
        ...

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        ...

    def encode(self, texts: Sequence[str], *, progress: Progress = silent) -> NDArray[np.float32]:
        """Vectors of unit length, shape (n, dimensions), in the order of `texts`.

        A text without any visible character gets a vector of zeros. `progress` counts texts and may
        raise `Cancelled`.
        """
        ...

    def query(self, text: str) -> NDArray[np.float32]:
        """Vector of one text to look up, shape (dimensions,): that of `encode`, or very nearly and sooner."""
        ...


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """A model as `qualcode models` shows it.

    Attributes
    ----------
    name : what to give to `choose`.
    at_hand : whether it can be used now, without a network.
    in_use : whether `choose()` takes it.
    note : a word on it in the reader's language.
    """

    name: str
    at_hand: bool
    in_use: bool
    note: str
