"""``manage.py load_bank``: bring the shared bank of the database to what its files say."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from exercises.bank_files import BANK, BankError, load, read_bank


class Command(BaseCommand):
    help = "Loads the exercise bank from its TOML files; a second time changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--folder", type=Path, default=BANK, help="another folder of bank files")

    def handle(self, *args: object, **options: object) -> None:
        try:
            counts = load(read_bank(Path(str(options["folder"]))))
        except BankError as error:
            raise CommandError(str(error)) from error
        told = ", ".join(f"{count} {what}" for what, count in sorted(counts.items()))
        self.stdout.write(f"exercise bank: {told}")
