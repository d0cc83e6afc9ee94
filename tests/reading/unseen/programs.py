"""Exports of transcription programs, as text and as data."""

from __future__ import annotations

import csv
import io
import json
import textwrap

from making.talks import form
from spoken import FIRST, NACHT, RONDE, TABLE, TWO, put


def programs() -> None:
    """Exports of programs."""
    put(
        "teams-geplakt.txt",
        form(NACHT, TWO, "{who} {m} minuten {sec} seconden\n{m}:{s}\n{said}", "\n"),
        NACHT,
        TWO,
    )
    outside = {"I": "Visser, N. (Noor)", "R": "Henk Oosterhof (extern)"}
    put(
        "teams-achternaam.vtt",
        "WEBVTT\n\n" + form(NACHT, outside, "a7c1-44/{n}-0\n{h}.120 --> {e}.400\n<v {who}>{said}</v>"),
        NACHT,
        {**outside, "R": "Henk Oosterhof"},
    )
    put(
        "zoom-chat-bewaard.txt",
        form(RONDE, TABLE, "10:0{m}:{s}\t Van  {who} aan Iedereen:\n\t{said}", "\n", step=7),
        RONDE,
        TABLE,
    )
    lines = form(RONDE, TABLE, "{who}: {said}", "\n").splitlines()
    put(
        "meet-tijdkoppen.txt",
        "Tafel 3 – transcriptie\n\n00:00:00\n\n" + "\n".join(lines[:5]) + "\n\n00:05:00\n\n" + "\n".join(lines[5:])
        + "\n\nTranscriptie is beëindigd na 00:09:12\n\nDeze bewerkbare transcriptie is door de computer gegenereerd en kan fouten bevatten.\n",
        RONDE,
        TABLE,
    )  # fmt: skip
    put("webex.txt", form(NACHT, TWO, "{who}\t\t10:0{m}:{s}\n{said}"), NACHT, TWO)
    put("naam-tijd-dubbelepunt.txt", form(NACHT, FIRST, "{who} ({m}:{s}): {said}"), NACHT, FIRST)
    put("naam-haak-tijd.txt", form(NACHT, FIRST, "{who} [{h}]: {said}", "\n"), NACHT, FIRST)
    put("otter-onbekend.txt", form(NACHT, {"I": "Noor Visser", "R": "Unknown Speaker"}, "{who}  {m}:{s}\n{said}"), NACHT,
        {"I": "Noor Visser", "R": "Unknown Speaker"})  # fmt: skip
    put("haken.srt", form(NACHT, {"I": "Spreker 1", "R": "Spreker 2"}, "{n}\n{h},000 --> {e},500\n[{who}] {said}"), NACHT,
        {"I": "Spreker 1", "R": "Spreker 2"})  # fmt: skip
    put("whisperx.srt", form(NACHT, {"I": "SPEAKER_00", "R": "SPEAKER_01"}, "{n}\n{h},000 --> {e},500\n[{who}]: {said}"),
        NACHT, {"I": "SPEAKER_00", "R": "SPEAKER_01"})  # fmt: skip
    put("elan-tab.txt", form(NACHT, FIRST, "{who}\t{h}.000\t{e}.250\t{said}", "\n"), NACHT, FIRST)
    put(
        "elan-lang.txt",
        form(NACHT, FIRST, "{who}\t{who}\t{ms}\t{h}.000\t{e}.250\t9.250\t{said}", "\n"),
        NACHT,
        FIRST,
    )
    put(
        "exmaralda.txt",
        form(NACHT, {"I": "NV", "R": "HO"}, "[{n}]\n{who} [v]  {said}"),
        NACHT,
        {"I": "NV", "R": "HO"},
    )
    put(
        "noscribe.txt",
        "interview_nacht.m4a\n\nGetranscribeerd met noScribe versie 0.6\nAudiobron: /opnames/interview_nacht.m4a\n(Start: 00:00:00)\n\n"
        + form(NACHT, {"I": "S00", "R": "S01"}, "{who}: {said}"),
        NACHT,
        {"I": "S00", "R": "S01"},
    )
    put("turboscribe.txt", form(NACHT, {"I": "Speaker 1", "R": "Speaker 2"}, "[{who}] ({m}:{s} - {m}:{s})\n{said}")
        + "\n(Transcribed by TurboScribe. Go Unlimited to remove this message.)\n", NACHT, {"I": "Speaker 1", "R": "Speaker 2"})  # fmt: skip
    put("goodtape.txt", form(NACHT, {"I": "Spreker 1", "R": "Spreker 2"}, "[{h}] {who}:\n{said}"), NACHT,
        {"I": "Spreker 1", "R": "Spreker 2"})  # fmt: skip
    put(
        "telegram.txt", form(RONDE, TABLE, "{who}, [14-03-2024 10:{s}]\n{said}", "\n\n", step=5), RONDE, TABLE
    )
    spoken = [{"speaker": 0 if who == "I" else 1, "start": n * 9.5, "end": n * 9.5 + 9, "transcript": said, "confidence": 0.9}
              for n, (who, said) in enumerate(NACHT)]  # fmt: skip
    whole = " ".join(said for _, said in NACHT)
    put(
        "deepgram.json",
        json.dumps({"metadata": {"duration": 95.0, "channels": 1}, "results": {
            "channels": [{"alternatives": [{"transcript": whole, "confidence": 0.97}]}], "utterances": spoken}}),
        NACHT, {"I": "Spreker 0", "R": "Spreker 1"},
    )  # fmt: skip
    put(
        "aws.json",
        json.dumps({"jobName": "nacht", "status": "COMPLETED", "results": {
            "transcripts": [{"transcript": whole}], "items": [],
            "audio_segments": [
                {"id": n, "transcript": said, "start_time": f"{n * 9.5:.2f}", "end_time": f"{n * 9.5 + 9:.2f}",
                 "speaker_label": f"spk_{0 if who == 'I' else 1}", "items": []} for n, (who, said) in enumerate(NACHT)]}}),
        NACHT, {"I": "spk_0", "R": "spk_1"},
    )  # fmt: skip
    put(
        "happyscribe.json",
        json.dumps([{"speaker": TWO[who], "words": [{"text": word + " ", "type": "text", "data_start": n * 9.5 + k * 0.2,
                     "data_end": n * 9.5 + k * 0.2 + 0.1} for k, word in enumerate(said.split())]}
                    for n, (who, said) in enumerate(NACHT)]),
        NACHT, TWO,
    )  # fmt: skip
    rolling, cues = [part for _, said in NACHT for part in textwrap.wrap(said, 40)], []
    for n, line in enumerate(rolling):
        before = rolling[n - 1] if n else " "
        cues.append(f"00:00:{n:02}.000 --> 00:00:{n:02}.900 align:start position:0%\n{before}\n{line}")
        cues.append(f"00:00:{n:02}.900 --> 00:00:{n:02}.910 align:start position:0%\n{line}\n ")
    put("youtube-rollend.vtt", "WEBVTT\nKind: captions\nLanguage: nl\n\n" + "\n\n".join(cues) + "\n",
        [("Spreker 1", whole)], {})  # fmt: skip
    stream = io.StringIO()
    csv.writer(stream).writerows([["Speaker", "Start time", "End time", "Transcript"],
                                  *([TWO[who], f"0:00:{n * 5:02}", f"0:00:{n * 5 + 4:02}", said] for n, (who, said) in enumerate(NACHT))])  # fmt: skip
    put("riverside.csv", stream.getvalue(), NACHT, TWO)
