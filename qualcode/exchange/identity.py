"""Who made what comes from elsewhere, and which memo it is."""

from __future__ import annotations

from collections.abc import Iterable

from qualcode.model import content_hash


def unsigned(users: Iterable[str], tool: str) -> str:
    """Whose work is what bears no name: the only user's where a file knows one, else the tool's."""
    names = {name for name in users if name}
    return names.pop() if len(names) == 1 else tool


def memo_id(target: str, text: str, author: str) -> str:
    """Identifier of a memo from elsewhere, made of its content, so that it comes in once."""
    return content_hash(f"{target}\x1f{text}\x1f{author}")[:20]
