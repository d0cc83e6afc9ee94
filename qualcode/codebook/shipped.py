"""The codebooks that come with qualcode."""

from __future__ import annotations

from pathlib import Path


def shipped() -> dict[str, Path]:
    """Files of the codebooks in the package, by key; in a checkout those of the repository."""
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "data" / "codebooks", package.parent / "codebooks"):
        if folder.is_dir():
            return {path.stem: path for path in sorted(folder.glob("*.yaml"))}
    return {}
