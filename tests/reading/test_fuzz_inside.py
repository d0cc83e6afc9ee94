"""Real files of every format that is read, spoiled from within: a sound transcript, or an error of our own.

``QUALCODE_FUZZ=20`` tries twenty times as many, and then also holds each to 20 seconds.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualcode.reading import formats
from tests.reading.mutants import spoiled
from tests.reading.test_fuzz import survives
from tests.reading.test_other_contents import FLAT, LETTER

HERE = Path(__file__).parent
TIMES = int(os.environ.get("QUALCODE_FUZZ", "1"))
LIKE = {
    ".docm": ".docx",
    ".dotx": ".docx",
    ".dotm": ".docx",
    ".ott": ".odt",
    ".mhtml": ".mht",
    ".xlsm": ".xlsx",
    ".dfxp": ".ttml",
    ".text": ".txt",
    ".markdown": ".md",
    ".htm": ".html",
    ".jsonl": ".json",
}
LARGEST = 60_000
MADE = {".fodt": FLAT, ".mht": LETTER}


def samples(suffix: str) -> list[bytes]:
    """Valid files of a sort, the smallest first."""
    wanted = LIKE.get(suffix, suffix)
    if wanted in MADE:
        return [MADE[wanted].encode()]
    found = [path for path in HERE.rglob("*") if path.suffix.lower() == wanted and path.is_file()]
    return sorted((path.read_bytes() for path in found if path.stat().st_size < LARGEST), key=len)


@pytest.mark.parametrize("suffix", sorted(set(formats()) - {".doc", ".dot"}))
@given(data=st.data())
@settings(
    max_examples=TIMES * 20,
    deadline=None if TIMES == 1 else 20_000,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_files_spoiled_from_within(suffix: str, data: st.DataObject) -> None:
    files = samples(suffix)
    assert files
    one, other = data.draw(st.sampled_from(files)), data.draw(st.sampled_from(files))
    survives(spoiled(data.draw, one, other, suffix), f"a{suffix}")
