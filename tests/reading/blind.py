"""What the tests of the blind holdouts share: one file read and held against what is expected of it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.reading.test_gold import SCORING


class Holdout:
    """A folder with files and gold.json, and the files that do not come out right yet, each with the reason."""

    def __init__(self, name: str, not_yet: dict[str, str]) -> None:
        self.folder = Path(__file__).parent / name
        self.gold: dict[str, dict[str, Any]] = json.loads(
            (self.folder / "gold.json").read_text(encoding="utf-8")
        )
        self.not_yet = not_yet

    @property
    def cases(self) -> list[Any]:
        """A pytest parameter for each file."""
        return [
            pytest.param(name, marks=pytest.mark.xfail(reason=self.not_yet[name], strict=True))
            if name in self.not_yet
            else name
            for name in sorted(self.gold)
        ]

    def check(self, name: str) -> None:
        """Everything about the file is as expected."""
        if name.endswith(".doc") and shutil.which("soffice") is None:
            pytest.skip("a .doc needs LibreOffice")
        score = SCORING.score(self.folder / "files" / name, self.gold[name])
        assert score.wrong == ()
        assert (score.f1, score.accuracy, score.cer) == (1.0, 1.0, 0.0)

    def check_whole(self) -> None:
        """Each file has an expectation and each expectation a file."""
        assert {path.name for path in (self.folder / "files").iterdir()} == set(self.gold)
        assert set(self.not_yet) <= set(self.gold)
