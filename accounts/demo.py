"""The demo class, for looking around with DEBUG on: an instructor and three students."""

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils.crypto import salted_hmac

from accounts.models import Class, Enrolment, User

CLASS_NAME = "Demo class"
INSTRUCTOR = "ines"
STUDENTS = ("alice", "bob", "charlie")
PASSWORD_LENGTH = 12


class DemoError(Exception):
    """The demo class cannot be made here; the text says why."""


@dataclass(frozen=True, slots=True)
class DemoUser:
    """Somebody to log in as."""

    username: str
    password: str
    is_instructor: bool


def demo_users() -> tuple[DemoUser, ...]:
    """For the log-in page: nobody without DEBUG, nor before the demo class is made."""
    if not settings.DEBUG or not Class.objects.filter(instructor__email=_address(INSTRUCTOR)).exists():
        return ()
    return _cast()


@transaction.atomic
def make_demo() -> tuple[DemoUser, ...]:
    """Make the demo class, or mend it; its passwords are good for this installation only."""
    if not settings.DEBUG:
        raise DemoError("The demo class has passwords that are shown to everybody: it needs DEBUG=1.")
    instructor, *students = (_account(person) for person in _cast())
    demo_class, _ = Class.objects.get_or_create(name=CLASS_NAME, instructor=instructor)
    for student in students:
        Enrolment.objects.get_or_create(student=student, in_class=demo_class)
    return _cast()


def _cast() -> tuple[DemoUser, ...]:
    students = (DemoUser(name, _password(name), is_instructor=False) for name in STUDENTS)
    return (DemoUser(INSTRUCTOR, _password(INSTRUCTOR), is_instructor=True), *students)


def _password(username: str) -> str:
    """Follows from the installation's secret key, so that no password is stored anywhere."""
    return salted_hmac("demo password", username, algorithm="sha256").hexdigest()[:PASSWORD_LENGTH]


def _address(username: str) -> str:
    """An address that can belong to nobody, and so tells our accounts from real ones."""
    return f"{username}@demo.invalid"


def _account(person: DemoUser) -> User:
    user, created = User.objects.get_or_create(
        username=person.username,
        defaults={"email": _address(person.username), "first_name": person.username.title()},
    )
    if not created and user.email != _address(person.username):
        raise DemoError(f"There is a real user {person.username!r} already.")
    user.is_staff = person.is_instructor
    if not user.check_password(person.password):
        user.set_password(person.password)
    user.save()
    return user
