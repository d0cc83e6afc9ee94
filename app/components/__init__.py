"""Our own components for the page: plain JavaScript modules and style sheets, joined without a build."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
PANE = (
    "text",
    "lanes",
    "codetree",
    "state",
    "dom",
    "keys",
    "select",
    "sync",
    "margin",
    "page",
    "codes",
    "making",
    "side",
    "dialogs",
    "top",
    "search",
    "queue",
    "facets",
    "spans",
    "acts",
    "keyboard",
    "hover",
    "main",
)
_IMPORT = re.compile(r"^import .*?;\n", re.MULTILINE | re.DOTALL)
_EXPORT = re.compile(r"^export (?!default)", re.MULTILINE)


@cache
def script(folder: str = "pane", modules: tuple[str, ...] = PANE) -> str:
    """Modules as one, each after those it imports; names at the top of a module must differ between them."""
    parts = [(FOLDER / folder / f"{module}.js").read_text("utf-8") for module in modules]
    return "\n".join(_EXPORT.sub("", _IMPORT.sub("", part)) for part in parts)


@cache
def style(folder: str = "pane") -> str:
    """The style sheet of a component."""
    return (FOLDER / folder / f"{folder}.css").read_text("utf-8")
