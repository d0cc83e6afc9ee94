"""What machines write: subtitles, recognisers, annotation tools, tables, web pages and a zip."""

from __future__ import annotations

import json
import zipfile

from spoken import IR, SET, TAFEL, WIJK, Spoken, expect, text


def machines() -> None:
    """Subtitles, recognisers' output and annotation tools."""

    def time(seconds: float, sign: str = ".") -> str:
        return f"00:{int(seconds) // 60:02}:{int(seconds) % 60:02}{sign}{int(seconds * 1000) % 1000:03}"

    def cues(form: str, talk: Spoken, sign: str = ".", number: bool = False) -> str:
        found, at = [], 0.0
        for who, said in talk:
            for position, sentence in enumerate(
                " ".join(said).replace("? ", "?|").replace(". ", ".|").split("|")
            ):
                body = (form if position == 0 or "<v" in form else "{said}").format(who=who, said=sentence)
                head = f"{len(found) + 1}\n" if number else ""
                found.append(f"{head}{time(at, sign)} --> {time(at + 2.5, sign)}\n{body}")
                at += 3
        return "\n\n".join(found) + "\n"

    flat = [(who, [" ".join(said)]) for who, said in TAFEL]
    for name, words in (
        ("vtt-voice.vtt", "WEBVTT\n\n" + cues("<v {who}>{said}</v>", TAFEL)),
        ("vtt-zoom.vtt", "WEBVTT\n\n" + cues("{who}: {said}", TAFEL, number=True)),
        (
            "vtt-note.vtt",
            "WEBVTT - opname\nKind: captions\n\nNOTE gemaakt door een machine\n\nSTYLE\n::cue {color: red}\n\n"
            + cues("<v.luid {who}>{said}</v>", TAFEL),
        ),
        ("vtt-short-times.vtt", "WEBVTT\n\n" + cues("{who}: {said}", TAFEL).replace("00:00:", "00:", 99)),
        ("srt-names.srt", cues("{who}: {said}", TAFEL, ",", number=True)),
        ("srt-crlf.srt", cues("{who}: {said}", TAFEL, ",", number=True).replace("\n", "\r\n")),
    ):
        text(name, words)
        expect(name, flat)
    segments = [
        {"start": n * 4.0, "end": n * 4 + 3.5, "text": f" {' '.join(said)}", "speaker": who}
        for n, (who, said) in enumerate(TAFEL)
    ]
    text("json-whisperx.json", json.dumps({"segments": segments, "language": "nl"}, ensure_ascii=False))
    expect("json-whisperx.json", flat)
    words = [
        {"word": word, "start": s["start"], "end": s["end"], "speaker": s["speaker"]}
        for s in segments
        for word in str(s["text"]).split()
    ]
    text("json-words.json", json.dumps({"segments": [{"start": 0, "end": 40, "text": "", "words": words}]}))
    expect("json-words.json", flat)
    plain_segments = [{key: value for key, value in s.items() if key != "speaker"} for s in segments]
    whole = " ".join(" ".join(said) for _, said in TAFEL)
    text("json-whisper.json", json.dumps({"text": whole, "segments": plain_segments, "language": "nl"}))
    expect("json-whisper.json", [("Spreker 1", [whole])])
    keys = {who: f"spk{n}" for n, who in enumerate(dict.fromkeys(who for who, _ in TAFEL))}
    amber = {"speakers": [{"spkid": key, "name": who} for who, key in keys.items()],
             "segments": [{"speaker": keys[who], "words": [{"text": w, "start": n, "end": n + 1, "pristine": True}
                                                           for w in " ".join(said).split()]}
                          for n, (who, said) in enumerate(TAFEL)]}  # fmt: skip
    text("json-amberscript.json", json.dumps(amber))
    expect("json-amberscript.json", flat)
    tools(flat)


