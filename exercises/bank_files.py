"""The shared bank: TOML files, one a topic, made into templates of the database."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import CharField, Model, TextField

from exercises.authoring import MATHEMATICS, replace_published, retire, same_mathematics
from exercises.models import Template, Topic

BANK = Path(__file__).resolve().parent / "bank"
TOPIC_FIELDS = frozenset({"slug", "title", "order", "summary"})
TEXT_FIELDS = (
    "title",
    "statement",
    "hints",
    "wrong_formulas",
    "difficulty",
    "constant_ok",
    "least_variants",
    "source",
    "answer",
)
# What is brought up to date where the mathematics stays the same.
REFRESHED_FIELDS = (*TEXT_FIELDS, "topic_id", "from_bank")
TEMPLATE_FIELDS = frozenset({"slug", "version", *MATHEMATICS, *TEXT_FIELDS})
NEEDED_FIELDS = frozenset({"slug", "title", "task", "function", "statement"})


class BankError(Exception):
    """A bank file that cannot be taken; the message names file and place."""


@dataclass(frozen=True, slots=True)
class TopicFile:
    """One file as read: nothing is in the database yet."""

    topic: Mapping[str, object]
    templates: tuple[Template, ...]


def read_bank(folder: Path = BANK) -> list[TopicFile]:
    """All files of the folder; raises ``BankError`` for the first that is not sound in form."""
    files = [_read_file(path) for path in sorted(folder.glob("*.toml"))]
    if not files:
        raise BankError(f"no bank files in {folder}")
    slugs = Counter(template.slug for file in files for template in file.templates)
    twice = [slug for slug, times in slugs.items() if times > 1]
    if twice:
        raise BankError(f"template {twice[0]!r} stands in the bank twice")
    return files


def load(files: Iterable[TopicFile]) -> Counter[str]:
    """Bring the shared bank to what the files say, in one transaction; a second time changes nothing.

    Counts what became of the templates. Those that came from the files and are in them no more are retired;
    what else is shared, somebody wrote in the admin, and it stays.
    """
    counts: Counter[str] = Counter()
    with transaction.atomic():
        slugs = []
        for file in files:
            topic, _ = Topic.objects.update_or_create(slug=file.topic["slug"], defaults=dict(file.topic))
            for template in file.templates:
                template.topic = topic
                counts[_adopt(template)] += 1
                slugs.append(template.slug)
        for gone in Template.objects.published().filter(from_bank=True, owner=None).exclude(slug__in=slugs):
            retire(gone)
            counts["retired"] += 1
    return counts


def _adopt(template: Template) -> str:
    """What became of one template: new, new version, text changed or unchanged."""
    latest = Template.objects.filter(slug=template.slug).order_by("-version").first()
    if latest is not None and latest.owner_id is not None:
        raise BankError(f"template {template.slug!r} belongs to {latest.owner}: rename one of them")
    if latest is None:
        replace_published(template)
        return "new"
    if not same_mathematics(latest, template):
        template.version = max(latest.version + 1, template.version)
        replace_published(template)
        return "new version"
    return _refreshed(latest, template)


def _refreshed(kept: Template, template: Template) -> str:
    changed = [name for name in REFRESHED_FIELDS if getattr(kept, name) != getattr(template, name)]
    for name in changed:
        setattr(kept, name, getattr(template, name))
    if "wrong_formulas" in changed:
        kept.formulas_revision += 1
    if changed or kept.state != "published":
        replace_published(kept)
        return "changed"
    return "unchanged"


def _read_file(path: Path) -> TopicFile:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BankError(f"{path.name}: {error}") from error
    topic, templates = content.get("topic"), content.get("template", [])
    are_tables = isinstance(templates, list) and all(isinstance(one, dict) for one in templates)
    if not isinstance(topic, dict) or not are_tables:
        raise BankError(f"{path.name}: needs [topic] and [[template]]")
    where = f"{path.name}, topic"
    _check_fields(topic, needed={"slug", "title"}, known=TOPIC_FIELDS, where=where)
    _check_values(Topic(**topic), topic, where=where)
    return TopicFile(topic, tuple(_template(path, fields) for fields in templates))


def _template(path: Path, fields: dict[str, object]) -> Template:
    where = f"{path.name}, {fields.get('slug', 'a template without slug')}"
    _check_fields(fields, needed=NEEDED_FIELDS, known=TEMPLATE_FIELDS, where=where)
    template = Template(**fields, from_bank=True)
    _check_values(template, fields, where=where)
    template.statement = template.statement.strip()
    if template.is_fixed:
        template.least_variants = 1
    return template


def _check_fields(
    fields: Mapping[str, object], *, needed: Iterable[str], known: frozenset[str], where: str
) -> None:
    if missing := sorted(set(needed) - set(fields)):
        raise BankError(f"{where}: missing {', '.join(missing)}")
    if unknown := sorted(set(fields) - known):
        raise BankError(f"{where}: unknown {', '.join(unknown)}")


def _check_values(row: Model, fields: Mapping[str, object], *, where: str) -> None:
    """Texts are texts, and each field takes what is written for it."""
    for name, value in fields.items():
        if isinstance(row._meta.get_field(name), CharField | TextField) and not isinstance(value, str):
            raise BankError(f"{where}: {name} is no text")
    try:
        row.clean_fields(exclude=["topic", "owner"])
    except ValidationError as error:
        raise BankError(f"{where}: {error}") from error
