"""Text becomes vectors: adapters behind one Protocol, and the choice between them.

Importing this package imports neither torch nor NumPy, and nothing but `install` uses the network.
"""

from __future__ import annotations

from qualcode.embedding.choosing import available, choose, default_name, install
from qualcode.embedding.hashing import HashingEmbedder
from qualcode.embedding.protocol import Embedder, ModelInfo
from qualcode.embedding.texts import batches, clean
from qualcode.embedding.transformer import TransformerEmbedder
from qualcode.embedding.vectors import centred

__all__ = [
    "Embedder",
    "HashingEmbedder",
    "ModelInfo",
    "TransformerEmbedder",
    "available",
    "batches",
    "centred",
    "choose",
    "clean",
    "default_name",
    "install",
]
