"""An embedder without a model, for tests and for benchmarks of everything else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING
from zlib import crc32

from qualcode.embedding.texts import clean
from qualcode.embedding.vectors import unit
from qualcode.progress import Progress, silent

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_WORD = re.compile(r"\w{4,}")
_STEM = 6


class HashingEmbedder:
    """Hashed counts of the beginnings of words: texts that share words lie together.

    Deterministic over machines and versions. Not fit for research.
    """

    id = "hashing-256"
    dimensions = 256

    def encode(self, texts: Sequence[str], *, progress: Progress = silent) -> NDArray[np.float32]:
        """See `Embedder.encode`."""
        import numpy as np

        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for row, text in enumerate(texts):
            words = _WORD.findall(clean(text).lower())
            for word in words or list(clean(text)):
                key = crc32(word[:_STEM].encode("utf-8"))
                vectors[row, key % self.dimensions] += 1.0 if key & 0x1000_0000 else -1.0
        progress(len(texts), len(texts))
        return unit(vectors)

    def query(self, text: str) -> NDArray[np.float32]:
        """See `Embedder.query`."""
        found: NDArray[np.float32] = self.encode([text])[0]
        return found
