"""Files of Pabulib: read as they are, written so that they are read the same, refused by line."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from civic.tally.election import Election, Kind, Project, ballots_of
from civic.tally.pabulib import amount, declared, written
from civic.tally.pabulib_in import BrokenFile, read, read_file
from civic.tally.pabulib_out import write
from tests.factories import HOSTILE
from tests.tally.elections import FILES, small

FILE = """\
META
key;value
description;A vote; with a semicolon
budget;1 000,50
vote_type;approval
PROJECTS
project_id;cost;name;category;selected
a;600.25;"A ""green"" square; with trees";culture,sport;1
b;400;Benches, many;;0
VOTES
voter_id;vote;age
1;a,b;30
2;b;
3;;41
"""


def file(*changes: tuple[str, str], text: str = FILE) -> bytes:
    """Return the file above with some words changed."""
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text.encode()


def essence(election: Election) -> object:
    """Return all that a count can see, to compare."""
    ballots = election.ballots
    points = (
        None
        if ballots.points is None
        else [Fraction(p, ballots.parts) for p in ballots.points.tolist()]
    )
    return (
        [replace(project, more={}) for project in election.projects],
        election.budget,
        ballots.kind,
        [ballots.row(number) for number in range(len(ballots))],
        points,
        dict(ballots.columns),
    )


def test_a_file_is_read_whole() -> None:
    election = read(file())

    assert election.budget == Fraction("1000.50")
    assert election.projects[0] == Project(
        "a", Fraction("600.25"), 'A "green" square; with trees', "", ("culture", "sport"),
        {"selected": "1"},
    )  # fmt: skip
    assert [election.ballots.row(number) for number in range(3)] == [[0, 1], [1], []]
    assert election.ballots.columns == {"voter_id": ("1", "2", "3"), "age": ("30", "", "41")}
    assert election.meta["description"] == "A vote;with a semicolon"
    assert declared(election) == (0,)
    assert election.notes == ()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\xef\xbb\xbf" + file(), id="byte order mark"),
        pytest.param(file(("\n", "\r\n")), id="Windows line ends"),
        pytest.param(file(("\n", "\r")), id="old Mac line ends"),
        pytest.param(
            file(("VOTES", "\n\nvotes;;"), ("META", " meta ")), id="sections as they come"
        ),
        pytest.param(file(("\nb;400;", "\n b ; 400 ;")), id="spaces around cells"),
        pytest.param(file(("1;a,b;", "1; a, b ,;")), id="spaces and commas in a ballot"),
        pytest.param(
            file(("2;b;\n", "2;b\n"), ("3;;41", "3;;41;;")), id="cells too few and too many"
        ),
        pytest.param(file(("\nkey;value", "")), id="no head over the head"),
        pytest.param(file(("project_id;cost", "Project_ID;COST")), id="columns in capitals"),
        pytest.param(file(("budget;1 000,50", "budget;1000.50")), id="another decimal sign"),
    ],
)
def test_the_quirks_of_real_files_change_nothing(data: bytes) -> None:
    assert essence(read(data)) == essence(read(file()))


def test_a_quote_that_nobody_closes_is_a_character() -> None:
    election = read(file(("Benches, many", '12" benches')))

    assert election.projects[1].name == '12" benches'
    assert len(election.ballots) == 3


def test_a_quoted_cell_may_go_over_lines() -> None:
    assert read(file(("Benches, many", '"Benches\nmany"'))).projects[1].name == "Benches\nmany"


def test_what_a_ballot_names_twice_counts_once_and_is_noted() -> None:
    election = read(file(("1;a,b;", "1;a,b,a;")))

    assert election.votes == (1, 2)
    assert election.notes == ("line 12: what the ballot names twice counts once",)


def test_a_count_in_the_head_that_is_wrong_is_noted() -> None:
    assert read(file(("budget;", "num_votes;4\nbudget;"))).notes == (
        "num_votes says 4, and there are 3",
    )


@pytest.mark.parametrize(
    ("changes", "line", "reason"),
    [
        pytest.param([("1;a,b;", "1;a,c;")], 12, "'c'", id="a project nobody knows"),
        pytest.param([("b;400;", "b;four hundred;")], 9, "four hundred", id="a cost in words"),
        pytest.param([("b;400;", "b;;")], 9, "cost", id="no cost"),
        pytest.param([("b;400;", "b;-4;")], 9, "cost", id="a cost below nothing"),
        pytest.param([("\nb;400;", "\na;400;")], 9, "twice", id="an identifier twice"),
        pytest.param([("project_id;cost", "project_id;price")], 7, "no column cost", id="no costs"),
        pytest.param([("voter_id;vote", "voter_id;ballot")], 11, "no column vote", id="no votes"),
        pytest.param([("1 000,50", "much")], 4, "budget", id="a budget in words"),
        pytest.param([("budget;1 000,50\n", "")], 14, "budget", id="no budget"),
        pytest.param([("approval", "applause")], 5, "applause", id="a vote_type nobody knows"),
        pytest.param([("vote_type;approval\n", "")], 14, "missing", id="no vote_type"),
        pytest.param([("approval", "choose-1")], 12, "chooses 2", id="two where one is chosen"),
        pytest.param([("approval", "cumulative")], 11, "no column points", id="no points"),
        pytest.param([("VOTES\n", "BALLOTS\n")], 15, "VOTES is missing", id="no section"),
        pytest.param([("VOTES\n", "PROJECTS\n")], 10, "second", id="a section twice"),
    ],
)  # fmt: skip
def test_a_broken_file_is_refused_by_line_and_reason(
    changes: list[tuple[str, str]], line: int, reason: str
) -> None:
    with pytest.raises(BrokenFile, match=reason) as found:
        read(file(*changes))

    assert found.value.line == line


def test_points_that_do_not_match_are_refused_by_line() -> None:
    scored = FILE.replace("approval", "cumulative").replace("vote;age", "vote;points")

    assert read(scored.replace("a,b;30", "a,b;3,1.5").replace(";41", ";").replace(
        "2;b;", "2;b;7").encode()).scores == (Fraction(3), Fraction("8.5"))  # fmt: skip
    for wrong in ("a,b;3", "a,b;3,x"):
        with pytest.raises(BrokenFile) as found:
            read(scored.replace("a,b;30", wrong).encode())
        assert found.value.line == 12


def test_a_file_in_another_encoding_is_refused_by_line() -> None:
    with pytest.raises(BrokenFile, match=r"line 9: .*UTF-8"):
        read(FILE.replace("Benches", "Bänke").encode("latin-1"))


@given(some.binary(max_size=60))
def test_whatever_is_thrown_at_the_reader_it_reads_or_refuses(noise: bytes) -> None:
    for data in (noise, file() + noise, file().replace(b"600.25", noise)):
        with suppress(BrokenFile):
            assert read(data).ballots is not None


KINDS: list[tuple[Kind, Sequence[str], Sequence[Sequence[Fraction | int]] | None]] = [
    (Kind.APPROVAL, ["ab", "", "c"], None),
    (Kind.CHOOSE_ONE, ["b", "", "a"], None),
    (Kind.BASKET, ["ab", "c"], None),
    (Kind.RANKING, ["cab", "b", ""], None),
    (Kind.POINTS, ["ab", "c", ""], [[3, Fraction("0.25")], [0], []]),
    (Kind.UP_DOWN, ["ab", "c"], [[1, -1], [1]]),
]


@pytest.mark.parametrize(("kind", "rows", "points"), KINDS, ids=[str(k[0]) for k in KINDS])
def test_what_is_written_is_read_the_same(
    kind: Kind, rows: Sequence[str], points: Sequence[Sequence[Fraction | int]] | None
) -> None:
    costs: dict[str, Fraction | int] = {"a": Fraction("12.5"), "b": 7, "c": 0}
    election = small(Fraction("19.75"), costs, rows, kind, points)
    named = tuple(
        replace(project, name=f'{HOSTILE} "{project.id}"; yes', area="Nord", categories=("x", "y"))
        for project in election.projects
    )
    hostile = replace(election, projects=named, meta={"description": HOSTILE})

    again = read(write(hostile))

    assert again.votes == hostile.votes
    assert again.scores == hostile.scores
    numbered = {"voter_id": tuple(str(n) for n in range(1, len(rows) + 1))}
    assert essence(again) == essence(
        replace(hostile, ballots=replace(hostile.ballots, columns=numbered))
    )
    assert write(again) == write(hostile)


@pytest.mark.parametrize("path", FILES[::6], ids=lambda path: path.stem)
def test_a_real_file_is_written_and_read_the_same(path: Path) -> None:
    election = read_file(path)

    again = read(write(election))

    assert essence(again) == essence(election)
    assert {**again.meta, "budget": ""} == {**election.meta, "budget": ""}
    assert again.notes == ()
    assert declared(again) == declared(election)


def test_each_ballot_is_one_line_whatever_its_cells_hold() -> None:
    ballots = ballots_of(Kind.APPROVAL, [[0], []], columns={"voter_id": ("x\ny", "z")})
    election = Election((Project("a", Fraction(1), "one\r\ntwo"),), Fraction(2), ballots)

    assert write(election).decode().splitlines()[-3:] == ["voter_id;vote", "x y;a", "z;"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 234 567,89", Fraction("1234567.89")),
        ("1234567.890", Fraction("1234567.89")),
        ("007", 7),
        ("-3", -3),
        ("1/3", None),
        ("1e6", None),
        ("1,2,3", None),
        ("1.2,3", None),
        ("", None),
    ],
)
def test_an_amount_is_what_people_write(text: str, value: Fraction | None) -> None:
    assert amount(text) == value


@given(some.decimals(-(10**9), 10**9, places=6))
def test_an_amount_is_written_with_all_its_digits(value: object) -> None:
    exact = Fraction(str(value))

    assert amount(written(exact)) == exact


def test_an_amount_without_end_is_refused() -> None:
    with pytest.raises(ValueError, match="no end"):
        written(Fraction(1, 3))
