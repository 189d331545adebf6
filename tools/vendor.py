"""Fetch what others made and the site serves: ``python -m tools.vendor [library ...]``.

For developers only: what is fetched is committed under ``static/vendor/<library>/`` with its licence
and a ``vendor.json`` that names the source and the hash of every file. Needs npm, and apt-get and
dpkg-deb for fonts that only Debian packages. Every source is pinned and checked before use.
"""

import base64
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tools import maths_font

VENDOR = Path(__file__).resolve().parent.parent / "static" / "vendor"


@dataclass(frozen=True, slots=True)
class Source:
    """A package of one version in a registry, with the hash of its archive (as npm writes it)."""

    registry: str
    package: str
    version: str
    integrity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """``files`` maps our file name to the path in the package; ``cut`` ones are subset on the way."""

    name: str
    version: str
    licence: str
    source: Source
    files: Mapping[str, str]
    cut: Mapping[str, str] = field(default_factory=dict)
    changes: str = ""


_PAGELLA = "usr/share/texmf/fonts/opentype/public/tex-gyre-math/texgyrepagella-math.otf"
_GYRE_LICENCE = "usr/share/texmf/doc/fonts/tex-gyre-math/GUST-FONT-LICENSE.txt"
_SERIF = "package/files/source-serif-4-latin"

LIBRARIES = (
    Library(
        name="maths-font",
        version="1.632",
        licence="GUST Font License (LPPL-1.3c or later)",
        source=Source(
            "debian",
            "fonts-texgyre-math",
            "20180621-6",
            "sha256-4DjVjGb5BxczGf+plKnc6KiPPECd7IDv6vJPUdA3qdk=",
        ),
        files={"GUST-FONT-LICENSE.txt": _GYRE_LICENCE},
        cut={"nabla-math.woff2": _PAGELLA},
        changes="TeX Gyre Pagella Math, cut down to the signs used here, without hints; renamed Nabla Math.",
    ),
    Library(
        name="source-serif",
        version="5.3.1",
        licence="OFL-1.1",
        source=Source(
            "npm",
            "@fontsource-variable/source-serif-4",
            "5.3.1",
            "sha512-4Rtay22SC4lMvw11r/+9kxANB6P3M0X8s1NudBC2v0J1KU2y3DcMoNcT3lBoZ/CqLirzf+StlO6UlJilyrvaUg==",
        ),
        files={
            "LICENSE": "package/LICENSE",
            "source-serif-4-latin-opsz-normal.woff2": f"{_SERIF}-opsz-normal.woff2",
            "source-serif-4-latin-opsz-italic.woff2": f"{_SERIF}-opsz-italic.woff2",
            "source-serif-4-latin-ext-opsz-normal.woff2": f"{_SERIF}-ext-opsz-normal.woff2",
        },
    ),
)


def main() -> None:
    for library in LIBRARIES:
        if library.name in sys.argv[1:] or not sys.argv[1:]:
            vendor(library, VENDOR / library.name)
            print(f"vendored {library.name} {library.version}")


def vendor(library: Library, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        package = unpacked(library.source, Path(folder))
        for name, path in library.files.items():
            (target / name).write_bytes((package / path).read_bytes())
        for name, path in library.cut.items():
            maths_font.cut(package / path, target / name)
    (target / "vendor.json").write_text(json.dumps(record(library, target), indent=2) + "\n")


def unpacked(source: Source, folder: Path) -> Path:
    """Download, check and unpack the package; the folder its files lie in."""
    archive = fetch(source, folder)
    check(archive, source.integrity)
    package = folder / "unpacked"
    package.mkdir()
    if source.registry == "debian":
        subprocess.run(("dpkg-deb", "-x", archive, package), check=True)
    else:
        subprocess.run(("tar", "-xzf", archive, "-C", package), check=True)
    return package


def fetch(source: Source, folder: Path) -> Path:
    if source.registry == "debian":
        command = ("apt-get", "-qq", "download", f"{source.package}={source.version}")
    else:
        command = ("npm", "pack", "--silent", f"{source.package}@{source.version}")
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return next(folder.iterdir())


def check(archive: Path, integrity: str) -> None:
    algorithm, _, expected = integrity.partition("-")
    found = base64.b64encode(hashlib.new(algorithm, archive.read_bytes()).digest()).decode()
    if found != expected:
        sys.exit(f"vendor: {archive.name} is not what was pinned: {algorithm}-{found}")


def record(library: Library, target: Path) -> dict[str, object]:
    source = library.source
    return {
        "name": library.name,
        "version": library.version,
        "licence": library.licence,
        "source": f"{source.registry}:{source.package}@{source.version}",
        "integrity": source.integrity,
        "changes": library.changes,
        "files": {name: sha256(target / name) for name in sorted([*library.files, *library.cut])},
    }


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
