"""Bad input costs no more than its size: processor time and memory grow with it, in a process with hard limits.

Every case is read at two sizes in a process of its own, under RLIMIT_CPU and RLIMIT_AS, so that a pattern that
blows up fails the test and not the machine. What is compared is the ratio of the two processor times, with slack
far above noise and far below a square: the larger input is eight times the smaller, so linear work takes some 8 times as
long, and work that grows with the square 64 times.
"""

from __future__ import annotations

import json
import subprocess
import sys

LINES = {
    "spaces": " ", "tabs": "\t", "wide spaces": "\u00a0", "dots": ".", "digits": "1", "letters": "a", "brackets": "(", "squares": "[",
    "hyphens": "-", "colons": ":", "stars": "*", "underscores": "_", "words": "a ", "hyphened": "a-", "numbers": "1 ", "times": "1:",
    "stamps": "00:00 ", "labels": "Aa: ", "sentences": "Ja. ", "initials": "A. ", "camel": "AaaaaBbbbb", "doubled": "aanbod",
    "form feeds": "\f", "accents": "e\u0301", "tags": "<a", "debris": "Ã", "pages": "pagina 1 ", "notes": "a1 ", "rules": "=",
}  # fmt: skip
SMALL, TIMES, SLACK, FLOOR = 3_000, 8, 3.0, 0.4
SECONDS, MEMORY = 60, 2 << 30
WORK = """
import json, resource, sys, time
seconds, memory = int(sys.argv[1]), int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
from qualcode.errors import ReadingError
from qualcode.model import DocumentKind
from qualcode.reading import read_bytes

def attempt(words, kind):
    began = time.process_time()
    try:
        read_bytes(words.encode("utf-8"), "a.txt", kind=kind)
    except ReadingError:
        pass
    return time.process_time() - began

def shapes(unit, size):
    body = unit * (size // len(unit))
    yield "Interviewer: hoe gaat het?\\n\\nKarin: goed " + body + " z\\n\\nInterviewer: ja?\\n\\nKarin: nee.\\n"
    yield "woord " + body + "x-\\nen dit is een regel.\\n\\n"
    yield (unit * 40 + "\\n") * (size // (40 * len(unit)) + 1)
    yield (unit + "\\n") * (size // (len(unit) + 1) + 1)

read_bytes("Warm: lopen?\\n\\nKarin: ja, dat is zo.\\n\\nWarm: mooi?\\n\\nKarin: ja.".encode(), "a.txt")
attempt("Inleiding\\n\\nDit is een rapport over zelf-\\nstandigen.", DocumentKind.REPORT)
small, times = int(sys.argv[3]), int(sys.argv[4])
found = {}
for name, unit in json.loads(sys.stdin.read()).items():
    for kind in (None, DocumentKind.REPORT):
        for shape, (one, other) in enumerate(zip(shapes(unit, small), shapes(unit, small * times))):
            found[f"{name}, shape {shape}, {kind}"] = (attempt(one, kind), attempt(other, kind))
    print(name, file=sys.stderr)
print(json.dumps(found))
"""
PEAK = """
import resource, sys, tracemalloc
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[1]), int(sys.argv[1])))
from qualcode.model import DocumentKind
from qualcode.reading import read_bytes
talk = "Interviewer: hoe gaat het met het rooster?\\n\\nKarin: goed, al is het elke week anders dan beloofd.\\n\\n"
report = "De zelf-\\nstandigen werken op 3 plekken.\\nDat staat in tabel 4.\\n\\n" * 3
for words, kind in ((talk, None), (report, DocumentKind.REPORT)):
    read_bytes((words * 20).encode(), "a.txt", kind=kind)
    for size in (100_000, 400_000):
        data = (words * (size // len(words))).encode()
        tracemalloc.start()
        read_bytes(data, "a.txt", kind=kind)
        print(tracemalloc.get_traced_memory()[1] / len(data))
        tracemalloc.stop()
"""


def test_time_grows_with_the_size_of_a_text_and_not_with_its_square() -> None:
    found = _measured(LINES)
    blown = {
        case: (small, large)
        for case, (small, large) in found.items()
        if large > FLOOR + SLACK * TIMES * small
    }
    assert not blown
    assert len(found) == len(LINES) * 2 * 4


