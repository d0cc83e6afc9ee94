"""A picture without style sheet, for programs that read only part of SVG, such as Word and rasterisers."""

from __future__ import annotations

import re
from copy import deepcopy
from functools import cache
from typing import Any

from qualcode.reporting.figures.colors import LIGHT

SVG = "http://www.w3.org/2000/svg"
FONTS = "Arial, Helvetica, 'Liberation Sans', sans-serif"
HATCHED = {"fill": "#a9cfe6", "stroke": "#0072b2", "stroke-width": "1"}
_RULE = re.compile(r"\.qc(?: (text)?(?:\.(\w+))?)?\{([^}]*)\}")


def flat(picture: str) -> str:
    """`picture` (SVG of ours) with every colour written on its element, as on light paper.

    Hints that a pointer shows are left out; a hatching becomes a paler fill; the halo behind a text
    becomes a text of its own, since Word would paint it over the letters.
    """
    from defusedxml import ElementTree

    root = ElementTree.fromstring(picture)
    _clean(root, top=True)
    _paint(root)
    root.set("font-family", FONTS)
    _separate_halos(root)
    return _written(root)


def _clean(parent: Any, *, top: bool = False) -> None:
    drop = {"style", "defs"} if top else {"style", "defs", "title"}
    for child in list(parent):
        if child.tag.removeprefix(f"{{{SVG}}}") in drop:
            parent.text = (parent.text or "") + (child.tail or "")
            parent.remove(child)
        else:
            _clean(child)


def _paint(root: Any) -> None:
    for node in root.iter():
        name, look = node.tag.removeprefix(f"{{{SVG}}}"), node.attrib.pop("class", "")
        for wanted_name, wanted_look, values in _rules():
            if wanted_name in ("", name) and wanted_look in ("", look) and (wanted_name or wanted_look):
                node.attrib.update(values)
        if node.get("fill", "").startswith("url("):
            node.attrib.update(HATCHED)


def _separate_halos(root: Any) -> None:
    for parent in list(root.iter()):
        for place, child in reversed(list(enumerate(parent))):
            if child.attrib.pop("paint-order", ""):
                front = deepcopy(child)
                for key in ("stroke", "stroke-width", "stroke-linejoin"):
                    front.attrib.pop(key, None)
                child.set("aria-hidden", "true")
                parent.insert(place + 1, front)


@cache
def _rules() -> tuple[tuple[str, str, dict[str, str]], ...]:
    """Element name, class and attributes of each rule of the style sheet, in its order."""
    found = []
    for name, look, body in _RULE.findall(LIGHT):
        pairs = (pair.split(":", 1) for pair in body.split(";") if ":" in pair)
        values = {key.strip(): value.strip().removesuffix("px") for key, value in pairs}
        found.append(
            (name, look, {key: value for key, value in values.items() if not key.startswith("font-")})
        )
    return tuple(found)


def _written(root: Any) -> str:
    from xml.etree.ElementTree import register_namespace, tostring

    register_namespace("", SVG)
    return tostring(root, encoding="unicode")
