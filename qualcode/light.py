"""Import a module while another that it would bring along, and that costs much, is left out."""

from __future__ import annotations

import sys
from types import ModuleType


def import_without(name: str, left_out: str, instead: ModuleType | None = None) -> None:
    """Import module `name` with `instead` in the place of `left_out`, unless either is imported already.

    None stands for a module that cannot be imported, as the documentation of ``sys.modules`` has it.
    """
    if name in sys.modules or left_out in sys.modules:
        return
    sys.modules[left_out] = instead  # type: ignore[assignment]
    try:
        __import__(name)
    finally:
        del sys.modules[left_out]
