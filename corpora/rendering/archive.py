"""Zip files (docx, odt) that are the same at every build."""

from __future__ import annotations

import io
import zipfile

_EPOCH = (2024, 1, 1, 0, 0, 0)


def steady(data: bytes) -> bytes:
    """Pack a zip again in the same order, with one fixed time for every member.

    The member ``mimetype`` stays stored, as OpenDocument asks.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if name.endswith("/"):
                continue
            info = zipfile.ZipInfo(name, _EPOCH)
            info.create_system = 0
            info.external_attr = 0
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name), compresslevel=9)
    return out.getvalue()
