"""``manage.py grade``: grade the answers that are stored, or those of a file."""

import os
from argparse import ArgumentParser, Namespace
from collections import Counter
from datetime import datetime
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from tqdm import tqdm

from exercises.graded_files import FileError, FileSummary, grade_path, grade_to_stream
from exercises.regrading import Selection, SelectionError, Summary, grade_stored


class Command(BaseCommand):
    help = "Grades stored answers without a verdict, or with --file the answers of a CSV file."
    requires_migrations_checks = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--regrade",
            action="store_true",
            help="also what another grader version or other formulas graded",
        )
        parser.add_argument("--class", dest="in_class", default="", help="a class by its join code or name")
        parser.add_argument("--template", default="", help="a template by its slug")
        parser.add_argument("--student", default="", help="a student by user name")
        parser.add_argument("--since", default="", help="answers since this date or time (ISO 8601)")
        parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes (one a core)")
        parser.add_argument("--dry-run", action="store_true", help="write nothing; say who would change")
        parser.add_argument(
            "--file", type=Path, help="a CSV file: template, seed, answer [, version, format]"
        )
        parser.add_argument("--output", type=Path, help="where the graded file goes (standard output)")

    def handle(self, *args: object, **options: object) -> None:
        chosen = Namespace(**options)
        if chosen.jobs < 1:
            raise CommandError("--jobs is 1 or more")
        _check_combination(chosen)
        if chosen.file is not None:
            self._grade_file(chosen)
        else:
            self._grade_stored(chosen)

    def _grade_stored(self, chosen: Namespace) -> None:
        selection = Selection(
            regrade=chosen.regrade,
            in_class=chosen.in_class,
            template=chosen.template,
            student=chosen.student,
            since=_moment(chosen.since) if chosen.since else None,
        )
        try:
            attempts = selection.attempts()
        except SelectionError as error:
            raise CommandError(str(error)) from error
        summary = Summary()
        with tqdm(total=attempts.count(), unit=" answers", disable=None) as bar:
            for summary in grade_stored(attempts, jobs=chosen.jobs, dry_run=chosen.dry_run):
                bar.update(summary.attempts - bar.n)
        self._report_changes(summary)
        done = "would grade" if chosen.dry_run else "graded"
        self.stdout.write(f"{done} {summary.attempts} answers{_counted(summary.verdicts)}")
        _fail_unless_all(summary.without_verdict)

    def _report_changes(self, summary: Summary) -> None:
        for change in summary.changes:
            self.stdout.write(
                f"{change.student}, {change.variant}, answer {change.attempt}: {change.old} -> {change.new}"
            )
        verdicts = sum(1 for change in summary.changes if change.is_of_verdict)
        diagnoses = len(summary.changes) - verdicts
        for count, what in ((verdicts, "verdicts"), (diagnoses, "diagnoses alone")):
            if count:
                self.stdout.write(f"{count} of {summary.attempts} {what} changed")

    def _grade_file(self, chosen: Namespace) -> None:
        """The summary goes to standard output, unless the graded file does."""
        if chosen.output is not None:
            steps = grade_path(chosen.file, output=chosen.output, jobs=chosen.jobs)
        else:
            steps = grade_to_stream(chosen.file, target=self.stdout, jobs=chosen.jobs)
        summary = FileSummary()
        try:
            with tqdm(unit=" rows", disable=None) as bar:
                for summary in steps:
                    bar.update(summary.rows - bar.n)
        except FileError as error:
            raise CommandError(str(error)) from error
        told = self.stdout if chosen.output is not None else self.stderr
        told.write(f"graded {summary.rows} rows{_counted(summary.verdicts)}")
        if summary.other_than_given:
            told.write(f"{summary.other_than_given} verdicts are not those the file gave")
        _fail_unless_all(summary.without_verdict + summary.errors)


def _check_combination(chosen: Namespace) -> None:
    selecting = chosen.regrade or chosen.in_class or chosen.template or chosen.student or chosen.since
    if chosen.file is not None and (selecting or chosen.dry_run):
        raise CommandError("--file goes with --output and --jobs only")
    if chosen.file is None and chosen.output is not None:
        raise CommandError("--output goes with --file only")


def _moment(text: str) -> datetime:
    """A time, or the beginning of a day, in the project's time zone unless it names its own."""
    try:
        moment = parse_datetime(text)
    except ValueError as error:
        raise CommandError(f"--since: {error}") from error
    if moment is None:
        raise CommandError("--since is a date or time like 2026-03-01 or 2026-03-01T12:00")
    return timezone.make_aware(moment) if timezone.is_naive(moment) else moment


def _counted(verdicts: Counter[str]) -> str:
    told = ", ".join(f"{count} {verdict}" for verdict, count in verdicts.most_common())
    return f": {told}" if told else ""


def _fail_unless_all(missing: int) -> None:
    if missing:
        raise CommandError(f"{missing} without a verdict")
