"""Where the installation keeps what must not lie in the repository, and the secret key kept there."""

import os
import secrets
import tempfile
from pathlib import Path

from config import env


def private_directory() -> Path:
    """``NABLA_HOME``, else a directory of ours in the user's own data directory."""
    share = env.text("XDG_DATA_HOME", default=str(Path.home() / ".local" / "share"))
    return Path(env.text("NABLA_HOME", default=str(Path(share) / "nabla")))


def kept_secret(path: Path) -> str:
    """The secret in this file; made at the first call, the same one for all who call at once."""
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _place(path, content=secrets.token_urlsafe(64))
    return path.read_text().strip()


def _place(path: Path, *, content: str) -> None:
    """Written whole under another name and then linked: the first link wins, no reader sees half a file."""
    descriptor, name = tempfile.mkstemp(dir=path.parent)
    draft = Path(name)
    try:
        with os.fdopen(descriptor, "w") as stream:
            stream.write(content)
        path.hardlink_to(draft)
    except FileExistsError:
        return
    finally:
        draft.unlink()
