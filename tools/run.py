"""``make run``: bring the database up to date, load the bank, and serve on this machine only."""

import os
import socket
import sys

import django
from django.core.management import call_command

from config import env

HOST = "127.0.0.1"
THREADS = 4


def main() -> None:
    debug = env.boolean("DEBUG", default=True)
    os.environ["DEBUG"] = "1" if debug else "0"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    port = env.whole("PORT", default=8000)
    if is_taken(port):
        sys.exit(f"Something serves on port {port} already; choose another: PORT={port + 1} make run")
    django.setup()
    prepare(debug=debug)
    serve(port=port, debug=debug)


def is_taken(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((HOST, port)) == 0


def prepare(*, debug: bool) -> None:
    call_command("migrate", verbosity=0)
    call_command("load_bank")
    if debug:
        call_command("make_demo")
    else:
        call_command("collectstatic", interactive=False, verbosity=0)


def serve(*, port: int, debug: bool) -> None:
    """Become the server; gunicorn in both modes, so that what was tried is what will run."""
    print(f"Open http://{HOST}:{port}/ (the admin: http://{HOST}:{port}/admin/); Ctrl-C stops.", flush=True)
    arguments = [
        *("--bind", f"{HOST}:{port}"),
        *("--workers", str(os.cpu_count() or 1)),
        *("--worker-class", "gthread", "--threads", str(THREADS)),
        "--no-control-socket",
        *("--log-level", "warning"),
        *(["--reload"] if debug else []),
        "config.wsgi",
    ]
    os.execv(sys.executable, [sys.executable, "-m", "gunicorn", *arguments])


if __name__ == "__main__":
    main()
