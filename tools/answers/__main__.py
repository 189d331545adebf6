"""``python -m tools.answers N``: write N answers to exercises of the bank with their true verdicts as CSV."""

import csv
import os
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from exercises.bank_files import read_bank  # noqa: E402
from exercises.generation import draw_parameters, question_record  # noqa: E402
from exercises.models import Template  # noqa: E402
from exercises.recipes import read_space  # noqa: E402
from tools.answers.making import MAKERS, Drawn, Made, drawn  # noqa: E402
from tools.answers.questions import asked  # noqa: E402

TASKS = frozenset({"derivative", "partial", "gradient", "hessian", "laplacian", "multichain"})
FORMS = frozenset({"any", "substituted"})

COLUMNS = ("template", "seed", "answer", "version", "format", "verdict")
ANSWERS_A_VARIANT = 6
MOST_SEED = 100_000


def main() -> None:
    options = _options()
    counts: Counter[str] = Counter()
    with options.output.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for row in rows(options.count, chance=Random(options.seed)):
            writer.writerow(row)
            counts[row[-1]] += 1
    told = ", ".join(f"{count} {verdict}" for verdict, count in counts.most_common())
    print(f"{options.output}: {counts.total()} answers: {told}")


def rows(count: int, *, chance: Random) -> Iterator[tuple[str, ...]]:
    templates = [template for file in read_bank() for template in file.templates if _is_known(template)]
    made = 0
    while made < count:
        template, seed = chance.choice(templates), chance.randrange(1, MOST_SEED)
        question = _question(template, seed, chance)
        for _ in range(min(ANSWERS_A_VARIANT, count - made)):
            answer = _answer(question, chance)
            yield (
                template.slug,
                str(seed),
                answer.text,
                str(template.version),
                answer.format,
                answer.verdict,
            )
            made += 1


def _is_known(template: Template) -> bool:
    """Whether the task is one whose answers are made here; points, limits and forms of the value are not."""
    return template.task in TASKS and not template.step and template.form in FORMS


def _question(template: Template, seed: int, chance: Random) -> Drawn:
    recipe = template.recipe()
    record = question_record(recipe, draw_parameters(recipe, space=read_space(recipe), seed=seed))
    return drawn(asked(record), chance)


def _answer(question: Drawn, chance: Random) -> Made:
    """An answer of some verdict; not every question has all kinds, so others are tried."""
    makers, weights = list(MAKERS), list(MAKERS.values())
    while True:
        (maker,) = chance.choices(makers, weights)
        made = maker(question, chance)
        if made is not None:
            return made


def _options() -> Namespace:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--output", type=Path, default=Path("answers.csv"))
    return parser.parse_args()


if __name__ == "__main__":
    main()
