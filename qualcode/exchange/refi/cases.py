"""Cases of a REFI-QDA project, and the documents that belong to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from qualcode.exchange import layout
from qualcode.exchange.bundle import Source
from qualcode.exchange.refi.code_tree import child, children, plain_guid, text_of
from qualcode.exchange.refi.context import Context
from qualcode.exchange.refi.notes import PROJECT, Notes
from qualcode.exchange.refi.write import DATA
from qualcode.model import Case

GROUP = "documentgroep"


def read_cases(
    context: Context,
    sources: dict[str, Source],
    by_guid: Mapping[str, str],
    coded: Mapping[str, Sequence[str]],
    notes: Notes,
) -> tuple[Case, ...]:
    """The cases; documents in `sources` (by id) are given their case and variables.

    Parameters
    ----------
    by_guid : ids of documents by the GUID of their source.
    coded : ids of documents that are coded at a case as a whole, by the GUID of the case.
    notes : takes the descriptions of cases, where QualCoder keeps their memos.
    """
    cases: dict[str, Case] = {}
    for element in children(child(context.root, "Cases"), "Case"):
        attributes = dict(context.variable_values(element))
        refs = [plain_guid(ref.get("targetGUID")) for ref in children(element, "SourceRef")]
        own = [by_guid[ref] for ref in refs if ref in by_guid]
        own += [one for one in coded.get(plain_guid(element.get("guid")), ()) if one not in own]
        name = (element.get("name") or "").strip()
        if not name:  # MAXQDA and Quirkos keep the variables of a document in a case without a name
            for identifier in own:
                _add_attributes(sources, identifier, attributes)
            continue
        if any(True for _ in children(element, "SelectionRef")):
            context.miss("case_of_selections", name)
        told, sections = layout.read(text_of(element, "Description"), (DATA,))
        case = _case(name, attributes, layout.read_pairs(sections.get(DATA, "")).get("kenmerk", ""))
        cases[case.id] = case
        notes.describe(f"case:{case.id}", told, element)
        for identifier in own:
            document = sources[identifier].document
            if not document.cases:
                sources[identifier] = replace(sources[identifier], document=replace(document, case=case.id))
            elif case.id not in document.cases:
                context.miss("case_second", document.title)
    return tuple(cases.values())


def read_groups(
    context: Context, sources: dict[str, Source], by_guid: Mapping[str, str], notes: Notes
) -> None:
    """Documents in `sources` are given the groups that they are in, those of MAXQDA and ATLAS.ti.

    A document may be in several; their names stand in one attribute. What is told of a group is a memo on the
    project.
    """
    groups: dict[str, dict[str, None]] = {}
    for found in children(child(context.root, "Sets"), "Set"):
        name = (found.get("name") or "").strip()
        members = [
            by_guid.get(plain_guid(member.get("targetGUID") or member.get("guid")), "")
            for member in children(found, "MemberSource")
        ]
        told = text_of(found, "Description").strip()
        if members and told:
            notes.describe(PROJECT, f"{name}\n\n{told}", found)
        for identifier in members:
            if name and identifier:
                groups.setdefault(identifier, {})[name] = None
    for identifier, names in groups.items():
        _add_attributes(sources, identifier, {GROUP: "; ".join(names)})


def _add_attributes(sources: dict[str, Source], identifier: str, attributes: Mapping[str, str]) -> None:
    document = sources[identifier].document
    merged = {**attributes, **document.attributes}
    sources[identifier] = replace(sources[identifier], document=replace(document, attributes=merged))


def _case(name: str, attributes: Mapping[str, str], key: str) -> Case:
    case = Case(name, attributes)
    return case if key in ("", case.id) else Case(name, attributes, key)
