"""`Cue`s written down as talk on a time line in every format, as the programs write it."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from xml.sax.saxutils import escape, quoteattr

from tests.reading.put_in import Cue


def _clock(time: float, sign: str = ".") -> str:
    hours, rest = divmod(round(time * 1000), 3_600_000)
    return f"{hours:02}:{rest // 60000:02}:{rest % 60000 // 1000:02}{sign}{rest % 1000:03}"


def web_subtitles(cues: list[Cue]) -> bytes:
    """A .vtt."""
    return (
        "WEBVTT\n\n"
        + "\n\n".join(f"{_clock(c.begins)} --> {_clock(c.ends)}\n<v {c.speaker}>{c.words}</v>" for c in cues)
    ).encode()


def subtitles(cues: list[Cue]) -> bytes:
    """An .srt, of whose cues the longer ones have a blank line within."""
    return "\n\n".join(
        f"{number}\n{_clock(c.begins, ',')} --> {_clock(c.ends, ',')}\n{c.speaker}: {_parted(c.words)}"
        for number, c in enumerate(cues, 1)
    ).encode()


def _parted(words: str) -> str:
    half = words.split()
    return f"{' '.join(half[:4])}\n\n{' '.join(half[4:])}" if len(half) > 4 else words


def short_subtitles(cues: list[Cue]) -> bytes:
    """An .sbv."""
    return "\n\n".join(f"{_clock(c.begins)[1:]},{_clock(c.ends)[1:]}\n{c.words}" for c in cues).encode()


def recognised(cues: list[Cue]) -> bytes:
    """The .json of a recogniser, some of whose utterances have no time or voice."""
    listed = [{"speaker": c.speaker, "start": c.begins, "end": c.ends, "text": c.words} for c in cues]
    for entry in listed[1::3]:
        del entry["start"], entry["speaker"], entry["end"]
    return json.dumps({"language": "nl", "segments": listed}).encode()


def typed_out(cues: list[Cue]) -> bytes:
    """An .otr."""
    text = "".join(
        f'<p><span class="timestamp" data-timestamp="{c.begins}">0:01</span> <b>{escape(c.speaker)}:</b> {c.words}</p>'
        for c in cues
    )
    return json.dumps({"text": text, "media": "opname.mp3", "media-time": 1}).encode()


def elan(cues: list[Cue]) -> bytes:
    """An .eaf, of which every other annotation is written down in the tier below it alone."""
    slots = "".join(
        f'<TIME_SLOT TIME_SLOT_ID="b{at}" TIME_VALUE="{round(c.begins * 1000)}"/><TIME_SLOT TIME_SLOT_ID="e{at}" TIME_VALUE="{round(c.ends * 1000)}"/>'
        for at, c in enumerate(cues)
    )
    tiers = ""
    for who in dict.fromkeys(c.speaker for c in cues):
        own, below = "", ""
        for at, c in enumerate(cues):
            if c.speaker != who:
                continue
            times = f'ANNOTATION_ID="a{at}" TIME_SLOT_REF1="b{at}" TIME_SLOT_REF2="e{at}"'
            said = f"<ANNOTATION_VALUE>{c.words}</ANNOTATION_VALUE>"
            own += f"<ANNOTATION><ALIGNABLE_ANNOTATION {times}>{said if at % 2 else '<ANNOTATION_VALUE/>'}</ALIGNABLE_ANNOTATION></ANNOTATION>"
            if at % 2 == 0:
                below += f"<ANNOTATION><ALIGNABLE_ANNOTATION {times.replace('a', 'r', 1)}>{said}</ALIGNABLE_ANNOTATION></ANNOTATION>"
        label = quoteattr(who)
        tiers += f"<TIER TIER_ID={label} PARTICIPANT={label}>{own}</TIER>"
        if below:
            tiers += f"<TIER TIER_ID={quoteattr(who + '-in')} PARTICIPANT={label} PARENT_REF={label}>{below}</TIER>"
    return f"<ANNOTATION_DOCUMENT><TIME_ORDER>{slots}</TIME_ORDER>{tiers}</ANNOTATION_DOCUMENT>".encode()


def chat(cues: list[Cue]) -> bytes:
    """A .cha, whose speakers go by codes that are not all among the participants."""
    codes = {who: f"S{at}" for at, who in enumerate(dict.fromkeys(c.speaker for c in cues))}
    people = ", ".join(f"{code} Naam Participant" for code in list(codes.values())[:-1])
    lines = [
        f"*{codes[c.speaker]}:\t{_folded(c.words)} . \x15{round(c.begins * 1000)}_{round(c.ends * 1000)}\x15"
        for c in cues
    ]
    return "\n".join(["@UTF8", "@Begin", f"@Participants:\t{people}", *lines, "@End"]).encode()


def _folded(words: str) -> str:
    return words.replace(" ", "\n\t", 1)


def exmaralda(cues: list[Cue]) -> bytes:
    """An .exb."""
    people = list(dict.fromkeys(c.speaker for c in cues))
    line = (
        "".join(f'<tli id="T{at}" time="{c.begins}"/>' for at, c in enumerate(cues))
        + f'<tli id="T{len(cues)}"/>'
    )
    speakers = "".join(
        f'<speaker id="P{at}"><abbreviation>{escape(who)}</abbreviation></speaker>'
        for at, who in enumerate(people)
    )
    tiers = "".join(
        f'<tier id="I{at}" speaker="P{at}" category="v" type="t">'
        + "".join(
            f'<event start="T{n}" end="T{n + 1}">{c.words}</event>'
            for n, c in enumerate(cues)
            if c.speaker == who
        )
        + "</tier>"
        for at, who in enumerate(people)
    )
    return f"<basic-transcription><head><speakertable>{speakers}</speakertable></head><basic-body><common-timeline>{line}</common-timeline>{tiers}</basic-body></basic-transcription>".encode()


def transcriber(cues: list[Cue]) -> bytes:
    """A .trs."""
    people = list(dict.fromkeys(c.speaker for c in cues))
    listed = "".join(f'<Speaker id="p{at}" name={quoteattr(who)}/>' for at, who in enumerate(people))
    turns = "".join(
        f'<Turn speaker="p{people.index(c.speaker)}" startTime="{c.begins}" endTime="{c.ends}"><Sync time="{c.begins}"/>{_parted_by(c.words)}</Turn>'
        for c in cues
    )
    return (
        f"<Trans><Speakers>{listed}</Speakers><Episode><Section>{turns}</Section></Episode></Trans>".encode()
    )


def _parted_by(words: str) -> str:
    first, _, rest = words.partition(" ")
    return f'{first}<Event desc="b" type="noise" extent="instantaneous"/>{rest}'


def timed_text(cues: list[Cue]) -> bytes:
    """A .ttml."""
    people = list(dict.fromkeys(c.speaker for c in cues))
    agents = "".join(
        f'<ttm:agent xml:id="p{at}"><ttm:name>{escape(who)}</ttm:name></ttm:agent>'
        for at, who in enumerate(people)
    )
    shown = "".join(
        f'<p begin="{_clock(c.begins)}" end="{_clock(c.ends)}" ttm:agent="p{people.index(c.speaker)}"><span>{c.words.replace(" ", "</span><br/><span>", 1)}</span></p>'
        for c in cues
    )
    return f'<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"><head>{agents}</head><body><div>{shown}</div></body></tt>'.encode()


def praat(cues: list[Cue]) -> bytes:
    """A .TextGrid with a tier for each speaker."""
    people = list(dict.fromkeys(c.speaker for c in cues))
    tiers = "".join(
        f'item [{at}]:\nclass = "IntervalTier"\nname = "{who}"\nxmin = 0\nxmax = 999\nintervals: size = {sum(c.speaker == who for c in cues)}\n'
        + "".join(
            f'intervals [{n}]:\nxmin = {c.begins}\nxmax = {c.ends}\ntext = "{c.words}"\n'
            for n, c in enumerate((c for c in cues if c.speaker == who), 1)
        )
        for at, who in enumerate(people, 1)
    )
    return f'File type = "ooTextFile"\nObject class = "TextGrid"\nxmin = 0\nxmax = 999\ntiers? <exists>\nsize = {len(people)}\nitem []:\n{tiers}'.encode()


_HEADS = ("Begin", "Einde", "Spreker", "Tekst")


def _rows(cues: list[Cue]) -> list[tuple[str, str, str, str]]:
    return [(_clock(c.begins)[:8], _clock(c.ends)[:8], c.speaker, c.words) for c in cues]


def separated(cues: list[Cue]) -> bytes:
    """A .csv, as Excel writes it in the Netherlands."""
    stream = io.StringIO()
    csv.writer(stream, delimiter=";").writerows([_HEADS, *_rows(cues)])
    return stream.getvalue().encode("utf-8-sig")


def worksheet(cues: list[Cue]) -> bytes:
    """An .xlsx with a title above its columns, and the words of every other row in two runs of type."""
    import openpyxl
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Gesprek"])
    sheet.append(_HEADS)
    for at, (begins, ends, who, words) in enumerate(_rows(cues)):
        first, _, rest = words.partition(" ")
        bold = TextBlock(InlineFont(b=True), f" {rest}")
        sheet.append([begins, ends, who, CellRichText(first, bold) if at % 2 and rest else words])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def packed_up(cues: list[Cue]) -> bytes:
    """A .zip within a folder of a .zip, with the notes that a Mac adds, and a name that is no ASCII."""
    inner, outer = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(inner, "w") as package:
        package.writestr("gesprek – één (def).srt", subtitles(cues))
        package.writestr("__MACOSX/._gesprek", b"\0\5\x16\7")
    with zipfile.ZipFile(outer, "w") as package:
        package.writestr("map met spaties/opnames.zip", inner.getvalue())
    return outer.getvalue()
