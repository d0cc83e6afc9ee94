"""The gold set and the holdout: every format, layout and damage, with what the files say. See their make.py."""

from __future__ import annotations

import importlib.util
import json
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from qualcode.reading import read
from qualcode.reading.compose import check

HERE = Path(__file__).parent / "gold"
GOLD: dict[str, dict[str, Any]] = json.loads((HERE / "gold.json").read_text(encoding="utf-8"))
HOLDOUT = Path(__file__).parent / "holdout"
HELD_OUT: dict[str, dict[str, Any]] = json.loads((HOLDOUT / "gold.json").read_text(encoding="utf-8"))
UNSEEN = Path(__file__).parent / "unseen"
SECOND: dict[str, dict[str, Any]] = json.loads((UNSEEN / "gold.json").read_text(encoding="utf-8"))


def _scoring() -> Any:
    place = Path(__file__).resolve().parents[2] / "benchmarks" / "reading" / "scoring.py"
    spec = importlib.util.spec_from_file_location("reading_scoring", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


SCORING = _scoring()


@pytest.mark.parametrize("name", sorted(GOLD))
def test_file_says_what_it_says(name: str) -> None:
    if name.endswith(".doc") and shutil.which("soffice") is None:
        pytest.skip("a .doc needs LibreOffice")
    file = HERE / "files" / name
    if not name.endswith(".doc"):
        check(read(file))
    score = SCORING.score(file, GOLD[name])
    assert score.wrong == ()
    assert (score.f1, score.accuracy, score.cer) == (1.0, 1.0, 0.0)


@pytest.mark.parametrize("name", sorted(HELD_OUT))
def test_what_transcribers_and_their_programs_deliver(name: str) -> None:
    if name.endswith(".doc") and shutil.which("soffice") is None:
        pytest.skip("a .doc needs LibreOffice")
    score = SCORING.score(HOLDOUT / "files" / name, HELD_OUT[name])
    assert score.wrong == ()
    assert (score.f1, score.accuracy, score.cer) == (1.0, 1.0, 0.0)


@pytest.mark.parametrize("name", sorted(SECOND))
def test_what_other_programs_and_offices_deliver(name: str) -> None:
    score = SCORING.score(UNSEEN / "files" / name, SECOND[name])
    assert score.wrong == ()
    assert (score.f1, score.accuracy, score.cer) == (1.0, 1.0, 0.0)


def test_the_gold_set_is_complete() -> None:
    assert {path.name for path in (HERE / "files").iterdir()} == set(GOLD)
    assert len(GOLD) >= 60
    assert {path.name for path in (HOLDOUT / "files").iterdir()} == set(HELD_OUT)
    assert {path.name for path in (UNSEEN / "files").iterdir()} == set(SECOND)


def test_the_scorer_sees_mistakes() -> None:
    wanted = [("A", "een twee drie"), ("B", "vier vijf"), ("A", "zes")]
    assert SCORING.compare(wanted, wanted).f1 == 1.0
    merged = SCORING.compare([("A", "een twee drie vier vijf"), ("A", "zes")], wanted)
    assert merged.f1 == pytest.approx(0.8)
    assert merged.accuracy == pytest.approx(4 / 6)
    assert merged.cer == 0.0
    assert SCORING.compare([("A", "een twee dri"), ("B", "vier vijf"), ("A", "zes")], wanted).errors == 1
    assert SCORING.distance("kitten", "sitting") == 3
