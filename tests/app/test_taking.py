"""A table made on demand waits for the browser."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from streamlit import runtime
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from app.analysing.taking import held


def test_a_file_outlives_the_redraws_of_all_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    storage = MemoryMediaFileStorage("/media")
    files = MediaFileManager(storage)
    monkeypatch.setattr(runtime, "get_instance", lambda: SimpleNamespace(media_file_mgr=files))
    button = files.add_deferred(lambda: held(b"a;b", "text/csv", "tabel.csv"), "text/csv", "1.2", "tabel.csv")
    address = files.execute_deferred(button)
    for _ in range(5):  # other people's pages are drawn before the browser asks
        files.remove_orphaned_files()
    assert storage.get_file(address.rpartition("/")[2].partition("?")[0]).content == b"a;b"
