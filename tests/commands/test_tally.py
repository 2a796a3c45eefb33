"""The command line counts a file, says why, and refuses what it can't count."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from civic.commands import tally
from civic.tally.count import count
from civic.tally.rule import Completion, Method, Rule, Stop, Utility
from tests.tally.elections import PABULIB, WIELICZKA, real

SHARES = Rule(Method.EQUAL_SHARES)
NAMED = {"winners", "cost", "rule", "voters", "seconds"}


@pytest.fixture
def app() -> typer.Typer:
    found = typer.Typer()
    tally.add_to(found)
    return found


def test_the_result_is_printed_as_json(app: typer.Typer) -> None:
    given = ["--rule", "equal-shares", "--completion", "endowment=313", "--json"]
    said = CliRunner().invoke(app, [str(WIELICZKA), *given])

    assert said.exit_code == 0
    found = json.loads(said.stdout)
    assert found.keys() >= NAMED
    assert (len(found["winners"]), found["cost"], found["voters"]) == (30, 995_079, 6_586)
    assert found["winners"][:3] == ["24", "41", "40"]
    assert found["rule"] == {
        "method": "equal-shares", "utility": "cost", "completion": "endowment",
        "endowment": "313", "endowment_each": "313", "ties": ["id"],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("options", "rule"),
    [
        ([], Rule()),
        (["--stop", "end"], Rule(stop=Stop.END)),
        (["--ties", "votes,lot:7"], Rule(ties=("votes", "lot:7"))),
        (["--rule", "greedy-per-cost"], Rule(Method.GREEDY_PER_COST)),
        (["--rule", "phragmen"], Rule(Method.PHRAGMEN)),
        (["--rule", "phragmen", "--stop", "skip"], Rule(Method.PHRAGMEN, stop=Stop.SKIP)),
        (["--rule", "equal-shares"], SHARES),
        (
            ["--rule", "equal-shares", "--utility", "cardinality"],
            replace(SHARES, utility=Utility.CARDINALITY),
        ),
        *(
            (
                ["--rule", "equal-shares", "--completion", str(completion)],
                replace(SHARES, completion=completion),
            )
            for completion in Completion
            if completion is not Completion.ENDOWMENT
        ),
    ],
    ids=str,
)
def test_every_rule_can_be_asked_for(app: typer.Typer, options: list[str], rule: Rule) -> None:
    said = CliRunner().invoke(app, [str(WIELICZKA), *options, "--json"])

    assert json.loads(said.stdout)["winners"] == count(real(WIELICZKA.name), rule).ids


def test_the_reasons_are_printed_for_people_and_for_programs(app: typer.Typer) -> None:
    file = str(PABULIB / "elections" / "poland_lodz_2022_andrzejow.pb")

    read = CliRunner().invoke(app, [file, "--explain"]).stdout
    found = json.loads(CliRunner().invoke(app, [file, "--explain", "--json"]).stdout)

    assert "funded as number 1" in read
    assert "would have funded it" in read
    assert {one["id"] for one in found["reasons"]} >= set(found["winners"])
    assert found["whole"]["voters"] == 1_044


def test_an_endowment_that_the_envelope_cannot_pay_fails_and_says_so(app: typer.Typer) -> None:
    given = ["--rule", "equal-shares", "--completion", "endowment=316", "--json"]
    said = CliRunner().invoke(app, [str(WIELICZKA), *given])

    assert said.exit_code == 1
    assert "too generous" in said.stderr
    found = json.loads(said.stdout)
    assert (found["cost"], found["feasible"]) == (1_045_079, False)


@pytest.mark.parametrize(
    "options",
    [["--rule", "lottery"], ["--ties", "loudest"], ["--completion", "greedy"], ["--stop", "never"]],
    ids=" ".join,
)
def test_a_rule_that_there_is_not_is_refused(app: typer.Typer, options: list[str]) -> None:
    said = CliRunner().invoke(app, [str(WIELICZKA), *options])

    assert said.exit_code == 2
    assert not said.stdout


def test_a_broken_file_is_refused_by_line(app: typer.Typer, tmp_path: Path) -> None:
    file = tmp_path / "vote.pb"
    file.write_text("META\nkey;value\nbudget;lots\nvote_type;approval\nPROJECTS\nVOTES\n")

    said = CliRunner().invoke(app, [str(file)])

    assert said.exit_code == 2
    assert "line 3: budget is no amount: 'lots'" in said.stderr
