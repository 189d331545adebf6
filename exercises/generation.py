"""Drawing: a recipe and a seed make a question, always the same one. Pure: no database, no clock."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256

from exercises.chance import Chance
from exercises.constraints import holds
from exercises.formulas import StatementError
from exercises.problems import Problem, RecipeError
from exercises.recipes import Recipe, RecipeProblem, Space, read_space
from exercises.statements import Filling, render
from grader import QuestionError, instantiate, question, render_text

MOST_TRIES = 20_000
RELATION = re.compile("(<=|>=|!=|[<>=])")

# Fields of a record that a statement may show as they are.
PLACES = ("at", "from", "to", "step")

Parameters = Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Drawn:
    """``question`` is the grader's record without its key; ``parameters`` are fractions as text."""

    parameters: Mapping[str, str]
    question: Mapping[str, object]
    fillings: Mapping[str, Filling]
    statement: str
    content_hash: str


def draw(recipe: Recipe, *, statement: str, seed: int) -> Drawn:
    """The variant of this seed; raises ``RecipeError`` for what the author has to mend."""
    parameters = draw_parameters(recipe, space=read_space(recipe), seed=seed)
    return drawn(recipe, parameters, statement=statement)


def drawn(recipe: Recipe, parameters: Parameters, *, statement: str) -> Drawn:
    """The variant with these values of the parameters."""
    record = question_record(recipe, parameters)
    _check(record)
    filled = fillings(recipe, record=record, parameters=parameters)
    html = rendered(statement, filled, field="statement")
    texts = {name: str(value) for name, value in parameters.items()}
    return Drawn(texts, record, filled, html, content_hash(record, html))


def rendered(text: str, filled: Mapping[str, Filling], *, field: str) -> str:
    """An author's text as safe HTML; raises ``RecipeError`` beside its field."""
    try:
        return render(text, filled)
    except StatementError as error:
        raise RecipeError(Problem(field, error.code, (("part", error.part),))) from error


def draw_parameters(recipe: Recipe, *, space: Space, seed: int) -> Parameters:
    """Values that satisfy the constraints, each such combination equally likely."""
    chance = Chance(recipe.stream, seed=seed)
    for _ in range(MOST_TRIES):
        values = {name: chance.pick(choices) for name, choices in space.values.items()}
        if all(holds(condition, values) for condition in space.conditions):
            return values
    raise RecipeError(Problem("constraints", RecipeProblem.CONSTRAINTS_UNSATISFIED))


def question_record(recipe: Recipe, parameters: Parameters) -> dict[str, object]:
    """The record the grader makes a question of, with the parameters put in."""
    record: dict[str, object] = {
        "task": recipe.task,
        "function": _instantiated(recipe, recipe.function, parameters=parameters, field="function"),
        "variables": list(recipe.variables),
        "constants": list(recipe.constants),
        "positive": list(recipe.positive),
        "conditions": [
            _instantiated(recipe, comparison, parameters=parameters, field="conditions")
            for text in recipe.conditions
            for comparison in _comparisons(text)
        ],
        "form": recipe.form,
        "narrower": recipe.narrower,
    }
    if recipe.wrt:
        record["wrt"] = list(recipe.wrt)
    if recipe.order != 1:
        record["order"] = recipe.order
    if recipe.inner:
        record["inner"] = {
            name: _instantiated(recipe, text, parameters=parameters, field="inner")
            for name, text in recipe.inner
        }
    return record | _places(recipe, parameters) | _option_fields(recipe)


def _places(recipe: Recipe, parameters: Parameters) -> dict[str, object]:
    """The points where the function is looked at, and a step that is a number."""
    numbers = dict(recipe.places)
    if recipe.step and not recipe.has_step_name:
        numbers["step"] = recipe.step
    return {
        name: _instantiated(recipe, text, parameters=parameters, field=name) for name, text in numbers.items()
    }


def _option_fields(recipe: Recipe) -> dict[str, object]:
    options: dict[str, object] = {"step": recipe.step} if recipe.has_step_name else {}
    if recipe.method:
        options["method"] = recipe.method
    if recipe.tolerance:
        kind, amount = recipe.tolerance
        options["tolerance"] = {kind: amount}
    return options


def placeholder_names(recipe: Recipe) -> frozenset[str]:
    """What a statement or hint may put between double brackets."""
    drawn = (*recipe.inner, *recipe.parameters, *recipe.places)
    names = {"function", "order", *(name for name, _ in drawn)}
    names |= {"step"} if recipe.step else set()
    return frozenset(names | {"wrt"} if len(recipe.wrt) == 1 else names)


def fillings(recipe: Recipe, *, record: Mapping[str, object], parameters: Parameters) -> dict[str, Filling]:
    """What each placeholder of a statement or hint stands for in this variant."""
    parts = {name: str(value) for name, value in parameters.items()}
    inner = record.get("inner")
    if isinstance(inner, Mapping):
        parts.update(inner)
    parts["function"] = str(record["function"])
    parts["order"] = str(recipe.order)
    parts |= {name: str(record[name]) for name in PLACES if name in record}
    if len(recipe.wrt) == 1:
        parts["wrt"] = recipe.wrt[0]
    return {name: _filling(recipe, text) for name, text in parts.items()}


def _filling(recipe: Recipe, text: str) -> Filling:
    rendered = render_text(text, names=recipe.names)
    return Filling(rendered.text, rendered.mathml, rendered.latex)


def _instantiated(recipe: Recipe, text: str, *, parameters: Parameters, field: str) -> str:
    try:
        return instantiate(text, names=recipe.names, values=parameters)
    except QuestionError as error:
        raise RecipeError(Problem(field, error.code, (("text", text), *error.details))) from error


def _check(record: Mapping[str, object]) -> None:
    """An author's mistake is said by its field, before anything is made of it."""
    try:
        question(record)
    except QuestionError as error:
        raise RecipeError(Problem(error.field, error.code, error.details)) from error


def _comparisons(text: str) -> list[str]:
    """The comparisons of a chain one by one: ``0 < x < 1`` is ``0 < x`` and ``x < 1``."""
    parts = RELATION.split(text)
    return ["".join(parts[start : start + 3]) for start in range(0, max(len(parts) - 2, 1), 2)]


def content_hash(record: Mapping[str, object], statement: str) -> str:
    """What a student sees and is asked: equal for two variants that differ in nothing else."""
    content = json.dumps([record, statement], sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return sha256(content.encode()).hexdigest()
