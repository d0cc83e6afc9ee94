import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))


@pytest.fixture(scope="session")
def corpora() -> list[Path]:
    return [ROOT / "corpora" / name for name in ("flexwerk-zorg", "rondetafel-uitzend")]


@pytest.fixture(scope="session")
def truths(corpora) -> dict[Path, dict]:
    return {
        corpus / "transcripts" / name: told
        for corpus in corpora
        for name, told in json.loads((corpus / "truth.json").read_text(encoding="utf-8"))["files"].items()
    }
