"""What is wrong with an exercise template, said by code beside the field it stands in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """``field`` is the template's field, ``code`` one of the problem enums, ``details`` fill its sentence."""

    field: str
    code: str
    details: tuple[tuple[str, str], ...] = ()


class RecipeError(Exception):
    """An author's mistake: nothing can be drawn from this template."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = problems
