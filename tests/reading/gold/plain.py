"""Plain text and Markdown: encodings, layouts, what stands in the margin."""

from __future__ import annotations

import textwrap

from spoken import HEAD, IR, LANG, SET, TAFEL, WIJK, Spoken, expect, lines, report, text


def plain() -> None:
    """Plain text: encodings, layouts and what stands in the margin."""
    base = lines(WIJK, IR)
    for name, encoding in (
        ("utf8", "utf-8"),
        ("bom", "utf-8-sig"),
        ("cp1252", "cp1252"),
        ("utf16", "utf-16"),
        ("utf16be", "utf-16-be"),
        ("mac", "mac-roman"),
    ):
        text(f"txt-{name}.txt", base, encoding)
        expect(f"txt-{name}.txt", WIJK, IR, interviewer=["Interviewer"])
    text("txt-crlf.txt", base.replace("\n", "\r\n"), "cp1252")
    expect("txt-crlf.txt", WIJK, IR)
    text("txt-cr.txt", base.replace("\n", "\r"))
    expect("txt-cr.txt", WIJK, IR)
    text("txt-debris.txt", base.encode().decode("cp1252", "replace").replace("\ufffd", ""))
    expect("txt-debris.txt", WIJK, IR)
    layouts: dict[str, tuple[Spoken, dict[str, str], str, str]] = {
        "ir": (WIJK, {}, "{who}: {said}", "\n"),
        "int-resp": (WIJK, {"I": "Int.", "R": "Resp. 3"}, "{who}: {said}", "\n\n"),
        "r1": (WIJK, {"I": "I", "R": "R1"}, "{who}: {said}", "\n\n"),
        "initials": (WIJK, {"I": "SdB", "R": "KV"}, "{who}: {said}", "\n\n"),
        "lower": (WIJK, {"I": "interviewer", "R": "karin"}, "{who}: {said}", "\n\n"),
        "caps": (WIJK, {"I": "INTERVIEWER", "R": "KARIN"}, "{who}: {said}", "\n\n"),
        "names": (WIJK, {"I": "Sanne", "R": "Karin"}, "{who}: {said}", "\n\n"),
        "full-names": (WIJK, {"I": "Sanne de Boer", "R": "K. van Vliet"}, "{who}: {said}", "\n\n"),
        "titles": (WIJK, {"I": "Interviewer", "R": "Mevr. Jansen"}, "{who}: {said}", "\n\n"),
        "no-space": (WIJK, {"I": "I", "R": "R"}, "{who}:{said}", "\n"),
        "stamps": (WIJK, IR, "[{h}] {who}: {said}", "\n\n"),
        "stamps-bare": (WIJK, IR, "{h} {who}: {said}", "\n"),
        "stamp-after": (WIJK, IR, "{who} (0{m}:{s}): {said}", "\n\n"),
        "stamp-above": (WIJK, IR, "{h}\n{who}: {said}", "\n\n"),
        "stamp-ends": (WIJK, IR, "{who}: {said} #{h}-4#", "\n"),
        "spreker": (WIJK, {"I": "Spreker 1", "R": "Spreker 2"}, "{who}  0{m}:{s}\n{said}", "\n\n"),
        "speaker-time": (WIJK, {"I": "Speaker 1", "R": "Speaker 2"}, "{h} {who}\n{said}", "\n"),
        "spreker-brackets": (WIJK, {"I": "Spreker 1", "R": "Spreker 2"}, "{who} [{h}]\n{said}", "\n\n"),
        "own-line": (WIJK, {"I": "Interviewer", "R": "Karin"}, "{who}\n{said}", "\n\n"),
        "own-line-colon": (WIJK, {"I": "Interviewer", "R": "Karin"}, "{who}:\n{said}", "\n\n"),
        "own-line-gap": (WIJK, {"I": "Sanne", "R": "Karin"}, "{who}\n\n{said}", "\n\n"),
        "tab": (WIJK, {"I": "I", "R": "R2"}, "{who}\t{said}", "\n"),
        "tab-names": (TAFEL, {}, "{who}\t{said}", "\n"),
        "dash": (WIJK, {"I": "I", "R": "V1"}, "{who} – {said}", "\n\n"),
        "bracket": (TAFEL, {}, "[{who}] {said}", "\n\n"),
        "zoom-chat": (TAFEL, {}, "[{who}] {h}\n{said}", "\n\n"),
        "stop": (WIJK, {"I": "Int.", "R": "Resp."}, "{who} {said}", "\n\n"),
        "va": (WIJK, {"I": "V", "R": "A"}, "{who}: {said}", "\n\n"),
        "vraag": (WIJK, {"I": "Vraag", "R": "Antwoord"}, "{who}: {said}", "\n\n"),
        "m1v2": (WIJK, {"I": "M1", "R": "V2"}, "{who}: {said}", "\n"),
        "table": (TAFEL, {}, "{who}: {said}", "\n\n"),
        "tight": (TAFEL, {}, "{who}: {said}", "\n"),
        "para-numbers": (WIJK, IR, "{n}. {who}: {said}", "\n\n"),
        "roles": (TAFEL, {"Marieke": "Voorzitter", "Herman": "Clustermanager", "Samira": "ZZP'er", "Jolanda": "Planner"},
                  "{who}: {said}", "\n\n"),
        "deelnemers": (TAFEL, {"Marieke": "Moderator", "Herman": "Deelnemer 1", "Samira": "Deelnemer 2",
                               "Jolanda": "Deelnemer 3"}, "{who}: {said}", "\n\n"),
        "wie-functie": (TAFEL, {"Herman": "Herman (manager)", "Jolanda": "Jolanda (planning)"}, "{who}: {said}", "\n\n"),
        "emoji": (TAFEL, {"Herman": "🌷 Herman", "Samira": "Samira/Zorg"}, "{who}: {said}", "\n\n"),
    }  # fmt: skip
    for name, (talk, names, shape, gap) in layouts.items():
        text(f"lay-{name}.txt", lines(talk, names, shape, gap))
        shown = {key: value.split(" (")[0] for key, value in names.items()}
        expect(f"lay-{name}.txt", talk, shown)
    for name in ("ir", "int-resp", "r1", "names", "own-line", "table", "va", "tab", "deelnemers", "lower"):
        asks = {
            "ir": "I",
            "int-resp": "Int.",
            "r1": "I",
            "names": "Sanne",
            "own-line": "Interviewer",
            "table": "Marieke",
            "va": "V",
            "tab": "I",
            "deelnemers": "Moderator",
            "lower": "interviewer",
        }[name]
        SET.gold[f"lay-{name}.txt"]["interviewer"] = [asks]
    text("txt-head.txt", HEAD + base)
    expect(
        "txt-head.txt",
        WIJK,
        IR,
        metadata={"Datum": "14 maart 2024", "Functie": "verzorgende IG"},
        title="Interview 4 – wijkteam Noord",
    )
    margin()


