"""Files made when somebody clicks, which no redraw of anybody's page takes away.

Streamlit forgets what a button makes as soon as its page begins to be drawn anew, while the old button is
still on the screen, and drops the file that was made at the second redraw of any page. So a click in that
moment led to nothing, and a browser that came for its file a little later found it gone.
"""

from __future__ import annotations

import itertools
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Any

import streamlit as st
from streamlit import runtime
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.media_file_storage import MediaFileStorageError

_TURN = itertools.count()
_HELD = 16
"""Files made that stay ready for the browser, of all people together."""
_BUTTONS = 64
"""Buttons that a redraw took away and that still answer, of all people together."""


class Lasting(MediaFileManager):
    """Streamlit's own keeper of files, with a memory for the buttons that are just gone."""

    gone: OrderedDict[str, tuple[Callable[[], Any], str | None, str | None]]
    lock: Lock

    def add_deferred(
        self,
        data_callable: Callable[[], Any],
        mimetype: str | None,
        coordinates: str,
        file_name: str | None = None,
        *,
        element_id: str = "",
    ) -> str:
        """Register a button as Streamlit does, and remember what it makes."""
        file_id = super().add_deferred(data_callable, mimetype, coordinates, file_name, element_id=element_id)
        with self.lock:
            self.gone[file_id] = (data_callable, mimetype, file_name)
            while len(self.gone) > _BUTTONS:
                self.gone.popitem(last=False)
        return file_id

    def execute_deferred(self, file_id: str) -> str:
        """Make the file of a button, also when that button has been drawn anew since."""
        try:
            return super().execute_deferred(file_id)
        except MediaFileStorageError:
            with self.lock:
                known = self.gone.get(file_id)
            if known is None:
                raise
            make, mimetype, file_name = known
            return super().execute_deferred(
                super().add_deferred(make, mimetype, f"late-{file_id}", file_name)
            )


def lasting(files: MediaFileManager) -> MediaFileManager:
    """Give the running server's keeper that memory; once is enough, more does no harm."""
    if not isinstance(files, Lasting):
        files.gone, files.lock = OrderedDict(), Lock()  # type: ignore[attr-defined]
        files.__class__ = Lasting
    return files


def download(label: str, make: Callable[[], bytes], name: str, mime: str, *, key: str) -> None:
    """A button that makes a file when it is clicked, and only then."""
    lasting(runtime.get_instance().media_file_mgr)
    st.download_button(
        label,
        lambda: held(make(), mime, name),
        name,
        mime,
        icon=":material/download:",
        key=key,
        on_click="ignore",
    )


def held(data: bytes, mime: str, name: str) -> bytes:
    """Have Streamlit keep a file that is made on demand until the browser has come for it."""
    files = runtime.get_instance().media_file_mgr
    files.add(data, mime, f"held-{next(_TURN) % _HELD}", file_name=name, is_for_static_download=True)
    return data
