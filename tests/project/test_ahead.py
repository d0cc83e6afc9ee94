"""What a search for threads needs is imported beside a long embedding, and only then."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROGRAM = """
import sys
from qualcode.progress import silent
from qualcode.project.proposed.ahead import Ahead
with Ahead() as ahead:
    told = ahead.beside(silent)
    told(0, 1000)
    assert "bertopic" not in sys.modules  # the encoder's own imports come first
    told(128, 128 + {left})
    told(256, 128 + {left})
print("bertopic" in sys.modules, "wordfreq" in sys.modules)
"""


@pytest.mark.parametrize(("left", "imported"), [(199, "False False"), (200, "True True")])
def test_imports_begin_where_many_texts_are_left(left: int, imported: str) -> None:
    program = PROGRAM.format(left=left)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[0] == imported
