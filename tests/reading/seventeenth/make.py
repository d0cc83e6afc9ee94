"""Make the seventeenth holdout, blind: surveys, exports of machines, papers, mail and forms, hardly any typed talk.

Run as ``python tests/reading/seventeenth/make.py``; everything said in it is invented. How it is written down: see making.
What programs write word by word is made in exports.py, workbooks with merged cells and dates in sheets.py.
"""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

from exports import EXPORTS  # noqa: E402
from making import make  # noqa: E402
from making.talks import FileSet  # noqa: E402
from sheets import SHEETS  # noqa: E402

if __name__ == "__main__":
    make(HERE)
    made = FileSet(HERE)
    import json

    made.gold = json.loads((HERE / "gold.json").read_text(encoding="utf-8"))
    for write in (*EXPORTS, *SHEETS):
        write(made)
    made.close()
