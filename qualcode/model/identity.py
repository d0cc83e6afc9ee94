"""Keys that follow from content, so that the same files give the same keys on every machine."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata

ID_LENGTH = 16
"""Signs in the id of a document: so much of the hash of its file, or of what a reading of that is made of."""


def content_hash(content: str | bytes) -> str:
    """SHA-256 of `content` in hexadecimal; text is hashed as UTF-8."""
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    return hashlib.sha256(data).hexdigest()


def coding_id(code: str, document: str, start: int, end: int, coder: str) -> str:
    """Identifier of a coding, derived from its content when it is made; it keeps it when it changes."""
    content = json.dumps([code, document, start, end, coder], ensure_ascii=False, separators=(",", ":"))
    return content_hash(content)[:20]


def slug(name: str) -> str:
    """Lower-case ASCII key for `name`: ``"Het Ruisende Riet"`` gives ``"het-ruisende-riet"``."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii")
    key = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
    return key or content_hash(name)[:12]
