"""``manage.py check_templates``: draw many variants of every template and report what is not sound."""

import os
from argparse import ArgumentParser, Namespace

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from exercises.bank_files import BankError, read_bank
from exercises.checking import Checked, check, stored_templates
from exercises.models import Template
from exercises.problem_wording import problem_sentence


class Command(BaseCommand):
    help = "Draws variants of the bank's templates (a fixed exercise has one) and reports what is wrong."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slugs", nargs="*", help="only these templates")
        parser.add_argument("--stored", action="store_true", help="those of the database, not of the files")
        parser.add_argument("--draws", type=int, default=200, help="variants of each (200)")
        parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes (one a core)")

    def handle(self, *args: object, **options: object) -> None:
        chosen = Namespace(**options)
        if chosen.draws < 1 or chosen.jobs < 1:
            raise CommandError("--draws and --jobs are 1 or more")
        templates = _chosen(chosen.slugs, stored=chosen.stored)
        results = check(templates, draws=chosen.draws, jobs=chosen.jobs)
        # The bar is drawn on a terminal only.
        unsound = [one for one in tqdm(results, total=len(templates), disable=None) if self._is_unsound(one)]
        self.stdout.write(f"{len(templates)} templates checked, {len(unsound)} not sound")
        if unsound:
            raise CommandError("some templates are not sound")

    def _is_unsound(self, checked: Checked) -> bool:
        for problem in checked.problems:
            place = f"{checked.template.slug} v{checked.template.version}, {problem.field}"
            self.stdout.write(f"{place}: {problem_sentence(problem)}")
        return bool(checked.problems)


def _chosen(slugs: list[str], *, stored: bool) -> list[Template]:
    try:
        known = stored_templates() if stored else [one for file in read_bank() for one in file.templates]
    except BankError as error:
        raise CommandError(str(error)) from error
    unknown = set(slugs) - {template.slug for template in known}
    if unknown:
        raise CommandError(f"there is no template {', '.join(sorted(unknown))}")
    return [template for template in known if not slugs or template.slug in slugs]
