"""What every part of reading a REFI-QDA project asks: users, variables, texts; and what was missed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element

from qualcode.exchange.archive import Archive, decoded
from qualcode.exchange.bundle import Remark
from qualcode.exchange.identity import unsigned
from qualcode.exchange.refi.code_tree import by_guid, child, children, plain_guid, text_of
from qualcode.exchange.xml_text import date_time

_VALUES = ("TextValue", "BooleanValue", "IntegerValue", "FloatValue", "DateValue", "DateTimeValue")


class Context:
    """One project file: its root element and its archive.

    Attributes
    ----------
    tool : the program that wrote it, as it says.
    cases : names of the cases by GUID.
    unsigned : whose work is what bears no name.
    """

    def __init__(self, root: Element, archive: Archive) -> None:
        self.root = root
        self.tool = root.get("origin") or ""
        self._archive = archive
        self._users = {
            plain_guid(user.get("guid")): user.get("name") or user.get("id") or ""
            for user in children(child(root, "Users"), "User")
        }
        self._variables = {
            plain_guid(variable.get("guid")): variable.get("name") or ""
            for variable in children(child(root, "Variables"), "Variable")
        }
        self.cases = {
            plain_guid(case.get("guid")): case.get("name") or ""
            for case in children(child(root, "Cases"), "Case")
        }
        self.unsigned = unsigned(self._users.values(), self.tool or "?")
        self._missed: Counter[str] = Counter()
        self._names: dict[str, list[str]] = {}

    def miss(self, key: str, name: str = "") -> None:
        """Note that something is not taken over."""
        self._missed[key] += 1
        if name:
            self._names.setdefault(key, []).append(name)

    def remarks(self) -> tuple[Remark, ...]:
        """What is not taken over."""
        return tuple(
            Remark(key, count, tuple(self._names.get(key, ()))) for key, count in self._missed.items()
        )

    def who(self, element: Element) -> str:
        """Name of who made an element; empty where it does not say."""
        for attribute in ("creatingUser", "modifyingUser"):
            if name := by_guid(self._users, element.get(attribute)):
                return name
        return ""

    def variable_values(self, element: Element) -> Iterator[tuple[str, str]]:
        """Names and values of the variables of an element."""
        for held in children(element, "VariableValue"):
            reference = child(held, "VariableRef")
            name = by_guid(self._variables, reference.get("targetGUID") if reference is not None else "")
            value = next((text_of(held, kind) for kind in _VALUES if child(held, kind) is not None), "")
            if name and value:
                yield name, value

    def raw(self, element: Element) -> str | None:
        """The plain text of a source or note; None where it is not in the archive."""
        content = child(element, "PlainTextContent")
        if content is not None and content.text:
            return content.text
        path = element.get("plainTextPath") or ""
        scheme, _, rest = path.partition("://")
        if not rest:
            rest, scheme = scheme, ""
        name = PurePosixPath(rest.replace("\\", "/")).name
        if scheme not in ("", "internal", "relative") or not name:
            return None
        found = (self._archive.get(f"{folder}{name}") for folder in ("sources/", "", "source/"))
        data = next((part for part in found if part is not None), None)
        return None if data is None else decoded(data)


def when(*elements: Element) -> str:
    """When the first was made that tells so; else when it was last changed, which MAXQDA may tell alone."""
    told = (one.get(name) for name in ("creationDateTime", "modifiedDateTime") for one in elements)
    return next((moment(one) for one in told if one), "")


def moment(text: str) -> str:
    """A moment as it stands, but for the Z of other tools."""
    return date_time(text) if text.endswith("Z") else text
