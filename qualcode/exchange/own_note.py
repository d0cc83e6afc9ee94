"""QualCoder's personal notes: what stands below ``#####`` in a memo is kept from its AI (QualCoder 4.0)."""

from __future__ import annotations

import re

_MARK = re.compile(r"#{5,}")


def parted(memo: str) -> tuple[str, str]:
    """A code's memo as its definition, by which machines may go, and the personal note below the mark."""
    parts = _MARK.split(memo, maxsplit=1)
    return parts[0].strip(), parts[1].strip() if len(parts) > 1 else ""
