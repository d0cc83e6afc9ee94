"""Make the second holdout: more files as programs, transcribers and offices deliver them, in layouts new to the readers.

Run as ``python tests/reading/unseen/make.py``; needs LibreOffice (soffice). Everything said here is invented.
Written in one go and scored once before any rule was changed for it: see benchmarks/reading/README.md.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from documents import word
from hands import hands
from making.office import need_office
from programs import programs
from reports import reports
from spoken import SET

if __name__ == "__main__":
    need_office()
    SET.clear()
    for part in (programs, hands, reports, word):
        part()
    SET.close()
