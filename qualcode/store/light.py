"""sqlite-utils without pandas: it imports pandas wherever that is installed, for a type we never store.

That would cost every command most of a second. Imported before anything else of the store.
"""

from __future__ import annotations

import sys


def import_without_pandas(name: str) -> None:
    """Import module `name` while pandas seems absent, unless pandas or the module is imported already."""
    if name in sys.modules or "pandas" in sys.modules:
        return
    absent: dict[str, None] = {"pandas": None}  # the documented sign of a module that cannot be imported
    sys.modules.update(absent)  # type: ignore[arg-type]
    try:
        __import__(name)
    finally:
        del sys.modules["pandas"]


import_without_pandas("sqlite_utils")
