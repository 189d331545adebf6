"""Cut a maths font down to what formulas here can hold, under a name of its own.

The licence of the original asks that a changed font be renamed. Without the table MATH, which
subsetting keeps, a browser draws no radical sign and no growing bracket.
"""

from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FAMILY = "Nabla Math"

# Letters, digits and signs of the keyboard; what the printers and written exercises may use beside.
RANGES = (
    (0x20, 0x7E),
    (0x391, 0x3C9),  # Greek
    (0x1D400, 0x1D467),  # bold and italic Latin letters (italic h stands elsewhere)
    (0x1D6E2, 0x1D71B),  # italic Greek letters
    (0x2061, 0x2064),  # invisible signs
)
SIGNS = (
    "\N{PLANCK CONSTANT}\N{MINUS SIGN}\N{DOT OPERATOR}\N{MIDDLE DOT}\N{MULTIPLICATION SIGN}\N{DIVISION SIGN}"
    "\N{PLUS-MINUS SIGN}\N{NOT SIGN}\N{DEGREE SIGN}\N{SQUARE ROOT}\N{CUBE ROOT}\N{NABLA}\N{INFINITY}"
    "\N{PARTIAL DIFFERENTIAL}\N{MATHEMATICAL ITALIC PARTIAL DIFFERENTIAL}\N{INCREMENT}"
    "\N{PRIME}\N{DOUBLE PRIME}\N{TRIPLE PRIME}\N{HORIZONTAL ELLIPSIS}\N{MIDLINE HORIZONTAL ELLIPSIS}"
    "\N{RIGHTWARDS ARROW}\N{RIGHTWARDS ARROW FROM BAR}\N{RIGHTWARDS DOUBLE ARROW}\N{LEFT RIGHT DOUBLE ARROW}"
    "\N{ELEMENT OF}\N{NOT EQUAL TO}\N{ALMOST EQUAL TO}\N{IDENTICAL TO}\N{LESS-THAN OR EQUAL TO}"
    "\N{GREATER-THAN OR EQUAL TO}\N{RING OPERATOR}\N{FOR ALL}\N{THERE EXISTS}\N{N-ARY SUMMATION}\N{INTEGRAL}"
    "\N{DOUBLE-STRUCK CAPITAL R}\N{DOUBLE-STRUCK CAPITAL N}\N{DOUBLE-STRUCK CAPITAL Z}"
    "\N{DOUBLE-STRUCK CAPITAL Q}\N{DOUBLE VERTICAL LINE}\N{LEFT FLOOR}\N{RIGHT FLOOR}"
    "\N{MATHEMATICAL LEFT ANGLE BRACKET}\N{MATHEMATICAL RIGHT ANGLE BRACKET}"
    "\N{COMBINING RIGHT ARROW ABOVE}\N{NO-BREAK SPACE}\N{THIN SPACE}"
)


def cut(source: Path, target: Path) -> None:
    """Write the subset of a font as woff2; the same source gives the same bytes."""
    options = subset.Options(
        layout_features=["ssty", "dtls", "flac"], hinting=False, desubroutinize=True, flavor="woff2"
    )
    options.drop_tables += ["FFTM"]  # an editor's time stamps
    font = TTFont(source, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[*wanted()])
    subsetter.subset(font)
    rename(font)
    subset.save_font(font, str(target), options)


def wanted() -> set[int]:
    within = {code for first, last in RANGES for code in range(first, last + 1)}
    return within | set(map(ord, SIGNS))


def rename(font: TTFont) -> None:
    plain = FAMILY.replace(" ", "")
    for record in font["name"].names:
        if record.nameID in {1, 4, 16}:
            record.string = FAMILY
        elif record.nameID in {3, 6}:
            record.string = plain
    outlines = font["CFF "].cff
    outlines.fontNames = [plain]
    outlines.topDictIndex[0].FullName = outlines.topDictIndex[0].FamilyName = FAMILY
