"""Make the twenty-first holdout, blind: talk as a Dutch or Flemish team really gets it, mostly ordinary, and six files that only look like it.

Run as ``python tests/reading/twentyfirst/make.py``; everything said in it is invented. How it is written down: see making.
"""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from making import make  # noqa: E402

if __name__ == "__main__":
    make(HERE)
