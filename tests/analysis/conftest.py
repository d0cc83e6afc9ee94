"""A small invented study whose figures can be counted by hand."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import small_study

from qualcode.analysis import CodingTable


@pytest.fixture
def table() -> CodingTable:
    return small_study.table()
