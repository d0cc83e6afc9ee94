"""Signs that a word processor sets in a symbol font (``w:sym``), as the signs that they look like."""

from __future__ import annotations

_PRIVATE = 0xF000
"""Where Word puts the places of a symbol font."""
_GREEK = dict(
    zip(
        "ABCDEFGHIKLMNOPQRSTUWXYZabcdefghiklmnopqrstuwxyz",
        "ΑΒΧΔΕΦΓΗΙΚΛΜΝΟΠΘΡΣΤΥΩΞΨΖαβχδεφγηικλμνοπθρστυωξψζ",
        strict=True,
    )
)
_SYMBOL = {ord(sign): greek for sign, greek in _GREEK.items()} | {
    0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xA5: "∞",
    0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xAB: "↔", 0xD6: "√", 0xB0: "°",
}  # fmt: skip
_WINGDINGS = {
    0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x28: "☎", 0x2A: "✉", 0x6C: "●", 0x6E: "■", 0x6F: "☐", 0x71: "☐", 0x72: "☐", 0x73: "◆",
    0x76: "❖", 0x77: "◆", 0x78: "☒", 0xA1: "○", 0xA7: "▪", 0xA8: "☐", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓",
    0xE8: "→", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {0x50: "✓", 0x4F: "✗", 0x51: "☒", 0x52: "☑", 0xA3: "☐", 0x97: "●"}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}
_UNKNOWN = "\ufffd"


def sign_of(font: str, place: str) -> str:
    """The sign at a place, in hexadecimals, of a font; the sign for an unknown one where nobody can tell.

    A font that is no symbol font holds at its places what Unicode does.
    """
    try:
        at = int(place, 16)
        table = _FONTS.get(font.casefold())
        if table is not None:
            return table.get(at - _PRIVATE if at >= _PRIVATE else at, _UNKNOWN)
        return chr(at) if at < _PRIVATE and chr(at).isprintable() else _UNKNOWN
    except (ValueError, OverflowError):
        return _UNKNOWN
