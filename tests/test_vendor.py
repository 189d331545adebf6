"""What others made lies in static/vendor as recorded, and no page or style sheet names another site."""

import hashlib
import json
import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from grader.printing import to_mathml
from grader.printing.letters import GREEK, spelled
from grader.syntax import Call, FunctionName, Name

ROOT = Path(__file__).resolve().parent.parent
VENDOR = ROOT / "static" / "vendor"
LIBRARIES = sorted(path for path in VENDOR.iterdir() if path.is_dir())
MATHS_FONT = VENDOR / "maths-font" / "nabla-math.woff2"
SERVED = ("templates/**/*.html", "*/templates/**/*.html", "static/**/*.css", "static/js/**/*.js")
NAMESPACE = "http://www.w3.org/"


def record(library: Path) -> dict[str, object]:
    fields: dict[str, object] = json.loads((library / "vendor.json").read_text())
    return fields


@pytest.mark.parametrize("library", LIBRARIES, ids=lambda path: path.name)
def test_every_file_is_recorded_with_its_hash(library: Path) -> None:
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in library.iterdir()
        if path.name != "vendor.json"
    }
    assert record(library)["files"] == found


@pytest.mark.parametrize("library", LIBRARIES, ids=lambda path: path.name)
def test_the_record_names_source_and_licence(library: Path) -> None:
    fields = record(library)
    assert fields["name"] == library.name
    assert all(fields[field] for field in ("version", "licence", "source", "integrity"))
    assert any("LICENSE" in path.name for path in library.iterdir())


def test_no_page_or_style_sheet_names_another_site() -> None:
    named = {
        (path.relative_to(ROOT).as_posix(), address)
        for pattern in SERVED
        for path in ROOT.glob(pattern)
        for address in re.findall(r"""(?:https?:|["'(=]\s*)//[^\s"')<>]+""", path.read_text())
        if not address.startswith(NAMESPACE)
    }
    assert named == set()


def test_every_face_of_a_style_sheet_is_vendored() -> None:
    sheets = [*ROOT.glob("static/css/*.css")]
    urls = [(sheet, url) for sheet in sheets for url in re.findall(r'url\("([^"#]+)"\)', sheet.read_text())]
    assert urls
    assert [url for sheet, url in urls if not (sheet.parent / url).is_file()] == []


def test_the_maths_font_can_draw_radicals_and_growing_brackets() -> None:
    font = TTFont(MATHS_FONT)
    grown = font["MATH"].table.MathVariants.VertGlyphCoverage.glyphs
    characters = font.getBestCmap()
    assert {characters[ord(sign)] for sign in "()[]|√"} <= set(grown)


def test_the_maths_font_holds_every_letter_the_printers_draw() -> None:
    functions = "".join(map(spelled, FunctionName))
    drawn = to_mathml(Call(FunctionName.SIN, Name("theta")))
    letters = set(
        functions + drawn + "".join(GREEK.values()) + "0123456789+\N{MINUS SIGN}\N{DOT OPERATOR}/()[]|"
    )
    italic = {chr(code) for code in range(0x1D434, 0x1D468)} - {chr(0x1D455)} | {"\N{PLANCK CONSTANT}"}
    assert letters | italic <= set(map(chr, TTFont(MATHS_FONT).getBestCmap()))


def test_the_changed_font_bears_a_name_of_its_own() -> None:
    names = {str(entry) for entry in TTFont(MATHS_FONT)["name"].names if entry.nameID in {1, 3, 4, 6, 16}}
    assert names == {"Nabla Math", "NablaMath"}
