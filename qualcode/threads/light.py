"""BERTopic without umap-learn, until somebody asks for UMAP.

BERTopic imports umap-learn for one of its charts, and that compiles its nearest neighbours at import:
most of a second in every search for threads, which reduces nothing by UMAP. Imported before BERTopic.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any


def import_without_umap(name: str) -> None:
    """Import module `name` with a promise in the place of umap-learn, unless either is imported already.

    What the module took as ``UMAP`` imports umap-learn when it is called, so nothing is lacking later.
    """
    if name in sys.modules or "umap" in sys.modules:
        return
    promise = ModuleType("umap")
    promise.UMAP = _umap  # type: ignore[attr-defined]
    sys.modules["umap"] = promise
    try:
        __import__(name)
    finally:
        del sys.modules["umap"]


def _umap(*values: Any, **settings: Any) -> Any:
    from umap import UMAP

    return UMAP(*values, **settings)


import_without_umap("bertopic")
