"""What a document holds beside its text, as the description of a REFI-QDA source, and back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from qualcode.exchange import layout
from qualcode.model import Document, DocumentKind, Role, SourceFile, Speaker, Turn, TurnKind

SPEAKERS, TURNS, DATA = "Sprekers", "Beurten", "Gegevens"
_SECTIONS = (SPEAKERS, TURNS, DATA)
_BLOCK = re.compile(r"(?:^|(?<=\n\n))(?:(?!\n\n).)+", re.S)


def describe_source(document: Document, text: str, turns: Sequence[Turn]) -> str:
    """The file it came from and its speakers; the turns too, where they cannot be read from the labels."""
    source = document.source
    data = {
        "kenmerk": document.id,
        "bestand": layout.pack([source.name]),
        "sha256": source.sha256,
        "grootte": str(source.size),
        "formaat": source.format,
        "tekens": source.encoding,
        "casus": document.case,
    }
    found = labelled_turns(text, document.speakers)
    told = [] if tuple(turns) == found else [_turn(turn) for turn in turns]
    return layout.write(
        "",
        [
            (SPEAKERS, "\n".join(_speaker(speaker) for speaker in document.speakers)),
            (TURNS, "\n".join(told)),
            (DATA, layout.pairs(data)),
        ],
    )


def read_source(
    description: str, document: Document, text: str
) -> tuple[Document, tuple[Turn, ...] | None, str]:
    """The document with what its description tells, its turns, and the description's own words.

    The turns are None where the description is not ours.
    """
    lead, sections = layout.read(description, _SECTIONS)
    data = layout.read_pairs(sections.get(DATA, ""))
    if "sha256" not in data:
        return document, None, description
    size = data.get("grootte", "")
    source = SourceFile(
        layout.unpack(data.get("bestand", ""))[0] or document.source.name,
        data["sha256"],
        int(size) if size.isascii() and size.isdigit() else 0,
        data.get("formaat", ""),
        data.get("tekens", ""),
    )
    speakers = tuple(_read_speaker(line) for line in sections.get(SPEAKERS, "").split("\n") if line.strip())
    document = replace(
        document,
        id=data.get("kenmerk", document.id),
        source=source,
        speakers=speakers,
        case=data.get("casus", ""),
    )
    lines = [line for line in sections.get(TURNS, "").split("\n") if line.strip()]
    turns = tuple(_read_turn(line) for line in lines) if lines else labelled_turns(text, speakers)
    return document, turns if fits(turns, text, speakers) else None, lead


def labelled_turns(text: str, speakers: Sequence[Speaker]) -> tuple[Turn, ...]:
    """Turns as the blocks of a canonical text show them: ``Label: words``, parted by an empty line."""
    labels = sorted((speaker.label for speaker in speakers), key=len, reverse=True)
    turns = []
    for block in _BLOCK.finditer(text):
        label = next((one for one in labels if block[0].startswith(f"{one}: ")), "")
        begin = block.start() + (len(label) + 2 if label else 0)
        kind = TurnKind.SPEECH if label else TurnKind.NOTE if speakers else TurnKind.PROSE
        turns.append(Turn(begin, block.end(), label, kind))
    return tuple(turns)


def fits(turns: Sequence[Turn], text: str, speakers: Sequence[Speaker]) -> bool:
    """Whether turns are in order, lie within the text, and have speakers that exist."""
    labels = {speaker.label for speaker in speakers}
    end = 0
    for turn in turns:
        if not end <= turn.start <= turn.end <= len(text) or (turn.speaker and turn.speaker not in labels):
            return False
        end = turn.end
    return True


def kind_of(value: str) -> DocumentKind | None:
    """The kind of that name, if there is one."""
    return DocumentKind(value) if value in set(DocumentKind) else None


def _speaker(speaker: Speaker) -> str:
    known = (
        speaker.label,
        speaker.name,
        speaker.role.value,
        speaker.pseudonym,
        speaker.person,
        speaker.case,
    )
    return layout.pack((*known, *(part for pair in speaker.attributes.items() for part in pair)))


def _read_speaker(line: str) -> Speaker:
    label, name, role, pseudonym, person, case, *told = (layout.unpack(line) + [""] * 6)[
        : max(6, line.count("|") + 1)
    ]
    attributes: Mapping[str, str] = dict(zip(told[::2], told[1::2], strict=False))
    return Speaker(
        label,
        name,
        Role(role) if role in set(Role) else Role.UNKNOWN,
        attributes,
        pseudonym,
        person,
        case,
    )


def _turn(turn: Turn) -> str:
    times = ["" if time is None else repr(time) for time in (turn.begins, turn.ends)]
    return layout.pack(
        (f"{turn.start}-{turn.end}", turn.speaker, turn.kind.value, *times, str(turn.level or ""))
    )


def _read_turn(line: str) -> Turn:
    place, speaker, kind, begins, ends, level = (layout.unpack(line) + [""] * 6)[:6]
    start, _, end = place.partition("-")
    try:
        return Turn(
            int(start),
            int(end),
            speaker,
            TurnKind(kind),
            float(begins) if begins else None,
            float(ends) if ends else None,
            int(level or 0),
        )
    except ValueError:
        return Turn(0, -1)  # fits nowhere, so that none of the turns is believed
