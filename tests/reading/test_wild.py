"""Layouts that were met in the wild, in documentation and public files, with invented talk in them."""

from __future__ import annotations

import pytest

from qualcode.reading import read
from tests.reading.blind import Holdout

WILD = Holdout("wild", {})


@pytest.mark.parametrize("name", WILD.cases)
def test_what_programs_and_people_write(name: str) -> None:
    WILD.check(name)


def test_the_set_is_complete() -> None:
    WILD.check_whole()


def test_voices_numbered_in_turn_are_said_to_be_so() -> None:
    assert any("om en om" in warning for warning in read(WILD.folder / "files" / "wisseltekens.srt").warnings)


@pytest.mark.parametrize("name", ["whisper zonder sprekers.tsv", "etiketten van audacity.txt"])
def test_times_of_rows_are_seconds(name: str) -> None:
    turn = read(WILD.folder / "files" / name).turns[0]
    assert turn.begins == 1.0
    assert turn.ends is not None
    assert 7.9 <= turn.ends <= 9.0
