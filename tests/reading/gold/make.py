"""Make the gold set: small files in every format, layout and damage, and what they say.

Run as ``python tests/reading/gold/make.py``; LibreOffice (soffice) makes the files that need a real
program. Everything said here is invented.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from damage import damage
from documents import office, word
from fresh import fresh
from machines import machines
from making.office import need_office
from plain import plain
from spoken import SET

if __name__ == "__main__":
    need_office()
    SET.clear()
    for part in (plain, word, machines, damage, fresh, office):
        part()
    SET.close()
