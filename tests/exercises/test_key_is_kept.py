"""Key and worked solution are in no response before the serving's policy allows it."""

import pytest
from django.test import Client
from django.urls import reverse

from exercises.models import Serving, SolutionPolicy
from tests import factories

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}

# The derivative is 426763565 x^4320: digits that stand on no page by chance, however the key is written.
FUNCTION = "98765*x^4321"
DIGITS = "426763565"
# How every step with a derivative is read aloud; no statement, hint or feedback has it.
WORKED = "the derivative with respect to x of"
ANSWERS = ("x", "98765x^4320", "4321*98765*x^4320 +", "e^2x", "426763564x^4320", "0", "ln(x)")


@pytest.fixture
def serving() -> Serving:
    template = factories.fixed_template(
        function=FUNCTION, statement="Differentiate $[[function]]$.", hints=["Rule?"]
    )
    return factories.serving(factories.alice(), of=template)


@pytest.fixture
def client(serving: Serving, client: Client) -> Client:
    client.force_login(serving.student)
    return client


def bodies(client: Client, serving: Serving) -> list[str]:
    """Every response about the serving while it is open, whole pages and parts."""
    own = {
        name: reverse(name, args=[serving.pk])
        for name in ("exercise", "verdict", "answer", "preview", "hint")
    }
    responses = [client.get(own["exercise"])]
    for headers in ({}, HTMX):
        for text in ANSWERS:
            data = {"answer": text, "idempotency_key": f"{text}{headers}"}
            responses.append(client.post(own["preview"], data, headers=headers))
            responses.append(client.post(own["answer"], data, headers=headers, follow=True))
        responses.append(client.post(own["hint"], headers=headers, follow=True))
        responses.append(client.get(own["verdict"], headers=headers, follow=True))
    others = [reverse("topics"), reverse("progress"), reverse("topic", args=["power-rule"])]
    return [response.content.decode() for response in responses + [client.get(page) for page in others]]


def test_no_response_holds_it_while_the_exercise_is_open(client: Client, serving: Serving) -> None:
    assert DIGITS in str(serving.variant.question["key"])
    answered = bodies(client, serving)
    assert len(answered) == 36
    assert not any(DIGITS in body or WORKED in body for body in answered)
    assert Serving.objects.get().is_open


@pytest.mark.parametrize("name", ["give_up", "another"])
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_withheld_key_is_never_shown(
    client: Client, serving: Serving, name: str, headers: dict[str, str]
) -> None:
    Serving.objects.update(solution_policy=SolutionPolicy.WITHHELD)
    finished = client.post(reverse(name, args=[serving.pk]), headers=headers, follow=True)
    again = client.get(reverse("exercise", args=[serving.pk]))
    shown = finished.content.decode() + again.content.decode()
    assert DIGITS not in shown
    assert WORKED not in shown


def test_taking_another_variant_does_not_show_it(client: Client, serving: Serving) -> None:
    taken = client.post(reverse("another", args=[serving.pk]), follow=True)
    left = client.get(reverse("exercise", args=[serving.pk]))
    shown = taken.content.decode() + left.content.decode()
    assert DIGITS not in shown
    assert WORKED not in shown


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_giving_up_shows_it(client: Client, serving: Serving, headers: dict[str, str]) -> None:
    shown = client.post(reverse("give_up", args=[serving.pk]), headers=headers, follow=True).content.decode()
    assert DIGITS in shown
    assert WORKED in shown


def test_a_right_answer_shows_it(client: Client, serving: Serving) -> None:
    answer = {"answer": "98765*4321*x^4320"}
    assert DIGITS in client.post(reverse("answer", args=[serving.pk]), answer, follow=True).content.decode()
