"""Pictures in dots, for documents that cannot show SVG."""

from __future__ import annotations

ZOOM = 1.6
"""Dots per pixel of the picture: 230 to the inch where 900 pixels fill 16 centimetres."""


def drawn(svg: str, *, zoom: float = ZOOM) -> bytes:
    """An SVG as PNG on white, drawn by resvg with the fonts of this machine; nothing outside it is read.

    A picture of ours has to be made `flat` first.
    """
    import resvg_py

    return resvg_py.svg_to_bytes(
        svg_string=svg,
        background="white",
        zoom=zoom,
        sans_serif_family="Arial",
        font_family="Arial",
    )
