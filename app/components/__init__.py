"""Our own components for the page: plain JavaScript modules and style sheets, joined without a build.

What is large goes to the browser as files, which it keeps (`hand_out`, given by the doorway): Streamlit sends
the script and the style of a component along with every answer, so there only stand the lines of ``open.js``.
Where nobody hands them out, as under ``streamlit run app/main.py``, all goes along after all (`drawn_with`).
"""

from __future__ import annotations

import json
import re
from functools import cache
from hashlib import sha256
from pathlib import Path

FOLDER = Path(__file__).parent
PANE = (
    "memory",
    "text",
    "lanes",
    "codetree",
    "state",
    "dom",
    "keys",
    "select",
    "sync",
    "margin",
    "turn",
    "page",
    "codes",
    "making",
    "side",
    "dialogs",
    "top",
    "search",
    "everywhere",
    "places",
    "queue",
    "facets",
    "spans",
    "acts",
    "keyboard",
    "hover",
    "early",
    "main",
)
# Where the doorway gives our files, below Streamlit's ``static``.
OURS = "ours/"
_handed_out = False
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


@cache
def served() -> dict[str, bytes]:
    """Our files for the browser by name, as ``ours/pane.1f09ab3c.js``; what is in them is in the name."""
    return dict(_named(f"pane.{kind}", text) for kind, text in (("js", script()), ("css", style())))


def address(stem: str, kind: str) -> str:
    """Where a served file is, seen from one of our pages: ``static/ours/pane.1f09ab3c.js``."""
    beginning, end = f"{OURS}{stem}.", f".{kind}"
    return next(f"static/{name}" for name in served() if name.startswith(beginning) and name.endswith(end))


def hand_out() -> dict[str, bytes]:
    """`served`, for a server that gives each file at its `address`; components rely on it from now on."""
    global _handed_out  # noqa: PLW0603  one server a process
    _handed_out = True
    return served()


def drawn_with(stem: str, html: str) -> dict[str, str]:
    """The arguments `html`, `js` and perhaps `css` of a component, also where no server hands out files."""
    if not _handed_out:
        return {"html": html, "css": style(stem), "js": script(stem)}
    link = f'<link rel="stylesheet" crossorigin href="{address(stem, "css")}">'
    return {"html": link + html, "js": opening(stem)}


@cache
def opening(stem: str) -> str:
    """The script of a component that takes all it does from its served file."""
    return f"const file = {json.dumps(address(stem, 'js'))};\n" + (FOLDER / "open.js").read_text("utf-8")


def _named(name: str, text: str) -> tuple[str, bytes]:
    body = text.encode("utf-8")
    stem, _, kind = name.rpartition(".")
    return f"{OURS}{stem}.{sha256(body).hexdigest()[:16]}.{kind}", body
