"""What recognisers deliver, word by word with times, made of a few lines of talk."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from making.talks import FileSet, Talk

Word = tuple[str, str, float, float]
"""A word, the mark behind it, when it begins and when it ends."""


def spoken(talk: Talk) -> Iterator[tuple[str, list[Word]]]:
    """Each turn as words with times: 0.34 seconds a word, 0.8 between turns."""
    at = 0.62
    for who, said in talk:
        words = []
        for word in said.split():
            bare = re.sub(r"[.,?!;:]+$", "", word)
            words.append((bare, word[len(bare) :], round(at, 2), round(at + 0.29, 2)))
            at += 0.34
        at += 0.8
        yield who, words


def begins(talk: Talk) -> list[float]:
    """When each turn begins."""
    return [words[0][2] for _, words in spoken(talk)]


def whole(words: list[Word]) -> str:
    """The words as a sentence."""
    return " ".join(word + mark for word, mark, _, _ in words)


def put(
    made: FileSet, name: str, content: Any, talk: Talk, names: dict[str, str], *, indent: int | None = None
) -> None:
    """Write a file of JSON (or text) and note what is said in it and when."""
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False, indent=indent)
    made.put(name, text, talk, names, of="exports", times=begins(talk))


def aws(talk: Talk) -> dict[str, Any]:
    """AWS Transcribe: items, punctuation without times, and who speaks apart."""
    items: list[dict[str, Any]] = []
    segments = []
    for who, words in spoken(talk):
        inside = []
        for word, mark, start, end in words:
            times = {"start_time": f"{start}", "end_time": f"{end}"}
            said = [{"confidence": "0.991", "content": word}]
            items.append({"type": "pronunciation", "alternatives": said, **times, "speaker_label": who})
            inside.append({**times, "speaker_label": who})
            if mark:
                items.append(
                    {
                        "type": "punctuation",
                        "alternatives": [{"confidence": "0.0", "content": mark}],
                        "speaker_label": who,
                    }
                )
        segments.append(
            {
                "start_time": f"{words[0][2]}",
                "end_time": f"{words[-1][3]}",
                "speaker_label": who,
                "items": inside,
            }
        )
    transcript = " ".join(said for _, said in talk)
    labels = {"segments": segments, "channel_label": "ch_0", "speakers": len({who for who, _ in talk})}
    return {
        "jobName": "huisB-ronde2-0411",
        "accountId": "000000000000",
        "status": "COMPLETED",
        "results": {"transcripts": [{"transcript": transcript}], "speaker_labels": labels, "items": items},
    }


def deepgram(talk: Talk) -> dict[str, Any]:
    """Deepgram: words with whole numbers for speakers, paragraphs of sentences, utterances."""
    words = [
        {"word": word.lower(), "start": start, "end": end, "confidence": 0.98, "punctuated_word": word + mark, "speaker": int(who), "speaker_confidence": 0.71}
        for who, said in spoken(talk)
        for word, mark, start, end in said
    ]  # fmt: skip
    paragraphs = [
        {
            "sentences": [{"text": whole(said), "start": said[0][2], "end": said[-1][3]}],
            "speaker": int(who),
            "num_words": len(said),
            "start": said[0][2],
            "end": said[-1][3],
        }
        for who, said in spoken(talk)
    ]
    transcript = " ".join(said for _, said in talk)
    best = {
        "transcript": transcript,
        "confidence": 0.98,
        "words": words,
        "paragraphs": {"transcript": transcript, "paragraphs": paragraphs},
    }
    meta = {
        "request_id": "0b6d5f0e-1c55-4c07-9c1f-3b1c2a4b9d11",
        "duration": words[-1]["end"],
        "channels": 1,
        "models": ["nova-3"],
    }
    return {"metadata": meta, "results": {"channels": [{"alternatives": [best], "detected_language": "nl"}]}}


def assemblyai(talk: Talk) -> dict[str, Any]:
    """AssemblyAI: utterances by letter, in thousandths of a second."""
    utterances, every = [], []
    for who, said in spoken(talk):
        words = [
            {"text": word + mark, "start": round(start * 1000), "end": round(end * 1000), "confidence": 0.96, "speaker": who}
            for word, mark, start, end in said
        ]  # fmt: skip
        every += words
        utterances.append(
            {
                "speaker": who,
                "text": whole(said),
                "confidence": 0.96,
                "start": words[0]["start"],
                "end": words[-1]["end"],
                "words": words,
            }
        )
    return {
        "id": "6rlr37d7q1-2a2f",
        "language_model": "assemblyai_default",
        "status": "completed",
        "language_code": "nl",
        "audio_url": "https://cdn.example.com/upload/2b5f",
        "text": " ".join(said for _, said in talk),
        "words": every,
        "utterances": utterances,
        "speaker_labels": True,
        "punctuate": True,
        "format_text": True,
    }


def speechmatics(talk: Talk) -> dict[str, Any]:
    """Speechmatics: a list of words and marks, each with alternatives."""
    results: list[dict[str, Any]] = []
    for who, said in spoken(talk):
        for word, mark, start, end in said:
            told = {"confidence": 0.99, "language": "nl", "speaker": who}
            results.append(
                {
                    "type": "word",
                    "start_time": start,
                    "end_time": end,
                    "alternatives": [{"content": word, **told}],
                }
            )
            if mark:
                results.append(
                    {
                        "type": "punctuation",
                        "start_time": end,
                        "end_time": end,
                        "attaches_to": "previous",
                        "is_eos": mark in ".?!",
                        "alternatives": [{"content": mark, **told}],
                    }
                )
    return {
        "format": "2.9",
        "job": {"id": "yjbmf9kqub", "data_name": "kwartiermakers.m4a", "duration": 301},
        "metadata": {
            "type": "transcription",
            "transcription_config": {"language": "nl", "diarization": "speaker"},
        },
        "results": results,
    }


def rev(talk: Talk) -> dict[str, Any]:
    """Rev: monologues of elements, text and marks."""
    monologues = []
    for who, said in spoken(talk):
        elements: list[dict[str, Any]] = []
        for word, mark, start, end in said:
            elements.append({"type": "text", "value": word, "ts": start, "end_ts": end, "confidence": 0.93})
            elements.append({"type": "punct", "value": f"{mark} "})
        monologues.append({"speaker": int(who), "elements": elements})
    return {"monologues": monologues}


def azure(talk: Talk) -> dict[str, Any]:
    """Azure's fast transcription: phrases with offsets in thousandths, speakers from 1."""
    phrases = []
    for who, said in spoken(talk):
        phrases.append(
            {
                "channel": 0,
                "speaker": int(who),
                "offsetMilliseconds": round(said[0][2] * 1000),
                "durationMilliseconds": round((said[-1][3] - said[0][2]) * 1000),
                "text": whole(said),
                "words": [
                    {
                        "text": word + mark,
                        "offsetMilliseconds": round(start * 1000),
                        "durationMilliseconds": 290,
                    }
                    for word, mark, start, _ in said
                ],
                "locale": "nl-NL",
                "confidence": 0.91,
            }
        )
    combined = [{"channel": 0, "text": " ".join(said for _, said in talk)}]
    return {"durationMilliseconds": 182080, "combinedPhrases": combined, "phrases": phrases}


