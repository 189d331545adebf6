"""``manage.py make_demo``: a class to look around in, with DEBUG only."""

from django.core.management.base import BaseCommand, CommandError

from accounts.demo import DemoError, make_demo


class Command(BaseCommand):
    help = "Makes a demo class with an instructor and three students, and prints their passwords."

    def handle(self, *args: object, **options: object) -> None:
        try:
            users = make_demo()
        except DemoError as error:
            raise CommandError(str(error)) from error
        for user in users:
            role = "instructor" if user.is_instructor else "student"
            self.stdout.write(f"{role:10}  {user.username:8}  password {user.password}")
