"""The words in an element of XML or HTML."""

from __future__ import annotations

from typing import Any


def words_in(element: Any) -> str:
    """All that is written within an lxml element, its white space made single spaces."""
    return " ".join("".join(element.itertext()).split())
