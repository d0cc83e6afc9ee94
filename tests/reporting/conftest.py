"""Makes the helpers here importable: tests run with importlib, without a package around them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
pytest.register_assert_rewrite("workbooks")  # it checks, so let it tell what it saw
