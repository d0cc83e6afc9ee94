"""The files with which a browser begins, Streamlit's and ours, in memory; which of them a page asks for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

# The parts of Streamlit with which all our pages begin, by the first part of their files' names.
PARTS = ("BidiComponent", "Html", "PageLink", "purify.es")
KINDS = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".woff2": "font/woff2"}
_IMPORTED = re.compile(r"""(?:from|import)\s*["'`]\./([\w.\-]+\.js)["'`]""")
_NAMED = re.compile(r"""(?:src|href)="\./static/([\w./\-]+)\"""")


class Assets:
    """Streamlit's files for the browser, kept in memory once they were asked for, and ours among them.

    Parameters
    ----------
    folder : Streamlit's ``static`` folder.
    ours : our own files by name; another content must have another name, since browsers keep them for good.
    """

    def __init__(self, folder: Path, ours: Mapping[str, bytes] = MappingProxyType({})) -> None:
        self._folder = folder
        self._kept = {name: (body, KINDS[Path(name).suffix]) for name, body in ours.items()}

    def get(self, name: str) -> tuple[bytes, str] | None:
        """Bytes and kind of a file such as ``js/index.js``; None where there is none."""
        held = self._kept.get(name)
        if held is None and name in self._names:
            held = self._kept[name] = ((self._root / name).read_bytes(), KINDS[Path(name).suffix])
        return held

    def warm(self, *parts: str) -> None:
        """Read what every first picture asks for, and these parts."""
        for name in (*self.named, *self.ahead(*parts)):
            self.get(name)

    @cached_property
    def index(self) -> str:
        """Streamlit's own first page."""
        return (self._folder / "index.html").read_text("utf-8")

    @cached_property
    def named(self) -> list[str]:
        """The files that Streamlit's first page names."""
        return _NAMED.findall(self.index)

    def ahead(self, *parts: str) -> list[str]:
        """The files of `PARTS` and of these others, with what they import, without those already named."""
        found: dict[str, None] = {}
        begun = [
            f"{folder}{part}." for part in (*PARTS, *parts) for folder in ("js/", "css/", "media/", "ours/")
        ]
        waiting = [name for start in begun for name in sorted(self._names) if name.startswith(start)]
        while waiting:
            name = waiting.pop(0)
            held = None if name in found or name in self.named else self.get(name)
            if held is not None:
                found[name] = None
                if name.endswith(".js"):
                    imported = _IMPORTED.findall(held[0].decode("utf-8"))
                    waiting += [f"js/{module}" for module in imported]
        return list(found)

    @property
    def _root(self) -> Path:
        return self._folder / "static"

    @cached_property
    def _names(self) -> frozenset[str]:
        files = (path for path in self._root.rglob("*") if path.suffix in KINDS)
        return frozenset([*self._kept, *(path.relative_to(self._root).as_posix() for path in files)])
