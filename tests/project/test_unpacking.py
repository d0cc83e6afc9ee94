"""Names of files in a zip or an upload that are longer than the file system takes."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from qualcode.project.incoming.unpacking import fitting, free_path, plain_name, unpack

LONG = "Gesprek met één 👩🏽‍⚕️ " * 20


def test_a_long_name_is_shortened_before_its_suffix_and_stays_readable() -> None:
    name = fitting(f"{LONG}.docx")
    assert name.endswith(".docx")
    assert name.startswith("Gesprek met één 👩🏽‍⚕️ Gesprek")
    assert len(name.encode()) <= 200
    assert fitting("kort.txt") == "kort.txt"


def test_two_long_names_do_not_hide_each_other(tmp_path: Path) -> None:
    first = free_path(tmp_path / f"{LONG}een.txt")
    first.write_text("een", "utf-8")
    second = free_path(tmp_path / f"{LONG}twee.txt")
    assert second != first
    assert second.suffix == ".txt"


def test_long_names_in_a_zip_come_out(tmp_path: Path) -> None:
    archive = tmp_path / "map.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr(f"{LONG}/{LONG}.txt", "Mila: Ja.")
    folder = tmp_path / "uit"
    folder.mkdir()
    unpack(archive, folder)
    (found,) = folder.rglob("*.txt")
    assert found.read_text("utf-8") == "Mila: Ja."


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("a/b\\c.txt", "c.txt"),
        ("../../etc/x.txt", "x.txt"),
        (".verborgen.txt", "verborgen.txt"),
        ("nul\x00naam.txt", "nul naam.txt"),
        ("regel\nnaam.txt", "regel naam.txt"),
        ("..", "bestand"),
        ("", "bestand"),
        ("🌷 één.txt", "🌷 één.txt"),
    ],
)
def test_the_name_of_an_upload_stays_in_its_folder_and_in_sight(given: str, name: str) -> None:
    assert plain_name(given) == name


def test_a_link_in_a_zip_is_told_as_one(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as package:
        package.writestr(link, "/etc/passwd")
        package.writestr("b.txt", "I: Hoe gaat het?")
    (left,) = unpack(tmp_path / "a.zip", tmp_path)
    assert left[0] == "link.txt"
    assert "koppeling" in left[1]
