"""What XML may hold."""

from __future__ import annotations

import re
from datetime import UTC, datetime

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_COLOR = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")


def allowed(text: str) -> str:
    """`text` with single line ends and without the signs that XML 1.0 forbids."""
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def date_time(text: str) -> str:
    """A moment as XML's dateTime; empty where `text` is none."""
    try:
        moment = datetime.fromisoformat(text.strip().replace("Z", "+00:00").replace(" ", "T", 1))
    except ValueError:
        return ""
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return moment.isoformat(timespec="seconds")


def color(text: str) -> str:
    """A colour as ``#rrggbb``; empty where `text` is none."""
    match = _COLOR.match(text.strip())
    if match is None:
        return ""
    digits = match[1] if len(match[1]) == 6 else "".join(2 * digit for digit in match[1])
    return f"#{digits}"
