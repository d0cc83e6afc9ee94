"""Where models live on this machine, and how a folder gets there whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path


def cache_folder() -> Path:
    """Folder for models: ``QUALCODE_CACHE``, else the user's cache folder of this system."""
    from platformdirs import user_cache_path

    wanted = os.environ.get("QUALCODE_CACHE")
    return Path(wanted).expanduser() if wanted else user_cache_path("qualcode", appauthor=False)


def make_folder(target: Path, write: Callable[[Path], None]) -> Path:
    """Fill a new folder with `write` and give it its name only when all went well.

    Two processes may do so at once: the first to finish wins, the other's work is thrown away. Left-over
    pieces of an earlier attempt do no harm.

    Raises
    ------
    OSError : the disk is full or not writable; nothing is left behind.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    building = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        write(building)
        building.chmod(0o755)
        try:
            building.rename(target)
        except OSError:
            if not target.is_dir():
                raise
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return target
