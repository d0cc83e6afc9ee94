"""How things look in a terminal: tables on standard output, progress and complaints on standard error."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from qualcode.errors import ProjectError
from qualcode.i18n import dates, numbers, t
from qualcode.model import Codebook, Document, DocumentKind, Segment, SegmentKind, Thread, Threads
from qualcode.project import Added, Outcome

if TYPE_CHECKING:
    from qualcode.project import Project

out = Console(highlight=False, soft_wrap=False)
err = Console(stderr=True, highlight=False)

_COUNTED = ("sprekers", "beurten", "fragmenten", "woorden", "reparaties")
_NARROW = 110
"""Columns of a terminal below which the heads are shortened."""
_BESIDE, _BESIDE_NARROW = 79, 58
"""Columns of a terminal that the table takes beside the file names."""
_DATE = 13
"""Columns that dates take, for which a narrow terminal has no room."""
_SHORTEST_NAME = 20
_MANY = 10
_NAMED = 3
"""So many files of which the same is wrong are named."""
_STYLES = {Outcome.ADDED: "green", Outcome.FAILED: "bold red", Outcome.DUPLICATE: "yellow"}


def complain(message: str) -> None:
    """One message on standard error, as typed."""
    err.print(Text(message), style="red", soft_wrap=True)


def warn_of_threads(project: Project) -> None:
    """Say on standard error that the sources were corrected since the threads were looked for."""
    with suppress(ProjectError):  # none yet: another tells
        if project.current_threads().outdated:
            complain(t("cli.threads.outdated", file=str(project.path)))


def quoted(path: str) -> str:
    """A path as it can be copied into a command."""
    return f'"{path}"' if " " in path else path


def kind_name(kind: DocumentKind) -> str:
    """What a kind of source is called; its value, ``enquete``, is for machines."""
    return t(f"analysis.kind.{kind.value}")


def say(message: str) -> None:
    """One message on standard output, as typed."""
    out.print(Text(message), soft_wrap=True)


def print_json(content: Any) -> None:
    """`content` as JSON on standard output, keys sorted."""
    sys.stdout.write(json.dumps(content, ensure_ascii=False, sort_keys=True, indent=2) + "\n")


def import_table(added: Sequence[Added], project: str = "PROJECT.db", *, again: bool = False) -> None:
    """The import report: a line per file, then what went wrong, in full.

    `project` is the file; `again` is whether files that are in were read anew.
    """
    narrow = out.width < _NARROW
    beside = (_BESIDE_NARROW if narrow else _BESIDE) + _DATE
    dated = out.width >= beside + _SHORTEST_NAME and any(
        line.document and line.document.date for line in added
    )
    heads = (f">kort {name}" if narrow else f">{name}" for name in _COUNTED)
    table = _table("bron", "soort", *(["datum"] if dated else []), *heads, "uitkomst")
    for column in table.columns[1:]:
        column.no_wrap = True
    longest = max(_SHORTEST_NAME, out.width - (beside if dated else beside - _DATE))
    for line in added:
        document = line.document
        facts = [""] * (6 + dated)
        if document and line.outcome is not Outcome.DUPLICATE:
            facts = _facts(line, document, dated=dated)
        outcome = Text(t(f"cli.outcome.{line.outcome.name.lower()}"), style=_STYLES.get(line.outcome, "dim"))
        table.add_row(Text(_shortened(line.file, longest), no_wrap=True), *facts, outcome)
    out.print(table)
    for line in added:
        if line.repairs and line.outcome is not Outcome.DUPLICATE:
            done = ", ".join(f"{r.count}× {t(f'reading.repair.{r.step}')}" for r in line.repairs)
            out.print(Text(f"{line.file}: ", style="bold").append(done, style="not bold dim"), soft_wrap=True)
        for coding, words in zip(line.lost, line.lost_words, strict=False):
            lost = t("cli.add.lost", code=coding.code, coder=coding.coder, words=" ".join(words.split()))
            out.print(Text(f"  {lost}", style="yellow"), soft_wrap=True)
        for member in line.lost_members:
            lost = t("project.lost_member", label=member.thread, words=" ".join(member.words.split()))
            out.print(Text(f"  {lost}", style="yellow"), soft_wrap=True)
        for note in line.warnings:
            out.print(Text(f"{line.file}: ", style="bold").append(note, style="not bold"), soft_wrap=True)
    _say_errors(added)
    if any(line.lost for line in added):
        say(t("cli.add.left_behind", file=quoted(project)))
    if any(line.outcome is Outcome.DUPLICATE for line in added) and not again:
        say(t("cli.add.again"))
    if any(len(line.warnings) > (line.outcome is Outcome.DUPLICATE) for line in added if line.document):
        say(t("cli.add.correct", file=quoted(project)))
    say_guessed([line.document for line in added if line.document], project)
    if len(added) >= _MANY:
        counts = Counter(t(f"cli.outcome.{line.outcome.name.lower()}") for line in added)
        say(", ".join(f"{count} {outcome}" for outcome, count in counts.most_common()))


def _say_errors(added: Sequence[Added]) -> None:
    """What went wrong, each once: where it is the same of many files, the first are named."""
    alike: dict[str, list[str]] = {}
    for line in added:
        if line.error:
            alike.setdefault(line.error, []).append(line.file)
    for error, names in alike.items():
        more = len(names) - _NAMED
        shown = [*names[:_NAMED], *([t("cli.add.and_more", count=more)] if more > 0 else [])]
        out.print(Text(f"{', '.join(shown)}: ", style="bold").append(error, style="not bold"), soft_wrap=True)


def say_guessed(documents: Sequence[Document], project: str) -> None:
    """Say of how many sources the date was guessed, and how to settle it; nothing where of none."""
    guessed = len({document.id for document in documents if document.date_guessed})
    if guessed:
        say(t("cli.dates_guessed", count=guessed, file=quoted(project)))


def _dated(document: Document) -> str:
    """The date of a source, with a question mark where it was guessed and nobody confirmed it."""
    return f"{dates.short(document.date)}{' ?' if document.date_guessed else ''}"


def _shortened(name: str, longest: int) -> str:
    """A file name that fits on one line: its middle left out, its end and suffix kept."""
    if len(name) <= longest:
        return name
    end = longest // 2
    return f"{name[: longest - end - 1]}…{name[-end:]}"


def _facts(line: Added, document: Document, *, dated: bool) -> list[str]:
    return [
        kind_name(document.kind),
        *([_dated(document)] if dated else []),
        str(len(document.speakers)),
        str(line.turns),
        str(line.segments.get(SegmentKind.CONTENT.value, 0)),
        str(document.words),
        str(sum(repair.count for repair in line.repairs)),
    ]


def thread_table(threads: Threads, min_cases: int) -> None:
    """Threads in order of rank, with their breadth; their terms where the screen is wide enough."""
    wide = out.width >= _NARROW
    against_codes = bool(threads.run.settings.get("codebook"))
    names = [">nr", "rode draad", *(["kernwoorden"] if wide else [])]
    names += [">casussen", ">bronnen", ">fragmenten", ">stabiel", *(["code"] if against_codes else [])]
    table = _table(*names)
    for number, thread in enumerate(threads.threads, start=1):
        breadth = thread.breadth
        cells: list[str | Text] = [
            str(number),
            _label(thread, min_cases),
            *([Text(", ".join(thread.terms[:6]))] if wide else []),
            t("cli.n_of_n", n=breadth.cases, total=breadth.of_cases),
            t("cli.n_of_n", n=breadth.documents, total=breadth.of_documents),
            str(thread.size),
            "" if thread.stability is None else numbers.number(thread.stability, 2),
            *([Text(_nearness(thread), style="" if thread.nearest else "dim")] if against_codes else []),
        ]
        table.add_row(*cells)
    out.print(table)
    if against_codes:
        say(t("cli.codes_explained"))
    if threads.left_over:
        say(t("cli.left_over", count=len(threads.left_over)))


def _label(thread: Thread, min_cases: int) -> Text:
    faint = thread.narrow(min_cases) or thread.uncertain(min_cases)
    label = Text(thread.label, style="dim" if faint else "bold", overflow="fold")
    if thread.case_specific:
        label.append(f"\n{t('cli.one_case')}", style="dim not bold")
    elif thread.uncertain(min_cases):
        label.append(f"\n{t('cli.uncertain')}", style="dim not bold")
    return label


def _nearness(thread: Thread) -> str:
    if thread.nearest is None:
        return t("cli.new")
    label = thread.nearest.label
    return t("cli.follows" if thread.nearest.led else "cli.resembles", code=label)


def document_table(documents: Sequence[Document], case_names: Mapping[str, str]) -> None:
    """The sources of a project."""
    table = _table("casus", "bron", "soort", "datum", "fase", ">sprekers", ">woorden")
    for document in documents:
        table.add_row(
            Text(_cases(document, case_names)),
            Text(document.title, overflow="fold"),
            kind_name(document.kind),
            _dated(document),
            document.phase,
            str(len(document.speakers)),
            str(document.words),
        )
    out.print(table)


def _cases(document: Document, names: Mapping[str, str]) -> str:
    cases = document.cases
    return names[cases[0]] if len(cases) == 1 else t("cli.several_cases", count=len(cases))


def code_tree(codebook: Codebook) -> None:
    """The codes of a codebook, indented."""
    table = _table("code", "sleutel", "definitie")
    for code in codebook.codes:
        depth = len(codebook.path(code.key)) - 1
        table.add_row(Text("  " * depth + code.label), Text(code.key, style="dim"), Text(code.definition))
    out.print(table)


def search_results(found: Sequence[tuple[Segment, str]], titles: dict[str, str]) -> None:
    """Fragments with the hits in bold, each with its source."""
    for segment, snippet in found:
        place = f"{titles[segment.document]}{' · ' + segment.speaker if segment.speaker else ''}"
        out.print(Text(place, style="cyan").append(f"  {segment.id}", style="dim"), soft_wrap=True)
        line = Text()
        for number, part in enumerate(snippet.replace("\x03", "\x02").split("\x02")):
            line.append(part.replace("\n", " "), style="bold yellow" if number % 2 else "")
        out.print(line)
        out.print()


def table_of(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A plain table; a column name that begins with ``>`` is aligned right."""
    table = _table(*columns)
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    out.print(table)


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", show_edge=False)
    for name in columns:
        right = name.startswith(">")
        key = f"cli.column.{slug_of(name.removeprefix('>'))}"
        table.add_column(t(key, default=name.removeprefix(">")), justify="right" if right else "left")
    return table


def slug_of(name: str) -> str:
    """A column's name as a catalogue key."""
    return name.replace(" ", "_")
