"""A file made on demand waits for the browser, and its button answers while the page is drawn anew."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from streamlit import runtime
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.media_file_storage import MediaFileStorageError
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from app.parts.on_demand import held, lasting


@pytest.fixture
def storage() -> MemoryMediaFileStorage:
    return MemoryMediaFileStorage("/media")


@pytest.fixture
def files(storage: MemoryMediaFileStorage, monkeypatch: pytest.MonkeyPatch) -> MediaFileManager:
    files = MediaFileManager(storage)
    monkeypatch.setattr(runtime, "get_instance", lambda: SimpleNamespace(media_file_mgr=files))
    return files


def table() -> bytes:
    return held(b"a;b", "text/csv", "tabel.csv")


def content(storage: MemoryMediaFileStorage, address: str) -> bytes:
    return storage.get_file(address.rpartition("/")[2].partition("?")[0]).content


def test_a_file_outlives_the_redraws_of_all_pages(
    files: MediaFileManager, storage: MemoryMediaFileStorage
) -> None:
    address = files.execute_deferred(files.add_deferred(table, "text/csv", "1.2", "tabel.csv"))
    for _ in range(5):  # other people's pages are drawn before the browser asks
        files.remove_orphaned_files()
    assert content(storage, address) == b"a;b"


def test_a_click_while_the_page_is_drawn_anew_gets_its_file(
    files: MediaFileManager, storage: MemoryMediaFileStorage
) -> None:
    lasting(lasting(files))
    button = files.add_deferred(table, "text/csv", "1.2", "tabel.csv")
    files.clear_session_refs()  # the page begins anew, the old button is still on the screen
    files.remove_orphaned_files()  # and another page is done
    assert content(storage, files.execute_deferred(button)) == b"a;b"


def test_only_the_last_buttons_are_remembered_and_no_other_answers(files: MediaFileManager) -> None:
    lasting(files)
    first = files.add_deferred(table, "text/csv", "1.0", "tabel.csv")
    for number in range(64):
        files.add_deferred(table, "text/csv", f"1.{number}", "tabel.csv")
    files.clear_session_refs()
    files.remove_orphaned_files()
    for unknown in (first, "never-there"):
        with pytest.raises(MediaFileStorageError):
            files.execute_deferred(unknown)