def google(talk: Talk) -> dict[str, Any]:
    """Google's speech-to-text: results without speakers, and one more at the end with a tag to each word."""
    results: list[dict[str, Any]] = []
    tagged = []
    for who, said in spoken(talk):
        plain = [
            {"startTime": f"{start:.3f}s", "endTime": f"{end:.3f}s", "word": word + mark}
            for word, mark, start, end in said
        ]
        results.append(
            {
                "alternatives": [{"transcript": " " + whole(said), "confidence": 0.94, "words": plain}],
                "resultEndTime": f"{said[-1][3]:.3f}s",
                "languageCode": "nl-nl",
            }
        )
        tagged += [{**word, "speakerTag": int(who)} for word in plain]
    results.append({"alternatives": [{"words": tagged}]})
    return {"results": results}


FLEXPOOL: Talk = [
    ("a", "Oké, hij loopt. Vertel eens, hoe ben jij bij de flexpool terechtgekomen?"),
    ("b", "Eigenlijk door de kinderen. Ik werkte vast op de dagbehandeling, maar met twee kleintjes en een man in ploegendienst kreeg ik dat niet meer rond."),
    ("a", "En toen?"),
    ("b", "Toen zei mijn leidinggevende zelf: probeer de pool eens, daar geef je gewoon je beschikbaarheid op. Nou, dat beviel."),
    ("a", "Wat mis je het meest?"),
    ("b", "Dat je ergens bij hoort. Met kerst lagen er zes pakketten op tafel en geen een met mijn naam."),
]  # fmt: skip
BOUW: Talk = [
    ("a", "Jullie werken op de bouwplaats met veel onderaannemers, hè. Hoe gaat dat in de keet?"),
    ("b", "In de keet zie je het meteen. De eigen jongens zitten bij het raam en de rest zit bij de deur, waar het tocht."),
    ("c", "Dat is niet afgesproken hoor, dat is zo gegroeid."),
    ("b", "Ja gegroeid, maar er is ook niemand die zegt: schuif eens aan."),
    ("a", "Zou jij dat kunnen zeggen?"),
    ("c", "Ik ben de uitvoerder, dus dat zou wel moeten eigenlijk."),
]  # fmt: skip
BIEB: Talk = [
    ("a", "Goedemiddag, fijn dat jullie er alle drie zijn. Waar zijn jullie het afgelopen kwartaal tegenaan gelopen?"),
    ("b", "Bij ons in de bibliotheek draaien de avonden helemaal op oproepkrachten, en die kennen het systeem niet goed genoeg."),
    ("c", "Bij ons net andersom, die studenten kennen het systeem beter dan wij."),
    ("b", "Maar wie vertelt ze dan dat mevrouw van de leeskring altijd de grote tafel krijgt?"),
    ("c", "Niemand, en dan is het ruzie."),
]  # fmt: skip


