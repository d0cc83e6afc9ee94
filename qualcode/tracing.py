"""Where in our code an error arose, without its message: that may hold people's words."""

from __future__ import annotations

import traceback
from pathlib import Path

_HOME = Path(__file__).resolve().parent
OURS = (_HOME, _HOME.parent / "app")
LAST = 4
"""Lines of code that are told at most."""


def where(error: BaseException) -> str:
    """The kind of error and the last lines of our code it passed: ``KeyError at deck.py:31 show > …``."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [one for one in frames if any(Path(one.filename).is_relative_to(home) for home in OURS)]
    places = [f"{Path(one.filename).name}:{one.lineno} {one.name}" for one in ours[-LAST:]]
    kind = type(error).__name__
    return f"{kind} at {' > '.join(places)}" if places else kind
