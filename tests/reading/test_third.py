"""The third holdout: files of research teams, written without a look at the readers. See benchmarks/reading/README.md."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.reading.test_gold import SCORING

HERE = Path(__file__).parent / "third"
THIRD: dict[str, dict[str, Any]] = json.loads((HERE / "gold.json").read_text(encoding="utf-8"))
NOT_YET: dict[str, str] = {}


@pytest.mark.parametrize("name", sorted(THIRD))
def test_what_research_teams_have(name: str, request: pytest.FixtureRequest) -> None:
    if name.endswith(".doc") and shutil.which("soffice") is None:
        pytest.skip("a .doc needs LibreOffice")
    if name in NOT_YET:
        request.node.add_marker(pytest.mark.xfail(reason=NOT_YET[name], strict=True))
    score = SCORING.score(HERE / "files" / name, THIRD[name])
    assert score.wrong == ()
    assert (score.f1, score.accuracy, score.cer) == (1.0, 1.0, 0.0)


def test_the_set_is_complete() -> None:
    assert {path.name for path in (HERE / "files").iterdir()} == set(THIRD)
    assert set(NOT_YET) <= set(THIRD)
