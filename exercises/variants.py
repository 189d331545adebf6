"""Variants on record: drawn and frozen once, with their key, and found again by seed."""

from fractions import Fraction

from django.db import transaction

from exercises.generation import Drawn, draw, fillings, rendered
from exercises.models import Template, Variant
from exercises.problems import Problem, RecipeError
from exercises.workers import workers
from grader import Problem as KeyProblem
from grader import question


def variant_of(template: Template, *, seed: int) -> Variant:
    """The latest revision of this seed's variant, drawn now if it never was. Raises ``RecipeError``."""
    found = Variant.objects.filter(template=template, seed=seed).order_by("-revision").first()
    return found or _frozen(template, seed=seed)


def drawn_hash(template: Template, *, seed: int) -> str:
    """The content hash this seed's variant has or would have."""
    return _drawn(template, seed=seed).content_hash


def hint_html(variant: Variant, hint: str) -> str:
    """A hint with this variant's parameters put in, as safe HTML."""
    recipe = variant.template.recipe()
    parameters = {name: Fraction(value) for name, value in variant.parameters.items()}
    filled = fillings(recipe, record=variant.question, parameters=parameters)
    return rendered(hint, filled, field="hints")


def keyed(record: dict[str, object]) -> dict[str, object]:
    """The grader's canonical record with the key in it, which a worker makes. Raises ``RecipeError``."""
    key = workers().key(record)
    if isinstance(key, KeyProblem):
        raise RecipeError(Problem(key.field, key.code, key.details))
    return {**question(record).record(), "key": list(key)}


def _drawn(template: Template, *, seed: int) -> Drawn:
    return draw(template.recipe(), statement=template.statement, seed=seed)


def _frozen(template: Template, *, seed: int) -> Variant:
    """Drawn outside any transaction, since the key takes a while; of two at once the first one stays."""
    drawn = _drawn(template, seed=seed)
    frozen = {
        "parameters": dict(drawn.parameters),
        "question": keyed(dict(drawn.question)),
        "statement": drawn.statement,
        "content_hash": drawn.content_hash,
    }
    with transaction.atomic():
        variant, _ = Variant.objects.get_or_create(template=template, seed=seed, revision=1, defaults=frozen)
    return variant
