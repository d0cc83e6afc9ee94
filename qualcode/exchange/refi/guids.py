"""Stable identifiers: the same project gives the same GUIDs, whenever and wherever it is exported."""

from __future__ import annotations

from uuid import UUID, uuid5

_SPACE = UUID("6d1f3c52-9b0e-5a6e-8f7d-2f1c0b9a7e41")


def guid(kind: str, *parts: str) -> str:
    """GUID of one noun: name-based (RFC 9562, version 5), so derived from what it is."""
    return str(uuid5(_SPACE, "\x1f".join((kind, *parts))))
