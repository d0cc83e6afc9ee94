"""Search by meaning: the model is loaded once, in the background, while the researcher goes on."""

from __future__ import annotations

import threading
from typing import Any

from qualcode.errors import QualcodeError
from qualcode.project import Project

_lock = threading.Lock()
_state = {"model": "cold"}


def similar(project: Project, query: str, limit: int) -> tuple[str, list[Any]]:
    """Segments nearest in meaning to the query, or ``"loading"`` while the model is not there yet.

    ``"absent"`` when there is no model or no segment has a vector of it.
    """
    if not query.strip():
        return "ready", []
    if warm() != "ready":
        return _state["model"], []
    found = project.similar(query, limit=limit)
    return ("ready" if found else "absent"), found


def warm() -> str:
    """Begin loading the model if nobody did; ``"loading"``, ``"ready"`` or ``"absent"``."""
    with _lock:
        if _state["model"] == "cold":
            _state["model"] = "loading"
            threading.Thread(target=_load, name="qualcode-meaning", daemon=True).start()
    return _state["model"]


def _load() -> None:
    try:
        from qualcode.embedding import choose

        choose(None).query("warm")
    except (QualcodeError, ImportError, OSError):
        _state["model"] = "absent"
        return
    _state["model"] = "ready"
