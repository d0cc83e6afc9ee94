"""Texts that are too long end, or begin, at a whole word if that leaves half of the room."""

from __future__ import annotations

import pytest

from qualcode.shortening import beginning, ending


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("precies zo lang als kan", "precies zo lang als kan"),
        ("net een woord te lang is dit", "net een woord te lang …"),
        ("net een woord te langdradig", "net een woord te …"),
        ("Ik zegswijzenverzamelingbewaarder", "Ik zegswijzenverzameli…"),
        ("Zegswijzenverzamelingbewaarder", "Zegswijzenverzamelingb…"),
    ],
)
def test_a_long_text_ends_after_a_whole_word_if_that_leaves_half(text: str, shown: str) -> None:
    assert beginning(text, 23) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("precies zo lang als kan", "precies zo lang als kan"),
        ("dat is net een woord te lang", "…net een woord te lang"),
        ("langdradig is net een woord", "…is net een woord"),
        ("bewaarder van zegswijzenverzameling", "…zegswijzenverzameling"),
        ("zegswijzenverzamelingbewaarder", "…enverzamelingbewaarder"),
    ],
)
def test_the_end_of_a_long_text_begins_with_a_whole_word_if_that_leaves_half(text: str, shown: str) -> None:
    assert ending(text, 23) == shown