def test_memory_is_a_fixed_number_of_times_the_size_of_a_text() -> None:
    run = subprocess.run(
        [sys.executable, "-c", PEAK, str(MEMORY)], capture_output=True, text=True, check=True
    )
    small_talk, talk, small_report, report = map(float, run.stdout.split())
    assert max(talk, report) < 40
    assert talk < 1.5 * small_talk
    assert report < 1.5 * small_report


def _measured(lines: dict[str, str]) -> dict[str, list[float]]:
    run = subprocess.run(
        [sys.executable, "-c", WORK, str(SECONDS), str(MEMORY), str(SMALL), str(TIMES)],
        input=json.dumps(lines), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, f"stopped after {run.stderr.split()[-3:]}"
    measured: dict[str, list[float]] = json.loads(run.stdout)
    return measured


MARKS = """
import resource, sys
resource.setrlimit(resource.RLIMIT_CPU, (30, 35))
from qualcode.language import sentences
from qualcode.reading import read_bytes
size = 300_000
vtt = "WEBVTT\\n\\n00:01.000 --> 00:04.000\\n"
for name, head, unit in (
    ("a.md", "# ", "#"), ("a.md", "!", "["), ("a.md", "", "[]("), ("a.vtt", vtt + "<v.", "\\t"), ("a.vtt", vtt, "<v a"),
):
    read_bytes((head + unit * (size // len(unit)) + "x\\n\\nJan: ja, dat is zo.\\n").encode(), name)
sentences("Ja" + "!" * size + "x")
read_bytes(("Datum: 3 mei\\n" + "\\ue000\\t" * 50_000 + "x: y" + "\\t" * 50_000 + "\\n\\nJan: ja, dat is zo.\\n").encode(), "a.txt")
"""


def test_marks_that_never_close_cost_no_square() -> None:
    """Marks of Markdown and WebVTT, and a long row of exclamation marks: each took a minute and more."""
    run = subprocess.run([sys.executable, "-c", MARKS], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


ROWS = """
import resource
resource.setrlimit(resource.RLIMIT_CPU, (30, 35))
from qualcode.model import DocumentKind
from qualcode.reading import read_bytes
for unit in ("a", "i\u00eble", "zevenentachtig", "transcriptia", "directrice"):
    row = unit * (300_000 // len(unit))
    read_bytes(f"Verslag\\n\\nDit zijn de zelf-\\nstandigen {row} x\\n\\n{row}-\\n{row}\\n".encode(), "a.txt", kind=DocumentKind.REPORT)
feet = "Dit is het verslag.\\n" + "\\faaa\\n" * 60_000
assert "het verslag" in read_bytes(feet.encode(), "a.txt", kind=DocumentKind.REPORT).text
for unit in ("*a*", "**a", "_a*", "***a ", "__a**b"):
    found = read_bytes(("Jan: **goed** " + unit * (300_000 // len(unit)) + "\\n\\nPiet: *ja*, dat is zo.\\n").encode(), "a.md")
    assert "ja, dat is zo." in found.text, unit
"""


def test_rows_of_letters_heads_and_marks_of_emphasis_without_end_cost_no_square() -> None:
    """A row of letters was tried as a compound at each of its places, below each head all others were passed over, and each mark of emphasis sought to the end of its line."""
    run = subprocess.run([sys.executable, "-c", ROWS], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-300:]


NOTES = """
import resource
resource.setrlimit(resource.RLIMIT_CPU, (30, 35))
from qualcode.model import DocumentKind
from qualcode.reading import read_bytes
rows = "Een zin met een woord\u00b9 erin.\\n\u00b9Noot die zo begint.\\n" * 40_000
assert "Noot die zo begint." in read_bytes(rows.encode(), "a.txt", kind=DocumentKind.REPORT, repair=["footnotes"]).text
"""


def test_notes_by_the_thousands_cost_no_square() -> None:
    """Each note was held against the marks of all others."""
    run = subprocess.run([sys.executable, "-c", NOTES], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-300:]


CHAT = """
import resource, sys
resource.setrlimit(resource.RLIMIT_CPU, (30, 35))
from qualcode.reading import read_bytes
for sign in ("[", " ", "(", "> "):
    line = "*INV:\\thoe gaat het " + sign * 200_000 + " met u ?\\n"
    found = read_bytes(("@Begin\\n@Participants:\\tINV Ria Investigator\\n" + line + "@End\\n").encode(), "a.cha")
    assert found.text.startswith("INV: hoe gaat het")
"""


def test_a_line_of_codes_that_never_close_is_read_in_bounded_time() -> None:
    run = subprocess.run([sys.executable, "-c", CHAT], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-300:]


SURVEY = """
import resource
resource.setrlimit(resource.RLIMIT_CPU, (30, 35))
from qualcode.reading import read_bytes
rows = [f"R{n};verzorgende;Ik vind het rooster te laat bekend. Waarom is dat zo met {n}?" for n in range(40_000)]
found = read_bytes("\\n".join(["respondent;functie;wat vindt u?", *rows]).encode(), "a.csv")
assert len(found.speakers) == 40_000
"""


def test_a_survey_of_very_many_respondents_is_read_in_bounded_time() -> None:
    """Who asks was once looked for by holding each respondent against all others: minutes."""
    run = subprocess.run([sys.executable, "-c", SURVEY], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-300:]


PACKED = """
import io, resource, zipfile
resource.setrlimit(resource.RLIMIT_CPU, (40, 45))
resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))
from qualcode.errors import ReadingError
from qualcode.reading import read_bytes
from tests.reading.bad_files import TALK, WORD, docx, par
from tests.reading.test_other_contents import FLAT
style = '<w:style w:styleId="S{}"><w:name w:val="n"/><w:basedOn w:val="S{}"/></w:style>'
styles = f'<w:styles xmlns:w="{WORD}">' + "".join(style.format(at, at + 1) for at in range(20_000)) + "</w:styles>"
assert "Karin" in read_bytes(docx(TALK, word__styles_xml=styles), "a.docx").text
gone = par("ja ").replace("<w:p>", '<w:p><w:pPr><w:rPr><w:del w:id="7"/></w:rPr></w:pPr>')
assert "ja" in read_bytes(docx(TALK + gone * 60_000 + par("ja")), "a.docx").text
wide = FLAT.replace("<office:text>", "<office:text><text:p>Karin: a" + '<text:s text:c="50"/>' * 30_000 + "b</text:p>", 1)
assert "b" in read_bytes(wide.encode(), "a.fodt").text
"""


def test_styles_paragraphs_and_spaces_without_end_cost_no_square() -> None:
    run = subprocess.run([sys.executable, "-c", PACKED], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-300:]


WORKBOOKS = """
import io, resource, zipfile
resource.setrlimit(resource.RLIMIT_CPU, (40, 45))
resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))
import openpyxl
from qualcode.errors import ReadingError
from qualcode.reading import read_bytes
book = openpyxl.Workbook()
book.active.append(["respondent", "Wat vindt u van het rooster?"])
for number in range(400):
    book.active.append([f"R{number}", f"Ik vind het rooster in week {number} wel goed, maar druk."])
stream = io.BytesIO()
book.save(stream)

def changed(part, old, new):
    made = io.BytesIO()
    with zipfile.ZipFile(stream) as one, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as other:
        for name in one.namelist():
            words = one.read(name).decode()
            if name == part:
                assert old in words
                words = words.replace(old, new, 1)
            other.writestr(name, words)
    return made.getvalue()

sheet = "xl/worksheets/sheet1.xml"
spaces = changed(sheet, "</sheetData>", '<row r="500"><c r="A500"><f>1</f>' + " " * 600_000 + "</c></row></sheetData>")
assert len(read_bytes(spaces, "a.xlsx").speakers) >= 400
far = changed(sheet, "</sheetData>", '<row r="99999999999999"><c r="A99999999999999"><v>1</v></c></row></sheetData>')
try:
    read_bytes(far, "a.xlsx")
except ReadingError as problem:
    assert problem.key == "reading.error.damaged"
else:
    raise AssertionError
"""


def test_workbooks_that_stand_for_far_more_than_they_hold_are_read_in_bounded_time() -> None:
    """Spaces behind a formula, and a row with a number of fourteen figures."""
    run = subprocess.run([sys.executable, "-c", WORKBOOKS], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-600:]