def _first(made: FileSet) -> None:
    one, two, three = {"a": "0", "b": "1"}, {"a": "1", "b": "2"}, {"a": "S1", "b": "S2", "c": "S3"}

    def named(talk: Talk, names: dict[str, str]) -> Talk:
        return [(names[who], said) for who, said in talk]

    spk = {"a": "spk_0", "b": "spk_1", "c": "spk_2"}
    put(made, "asrOutput huisB ronde 2.json", aws(named(BOUW, spk)), BOUW, spk)
    put(
        made,
        "deepgram-nova3-20260411.json",
        deepgram(named(FLEXPOOL, one)),
        FLEXPOOL,
        {"a": "Spreker 0", "b": "Spreker 1"},
        indent=2,
    )
    letters = {"a": "A", "b": "B"}
    put(made, "assemblyai 6rlr37d7q1.json", assemblyai(named(FLEXPOOL, letters)), FLEXPOOL, letters, indent=2)
    put(made, "kwartiermakers.speechmatics.json", speechmatics(named(BIEB, three)), BIEB, three, indent=4)
    put(
        made,
        "rev_bibliotheek.json",
        rev(named(BIEB, {"a": "0", "b": "1", "c": "2"})),
        BIEB,
        {"a": "Spreker 0", "b": "Spreker 1", "c": "Spreker 2"},
    )
    put(
        made,
        "azure fast transcription bouwkeet.json",
        azure(named(BOUW, {"a": "1", "b": "2", "c": "3"})),
        BOUW,
        {"a": "Spreker 1", "b": "Spreker 2", "c": "Spreker 3"},
        indent=2,
    )
    put(
        made,
        "stt-diarized gs bucket.json",
        google(named(FLEXPOOL, two)),
        FLEXPOOL,
        {"a": "Spreker 1", "b": "Spreker 2"},
        indent=2,
    )


ZEEMAN: Talk = [
    ("a", "Even voor de opname: wij zitten in het havenkantoor in Harlingen, het is tien over drie."),
    ("b", "En het waait."),
    ("a", "En het waait, ja. Je vaart als uitzendmatroos op de veerboot. Hoe word je daar ontvangen?"),
    ("b", "Met een zwemvest. Dat klinkt flauw, maar daar staat je naam op, met tape, en die tape hadden ze er van tevoren op geplakt."),
    ("a", "Dus ze wisten dat je kwam."),
    ("b", "Precies. Op andere schepen ben je matroos drie en dan roepen ze ook drie."),
]  # fmt: skip
KLAS: Talk = [
    ("a", "Wij hebben dit jaar negen invallers gehad in groep zes, en de kinderen houden een lijstje bij."),
    ("b", "Een lijstje met namen?"),
    ("a", "Met cijfers. De juf die kon jongleren staat bovenaan."),
    ("b", "En wat doet dat met jou, als vaste leerkracht?"),
    ("a", "Ik ben er best jaloers op, want die hoeft geen rapporten te schrijven."),
]  # fmt: skip


