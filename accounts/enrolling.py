"""Joining a class by its code."""

from accounts.codes import tidy_join_code
from accounts.models import Class, Enrolment, User


def join_class(student: User, *, code: str) -> Class | None:
    """The class joined, a second time harmlessly; none if no open class has this code."""
    joined = Class.objects.filter(join_code=tidy_join_code(code), archived=False).first()
    if joined is not None:
        Enrolment.objects.get_or_create(student=student, in_class=joined)
    return joined
