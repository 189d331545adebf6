"""``make run`` from an empty database to the first page."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.source import ROOT
from tools.run import HOST, is_taken

STOPS_WITHIN = 20


def start(home: Path, *, port: int) -> subprocess.Popen[str]:
    """As ``make run`` starts it, in a session of its own, with nothing decided about DEBUG."""
    inherited = {name: value for name, value in os.environ.items() if name not in {"DEBUG", "SECRET_KEY"}}
    mine = {
        "DATABASE_URL": f"sqlite:///{home}/run.sqlite3",
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "NABLA_HOME": str(home),
        "PORT": str(port),
    }
    return subprocess.Popen(
        [sys.executable, "-m", "tools.run"],
        cwd=ROOT,
        env={**inherited, **mine},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
    return port


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def run(tmp_path: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    process = start(tmp_path, port=port)
    yield process
    os.killpg(process.pid, signal.SIGTERM)
    process.communicate(timeout=STOPS_WITHIN)


def lines_until(process: subprocess.Popen[str], *, prefix: str) -> list[str]:
    """What it prints, up to a line that starts so."""
    assert process.stdout is not None
    lines = []
    for line in process.stdout:
        lines.append(line.rstrip())
        if line.startswith(prefix):
            break
    return lines


def test_it_prints_whom_to_log_in_as_and_what_to_open(run: subprocess.Popen[str], port: int) -> None:
    lines = lines_until(run, prefix="Open ")
    assert [line.split()[1] for line in lines if " password " in line] == ["ines", "alice", "bob", "charlie"]
    assert lines[-1].startswith(f"Open http://127.0.0.1:{port}/ ")
    # The first line of the server itself: from now on it listens.
    lines_until(run, prefix="[")
    with urlopen(f"http://127.0.0.1:{port}/log-in/") as response:
        assert "alice" in response.read().decode()


def test_a_port_in_use_is_noticed(tmp_path: Path) -> None:
    with socket.create_server((HOST, 0)) as server:
        port = server.getsockname()[1]
        assert is_taken(port)
        output, _ = start(tmp_path, port=port).communicate()
    assert output == f"Something serves on port {port} already; choose another: PORT={port + 1} make run\n"
