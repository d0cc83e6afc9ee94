"""Make the sixteenth holdout, blind: talk as the last transcripts that a bureau got, and all that stands around it.

Run as ``python tests/reading/sixteenth/make.py``; everything said in it is invented. How it is written down: see making.
"""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from making import make  # noqa: E402

if __name__ == "__main__":
    make(HERE)
