"""Make the twenty-third holdout, blind: papers of councils, ministries, care and universities of applied sciences, and open answers.

Run as ``WEASYPRINT=/path/to/python python tests/reading/twentythird/make.py [NAME…]``; needs LibreOffice, Chromium and poppler. Everything
said in it is invented. How the papers are written down: see making/papers; the surveys stand in surveys.py.
"""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

from making.papers import make  # noqa: E402
from surveys import SURVEYS  # noqa: E402

if __name__ == "__main__":
    make(HERE, SURVEYS)
