"""``qualcode app`` takes its server along when it is told to stop, and starts where nobody listens yet."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys

import pytest
import typer

from qualcode.cli.exits import Exit
from qualcode.cli.serving import FIRST_PORT, _port

SERVER = "import sys, time; print('up', flush=True); time.sleep(60)"
CODE = f"""
import os, signal, sys
for name in ("SIGTERM", "SIGHUP"):  # what runs the tests may let nobody be stopped, as nohup does
    signal.signal(getattr(signal, name), signal.SIG_DFL)
from qualcode.cli.serving import _serve
sys.exit(_serve([sys.executable, "-c", {SERVER!r}], dict(os.environ)))
"""


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("sign", ["SIGTERM", "SIGHUP"])
def test_the_server_stops_with_the_command(sign: str) -> None:
    number = signal.Signals[sign]
    with subprocess.Popen([sys.executable, "-c", CODE], stdout=subprocess.PIPE, text=True) as command:
        assert command.stdout is not None
        assert command.stdout.readline() == "up\n"
        command.send_signal(number)
        assert command.wait(30) == 128 + number
        assert command.stdout.read() == "", "the server, which holds the other end, is gone too"


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_a_command_told_to_stop_while_it_starts_leaves_no_server() -> None:
    early = CODE.replace(
        "sys.exit(",
        "import signal, subprocess\n"
        "starting = subprocess.Popen.__init__\n"
        "def told(self, *args, **options):\n"
        "    os.kill(os.getpid(), signal.SIGTERM)\n"
        "    starting(self, *args, **options)\n"
        "subprocess.Popen.__init__ = told\n"
        "sys.exit(",
    )
    command = subprocess.run([sys.executable, "-c", early], capture_output=True, timeout=30, check=False)
    assert command.returncode == Exit.TERMINATED


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_the_stop_key_is_a_good_end() -> None:
    """The server gets the key as well and ends as Streamlit's does: with an exit code of its own."""
    server = SERVER.replace("time.sleep(60)", "\ntry: time.sleep(60)\nexcept KeyboardInterrupt: sys.exit(1)")
    code = f"import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n{CODE}"
    with subprocess.Popen(
        [sys.executable, "-c", code.replace(repr(SERVER), repr(server))],
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as command:
        assert command.stdout is not None
        assert command.stdout.readline() == "up\n"
        os.killpg(command.pid, signal.SIGINT)
        assert command.wait(30) == Exit.CANCELLED


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_a_server_that_is_killed_is_no_good_end() -> None:
    killed = CODE.replace("time.sleep(60)", "import os; os.kill(os.getpid(), 9)")
    assert subprocess.run([sys.executable, "-c", killed], capture_output=True, timeout=30).returncode == 137


def test_a_port_where_somebody_listens_is_passed_over_or_told_of() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        with pytest.raises(typer.BadParameter, match=f"http://127.0.0.1:{taken} draait al iets"):
            _port(taken)
    assert _port(taken) == taken
    assert _port(None) >= FIRST_PORT
