"""Who is at this browser and which project is open in it."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote

import streamlit as st

from app import place, recents
from app.coding import ahead
from app.shared import SharedProject
from qualcode.errors import ProjectError

CODER_COOKIE = "qualcode_coder"
SCHEME_COOKIE = "qualcode_scheme"
SCHEMES = ("system", "light", "dark")
LONGEST_NAME = 80
_CODER, _PROJECT, _SCHEME = "_coder", "_project", "_scheme"
_OF_BROWSER = (
    _CODER,
    _PROJECT,
    _SCHEME,
    "_page",
    "_place",
    "_drawing",
    "_trouble",
    "_frame",
    "_drafts",
    "_start",
    "start-",
)
"""How the keys begin of what is kept whichever project is open: the frame's, and that of Start."""


def coder() -> str:
    """The name under which this browser codes; empty when it was not asked yet."""
    known = st.session_state.get(_CODER)
    if known is None:
        known = st.session_state[_CODER] = told(st.context.cookies)
    return str(known)


def told(cookies: Mapping[str, str]) -> str:
    """The coder's name as a browser tells it in its cookies; empty where it does not."""
    return clean_name(unquote(cookies.get(CODER_COOKIE, "")))


def set_coder(name: str) -> None:
    """Let this browser code under another name; the project is opened anew under it."""
    st.session_state[_CODER] = clean_name(name)


def scheme() -> str:
    """Whether this browser is to be light or dark, or as the computer is; empty where nothing was chosen."""
    told = st.session_state.get(_SCHEME) or st.context.cookies.get(SCHEME_COOKIE, "")
    return told if told in SCHEMES else ""


def set_scheme(chosen: str) -> None:
    """Let this browser be light, dark, or as the computer is set."""
    st.session_state[_SCHEME] = chosen


def clean_name(name: str) -> str:
    """A name on one line without invisible characters, NFC, at most 80 characters."""
    seen = "".join(c if c.isprintable() else " " for c in unicodedata.normalize("NFC", name))
    return " ".join(seen.split())[:LONGEST_NAME].strip()


def project() -> SharedProject | None:
    """The project of this browser session, or None when none is chosen.

    It is opened once, and again when the coder, the address or the file itself changes; the former one is
    closed. ProjectError when the address names a project that is not known here, or the file cannot be
    opened.
    """
    path = _wanted()
    if path is None:
        return None
    held = st.session_state.get(_PROJECT)
    mark = ahead.mark(path, coder())
    if held is None or held[0] != mark:
        opened = ahead.taken(path, coder()) or SharedProject.open(path, who=coder())
        recents.remember(path, opened.title)
        if held is not None:
            held[1].close()  # on Windows a file that is open cannot be moved
            if held[0][:2] != mark[:2]:
                _forget_pages()
        held = st.session_state[_PROJECT] = (mark, opened)
    place.put(p=recents.key_of(path))
    opened_project: SharedProject = held[1]
    return opened_project


def _forget_pages() -> None:
    """Forget what pages keep of this visit, such as ticks: it is of another project, or of another coder."""
    for key in [key for key in st.session_state if not str(key).startswith(_OF_BROWSER)]:
        del st.session_state[key]


def choose(path: Path, title: str = "") -> None:
    """Make this the project of this browser session; takes effect at the next run."""
    place.forget_all()
    place.put(p=recents.remember(path, title or path.stem))


def _wanted() -> Path | None:
    key = place.get("p")
    if key:
        path = known(key)
        if path is None:
            raise ProjectError("app.error.unknown_project")
        return path
    held = st.session_state.get(_PROJECT)
    if held is not None:
        return Path(held[0][0])
    return _told()


def known(key: str) -> Path | None:
    """The project with that key in an address; without a key the one that the server was started with."""
    return (recents.find(key) if key else None) or _told(key)


def _told(key: str = "") -> Path | None:
    """The project named on the command line, if any (and if it is the one with that key)."""
    if len(sys.argv) < 2 or not sys.argv[1].endswith(".db"):
        return None
    path = Path(sys.argv[1])
    return path if key in ("", recents.key_of(path)) else None
