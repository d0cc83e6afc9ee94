"""Names of files, uploads and members of archives as no program expects them; paths that are no file."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from qualcode.errors import ReadingError
from qualcode.reading import read, read_all, read_bytes


@pytest.mark.parametrize("name", ["🌷 interview.txt", "a:b?.txt", "x" * 200 + ".txt", "é.TXT"])
def test_odd_file_names(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_text("I: Hoe gaat het?\nR: Goed.\nI: Fijn.\n", encoding="utf-8")
    assert read(file).source.name == name


def test_folders_absent_files_links_and_pipes(tmp_path: Path) -> None:
    (tmp_path / "weg.txt").symlink_to(tmp_path / "nergens.txt")
    os.mkfifo(tmp_path / "pijp.txt")
    for path, key in ((tmp_path, "folder"), (tmp_path / "nee.txt", "absent"), (tmp_path / "weg.txt", "absent"),
                      (tmp_path / "pijp.txt", "no_file")):  # fmt: skip
        with pytest.raises(ReadingError) as caught:
            read(path)
        assert caught.value.key == f"reading.error.{key}"


@pytest.mark.parametrize(
    "name", ["a/b\\c.txt", "../../etc/passwd.txt", "🌷" * 60 + ".txt", "x" * 300 + ".txt", "CON .txt"]
)
def test_odd_names_of_uploads_and_of_members(tmp_path: Path, name: str) -> None:
    words = b"I: Hoe gaat het?\n\nR: Goed, dank je.\n"
    transcript = read_bytes(words, name)
    assert "/" not in transcript.source.name
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as package:
        package.writestr(name, words)
        package.writestr("b.txt", words)
    found = [one for one in read_all(tmp_path / "a.zip") if not isinstance(one, ReadingError)]
    assert len(found) == 2
    assert all(len(one.source.name) <= 255 and "/" not in one.source.name for one in found)
