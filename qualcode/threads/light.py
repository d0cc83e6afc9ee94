"""BERTopic without umap-learn, until somebody asks for UMAP.

BERTopic imports umap-learn for one of its charts, and that compiles its nearest neighbours at import:
most of a second in every search for threads, which reduces nothing by UMAP. Imported before BERTopic.
What BERTopic took as ``UMAP`` imports umap-learn when it is called, so nothing is lacking later.
"""

from __future__ import annotations

from types import ModuleType
from typing import Any

from qualcode.light import import_without


def _umap(*values: Any, **settings: Any) -> Any:
    from umap import UMAP

    return UMAP(*values, **settings)


_promise = ModuleType("umap")
_promise.UMAP = _umap  # type: ignore[attr-defined]
import_without("bertopic", "umap", _promise)
