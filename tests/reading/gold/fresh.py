"""Layouts written after the readers were, and scored before anything was mended: see benchmarks/reading."""

from __future__ import annotations

from typing import Any

from spoken import expect, text

ASKED = [
    ("Hoe ben je hier terechtgekomen?", "Via een kennis van mijn zus, die werkte al bij het bureau."),
    ("En beviel dat meteen?",
     "Nee, het eerste halfjaar was zwaar; ik kende niemand en elke dienst was op een andere locatie."),
    ("Wat is het lastigste aan je werk?", "Dat je overal nieuw bent. Je weet nooit: wie is hier de baas?"),
    ("Heb je daar een voorbeeld van?",
     "Vorige week nog. Kwam ik aan om 14:45 uur, was er niemand die wist dat ik kwam."),
    ("Wat zou je de directie willen meegeven?", "Dat ze eens een dag moeten meelopen. Dan zien ze het vanzelf."),
]  # fmt: skip


def fresh() -> None:
    """Layouts written after the readers were, and scored before anything was mended: see benchmarks/reading."""
    T = [(who, words) for pair in ASKED for who, words in enumerate(pair)]  # noqa: N806

    def put(name: str, words: str, who: list[str], **more: Any) -> None:
        text(f"new-{name}", words)
        expect(f"new-{name}", [(who[index], [said]) for index, said in T], **more)

    # fmt: off
    put('01.txt', "".join(f"{'IV' if i==0 else 'RES'}: {s}\n" for i,s in T), ['IV','RES'])
    put('02.txt', "\n\n".join(f"{'Interviewer 1' if i==0 else 'Geïnterviewde'}: {s}" for i,s in T), ['Interviewer 1','Geïnterviewde'])
    put('03.txt', "\n".join(f"{'S1' if i==0 else 'S2'}: {s}" for i,s in T), ['S1','S2'])
    put('04.txt', "\n".join(f"{n*12//60:02d}:{n*12%60:02d} | {'Fatima' if i==0 else 'Willem-Jan'} | {s}" for n,(i,s) in enumerate(T)), ['Fatima','Willem-Jan'])
    put('05.txt', "\n\n".join(f"{'De heer Bakker' if i else 'Mw. De Wit'}: {s}" for i,s in T), ['Mw. De Wit','De heer Bakker'])
    put('06.txt', "\n\n".join(f"{'SPEAKER_01' if i else 'SPEAKER_00'} [00:{n:02d}:10 - 00:{n:02d}:20]: {s}" for n,(i,s) in enumerate(T)), ['SPEAKER_00','SPEAKER_01'])
    put('07.txt', "\n\n".join(f"{'Speaker 2' if i else 'Speaker 1'} (0:{n:02d})\n{s}" for n,(i,s) in enumerate(T)), ['Speaker 1','Speaker 2'])
    put('08.txt', "\n".join(f"{'R' if i else 'I'}  {s}" for i,s in T), ['I','R'])
    put('09.txt', "\n".join(f"{'A.' if i else 'V.'} {s}" for i,s in T), ['V.','A.'])
    put('10.txt', "\n\n".join(f"<{'Ömer' if i else 'Loes'}> {s}" for i,s in T), ['Loes','Ömer'])
    put('11.txt', "\n\n".join(f"{'Ömer' if i else 'Loes'} :  {s}" for i,s in T), ['Loes','Ömer'])
    put('12.txt', "TRANSCRIPT\n==========\n\nRespondentnummer: 12\nDatum afname: 3-4-2024\nAanwezig: Loes (onderzoeker), Ömer\n\n---\n\n"+"\n\n".join(f"{'Ömer' if i else 'Loes'}: {s}" for i,s in T)+"\n\n[EINDE OPNAME]\n", ['Loes','Ömer'], interviewer=['Loes'])
    put('13.txt', "\n\n".join(f"{'Ö' if i else 'L'}: {s}" for i,s in T), ['L','Ö'])
    put('14.txt', "\n".join(f"{n+1}\t{'Resp' if i else 'Int'}\t{s}" for n,(i,s) in enumerate(T)), ['Int','Resp'])
    put('15.txt', "\n".join(f"[00:{n:02d}:{n:02d}.120 --> 00:{n:02d}:{n+5:02d}.900]  [{'SPEAKER_01' if i else 'SPEAKER_00'}]: {s}" for n,(i,s) in enumerate(T)), ['SPEAKER_00','SPEAKER_01'])
    put('16.txt', "\n\n".join(f"{'VERZORGENDE' if i else 'ONDERZOEKER'}\n{s}" for i,s in T), ['ONDERZOEKER','VERZORGENDE'])
    put('17.md', "\n\n".join(f"_{s}_" if i==0 else s for i,s in T), ['Interviewer','Geïnterviewde'])
    put('18.md', "\n\n".join(f"> **{'Respondent' if i else 'Interviewer'}** ({n}:00)\n> {s}" for n,(i,s) in enumerate(T)), ['Interviewer','Respondent'])
    put('19.vtt', "WEBVTT\n\n"+"\n\n".join(f"a{n}/1-0\n00:00:{n*5:02d}.000 --> 00:00:{n*5+4:02d}.000\n<v Bakker, Ömer>{s}</v>" if i else f"a{n}/1-0\n00:00:{n*5:02d}.000 --> 00:00:{n*5+4:02d}.000\n<v Wit, Loes de (extern)>{s}</v>" for n,(i,s) in enumerate(T)), ['Wit, Loes de','Bakker, Ömer'])
    put('20.srt', "\n\n".join(f"{n+1}\n00:00:{n*5:02d},000 --> 00:00:{n*5+4:02d},000\n[{'Ömer' if i else 'Loes'}] {s}" for n,(i,s) in enumerate(T)), ['Loes','Ömer'])
    put('21.txt', "\n\n".join(f"P{i+1} ({'teamleider' if i else 'hr'}): {s}" for i,s in T), ['P1','P2'])
    put('22.txt', "\n".join(f"- {'Ömer' if i else 'Loes'}: {s}" for i,s in T), ['Loes','Ömer'])
    put('23.txt', "\n\n".join(f"{'Respondent (vrouw, 43)' if i else 'Interviewer'}:\n{s}" for i,s in T), ['Interviewer','Respondent'])
    put('24.txt', "\n".join(f"{'Ömer' if i else 'Loes'};{s}" for i,s in T), ['Loes','Ömer'])
    put('25.txt', "\n\n".join(f"{s}" if i else f"I: {s}" for i,s in T), ['I','Geïnterviewde'])
    put('26.txt', "\n".join(f"(00:{n:02d}:00) {'Ömer' if i else 'Loes'} - {s}" for n,(i,s) in enumerate(T)), ['Loes','Ömer'])
    put('27.txt', "\n\n".join(f"{'Ömer Yilmaz' if i else 'Loes de Wit'}   0:{n:02d}\n{s}" for n,(i,s) in enumerate(T)), ['Loes de Wit','Ömer Yilmaz'])
    put('28.txt', "\n\n".join(f"{'Dlnr 4' if i else 'GL'}: {s}" for i,s in T), ['GL','Dlnr 4'])
    # fmt: on
