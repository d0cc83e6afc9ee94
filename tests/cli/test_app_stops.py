"""``qualcode app`` takes its server along when it is told to stop."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

SERVER = "import sys, time; print('up', flush=True); time.sleep(60)"
CODE = f"""
import os, sys
from qualcode.cli.environment import _serve
sys.exit(abs(_serve([sys.executable, "-c", {SERVER!r}], dict(os.environ))))
"""


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_the_server_stops_with_the_command() -> None:
    with subprocess.Popen([sys.executable, "-c", CODE], stdout=subprocess.PIPE, text=True) as command:
        assert command.stdout is not None
        assert command.stdout.readline() == "up\n"
        command.send_signal(signal.SIGTERM)
        assert command.wait(30) == signal.SIGTERM
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
    assert command.returncode == signal.SIGTERM
