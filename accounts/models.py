"""Users, classes and who is enrolled where."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower

from accounts.codes import LENGTH, new_join_code


class User(AbstractUser):
    """A student, unless staff: then an instructor."""

    class Meta(AbstractUser.Meta):
        constraints = [
            models.UniqueConstraint(
                Lower("username"),
                name="username_unique_in_any_case",
                violation_error_message="A user with that username already exists.",
            )
        ]

    @property
    def is_instructor(self) -> bool:
        return self.is_staff


class Class(models.Model):
    """A course group, which students join with its code."""

    name = models.CharField(max_length=120)
    instructor = models.ForeignKey(User, on_delete=models.PROTECT, related_name="taught_classes")
    students = models.ManyToManyField(User, through="Enrolment", related_name="classes")
    join_code = models.CharField(max_length=LENGTH, unique=True, default=new_join_code, editable=False)
    archived = models.BooleanField(default=False, help_text="An archived class accepts nobody new.")
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "classes"
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class Enrolment(models.Model):
    """One student in one class."""

    student = models.ForeignKey(User, on_delete=models.CASCADE, related_name="enrolments")
    in_class = models.ForeignKey(Class, on_delete=models.CASCADE, related_name="enrolments")
    joined = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["joined", "pk"]
        constraints = [models.UniqueConstraint(fields=["student", "in_class"], name="one_enrolment_a_class")]

    def __str__(self) -> str:
        return f"{self.student} in {self.in_class}"