def tools(flat: Spoken) -> None:
    """ELAN, CHAT, oTranscribe, tables, web pages and a zip."""
    from xml.sax.saxutils import escape

    people = list(dict.fromkeys(who for who, _ in TAFEL))
    slots = "".join(
        f'<TIME_SLOT TIME_SLOT_ID="t{n}" TIME_VALUE="{n * 2000}"/>' for n in range(2 * len(TAFEL))
    )
    tiers = ""
    for who in people:
        inner = "".join(
            f'<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a{n}" TIME_SLOT_REF1="t{2 * n}" TIME_SLOT_REF2="t{2 * n + 1}">'
            f"<ANNOTATION_VALUE>{escape(' '.join(said))}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>"
            for n, (speaker, said) in enumerate(TAFEL) if speaker == who)  # fmt: skip
        tiers += f'<TIER TIER_ID="{who}" PARTICIPANT="{who}" LINGUISTIC_TYPE_REF="d">{inner}</TIER>'
    text(
        "elan.eaf",
        f'<?xml version="1.0" encoding="UTF-8"?><ANNOTATION_DOCUMENT AUTHOR="" DATE="2024-05-01" VERSION="3.0">'
        f"<TIME_ORDER>{slots}</TIME_ORDER>{tiers}</ANNOTATION_DOCUMENT>",
    )
    expect("elan.eaf", flat)
    chat = [
        "@UTF8",
        "@Begin",
        "@Languages:\tnld",
        "@Participants:\tINT Sanne Investigator, PAR Karin Participant",
    ]
    spoken = [
        ("INT", "Hoe lang werk je hier al?"),
        ("PAR", "Eh ik denk zes jaar, of zeven."),
        ("INT", "En bevalt het?"),
        ("PAR", "Ja hoor, heel goed zelfs."),
    ]
    written = [
        "hoe lang werk je hier al ? \x150_1500\x15",
        "&-eh ik denk zes [/] zes jaar , of\n\tzeven .",
        "en bevalt het ?",
        "ja hoor , heel goed zelfs .",
    ]
    codes = [f"*{who}:\t{words}" for (who, _), words in zip(spoken, written, strict=True)]
    text("talkbank.cha", "\n".join([*chat, codes[0], "%com:\tknikt", *codes[1:], "@End"]) + "\n")
    lowered = [
        "hoe lang werk je hier al?",
        "eh ik denk zes zes jaar, of zeven.",
        "en bevalt het?",
        "ja hoor, heel goed zelfs.",
    ]
    expect(
        "talkbank.cha",
        [(who, [words]) for (who, _), words in zip(spoken, lowered, strict=True)],
        interviewer=["INT"],
    )
    html = "".join(
        f'<p><span class="timestamp" data-timestamp="{n * 9}">{n // 7}:{n * 9 % 60:02}</span>&nbsp;{who}: '
        f"{'<br />'.join(said)}</p>"
        for n, (who, said) in enumerate(TAFEL)
    )
    text("otranscribe.otr", json.dumps({"text": html, "media": "opname.mp3", "media-time": 4.2}))
    expect("otranscribe.otr", TAFEL)
    page = "".join(
        f"<p><strong>{IR[who]}:</strong> {'</p><p>'.join(escape(words) for words in said)}</p>"
        for who, said in WIJK
    )
    text(
        "web.html",
        f"<html><head><title>Gesprek</title><style>p {{}}</style></head><body><nav>Menu</nav>{page}</body></html>",
    )
    expect("web.html", WIJK, IR)
    tables(flat)


ANSWERS = [
    ("1", "zzp", "Vrijheid in het rooster, en dat ik zelf bepaal wanneer ik vakantie neem.", "Minder administratie; dat zou schelen."),
    ("2", "vast", "De collega's zijn het belangrijkste voor mij.", ""),
    ("3", "zzp", "Ik wil niet meer op zondag werken, zei ik \"en dat meen ik\".", "Eerder weten wanneer ik werk."),
    ("4", "uitzend", "Het geld,\nen de afwisseling op het werk.", "n.v.t."),
    ("5", "vast", "Zekerheid voor mijn gezin staat voorop.", "Een leidinggevende die luistert naar het team."),
]  # fmt: skip
QUESTIONS = ["Nr", "Contract", "Waarom werkt u zo?", "Wat moet er anders?"]


def tables(flat: Spoken) -> None:
    import csv
    import io

    import openpyxl

    turns = [
        (f"Respondent {row[0]}", [row[column]])
        for column in (2, 3)
        for row in ANSWERS
        if row[column] not in ("", "n.v.t.")
    ]
    attributes = {f"Respondent {row[0]}": {"Contract": row[1]} for row in ANSWERS}
    for name, separator, encoding in (
        ("comma", ",", "utf-8"),
        ("semicolon", ";", "cp1252"),
        ("tab", "\t", "utf-16"),
    ):
        stream = io.StringIO()
        csv.writer(stream, delimiter=separator).writerows([QUESTIONS, *ANSWERS])
        text(f"survey-{name}.csv", stream.getvalue(), encoding)
        expect(f"survey-{name}.csv", turns, kind="enquete", attributes=attributes)
    book = openpyxl.Workbook()
    for row in [QUESTIONS, *ANSWERS]:
        book.active.append(row)
    book.save(SET.files / "survey.xlsx")
    expect("survey.xlsx", turns, kind="enquete", attributes=attributes)
    stream = io.StringIO()
    csv.writer(stream).writerows(
        [["Start", "Speaker", "Text"], *([f"0:{n:02}", who, said[0]] for n, (who, said) in enumerate(flat))]
    )
    text("transcript.csv", stream.getvalue())
    expect("transcript.csv", flat)
    with zipfile.ZipFile(SET.files / "one.zip", "w") as package:
        package.write(SET.files / "txt-utf8.txt", "map/interview.txt")
        package.writestr("__MACOSX/map/._interview.txt", b"\x00\x05")
    expect("one.zip", WIJK, IR)
