"""sqlite-utils without pandas: it imports pandas wherever that is installed, for a type we never store.

That would cost every command most of a second. Imported before anything else of the store.
"""

from __future__ import annotations

from qualcode.light import import_without

import_without("sqlite_utils", "pandas")
