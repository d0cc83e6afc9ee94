"""Makes `builders` importable: tests run with importlib, without a package around them."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
