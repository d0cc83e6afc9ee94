"""Make the twentieth holdout, blind: papers as care organisations and their researchers have them, most of them plain.

Run as ``WEASYPRINT=/path/to/python python tests/reading/twentieth/make.py [NAME…]``; needs LibreOffice, Chromium and poppler. Everything
said in it is invented. How the papers are written down: see making/papers.
"""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from making.papers import make  # noqa: E402

if __name__ == "__main__":
    make(HERE)
