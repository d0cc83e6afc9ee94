"""Zips (Word, Excel and OpenDocument files are some) made of their parts, and with parts changed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping


def zipped(parts: Mapping[str, str | bytes], way: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these parts, in their order."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", way) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def parts_of(package: bytes) -> dict[str, bytes]:
    """The content of each part, in the order of the zip."""
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def changed(package: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """The zip with `change` made of the name and content of each part."""
    return zipped({name: change(name, content) for name, content in parts_of(package).items()})
