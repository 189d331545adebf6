"""The shared bank: read strictly, loaded once, brought up to date later."""

from collections import Counter
from pathlib import Path

import pytest

from exercises import authoring
from exercises.bank_files import BankError, load, read_bank
from exercises.models import State, Template, Topic
from tests import factories

TOPIC = """
[topic]
slug = "power-rule"
title = "Power rule"
order = 9
summary = "Bring the exponent down."
"""
TEMPLATE = """
[[template]]
slug = "power"
title = "A power"
task = "derivative"
function = "a*x^n"
variables = ["x"]
wrt = ["x"]
parameters = { a = "2..9", n = "3..9" }
statement = '''
Differentiate $[[function]]$.
'''
"""


def bank(folder: Path, content: str, *, name: str = "power-rule.toml") -> Path:
    (folder / name).write_text(content, encoding="utf-8")
    return folder


def loaded(folder: Path, content: str) -> Counter[str]:
    return load(read_bank(bank(folder, content)))


def test_the_whole_bank_of_the_project_can_be_read() -> None:
    files = read_bank()
    assert len(files) >= 20
    assert all(file.templates for file in files)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[topic", "power-rule.toml"),
        ("x = 1", "needs \\[topic\\]"),
        ('[topic]\nslug = "s"', "missing title"),
        (TOPIC + "colour = 1", "unknown colour"),
        (TOPIC + TEMPLATE + 'colour = "red"', "power: unknown colour"),
        (TOPIC + TEMPLATE.replace("function", "functions"), "power: missing function"),
        (TOPIC + TEMPLATE.replace('"derivative"', '"integral"'), "power: .*integral"),
        (TOPIC + TEMPLATE.replace('["x"]', '"x"'), "power: .*variables"),
        (TOPIC + TEMPLATE + "difficulty = 'hard'", "power: .*difficulty"),
        (TOPIC + TEMPLATE + "difficulty = 9", "power: .*difficulty"),
        (TOPIC + TEMPLATE.replace('"a*x^n"', '["a*x^n"]'), "power: function is no text"),
        (TOPIC + TEMPLATE.replace('"A power"', "5"), "power: title is no text"),
        ("template = [1]" + TOPIC, "needs \\[topic\\]"),
        (TOPIC.replace("power-rule", "power rule"), "topic: .*slug"),
        (TOPIC.replace("= 9", "= 'last'"), "topic: .*order"),
        (TOPIC.replace("= 9", "= -1"), "topic: .*order"),
        (TOPIC + TEMPLATE + 'wrong_formulas = [{ formula = "x" }]', "power: .*its message"),
        (TOPIC + TEMPLATE + 'wrong_formulas = [{ formula = " ", message = "No." }]', "power: .*its formula"),
        (TOPIC + TEMPLATE + "wrong_formulas = ['x']", "power: .*its formula"),
        (TOPIC + TEMPLATE + TEMPLATE, "'power' stands in the bank twice"),
    ],
)
def test_a_bank_file_with_a_slip_is_refused_by_name(tmp_path: Path, content: str, message: str) -> None:
    with pytest.raises(BankError, match=message):
        read_bank(bank(tmp_path, content))


def test_an_empty_folder_is_no_bank(tmp_path: Path) -> None:
    with pytest.raises(BankError, match="no bank files"):
        read_bank(tmp_path)


@pytest.mark.django_db
def test_loading_publishes_what_the_files_say(tmp_path: Path) -> None:
    assert loaded(tmp_path, TOPIC + TEMPLATE) == {"new": 1}
    template = Template.objects.get()
    assert (template.state, template.owner, template.version) == (State.PUBLISHED, None, 1)
    assert template.statement == "Differentiate $[[function]]$."
    assert Topic.objects.get().title == "Power rule"


@pytest.mark.django_db
def test_loading_again_changes_nothing(tmp_path: Path) -> None:
    loaded(tmp_path, TOPIC + TEMPLATE)
    before = list(Template.objects.values())
    assert loaded(tmp_path, TOPIC + TEMPLATE) == {"unchanged": 1}
    assert list(Template.objects.values()) == before


@pytest.mark.django_db
def test_other_words_change_the_template_in_place(tmp_path: Path) -> None:
    loaded(tmp_path, TOPIC + TEMPLATE)
    assert loaded(tmp_path, TOPIC + TEMPLATE.replace("A power", "Powers")) == {"changed": 1}
    assert Template.objects.get().title == "Powers"


@pytest.mark.django_db
def test_other_wrong_formulas_are_another_revision_of_the_same_version(tmp_path: Path) -> None:
    loaded(tmp_path, TOPIC + TEMPLATE)
    foreseen = 'wrong_formulas = [{ formula = "a*x^n", message = "Bring it down." }]'
    assert loaded(tmp_path, TOPIC + TEMPLATE + foreseen) == {"changed": 1}
    template = Template.objects.get()
    assert template.wrong_formulas == [{"formula": "a*x^n", "message": "Bring it down."}]
    assert (template.version, template.formulas_revision) == (1, 1)
    assert loaded(tmp_path, TOPIC + TEMPLATE + foreseen) == {"unchanged": 1}


@pytest.mark.django_db
def test_other_mathematics_make_a_new_version_and_retire_the_old(tmp_path: Path) -> None:
    loaded(tmp_path, TOPIC + TEMPLATE)
    assert loaded(tmp_path, TOPIC + TEMPLATE.replace("a*x^n", "a*x^n + 1")) == {"new version": 1}
    assert list(Template.objects.order_by("version").values_list("version", "state")) == [
        (1, State.RETIRED),
        (2, State.PUBLISHED),
    ]


@pytest.mark.django_db
def test_what_the_files_hold_no_more_is_retired(tmp_path: Path) -> None:
    loaded(tmp_path, TOPIC + TEMPLATE + TEMPLATE.replace('"power"', '"other"'))
    assert loaded(tmp_path, TOPIC + TEMPLATE) == {"unchanged": 1, "retired": 1}
    assert Template.objects.get(slug="other").state == State.RETIRED


@pytest.mark.django_db
def test_a_shared_template_written_in_the_admin_stays(tmp_path: Path) -> None:
    shared = factories.template(slug="shared")
    assert loaded(tmp_path, TOPIC + TEMPLATE) == {"new": 1}
    shared.refresh_from_db()
    assert shared.state == State.PUBLISHED


@pytest.mark.django_db
def test_a_template_loaded_before_marks_were_kept_is_marked(tmp_path: Path) -> None:
    loaded(tmp_path, TOPIC + TEMPLATE)
    Template.objects.update(from_bank=False)
    assert loaded(tmp_path, TOPIC + TEMPLATE) == {"changed": 1}
    assert Template.objects.get().from_bank


@pytest.mark.django_db
def test_a_copy_of_a_bank_template_is_not_the_banks(tmp_path: Path) -> None:
    loaded(tmp_path, TOPIC + TEMPLATE)
    assert not authoring.copy(Template.objects.get(), owner=factories.bob()).from_bank


@pytest.mark.django_db
def test_an_instructors_templates_are_never_touched(tmp_path: Path) -> None:
    own = factories.template(slug="bobs", owner=factories.bob())
    loaded(tmp_path, TOPIC + TEMPLATE)
    own.refresh_from_db()
    assert own.state == State.PUBLISHED


@pytest.mark.django_db
def test_a_slug_an_instructor_has_is_not_taken_over(tmp_path: Path) -> None:
    factories.template(slug="power", owner=factories.bob())
    with pytest.raises(BankError, match="belongs to bob"):
        loaded(tmp_path, TOPIC + TEMPLATE)
    assert Template.objects.count() == 1
