"""Vectors as float32 BLOBs keyed by (hash of text, model): no text is embedded twice, no models mix."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sqlite_utils import Database

from qualcode.model import content_hash
from qualcode.store.log import writing

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Vectors:
    """The cache of embeddings."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def missing(self, texts: Sequence[str], model_id: str) -> list[str]:
        """The distinct texts without a vector of this model, in order."""
        by_hash = {content_hash(text): text for text in texts}
        rows = self._db.execute(
            "SELECT value FROM json_each(?) WHERE value NOT IN"
            " (SELECT text_hash FROM vectors WHERE model_id = ?)",
            [json.dumps(list(by_hash)), model_id],
        )
        return [by_hash[row[0]] for row in rows.fetchall()]

    def put(self, texts: Sequence[str], model_id: str, vectors: NDArray[np.float32]) -> None:
        """Store a batch: ``vectors[i]``, of shape (dimensions,), belongs to ``texts[i]``."""
        rows: list[dict[str, Any]] = [
            {"text_hash": content_hash(text), "model_id": model_id, "vector": vector.astype("<f4").tobytes()}
            for text, vector in zip(texts, vectors, strict=True)
        ]
        with writing(self._db):
            self._db.table("vectors").insert_all(rows, ignore=True)

    def get(self, texts: Sequence[str], model_id: str) -> NDArray[np.float32]:
        """Vectors of shape (len(texts), dimensions); KeyError if one is missing."""
        import numpy as np

        hashes = [content_hash(text) for text in texts]
        if not hashes:
            return np.empty((0, 0), dtype=np.float32)
        place: dict[str, int] = {}
        found = self._db.execute(
            "SELECT text_hash, vector FROM vectors WHERE model_id = ?"
            " AND text_hash IN (SELECT value FROM json_each(?))",
            [model_id, json.dumps(sorted(set(hashes)))],
        )
        buffers: list[bytes] = []
        for text_hash, vector in found:
            place[text_hash] = len(buffers)
            buffers.append(vector)
        rows = [place[text_hash] for text_hash in hashes]
        matrix = np.frombuffer(b"".join(buffers), dtype="<f4").reshape(len(buffers), -1)
        return matrix[rows]

    def held(self, model_id: str) -> tuple[list[str], NDArray[np.float32]]:
        """All content segments with a vector of this model: their ids, and vectors, shape (n, dimensions)."""
        import numpy as np

        rows = self._db.execute(
            "SELECT s.id, v.vector FROM segments s JOIN documents d ON d.id = s.document_id"
            " JOIN vectors v ON v.text_hash = s.text_hash AND v.model_id = ?"
            " WHERE d.replaced_by IS NULL AND s.kind = 'content' ORDER BY s.rowid",
            [model_id],
        ).fetchall()
        matrix = np.frombuffer(b"".join(row[1] for row in rows), dtype="<f4")
        return [row[0] for row in rows], matrix.reshape(len(rows), -1) if rows else np.empty((0, 0), "<f4")

    def count(self, model_id: str) -> int:
        """How many vectors of this model are stored."""
        row = self._db.execute("SELECT COUNT(*) FROM vectors WHERE model_id = ?", [model_id]).fetchone()
        return int(row[0])
