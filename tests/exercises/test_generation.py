"""Drawing: the same seed makes the same question, tidy and within the constraints."""

from fractions import Fraction

import pytest

from exercises.generation import Drawn, draw, draw_parameters
from exercises.problems import RecipeError
from exercises.recipes import Recipe, read_space

POWER = Recipe(
    stream="power/1",
    task="derivative",
    function="a*x^n + b",
    variables=("x",),
    wrt=("x",),
    parameters=(("a", "-3..3"), ("b", "-2..2"), ("n", "1..3")),
    constraints=("a != 0", "b != 0 or n = 1"),
)


def drawn(
    recipe: Recipe = POWER, *, statement: str = "Differentiate $[[function]]$.", seed: int = 1
) -> Drawn:
    return draw(recipe, statement=statement, seed=seed)


def with_values(**values: str) -> Recipe:
    """The same function with each parameter at one value."""
    return Recipe(
        stream="s",
        task="derivative",
        function=POWER.function,
        variables=("x",),
        wrt=("x",),
        parameters=tuple(values.items()),
    )


def test_a_seed_makes_the_same_variant_for_ever() -> None:
    assert drawn(seed=5) == drawn(seed=5)
    assert drawn(seed=5).parameters == {"a": "3", "b": "2", "n": "1"}


def test_seeds_make_different_variants() -> None:
    assert len({drawn(seed=seed).content_hash for seed in range(1, 41)}) > 20


def test_another_version_of_a_template_draws_otherwise() -> None:
    space = read_space(POWER)
    other = Recipe(**{name: getattr(POWER, name) for name in Recipe.__slots__} | {"stream": "power/2"})
    first = [draw_parameters(POWER, space=space, seed=seed) for seed in range(5)]
    assert first != [draw_parameters(other, space=space, seed=seed) for seed in range(5)]


def test_every_draw_satisfies_the_constraints_and_none_is_left_out() -> None:
    space = read_space(POWER)
    values = [draw_parameters(POWER, space=space, seed=seed) for seed in range(600)]
    assert all(one["a"] != 0 and (one["b"] != 0 or one["n"] == 1) for one in values)
    assert len({(one["a"], one["b"], one["n"]) for one in values}) == 6 * (5 + 4 + 4)


@pytest.mark.parametrize(
    ("values", "function"),
    [
        ({"a": "1", "b": "2", "n": "2"}, "x^2 + 2"),
        ({"a": "-1", "b": "-3", "n": "3"}, "-x^3 - 3"),
        ({"a": "4", "b": "0", "n": "1"}, "4x"),
        ({"a": "2", "b": "1/2", "n": "2"}, "2x^2 + 1/2"),
        ({"a": "-2", "b": "1", "n": "-1"}, "-2x^(-1) + 1"),
    ],
)
def test_drawn_functions_are_written_as_a_teacher_would(values: dict[str, str], function: str) -> None:
    assert drawn(with_values(**values)).question["function"] == function


def test_placeholders_stand_for_function_variable_order_inner_functions_and_parameters() -> None:
    recipe = Recipe(
        stream="s",
        task="multichain",
        function="g^2*h",
        inner=(("g", "a*x"), ("h", "x^3")),
        variables=("x",),
        wrt=("x",),
        parameters=(("a", "5"),),
    )
    html = drawn(recipe, statement="[[function]] by [[wrt]], order [[order]]: [[g]], [[h]], [[a]]").statement
    assert html == "<p>g^2*h by x, order 1: 5x, x^3, 5</p>\n"


def test_parameters_reach_conditions_and_inner_functions() -> None:
    recipe = Recipe(
        stream="s",
        task="derivative",
        function="ln(x - a)",
        variables=("x",),
        wrt=("x",),
        parameters=(("a", "-4"),),
        conditions=("x > a", "x != a + 5", "a < x < -a"),
    )
    assert drawn(recipe).question["conditions"] == ["x > -4", "x != 1", "-4 < x", "x < 4"]


def test_an_order_above_one_is_asked_for() -> None:
    recipe = Recipe(stream="s", task="derivative", function="x^5", variables=("x",), wrt=("x",), order=3)
    assert drawn(recipe).question["order"] == 3


@pytest.mark.parametrize(
    ("changed", "field", "code"),
    [
        ({"parameters": (("a", "2.."),)}, "parameters", "values-no-number"),
        ({"parameters": (("x", "2..3"),)}, "parameters", "recipe-name-twice"),
        ({"constraints": ("a !",)}, "constraints", "constraint-unexpected"),
        ({"constraints": ("a > 9",)}, "constraints", "recipe-constraints-unsatisfied"),
        ({"function": "a*x^"}, "function", "unreadable"),
        ({"function": "a*y"}, "function", "unreadable"),
        ({"conditions": ("x >",)}, "conditions", "unreadable"),
    ],
)
def test_an_author_is_told_the_field_and_the_code(changed: dict[str, object], field: str, code: str) -> None:
    fields = {name: getattr(POWER, name) for name in Recipe.__slots__} | changed
    with pytest.raises(RecipeError) as refused:
        draw(Recipe(**fields), statement="", seed=1)
    assert (field, code) in {(problem.field, problem.code) for problem in refused.value.problems}


def test_every_problem_of_parameters_and_constraints_is_found_at_once() -> None:
    fields = {name: getattr(POWER, name) for name in Recipe.__slots__}
    broken = Recipe(**fields | {"parameters": (("a", "z"), ("b", "3..1")), "constraints": ("c = 1",)})
    with pytest.raises(RecipeError) as refused:
        read_space(broken)
    assert [problem.field for problem in refused.value.problems] == [
        "parameters",
        "parameters",
        "constraints",
    ]


def test_parameters_are_kept_as_exact_fractions() -> None:
    recipe = with_values(a="3/2", b="1", n="2")
    assert {name: Fraction(text) for name, text in drawn(recipe).parameters.items()}["a"] == Fraction(3, 2)
