"""Pages for practice: topics, an exercise from the first look to the verdict, progress."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import reswap, retarget

from accounts.signed_in import SignedInRequest, signed_in
from exercises import grading, issuing, listing, presentation, progress, worksheet
from exercises.forms import AnswerForm
from exercises.grading import Refusal
from exercises.models import Serving, Template, Topic
from exercises.worksheet import NOTHING_TOLD, Told


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect("topics")
    context = {"function": presentation.shown_function(), "answers": presentation.shown_answers()}
    return render(request, "exercises/landing.html", context)


@require_safe
def how_to_type(request: HttpRequest) -> HttpResponse:
    return render(request, "exercises/how_to_type.html", {"examples": presentation.typing_examples()})


@require_safe
@signed_in
def topics(request: SignedInRequest) -> HttpResponse:
    by_topic = progress.by_topic(request.user)
    resumable = listing.open_servings(request.user)[:3]
    return render(request, "exercises/topics.html", {"by_topic": by_topic, "resumable": resumable})


@require_safe
@signed_in
def topic(request: SignedInRequest, slug: str) -> HttpResponse:
    shown = get_object_or_404(Topic, slug=slug)
    exercises = listing.exercises(request.user, topic=shown)
    if not exercises:
        raise Http404
    return render(request, "exercises/topic.html", {"topic": shown, "exercises": exercises})


@require_safe
@signed_in
def my_progress(request: SignedInRequest) -> HttpResponse:
    by_topic = progress.by_topic(request.user)
    context = {
        "by_topic": by_topic,
        "solved": sum(row.templates_solved for row in by_topic),
        "total": sum(row.templates for row in by_topic),
        "resumable": listing.open_servings(request.user),
    }
    return render(request, "exercises/progress.html", context)


@require_POST
@signed_in
def start(request: SignedInRequest, slug: str) -> HttpResponse:
    template = get_object_or_404(Template.objects.open_to(request.user), slug=slug)
    try:
        return redirect("exercise", issuing.start(request.user, template=template).pk)
    except issuing.NoVariantError:
        return _not_drawn(request)


@require_safe
@signed_in
def exercise(request: SignedInRequest, pk: UUID) -> HttpResponse:
    serving = get_object_or_404(Serving.objects.of(request.user), pk=pk)
    return render(request, "exercises/exercise.html", {"sheet": worksheet.lay_out(serving)})


@require_POST
@signed_in
def answer(request: SignedInRequest, pk: UUID) -> HttpResponse:
    serving = get_object_or_404(Serving.objects.of(request.user), pk=pk)
    form = AnswerForm(request.POST, question=serving.variant.question)
    if not form.is_valid():
        return _work(request, serving, Told(typed=form.texts, problem=form.problem))
    taken = grading.submit(serving, form.typed, idempotency_key=form.attempt_key)
    if isinstance(taken, Refusal):
        told = Told(typed=form.texts, problem=worksheet.refusal_sentence(taken))
        return _work(request, serving, told)
    return _after(request, pk, part="verdict")


@require_POST
@signed_in
def preview(request: SignedInRequest, pk: UUID) -> HttpResponse:
    serving = get_object_or_404(Serving.objects.of(request.user), pk=pk)
    form = AnswerForm(request.POST, question=serving.variant.question)
    if not request.htmx:
        return _work(request, serving, Told(typed=form.texts))
    rows = worksheet.rows(serving, form.texts)
    return render(request, "exercises/_preview.html", {"rows": rows})


@require_safe
@signed_in
def verdict(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Asked for again and again while an answer is being graded: tries it, if a worker is free now."""
    serving = get_object_or_404(Serving.objects.of(request.user), pk=pk)
    grading.grade_waiting(serving)
    if not request.htmx:
        return _after(request, pk, part="verdict")
    if grading.waiting(serving):
        context = {"serving": serving, "pause": worksheet.longer_pause(request.GET.get("pause", ""))}
        return render(request, "exercises/_asking.html", context)
    response = _after(request, pk, part="typing")
    return reswap(retarget(response, "#outcome"), "outerHTML")


@require_POST
@signed_in
def hint(request: SignedInRequest, pk: UUID) -> HttpResponse:
    serving = get_object_or_404(Serving.objects.of(request.user), pk=pk)
    issuing.next_hint(serving)
    return _after(request, pk, part="hint")


@require_POST
@signed_in
def give_up(request: SignedInRequest, pk: UUID) -> HttpResponse:
    serving = get_object_or_404(Serving.objects.of(request.user), pk=pk)
    issuing.give_up(serving)
    return _after(request, pk, part="key")


@require_POST
@signed_in
def another(request: SignedInRequest, pk: UUID) -> HttpResponse:
    serving = get_object_or_404(Serving.objects.of(request.user), pk=pk)
    try:
        following = issuing.another(serving)
    except Template.DoesNotExist:
        messages.info(request, _("That exercise is no longer offered. Here is what there is."))
        return redirect("topics")
    except issuing.NoVariantError:
        return _not_drawn(request)
    return redirect("exercise", following.pk)


def _not_drawn(request: SignedInRequest) -> HttpResponse:
    messages.info(request, _("That exercise cannot be drawn just now. Please take another one."))
    return redirect("topics")


def _after(request: SignedInRequest, pk: UUID, *, part: str) -> HttpResponse:
    """The serving as it is now, and the keyboard at the part that is new."""
    serving = get_object_or_404(Serving.objects.of(request.user), pk=pk)
    if request.htmx:
        return _work(request, serving, Told(focus=part))
    return redirect(reverse("exercise", args=[pk]) + f"#{part}")


def _work(request: SignedInRequest, serving: Serving, told: Told = NOTHING_TOLD) -> HttpResponse:
    """What the student works on: the part of the page that changes, or without htmx the whole page."""
    page = "exercises/_answered.html" if request.htmx else "exercises/exercise.html"
    return render(request, page, {"sheet": worksheet.lay_out(serving, told)})
