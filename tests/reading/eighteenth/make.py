"""Make the eighteenth holdout, blind: talk as six sorts of people deliver it, from bureau to podcast, with what they put around it.

Run as ``python tests/reading/eighteenth/make.py``; everything said in it is invented. How it is written down: see making.
"""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from making import make  # noqa: E402

if __name__ == "__main__":
    make(HERE)
