"""PDF files are read in a process of their own: what goes wrong there stops one file."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from qualcode.errors import Cancelled, ReadingError
from qualcode.project import Project
from qualcode.project.incoming.adding import Outcome
from qualcode.reading import read_bytes
from qualcode.reading.apart import asking, wire
from qualcode.reading.raw import Raw
from qualcode.reading.readers import pdf

ON_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
TALK = [
    "Interviewer: Hoe gaat dat dan, als u 's avonds nog een ruil moet regelen?",
    "Sanne: Nou ja, dan app ik eerst de groep. En meestal blijft het dan stil.",
    "Interviewer: En dan?",
    "Sanne: Dan bel ik iemand van wie ik weet dat ze toch wel ja zegt. Niet netjes, hè.",
]


def sheets(count: int, *more: str) -> bytes:
    """A PDF of so many pages, with the same talk on each."""
    stream = io.BytesIO()
    canvas = Canvas(stream)
    for _ in range(count):
        for at, line in enumerate([*TALK, *more]):
            canvas.drawString(72, 770 - 16 * at, line)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


SHORT, LONG = sheets(1), sheets(400)


@pytest.fixture(autouse=True)
def _anew() -> Iterator[None]:
    asking.end()
    yield
    asking.end()


def at_work(deed: Callable[[asking.Reader], object]) -> threading.Thread:
    """Do `deed` once the process is at a later page of a file."""

    def wait() -> None:
        while (reader := asking._kept._reader) is None or reader.page < 5:
            time.sleep(0.001)
        deed(reader)

    thread = threading.Thread(target=wait)
    thread.start()
    return thread


@pytest.mark.parametrize(
    "file", sorted(Path(__file__).parent.rglob("*.pdf"))[::9], ids=lambda file: file.name
)
def test_it_hands_over_what_the_reader_does(file: Path) -> None:
    data = file.read_bytes()
    assert asking.read(data, file.name) == pdf.read(data, file.name)


def test_it_refuses_what_the_reader_refuses() -> None:
    with pytest.raises(ReadingError) as refused:
        asking.read(b"%PDF-1.7 en verder niets", "Gesprek Sanne.pdf")
    assert refused.value.key == "reading.error.damaged"
    assert refused.value.file == "Gesprek Sanne.pdf"


def test_one_process_reads_all_one_after_another(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, inside, met = asking.Reader.ask, [], []

    def ask(reader: asking.Reader, data: bytes, name: str) -> tuple[bytes, bytes]:
        inside.append(name)
        met.append((reader.id, len(inside)))
        try:
            return asked(reader, data, name)
        finally:
            inside.remove(name)

    monkeypatch.setattr(asking.Reader, "ask", ask)
    threads = [threading.Thread(target=asking.read, args=(SHORT, f"{number}.pdf")) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(met) == 4
    assert len({number for number, _ in met}) == 1
    assert {many for _, many in met} == {1}


@ON_POSIX
def test_a_file_on_which_it_breaks_off_is_the_only_one_that_is_not_read() -> None:
    breaking = at_work(lambda reader: os.kill(reader.id, signal.SIGSEGV))
    with pytest.raises(ReadingError) as refused:
        asking.read(LONG, "Gesprek Sanne.pdf")
    breaking.join()
    assert refused.value.key == "reading.error.pdf_broke_off"
    assert refused.value.file == "Gesprek Sanne.pdf"
    assert refused.value.place.startswith("pagina ")
    assert refused.value.cure
    assert [turn.speaker for turn in read_bytes(SHORT, "a.pdf").turns[:2]] == ["Interviewer", "Sanne"]


@ON_POSIX
def test_a_page_at_which_it_stands_still_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "LONGEST", 0.2)
    monkeypatch.setattr(asking, "_LOOK", 0.05)
    stopping = at_work(lambda reader: os.kill(reader.id, signal.SIGSTOP))
    with pytest.raises(ReadingError) as refused:
        asking.read(LONG, "Gesprek Sanne.pdf")
    stopping.join()
    assert refused.value.key == "reading.error.pdf_stood_still"
    assert refused.value.place.startswith("pagina ")


def test_a_file_for_which_there_is_no_room_is_told_of() -> None:
    def full() -> Raw:
        raise MemoryError

    assert wire.taken(wire.answered(full)) is None


def test_no_room_ends_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    asking.read(SHORT, "a.pdf")
    reader = asking._kept._reader
    assert reader
    monkeypatch.setattr(asking.Reader, "ask", lambda *_: (b'{"full": true}', b""))
    with pytest.raises(ReadingError) as refused:
        asking.read(SHORT, "Plattegrond.pdf")
    assert refused.value.key == "reading.error.pdf_memory_full"
    assert not reader.is_there


def test_a_fault_of_our_own_tells_where_and_no_words_of_a_file() -> None:
    def failing() -> Raw:
        raise ValueError(TALK[1])

    with pytest.raises(wire.FaultError, match=r"^ValueError at .*test_apart\.py:\d+$"):
        wire.taken(wire.answered(failing))


def test_it_may_end_by_itself_just_as_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asking.read(SHORT, "a.pdf")
    reader = asking._kept._reader
    assert reader
    reader._input.close()  # as if it had waited for long
    assert reader.ended_by_itself()
    read_end, write_end = os.pipe()
    reader._process.stdin = os.fdopen(write_end, "wb")
    told = iter((True,))
    real = asking.Reader.is_there.fget
    monkeypatch.setattr(asking.Reader, "is_there", property(lambda one: next(told, None) or real(one)))  # type: ignore[misc]
    assert asking.read(SHORT, "b.pdf").text
    os.close(read_end)


@ON_POSIX
def test_who_stops_waiting_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise Cancelled

    asking.read(SHORT, "a.pdf")
    reader = asking._kept._reader
    assert reader
    monkeypatch.setattr(asking.time, "monotonic", stopped)
    with pytest.raises(Cancelled):
        asking.read(LONG, "b.pdf")
    assert not reader.is_there
    assert not Path(reader._place).exists()
    monkeypatch.undo()
    assert asking.read(SHORT, "c.pdf").text


def test_where_no_process_can_be_begun_it_is_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr(asking.subprocess, "Popen", refused)
    assert asking.read(SHORT, "a.pdf") == pdf.read(SHORT, "a.pdf")


@ON_POSIX
def test_a_process_that_was_forked_asks_one_of_its_own() -> None:
    asking.read(SHORT, "a.pdf")
    reader = asking._kept._reader
    assert reader
    if not (child := os.fork()):
        status = 1
        try:
            status = int(asking.read(SHORT, "b.pdf").text is None or asking._kept._reader is reader)
            asking.end()
        finally:
            os._exit(status)
    assert os.waitpid(child, 0)[1] == 0
    assert reader.is_there
    assert asking.read(SHORT, "c.pdf").text


@ON_POSIX
def test_it_is_gone_with_who_asked_it(tmp_path: Path) -> None:
    (tmp_path / "lang.pdf").write_bytes(LONG)
    script = """if True:
        import sys, threading, time
        from pathlib import Path
        from qualcode.reading.apart import asking
        def tell():
            while asking._kept._reader is None or asking._kept._reader.page < 5: time.sleep(.001)
            print(asking._kept._reader.id, flush=True)
        threading.Thread(target=tell, daemon=True).start()
        data = Path(sys.argv[1]).read_bytes()
        while True: asking.read(data, "lang.pdf")
    """
    asker = subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path / "lang.pdf")], stdout=subprocess.PIPE
    )
    assert asker.stdout
    reader = int(asker.stdout.readline())
    asker.kill()
    asker.wait()
    asker.stdout.close()
    while True:
        try:
            os.kill(reader, 0)
        except ProcessLookupError:
            break
        time.sleep(0.02)


@ON_POSIX
def test_a_batch_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = asking.Reader.ask

    def ask(reader: asking.Reader, data: bytes, name: str) -> tuple[bytes, bytes]:
        if name == "2.pdf":
            os.kill(reader.id, signal.SIGKILL)
        return asked(reader, data, name)

    monkeypatch.setattr(asking.Reader, "ask", ask)
    monkeypatch.setattr(asking, "ahead", lambda *_: None)  # or it has been read before it is asked for
    for number in range(4):
        (tmp_path / f"{number}.pdf").write_bytes(sheets(1, f"Sanne: Dat was in week {number}."))
    with Project.create(tmp_path / "proef.db") as project:
        added = list(project.add([tmp_path / f"{number}.pdf" for number in range(4)]))
    told = {one.file: one.outcome for one in added}
    assert [told[f"{number}.pdf"] for number in range(4)] == [
        Outcome.ADDED,
        Outcome.ADDED,
        Outcome.FAILED,
        Outcome.ADDED,
    ]


def test_what_is_given_ahead_is_read_once_and_told_to_who_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[str] = []
    give = asking.Reader._give

    def noted(reader: asking.Reader, data: bytes, name: str) -> None:
        sent.append(name)
        give(reader, data, name)

    monkeypatch.setattr(asking.Reader, "_give", noted)
    files = {f"{number}.pdf": sheets(1, f"Sanne: Week {number}.") for number in range(4)}
    for name in ("0.pdf", "1.pdf", "1.pdf", "2.pdf"):  # no more than two at a time
        asking.ahead(files[name], name)
    for name in ("1.pdf", "3.pdf", "0.pdf"):  # nobody asked for the first before; it is read again
        assert f"Week {name[0]}." in (asking.read(files[name], name).text or "")
    assert sent == ["0.pdf", "1.pdf", "3.pdf", "0.pdf"]


def test_a_batch_gives_the_next_file_ahead_and_none_that_is_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ahead: list[str] = []
    give = asking.ahead
    monkeypatch.setattr(asking, "ahead", lambda data, name: (ahead.append(name), give(data, name)))
    files = [tmp_path / f"{number}.pdf" for number in range(3)]
    for file in files:
        file.write_bytes(sheets(1, f"Sanne: Week {file.stem}."))
    (tmp_path / "notitie.txt").write_text("\n".join(TALK), encoding="utf-8")
    with Project.create(tmp_path / "proef.db") as project:
        assert [one.outcome for one in project.add([files[1]])] == [Outcome.ADDED]
        ahead.clear()
        for one in project.add([*files, tmp_path / "notitie.txt"]):
            assert not one.error
        assert {document.title for document in project.documents()} >= {"0", "1", "2"}
    assert set(ahead) == {"0.pdf", "2.pdf"}
