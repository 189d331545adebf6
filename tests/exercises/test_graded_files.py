"""Grading a CSV file: every row answered, nothing stored, nothing a spreadsheet would run."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import DjangoAssertNumQueries

from exercises.file_questions import FileQuestions
from exercises.models import Attempt, State, Variant
from exercises.safe_cells import safe_cell
from tests import factories

pytestmark = pytest.mark.django_db

HEADER = "template,seed,answer,remark\n"


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    factories.fixed_template(slug="square")
    factories.gradient_template(slug="vector")
    return tmp_path / "answers.csv"


def rows(answers: Path, content: str, *arguments: str) -> list[dict[str, str]]:
    """The graded rows of a file with this content."""
    answers.write_text(content, encoding="utf-8")
    output = answers.with_name("graded.csv")
    call_command("grade", "--file", str(answers), "--output", str(output), "--jobs", "1", stdout=StringIO())
    with output.open(encoding="utf-8", newline="") as graded:
        return list(csv.DictReader(graded))


def failed_rows(answers: Path, content: str) -> list[dict[str, str]]:
    """The same for a file that ends in an error, after grading what it can."""
    with pytest.raises(CommandError, match="without a verdict"):
        rows(answers, content)
    with answers.with_name("graded.csv").open(encoding="utf-8", newline="") as graded:
        return list(csv.DictReader(graded))


def test_every_row_gets_its_verdict_and_keeps_its_columns(answers: Path) -> None:
    graded = rows(
        answers, HEADER + 'square,1,2x,a\nsquare,1,3x,"b, c"\nvector,1,"[2xy, x^2+1]",\nsquare,1,2x +,d\n'
    )
    assert [row["verdict"] for row in graded] == ["correct", "incorrect", "correct", "unreadable"]
    assert [row["remark"] for row in graded] == ["a", "b, c", "", "d"]
    assert [row["credit"] for row in graded] == ["1", "0", "1", "0"]
    assert graded[0]["read_as"] == "2x"
    assert graded[3]["complaint"]


def test_a_wrong_answer_gets_its_mistakes_with_their_places(answers: Path) -> None:
    graded = rows(answers, HEADER + 'square,1,2x^2,\nsquare,1,2x,\nvector,1,"[x^2+1, 2xy]",\n')
    assert [row["mistakes"] for row in graded] == [
        "power-kept-exponent at x^2",
        "",
        "gradient-order at x^2*y + y",
    ]


def test_a_wrong_answer_that_its_author_foresaw_gets_the_formula_before_the_mistakes(answers: Path) -> None:
    foreseen = [{"formula": "a*n*x^n", "message": "Oh."}, {"formula": "1/(a - a)", "message": "No."}]
    template = factories.template(slug="power", wrong_formulas=foreseen)
    values = factories.variant(template, seed=17).parameters
    wrong = f"x^{values['n']}*{values['n']}*{values['a']}"
    graded = rows(answers, f"{HEADER}power,17,{wrong},\npower,17,1+{wrong},\nsquare,1,2x^2,\n")
    assert [row["mistakes"].split("; ")[0] for row in graded] == [
        "own: a*n*x^n",
        "",
        "power-kept-exponent at x^2",
    ]
    assert "power-kept-exponent" in graded[0]["mistakes"]


def test_nothing_is_written_to_the_database(answers: Path) -> None:
    rows(answers, HEADER + "square,5,2x,\n")
    assert not Attempt.objects.exists()
    assert not Variant.objects.exists()


def test_the_order_of_rows_is_kept_whatever_the_number_of_jobs(answers: Path) -> None:
    content = HEADER + "".join(f"square,1,{number}x,{number}\n" for number in range(40))
    one = rows(answers, content)
    assert rows(answers, content, "--jobs", "2") == one
    assert [row["remark"] for row in one] == [str(number) for number in range(40)]


def test_a_version_may_be_named_and_the_published_one_is_meant_without(answers: Path) -> None:
    factories.fixed_template(slug="power", function="x^3", state=State.RETIRED)
    factories.fixed_template(slug="power", version=2, function="x^4")
    graded = rows(answers, "template,version,seed,answer\npower,1,1,3x^2\npower,2,1,4x^3\npower,,1,4x^3\n")
    assert [row["verdict"] for row in graded] == ["correct"] * 3


def test_a_format_may_be_named(answers: Path) -> None:
    graded = rows(answers, "template,seed,answer,format\nsquare,1,\\frac{4x}{2},latex\nsquare,1,2x,text\n")
    assert [row["verdict"] for row in graded] == ["correct", "correct"]


def test_a_seed_draws_the_variant_a_student_with_it_has(answers: Path) -> None:
    template = factories.template(slug="power")
    key = factories.variant(template, seed=17).question["key"][0]
    assert rows(answers, HEADER + f"power,17,{key},\n")[0]["verdict"] == "correct"


def test_a_variant_on_record_counts_in_its_latest_revision(answers: Path) -> None:
    variant = factories.variant(factories.fixed_template(slug="mended"))
    factories.variant_revision(variant, key=["5x"])
    graded = rows(answers, HEADER + "mended,1,5x,\n")
    assert graded[0]["verdict"] == "correct"


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("nothing,1,2x,", "there is no such template"),
        ("square,x,2x,", "seed is no whole number"),
        ("square,-1,2x,", "seed is no whole number"),
        ("square,1,2x,a,b", "the row has more cells than there are columns"),
        ("", "there is no such template"),
    ],
)
def test_a_bad_row_is_an_error_and_the_run_goes_on(answers: Path, row: str, complaint: str) -> None:
    graded = failed_rows(answers, f"{HEADER}{row or ',,,'}\nsquare,1,2x,\n")
    assert (graded[0]["verdict"], graded[0]["complaint"]) == ("error", complaint)
    assert graded[1]["verdict"] == "correct"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "no column template, seed, answer"),
        ("template,answer\n", "no column seed"),
        ("template,seed,answer,answer\n", "two columns of one name"),
        ("template,seed,answer\nsquare,1,\udcff\n", "codec can't decode"),
        (f"{HEADER}square,1,{'x' * 200_000},\n", "field larger than field limit"),
    ],
)
def test_a_file_that_is_none_is_refused(answers: Path, content: str, message: str) -> None:
    answers.write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(CommandError, match=message):
        call_command(
            "grade", "--file", str(answers), "--output", str(answers.with_name("out.csv")), "--jobs", "1"
        )
    assert not answers.with_name("out.csv").exists()


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="No such file"):
        call_command("grade", "--file", str(tmp_path / "none.csv"), "--jobs", "1", stdout=StringIO())


def test_without_an_output_the_graded_file_is_the_standard_output(answers: Path) -> None:
    answers.write_text(HEADER + "square,1,2x,a\n", encoding="utf-8")
    out, err = StringIO(), StringIO()
    call_command("grade", "--file", str(answers), "--jobs", "1", stdout=out, stderr=err)
    assert [row["verdict"] for row in csv.DictReader(StringIO(out.getvalue()))] == ["correct"]
    assert "graded 1 rows: 1 correct" in err.getvalue()


def test_a_graded_file_can_be_graded_again(answers: Path) -> None:
    graded = rows(answers, "verdict,template,seed,answer\nincorrect,square,1,2x\n")
    assert list(graded[0]) == [
        "verdict",
        "template",
        "seed",
        "answer",
        "proof",
        "credit",
        "read_as",
        "complaint",
        "mistakes",
    ]
    assert graded[0]["verdict"] == "correct"


def test_verdicts_other_than_those_the_file_gave_are_counted(answers: Path) -> None:
    answers.write_text("verdict,template,seed,answer\nincorrect,square,1,2x\ncorrect,square,1,2x\n")
    out = StringIO()
    output = str(answers.with_name("graded.csv"))
    call_command("grade", "--file", str(answers), "--output", output, "--jobs", "1", stdout=out)
    assert out.getvalue() == "graded 2 rows: 2 correct\n1 verdicts are not those the file gave\n"


def test_a_spreadsheets_mark_at_the_start_of_a_file_is_no_part_of_it(answers: Path) -> None:
    assert rows(answers, "\ufeff" + HEADER + "square,1,2x,\n")[0]["verdict"] == "correct"


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("-sin x", "-sin x"),
        ("-2x", "-2x"),
        ("+x^2", "+x^2"),
        ("-5", "-5"),
        ("2x", "2x"),
        ("", ""),
        ("-1+cmd|'/C calc'!A0", "'-1+cmd|'/C calc'!A0"),
        ('+HYPERLINK("https://example.org")', '\'+HYPERLINK("https://example.org")'),
        ("-", "'-"),
        ("=2x", "'=2x"),
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("@SUM(1)", "'@SUM(1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        ("\uff1d1+1", "'\uff1d1+1"),
        ("\uff20SUM(1)", "'\uff20SUM(1)"),
        ("\uff0bcmd|'/C calc'!A0", "'\uff0bcmd|'/C calc'!A0"),
        ("\uff0d1+cmd|'/C calc'!A0", "'\uff0d1+cmd|'/C calc'!A0"),
    ],
)
def test_a_cell_is_shown_by_a_spreadsheet_and_not_run(cell: str, written: str) -> None:
    record = factories.variant().question
    assert safe_cell(cell, record=record) == written


def test_an_answer_made_safe_by_one_run_is_itself_in_the_next(answers: Path) -> None:
    graded = rows(answers, HEADER + "square,1,=2x,\nsquare,1,'=2x,\nsquare,1,'2x,\n")
    assert [row["answer"] for row in graded] == ["'=2x", "'=2x", "'2x"]
    assert graded[0]["verdict"] == graded[1]["verdict"]
    assert graded[0]["complaint"] == graded[1]["complaint"] != graded[2]["complaint"]


def test_a_leading_sign_is_mathematics_in_a_vector_exercise_too() -> None:
    record = factories.variant(factories.gradient_template()).question
    assert safe_cell("-x", record=record) == "-x"
    assert safe_cell("-x", record=None) == "'-x"


def test_unsafe_cells_of_every_column_are_made_safe(answers: Path) -> None:
    graded = failed_rows(answers, 'template,seed,answer,=evil\n=a,@b,-sin x,+cmd|x\nsquare,1,-sin x,"=1+1"\n')
    assert list(graded[0].values())[:4] == ["'=a", "'@b", "'-sin x", "'+cmd|x"]
    assert (graded[1]["answer"], graded[1]["'=evil"]) == ("-sin x", "'=1+1")


def test_a_question_is_looked_up_once(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    factories.template(slug="power")
    questions = FileQuestions()
    with django_assert_num_queries(3):
        for _ in range(5):
            questions.asked(template="power", version="", seed="1")
            questions.asked(template="power", version="", seed="2")