def wrapped(talk: Spoken, names: dict[str, str], width: int = 72) -> list[str]:
    rows: list[str] = []
    for who, said in talk:
        rows.extend(textwrap.wrap(f"{names.get(who, who)}: {' '.join(said)}", width, break_on_hyphens=False))
        rows.append("")
    return rows


def margin() -> None:
    """Lines cut at the margin, and numbers in it."""
    rows = wrapped(LANG, IR)
    text("txt-wrapped.txt", "\n".join(rows))
    expect("txt-wrapped.txt", LANG, IR)
    text("txt-wrapped-tight.txt", "\n".join(row for row in rows if row))
    expect("txt-wrapped-tight.txt", LANG, IR)
    numbered = [f"{number:>3}  {row}" for number, row in enumerate((row for row in rows if row), 1)]
    text("txt-line-numbers.txt", "\n".join(numbered))
    expect("txt-line-numbers.txt", LANG, IR)
    fives = [
        f"{number if number % 5 == 0 else '':>3}  {row}"
        for number, row in enumerate((r for r in rows if r), 1)
    ]
    text("txt-line-numbers-5.txt", "\n".join(fives))
    expect("txt-line-numbers-5.txt", LANG, IR)
    single = [("Spreker 1", ["\n".join(said[0] for who, said in WIJK if who == "R")])]
    text("interview-monoloog.txt", "\n\n".join(said[0] for who, said in WIJK if who == "R"))
    expect("interview-monoloog.txt", single)
    text(
        "txt-once.txt",
        lines([*TAFEL[:5], ("Receptie", ["Sorry, jullie koffie staat klaar."]), *TAFEL[5:]], {}),
    )
    expect("txt-once.txt", [*TAFEL[:5], ("Receptie", ["Sorry, jullie koffie staat klaar."]), *TAFEL[5:]])
    markdown()


def markdown() -> None:
    """Markdown."""
    text("md-bold.md", lines(WIJK, IR, "**{who}:** {said}"))
    expect("md-bold.md", WIJK, IR)
    text("md-bold-outside.md", lines(WIJK, IR, "**{who}**: {said}"))
    expect("md-bold-outside.md", WIJK, IR)
    asked = "\n\n".join(("**{}**" if who == "I" else "{}").format("\n\n".join(said)) for who, said in WIJK)
    text("md-questions.md", f"# Interview met een verzorgende\n\n{asked}\n")
    expect(
        "md-questions.md",
        WIJK,
        {"I": "Interviewer", "R": "Geïnterviewde"},
        title="Interview met een verzorgende",
    )
    text(
        "md-headings.md",
        "# Leerteam 2\n\n" + lines(TAFEL[:4], {}) + "\n## Planning\n\n" + lines(TAFEL[4:], {}),
    )
    expect("md-headings.md", TAFEL, kind="leerteam")
    text(
        "md-report.md",
        "# Werk in de wijk\n\nEr is veel veranderd.\n\n## Conclusie\n\n- minder reizen\n- vaste gezichten\n",
    )
    report(
        "md-report.md",
        ("heading", "Werk in de wijk"),
        ("prose", "Er is veel veranderd."),
        ("heading", "Conclusie"),
        ("list", "minder reizen"),
        ("list", "vaste gezichten"),
    )
