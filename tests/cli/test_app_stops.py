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
    command = subprocess.Popen([sys.executable, "-c", CODE], stdout=subprocess.PIPE, text=True)
    assert command.stdout is not None
    assert command.stdout.readline() == "up\n"
    command.send_signal(signal.SIGTERM)
    assert command.wait(30) == signal.SIGTERM
    assert command.stdout.read() == "", "the server, which holds the other end, is gone too"
