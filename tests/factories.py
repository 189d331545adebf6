"""Plain functions that make what tests need: Alice and Charlie are students, Bob is Alice's instructor."""

from itertools import count
from typing import Any
from uuid import uuid4

from accounts.models import Class, Enrolment, User
from exercises.models import Attempt, Serving, State, Template, Topic, Variant
from exercises.variants import variant_of

_numbers = count(1)


def user(username: str, **fields: Any) -> User:  # noqa: ANN401 - whatever the model takes
    return User.objects.create_user(username, **fields)


def alice() -> User:
    return user("alice")


def charlie() -> User:
    return user("charlie")


def bob() -> User:
    return user("bob", is_staff=True)


def school_class(instructor: User, *students: User, name: str = "Analysis") -> Class:
    made = Class.objects.create(name=name, instructor=instructor)
    for student in students:
        Enrolment.objects.create(student=student, in_class=made)
    return made


def topic(**fields: Any) -> Topic:  # noqa: ANN401
    fields = {"slug": "power-rule", "title": "Power rule", **fields}
    return Topic.objects.get_or_create(slug=fields.pop("slug"), defaults=fields)[0]


def unsaved_template(**fields: Any) -> Template:  # noqa: ANN401
    """A published random template of the shared bank: a power with a factor."""
    made = {
        "slug": f"power-{next(_numbers)}",
        "title": "A power with a factor",
        "state": State.PUBLISHED,
        "task": "derivative",
        "function": "a*x^n",
        "variables": ["x"],
        "wrt": ["x"],
        "parameters": {"a": "2..9", "n": "3..9"},
        "statement": "Differentiate $f(x) = [[function]]$.",
        "hints": ["Which rule is for powers?", "The exponent [[n]] comes to the front."],
        "least_variants": 50,
        **fields,
    }
    if "topic" not in made:
        made["topic"] = topic()
    return Template(**made)


def template(**fields: Any) -> Template:  # noqa: ANN401
    made = unsaved_template(**fields)
    made.save()
    return made


def fixed_template(**fields: Any) -> Template:  # noqa: ANN401
    """One exercise without parameters: the derivative of x^2 is 2x."""
    plain = {
        "function": "x^2",
        "parameters": {},
        "hints": [],
        "least_variants": 1,
        "statement": "Differentiate $f(x) = x^2$.",
    }
    return template(**{**plain, **fields})


def gradient_template(**fields: Any) -> Template:  # noqa: ANN401
    """A fixed vector exercise: the gradient of x^2 y + y is [2xy, x^2 + 1]."""
    plain = {"task": "gradient", "function": "x^2*y + y", "variables": ["x", "y"], "wrt": []}
    return fixed_template(**{**plain, "statement": "Find the gradient of $[[function]]$.", **fields})


def variant(of: Template | None = None, *, seed: int = 1) -> Variant:
    return variant_of(of or fixed_template(), seed=seed)


def variant_revision(variant: Variant, *, key: list[str]) -> Variant:
    """The next revision of a variant, with another key."""
    return Variant.objects.create(
        template=variant.template,
        seed=variant.seed,
        revision=variant.revision + 1,
        parameters=variant.parameters,
        question={**variant.question, "key": key},
        statement=variant.statement,
        content_hash=variant.content_hash,
    )


def serving(student: User, *, of: Template | None = None, **fields: Any) -> Serving:  # noqa: ANN401
    return Serving.objects.create(student=student, variant=variant(of), **fields)


def attempt(serving: Serving, *texts: str, **fields: Any) -> Attempt:  # noqa: ANN401
    """A stored answer, ungraded unless the fields say otherwise."""
    key = fields.pop("idempotency_key", uuid4().hex)
    return Attempt.objects.create(serving=serving, texts=list(texts), idempotency_key=key, **fields)