def milli(at: float, sign: str = ",") -> str:
    """``00:00:01,240``."""
    whole_ms = round(at * 1000)
    minutes, rest = divmod(whole_ms // 1000, 60)
    return f"00:{minutes:02}:{rest:02}{sign}{whole_ms % 1000:03}"


def whisper_cpp(talk: Talk) -> dict[str, Any]:
    """whisper.cpp: transcription with times and offsets, nobody named."""
    cues = [
        {
            "timestamps": {"from": milli(words[0][2]), "to": milli(words[-1][3])},
            "offsets": {"from": round(words[0][2] * 1000), "to": round(words[-1][3] * 1000)},
            "text": " " + whole(words),
        }
        for _, words in spoken(talk)
    ]
    return {
        "systeminfo": "AVX = 1 | AVX2 = 1 | FMA = 1",
        "model": {"type": "large", "multilingual": True, "vocab": 51866, "ftype": 1},
        "params": {"model": "ggml-large-v3.bin", "language": "nl", "translate": False},
        "result": {"language": "nl"},
        "transcription": cues,
    }


def teams(talk: Talk) -> str:
    """Teams: cues with an identifier and the name in a tag."""
    cues = ["WEBVTT\n"]
    for number, (who, words) in enumerate(spoken(talk)):
        mark = f"3f9c2a7e-51d0-4c5e-9b1d-7e0a4f0c{number:04}/{number * 7 + 12}-0"
        cues.append(
            f"{mark}\n{milli(words[0][2], '.')} --> {milli(words[-1][3], '.')}\n<v {who}>{whole(words)}</v>\n"
        )
    return "\n".join(cues)


def srt(talk: Talk) -> str:
    """Subtitles of WhisperX: the speaker between brackets, long turns cut over cues."""
    cues = []
    last = ""
    for who, words in spoken(talk):
        for start in range(0, len(words), 9):
            piece = words[start : start + 9]
            last = who
            cues.append(
                f"{len(cues) + 1}\n{milli(piece[0][2])} --> {milli(piece[-1][3])}\n[{last}]: {whole(piece)}\n"
            )
    return "\n".join(cues)


def sbv(talk: Talk) -> str:
    """Captions as YouTube keeps them."""
    return "\n".join(
        f"{milli(words[0][2], '.')[1:]},{milli(words[-1][3], '.')[1:]}\n{whole(words)}\n"
        for _, words in spoken(talk)
    )


def ttml(talk: Talk) -> str:
    """Timed text with agents."""
    people = dict.fromkeys(who for who, _ in talk)
    agents = "".join(
        f'<ttm:agent xml:id="p{n}" type="person"><ttm:name type="full">{who}</ttm:name></ttm:agent>'
        for n, who in enumerate(people)
    )
    ids = {who: f"p{n}" for n, who in enumerate(people)}
    cues = "".join(
        f'<p begin="{milli(words[0][2], ".")}" end="{milli(words[-1][3], ".")}" ttm:agent="{ids[who]}">{whole(words)}</p>\n'
        for who, words in spoken(talk)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" xml:lang="nl">'
        f"<head><metadata>{agents}</metadata></head><body><div>\n{cues}</div></body></tt>\n"
    )


def elan(talk: Talk, people: dict[str, str]) -> str:
    """ELAN: a tier for each participant, and a tier of remarks."""
    slots, tiers = [], {who: [] for who in people}
    number = 0
    for who, words in spoken(talk):
        for at in (words[0][2], words[-1][3]):
            number += 1
            slots.append(f'<TIME_SLOT TIME_SLOT_ID="ts{number}" TIME_VALUE="{round(at * 1000)}"/>')
        tiers[who].append(
            f'<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a{number}" TIME_SLOT_REF1="ts{number - 1}" TIME_SLOT_REF2="ts{number}">'
            f"<ANNOTATION_VALUE>{whole(words)}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>"
        )
    body = "".join(
        f'<TIER LINGUISTIC_TYPE_REF="default-lt" PARTICIPANT="{name}" ANNOTATOR="mvd" TIER_ID="{who}">{"".join(tiers[who])}</TIER>'
        for who, name in people.items()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<ANNOTATION_DOCUMENT AUTHOR="" DATE="2026-02-17T11:20:00+01:00" FORMAT="3.0" VERSION="3.0">'
        '<HEADER MEDIA_FILE="" TIME_UNITS="milliseconds"><MEDIA_DESCRIPTOR MEDIA_URL="file:///D:/opnames/harlingen.wav" MIME_TYPE="audio/x-wav"/></HEADER>'
        f'<TIME_ORDER>{"".join(slots)}</TIME_ORDER>{body}<LINGUISTIC_TYPE GRAPHIC_REFERENCES="false" LINGUISTIC_TYPE_ID="default-lt" TIME_ALIGNABLE="true"/>'
        "</ANNOTATION_DOCUMENT>\n"
    )


def textgrid(talk: Talk) -> str:
    """Praat's long form: an interval tier for each voice, silences between."""
    people = dict.fromkeys(who for who, _ in talk)
    said = [(who, words[0][2], words[-1][3], whole(words)) for who, words in spoken(talk)]
    end = said[-1][2] + 1
    lines = [
        'File type = "ooTextFile"',
        'Object class = "TextGrid"',
        "",
        "xmin = 0 ",
        f"xmax = {end} ",
        "tiers? <exists> ",
        f"size = {len(people)} ",
        "item []: ",
    ]
    for number, person in enumerate(people, 1):
        spans: list[tuple[float, float, str]] = []
        at = 0.0
        for who, begin, stop, words in said:
            if who == person:
                spans += [(at, begin, ""), (begin, stop, words)]
                at = stop
        spans.append((at, end, ""))
        lines += [
            f"    item [{number}]:",
            '        class = "IntervalTier" ',
            f'        name = "{person}" ',
            "        xmin = 0 ",
            f"        xmax = {end} ",
            f"        intervals: size = {len(spans)} ",
        ]
        for place, (begin, stop, words) in enumerate(spans, 1):
            lines += [
                f"        intervals [{place}]:",
                f"            xmin = {begin} ",
                f"            xmax = {stop} ",
                f'            text = "{words}" ',
            ]
    return "\n".join(lines) + "\n"


def otr(talk: Talk, names: dict[str, str]) -> dict[str, Any]:
    """oTranscribe: paragraphs of HTML with marks of time."""
    rows = [
        f'<p><span class="timestamp" data-timestamp="{words[0][2]}">0:{int(words[0][2]):02}</span> <b>{names[who]}:</b> {whole(words)}<br /></p>'
        for who, words in spoken(talk)
    ]
    return {"text": "".join(rows), "media": "REC0041.m4a", "media-source": "", "media-time": 61.2}


def whisperx_list(talk: Talk) -> list[dict[str, Any]]:
    """A list of segments, cut at 9 words, as scripts around pyannote write them."""
    return [
        {"speaker": who, "start": piece[0][2], "end": piece[-1][3], "text": whole(piece)}
        for who, words in spoken(talk)
        for piece in (words[at : at + 9] for at in range(0, len(words), 9))
    ]


def _second(made: FileSet) -> None:
    def named(talk: Talk, names: dict[str, str]) -> Talk:
        return [(names[who], said) for who, said in talk]

    alone = [("Spreker 1", " ".join(said for _, said in KLAS))]
    made.put(
        "groep zes.wav.json",
        json.dumps(whisper_cpp(KLAS), ensure_ascii=False, indent="\t"),
        alone,
        {},
        of="exports",
    )
    made.put("captions (YouTube).sbv", sbv(KLAS), alone, {}, of="exports")
    full = {"a": "Wiersma, Jelle (Onderzoek)", "b": "Sjouke (Gast)"}
    told = {**full, "b": "Sjouke"}
    put(
        made,
        "Gesprek haven-20260217_150811-Opname van vergadering.vtt",
        teams(named(ZEEMAN, full)),
        ZEEMAN,
        told,
    )
    marks = {"a": "SPEAKER_01", "b": "SPEAKER_00"}
    put(made, "haven_large-v3.srt", srt(named(ZEEMAN, marks)), ZEEMAN, marks)
    put(made, "haven_diarized.json", whisperx_list(named(ZEEMAN, marks)), ZEEMAN, marks, indent=2)
    put(
        made,
        "aflevering 4.ttml",
        ttml(named(KLAS, {"a": "Leerkracht", "b": "Interviewer"})),
        KLAS,
        {"a": "Leerkracht", "b": "Interviewer"},
    )
    put(
        made,
        "harlingen.eaf",
        elan(named(ZEEMAN, {"a": "ONDERZ", "b": "MATR"}), {"ONDERZ": "Jelle", "MATR": "Sjouke"}),
        ZEEMAN,
        {"a": "Jelle", "b": "Sjouke"},
    )
    put(
        made,
        "leerkracht.TextGrid",
        textgrid(named(KLAS, {"a": "juf", "b": "int"})),
        KLAS,
        {"a": "juf", "b": "int"},
    )
    data = textgrid(named(KLAS, {"a": "juf", "b": "int"})).encode("utf-16")
    (made.files / "leerkracht.TextGrid").write_bytes(data)
    put(made, "haven oTranscribe (3).otr", otr(ZEEMAN, {"a": "JW", "b": "S"}), ZEEMAN, {"a": "JW", "b": "S"})


EXPORTS: tuple[Callable[[FileSet], None], ...] = (_first, _second)
