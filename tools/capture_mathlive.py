"""Type into MathLive as students would and record the LaTeX it emits.

For developers only: ``python -m tools.capture_mathlive`` types every line of the reader's fixture anew
and rewrites what came out; a new line needs ``typed``, ``settings`` and ``means`` (or ``complaint``),
judged by a person. In ``typed`` the sign → is the arrow key that leaves an exponent or a fraction.
Needs npm and a Chromium.
"""

import json
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.conftest import CHROMIUM_ARGUMENTS, chromium_path
from tools.vendor import Source, unpacked

FIXTURE = Path(__file__).resolve().parent.parent / "tests" / "grader" / "reading" / "mathlive.toml"

MATHLIVE = Source(
    "npm",
    "mathlive",
    "0.111.1",
    "sha512-RVaC7NO02Lmx3ZNUxOHR2xCRpcvTfBb2BtdgV60cTanAMufaUkWcPPB2VxChcsNeL+0rTQKqOPDYxXLPOXJI+A==",
)

FOCUS_MILLISECONDS = 200  # keys typed sooner after the first focus are lost

NEW_FIELD = """() => {
    MathfieldElement.soundsDirectory = null
    MathfieldElement.fontsDirectory = null
    document.body.replaceChildren(document.createElement("math-field"))
}"""

# Defaults that change mathematics are off: digits leave exponents, log takes a subscript, | opens
# the LaTeX mode, xx becomes a sign of multiplication.
OWN_SETTINGS = r"""() => {
    const field = document.querySelector("math-field")
    const functions = "sin cos tan sec csc cot arcsin arccos arctan sinh cosh tanh ln log exp".split(" ")
    field.smartSuperscript = false
    field.menuItems = []
    field.inlineShortcuts = {
        ...Object.fromEntries(functions.map(name => [name, "\\" + name])),
        sqrt: "\\sqrt{#?}",
        cbrt: "\\sqrt[3]{#?}",
        pi: "\\pi",
        theta: "\\theta",
        "*": "\\cdot",
    }
    const opensLatexMode = ({key, command}) =>
        /\\|Backslash|Escape/.test(key) || /latex/i.test(JSON.stringify(command))
    field.keybindings = field.keybindings.filter(binding => !opensLatexMode(binding))
}"""

Line = dict[str, str | list[str] | list[int]]


def main() -> None:
    lines: list[Line] = tomllib.loads(FIXTURE.read_text())["line"]
    with tempfile.TemporaryDirectory() as folder:
        script = unpacked(MATHLIVE, Path(folder)) / "package" / "mathlive.min.js"
        captured = list(capture(lines, script))
    FIXTURE.write_text(header() + "\n".join(map(written, captured)))
    print(f"captured {len(captured)} lines")


def capture(lines: list[Line], script: Path) -> Iterator[Line]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=CHROMIUM_ARGUMENTS)
        page = browser.new_page()
        page.add_script_tag(path=script)
        for line in lines:
            yield {**line, "latex": typed(page, str(line["typed"]), own=line["settings"] == "own")}
        browser.close()


def typed(page: Page, keys: str, *, own: bool) -> str:
    """What a new field holds after the keys were pressed."""
    page.evaluate(NEW_FIELD)
    if own:
        page.evaluate(OWN_SETTINGS)
    page.evaluate("document.querySelector('math-field').focus()")
    page.wait_for_timeout(FOCUS_MILLISECONDS)
    for key in keys:
        page.keyboard.press("ArrowRight") if key == "→" else page.keyboard.type(key)
    return str(page.evaluate("document.querySelector('math-field').value"))


def header() -> str:
    """The comment at the head of the fixture."""
    return "".join(f"{line}\n" for line in FIXTURE.read_text().splitlines() if line.startswith("#")) + "\n"


def written(line: Line) -> str:
    fields = {"typed": "", "settings": "", **line}
    return "[[line]]\n" + "".join(f"{name} = {value(field)}\n" for name, field in fields.items())


def value(field: str | list[str] | list[int]) -> str:
    if isinstance(field, str) and "\\" in field and "'" not in field:
        return f"'{field}'"
    return json.dumps(field, ensure_ascii=False)


if __name__ == "__main__":
    main()
