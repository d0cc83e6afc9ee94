"""The transcript of a meeting that Microsoft Teams offers as a Word file, in its old and its new shape."""

from __future__ import annotations

from dataclasses import replace

from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph

from corpora.rendering.delivery import Delivery, Spoken, cues, long_date, paragraphs
from corpora.rendering.word import new_document, saved

_GREY = RGBColor(0x61, 0x61, 0x61)


def teams(delivery: Delivery) -> bytes:
    """Name, time and text; the habit ``old`` gives the shape of before 2024, cut every few seconds.

    Other habits: ``block`` (words after which a long turn is named again), and what Teams says around it:
    ``recorder``, ``recording``, ``clock``, ``moment``, ``started``, ``stopped``, ``hours``.
    """
    return _old(delivery) if delivery.habits.get("old") else _new(delivery)


def _new(delivery: Delivery) -> bytes:
    word = new_document(delivery)
    script = delivery.script
    recorder = delivery.habit("recorder")
    recording = delivery.habit("recording", "Opname van vergadering")
    title = f"{delivery.title}-{script.date:%Y%m%d}_{delivery.habit('clock')}-{recording}"
    word.add_paragraph().add_run(title).bold = True
    word.add_paragraph(delivery.habit("moment").format(datum=long_date(script.date)))
    word.add_paragraph(_length(delivery.turns[-1].ends, delivery.habit("hours", "u")))
    _notice(word.add_paragraph(), recorder, delivery.habit("started", "is begonnen met transcriberen"))
    for turn in delivery.turns:
        for block in _blocks(turn, delivery.amount("block", 1000)):
            line = word.add_paragraph()
            line.add_run(block.label).bold = True
            line.add_run(f"   {_short(block.begins)}").font.color.rgb = _GREY
            line.add_run().add_break()
            line.add_run(block.text)
    _notice(word.add_paragraph(), recorder, delivery.habit("stopped", "is gestopt met transcriberen"))
    return saved(word, delivery)


def _old(delivery: Delivery) -> bytes:
    word = new_document(delivery)
    dice = delivery.dice("cues")
    for turn in delivery.turns:
        for cue in cues(turn, dice, seconds=(6.0, 18.0)):
            times = word.add_paragraph(f"{_bare(cue.begins)} --> {_bare(cue.ends)}")
            name = word.add_paragraph(cue.label)
            for line in (times, name):
                line.paragraph_format.space_after = Pt(0)
            word.add_paragraph(cue.text)
    return saved(word, delivery)


def _notice(line: Paragraph, name: str, what: str) -> None:
    line.add_run(name).bold = True
    line.add_run(f" {what}")


def _blocks(turn: Spoken, about: int) -> list[Spoken]:
    texts = paragraphs(turn.text, about)
    spoken = 0
    blocks = []
    for text in texts:
        begins = turn.begins + (turn.ends - turn.begins) * spoken / len(turn.text.split())
        blocks.append(replace(turn, text=text, begins=begins))
        spoken += len(text.split())
    return blocks


def _short(seconds: float) -> str:
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def _length(seconds: float, hour: str) -> str:
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return (f"{hours}{hour} " if hours else "") + f"{minute}m {second}s"


def _bare(seconds: float) -> str:
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(int(minutes), 60)
    return f"{hours}:{minute}:{second:.3f}".replace(".000", ".0")
