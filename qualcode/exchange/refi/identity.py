"""Identifiers that a project gives, so that what refers to a noun finds it."""

from __future__ import annotations

import json
from collections.abc import Iterable

from qualcode.model import content_hash

ID_LENGTH = 16
"""Length of a document's id: the beginning of the hash of its file."""


def coding_id(code: str, document: str, start: int, end: int, coder: str) -> str:
    """The identifier that a project gives such a coding, so that memos find it."""
    content = json.dumps([code, document, start, end, coder], ensure_ascii=False, separators=(",", ":"))
    return content_hash(content)[:20]


def unsigned(users: Iterable[str], tool: str) -> str:
    """Whose work is what bears no name: the only user's where a file knows one, else the tool's."""
    names = {name for name in users if name}
    return names.pop() if len(names) == 1 else tool


def memo_id(target: str, text: str, author: str) -> str:
    """Identifier of a memo from elsewhere, made of its content, so that it comes in once."""
    return content_hash(f"{target}\x1f{text}\x1f{author}")[:20]
