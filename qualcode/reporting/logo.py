"""An organisation's logo: read once, put into HTML as it is and into Word as dots."""

from __future__ import annotations

import base64
from dataclasses import dataclass

from qualcode.errors import ReportError
from qualcode.reporting.own_file import Given, own_file

LARGEST = 5_000_000
KINDS = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
}


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture's bytes and their media type."""

    data: bytes
    media: str

    @property
    def uri(self) -> str:
        """The picture as a ``data:`` address."""
        return f"data:{self.media};base64,{base64.b64encode(self.data).decode('ascii')}"

    @property
    def dots(self) -> bytes:
        """The picture as PNG or JPEG."""
        from qualcode.reporting.raster import drawn

        return drawn(self.data.decode("utf-8")) if self.media == "image/svg+xml" else self.data


def read_logo(given: Given) -> Logo:
    """The logo in that file; ReportError when it is not there, too large, or no PNG, JPEG or SVG."""
    file = own_file(given)
    data = file.data
    if len(data) > LARGEST:
        raise ReportError("report.error.logo_large", file=file.name, most=LARGEST // 1_000_000)
    media = next((kind for mark, kind in KINDS.items() if data.startswith(mark)), "")
    if not media and _is_svg(data):
        media = "image/svg+xml"
    if not media:
        raise ReportError("report.error.logo", file=file.name)
    return Logo(data, media)


def _is_svg(data: bytes) -> bool:
    from defusedxml import DefusedXmlException, ElementTree

    try:
        return str(ElementTree.fromstring(data).tag).rpartition("}")[2] == "svg"
    except (ElementTree.ParseError, DefusedXmlException, ValueError):
        return False
