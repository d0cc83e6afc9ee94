"""What the system could not do with a file: of which of the few usual kinds it is."""

from __future__ import annotations

import errno

_KINDS = {
    errno.EACCES: "forbidden",
    errno.EPERM: "forbidden",
    errno.EROFS: "forbidden",
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "full",
    errno.ENOENT: "missing",
    errno.EEXIST: "no_folder",
    errno.ENOTDIR: "no_folder",
    errno.EISDIR: "folder",
    errno.ENAMETOOLONG: "long_name",
}
OTHER = "other"


def kind_of(error: OSError) -> str:
    """Such as ``"full"`` or ``"forbidden"``; `OTHER` where it is none of the usual."""
    return _KINDS.get(error.errno or 0, OTHER)
