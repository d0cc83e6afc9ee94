"""Make the twenty-second holdout, blind: talk as an examiner of Dutch reading would have it typed, recognised and printed, and papers beside it.

Run as ``python tests/reading/twentysecond/make.py``; everything said in it is invented. How it is written down: see making.
"""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from making import make  # noqa: E402

if __name__ == "__main__":
    make(HERE)
