"""A vote before it opens: its money, its order, a trial; and all of it settled by a ballot."""

import json
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import select

from civic.errors import Invalid, NotFound, Refused
from civic.models import Activity, Area, Ballot, BallotOption, Phase, Vote, Voter
from civic.rules.access import SYSTEM, Actor
from civic.rules.editing import local
from civic.services import (
    activity_editor,
    ballots,
    phase_editor,
    public_notes,
    publishing,
    undo,
    vote_desk,
    vote_page,
    vote_settings,
    vote_trial,
)
from civic.services.work import House, perform, work
from civic.tally import published
from civic.tally.rule import Method, Rule
from civic.words import Act, Reason, Role
from tests import factories as make
from tests.factories import NOON
from tests.installing import Install
from tests.services.test_vote_results import count, document, files
from tests.services.voting import METHODS, Poll


@pytest.fixture
def poll(house: House, install: Install) -> Poll:
    """Open a vote with an envelope of 1,000."""
    install(METHODS)
    return Poll(house)


@pytest.fixture
def manager(poll: Poll) -> Actor:
    """Trust somebody with the project."""
    person = make.a_person(poll.house, name="Ana")
    return make.trusted(poll.house, person, poll.project, Role.PROJECT_MANAGER)


def page(poll: Poll, who: Actor) -> vote_page.VoteDesk:
    return perform(poll.house, who, vote_page.page, poll.activity)


def save(poll: Poll, who: Actor, **settings: Any) -> None:
    perform(poll.house, who, activity_editor.save_activity, poll.activity, {"fr": "Vote"}, settings)


def test_money_is_given_to_all_together_or_to_each_district(poll: Poll, manager: Actor) -> None:
    north, south = Area(name={"fr": "Nord"}), Area(name={"fr": "Sud"})
    make.keep(poll.house, north, south)

    perform(
        poll.house, manager, vote_settings.save_envelopes, poll.activity, "2 000",
        {north.id: "800", south.id: ""},
    )  # fmt: skip

    with work(poll.house, SYSTEM, reading=True) as job:
        kept = job.session.get_one(Activity, poll.activity).settings
    assert (kept["envelope"], kept["envelopes"]) == (2000, {north.id: 800})
    named = {line.name: line.envelope for line in page(poll, manager).districts}
    assert named == {"Nord": "800", "Sud": ""}


def test_no_district_that_pays_for_what_can_be_chosen_is_left_without_money(
    poll: Poll, manager: Actor
) -> None:
    north, south = Area(name={"fr": "Nord"}), Area(name={"fr": "Sud"})
    make.keep(poll.house, north, south)
    with work(poll.house, SYSTEM) as job:
        job.session.get_one(BallotOption, poll.options["tree"]).area_id = south.id

    def give(**districts: str) -> None:
        sums = {area.id: districts.get(name, "") for name, area in (("n", north), ("s", south))}
        perform(poll.house, manager, vote_settings.save_envelopes, poll.activity, "2 000", sums)

    give(n="800", s="500")
    for typed in ("", "0"):
        with pytest.raises(Invalid) as no:
            give(n="800", s=typed)
        assert (no.value.field, no.value.key) == (
            f"envelope.{south.id}", "team_vote.district_pays",
        )  # fmt: skip
    with work(poll.house, SYSTEM, reading=True) as job:
        kept = job.session.get_one(Activity, poll.activity).settings
    assert kept["envelopes"] == {north.id: 800, south.id: 500}
    give()
    give(s="500")


@pytest.mark.parametrize("typed", ["mille", "-1", True, 10**13])
def test_money_that_is_none_is_refused_at_its_field(
    poll: Poll, manager: Actor, typed: object
) -> None:
    with pytest.raises(Invalid) as no:
        perform(
            poll.house, manager, vote_settings.save_envelopes, poll.activity, 5, {"mars": typed}
        )
    assert no.value.field == "envelope.mars"


def test_options_are_put_in_the_order_in_which_everybody_sees_them(
    poll: Poll, manager: Actor
) -> None:
    first = page(poll, manager).options[0].id
    last = poll.options["pool"]
    place = perform(poll.house, manager, vote_settings.place_option, poll.activity, first, 9)
    perform(poll.house, manager, vote_settings.place_option, poll.activity, last, 0)

    order = [line.id for line in page(poll, manager).options]
    assert place == 3
    assert order[0] == last
    with work(poll.house, SYSTEM, reading=True) as job:
        assert list(ballots.options_of(job, poll.activity)) == order
    with pytest.raises(NotFound):
        perform(poll.house, manager, vote_settings.place_option, poll.activity, "none", 0)


def test_once_people_have_voted_money_order_rules_and_dates_stay(
    poll: Poll, manager: Actor
) -> None:
    poll.cast(make.a_person(poll.house), "tree")
    with work(poll.house, SYSTEM, reading=True) as job:
        row = job.session.exec(select(Phase)).one()
        phase, starts, ends = (
            row.id,
            *(local(at, "Europe/Paris") for at in (row.starts_at, row.ends_at)),
        )
    acts: tuple[Any, ...] = (
        (vote_settings.save_envelopes, poll.activity, 5, {}),
        (vote_settings.place_option, poll.activity, poll.options["tree"], 0),
        (activity_editor.save_activity, poll.activity, {"fr": "Vote"}, {"most": 1}),
        (activity_editor.set_openings, poll.activity, None),
        (
            phase_editor.save_phase,
            phase,
            {"title": {"fr": "Vote"}, "starts": starts, "ends": "2030-01-01T00:00"},
        ),
        (phase_editor.remove_phase, phase),
    )

    for service, *words in acts:
        with pytest.raises(Refused) as no:
            perform(poll.house, manager, service, *words)
        assert no.value.refusal.reason is Reason.VOTE_BEGUN
    save(poll, manager)
    perform(
        poll.house,
        manager,
        phase_editor.save_phase,
        phase,
        {"title": {"fr": "Le vote"}, "starts": starts, "ends": ends},
    )


def test_a_phase_in_which_people_would_vote_does_not_come_back_once_they_do(
    poll: Poll, manager: Actor
) -> None:
    later = make.a_phase(poll.house, poll.project, {poll.activity: (Act.VOTE,)}, starts=3, ends=5)
    entry = perform(poll.house, manager, phase_editor.remove_phase, later)
    poll.cast(make.a_person(poll.house), "tree")

    with pytest.raises(Refused) as no:
        perform(poll.house, manager, undo.restore, entry)

    assert no.value.refusal.reason is Reason.VOTE_BEGUN
    with work(poll.house, SYSTEM, reading=True) as job:
        assert job.session.get(Phase, later) is None


def test_rules_may_change_as_long_as_nobody_has_voted(poll: Poll, manager: Actor) -> None:
    save(poll, manager, most=2)
    with work(poll.house, SYSTEM, reading=True) as job:
        assert job.session.get_one(Activity, poll.activity).settings["most"] == 2


def test_a_trial_names_who_would_win_by_each_rule_and_leaves_nothing_behind(
    poll: Poll, manager: Actor
) -> None:
    def tried(seed: int) -> vote_trial.Trial:
        drawn = perform(poll.house, manager, vote_trial.draw, poll.activity, "100", str(seed))
        return vote_trial.counted(drawn)

    first = tried(4)

    assert first == tried(4)
    assert first.rules[0] == "Les plus choisis"
    assert len(first.rules) == 4
    assert not first.names_only
    (envelope,) = first.envelopes
    assert {line.title for line in envelope.lines} == {"bench", "tree", "pool"}
    assert all(len(line.wins) == len(first.rules) for line in envelope.lines)
    assert any(line.wins[0] for line in envelope.lines)
    with work(poll.house, SYSTEM, reading=True) as job:
        for table in (Vote, Voter, Ballot):
            assert job.session.exec(select(table)).all() == []


def test_a_trial_counts_equal_shares_as_the_result_will_beside_the_rule_of_the_vote(
    house: House, install: Install
) -> None:
    install(METHODS)
    poll = Poll(house, kind="points", points=10, rule=Rule(ties=("cheapest",)).as_dict())

    drawn = perform(house, SYSTEM, vote_trial.draw, poll.activity, "50", "1")

    beside = next(one for one in drawn.rules if one.method is Method.EQUAL_SHARES)
    assert beside in published.others(drawn.rules[0])
    assert {one.ties for one in drawn.rules} == {("cheapest",)}
    assert vote_trial.counted(drawn).names_only


def test_the_team_reads_the_rule_in_words(house: House) -> None:
    poll = Poll(house, "participatory_budget", counted="equal-shares", completion="none")

    found = perform(house, SYSTEM, vote_page.page, poll.activity)

    assert [one.key for one in found.rule] == ["equal_shares", "utility_cost", "completion_none"]
    assert [one.first for one in found.ties] == ["cheapest", "id"]


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"ballot": "points", "counted": "equal-shares"}, "counted"),
        ({"ballot": "up_down", "counted": "phragmen"}, "counted"),
        ({"counted": "equal-shares", "completion": "endowment", "endowment": ""}, "endowment"),
        ({"counted": "equal-shares", "completion": "endowment", "endowment": "0"}, "endowment"),
        ({"ties": "lot", "seed": "a, b"}, "seed"),
    ],
    ids=str,
)
def test_a_rule_that_would_leave_something_out_is_refused_at_its_field(
    house: House, typed: dict[str, Any], field: str
) -> None:
    poll = Poll(house, "participatory_budget", envelope=1000, counted="greedy")
    person = make.trusted(house, make.a_person(house), poll.project, Role.PROJECT_MANAGER)

    with pytest.raises(Invalid) as no:
        save(poll, person, **typed)

    assert no.value.field == field
    with work(house, SYSTEM, reading=True) as job:
        assert job.session.get_one(Activity, poll.activity).settings["counted"] == "greedy"


def test_a_pair_that_was_held_before_is_named_in_the_checklist(house: House) -> None:
    poll = Poll(
        house, "participatory_budget", envelope=1000, ballot="points", counted="equal-shares"
    )
    person = make.trusted(house, make.a_person(house), poll.project, Role.PROJECT_MANAGER)

    assert "reads" in {one.key for one in page(poll, person).undone}
    save(poll, person, ballot="approval")
    assert "reads" not in {one.key for one in page(poll, person).undone}


def test_the_rule_of_wieliczka_can_be_held_and_its_file_counts_it_again(house: House) -> None:
    poll = Poll(house, "participatory_budget", envelope=1000, ballot="approval")
    person = make.trusted(house, make.a_person(house), poll.project, Role.PROJECT_MANAGER)
    save(
        poll, person, counted="equal-shares", completion="endowment", endowment="313",
        ties="lot", seed="2027-03-01",
    )  # fmt: skip
    for names in (["tree", "bench"], ["tree", "bench"], ["pool", "bench"]):
        poll.cast(make.a_person(house), *names)
    with pytest.raises(Refused) as no:
        save(poll, person, seed="2027-03-02")
    assert no.value.refusal.reason is Reason.VOTE_BEGUN

    count(poll)

    found = document(poll, person)
    rule = json.loads(found)["districts"][0]["counts"][0]["rule"]
    assert (rule["endowment"], rule["stop"], rule["ties"]) == ("313", "skip", ["lot:2027-03-01"])
    assert published.document(files(poll)) == found


@pytest.mark.parametrize(
    ("voters", "seed", "field"),
    [("9", "1", "voters"), ("2001", "1", "voters"), ("many", "1", "voters"), ("50", "-1", "seed")],
)
def test_a_trial_asks_for_numbers_within_its_bounds(
    poll: Poll, manager: Actor, voters: str, seed: str, field: str
) -> None:
    with pytest.raises(Invalid) as no:
        perform(poll.house, manager, vote_trial.draw, poll.activity, voters, seed)
    assert no.value.field == field


def test_what_was_changed_of_an_open_vote_is_read_by_everybody(poll: Poll, manager: Actor) -> None:
    poll.cast(make.a_person(poll.house), "tree")
    later = NOON + timedelta(days=3)
    perform(poll.house, manager, vote_desk.move_end, poll.activity, later, "Panne")
    poll.at += timedelta(minutes=1)
    perform(poll.house, manager, vote_desk.end_now, poll.activity, "Erreur")

    with work(poll.house, Actor(), reading=True) as job:
        notes = public_notes.public_notes(job, poll.activity)
    assert [(note.kind, note.because) for note in notes] == [
        ("ended", "Erreur"), ("moved", "Panne"),
    ]  # fmt: skip


def test_the_page_says_what_is_left_to_do_and_is_the_teams(poll: Poll, manager: Actor) -> None:
    desk = page(poll, manager)
    assert (desk.undone, desk.left, desk.is_begun) == ((), 0, False)
    save(poll, manager, least=9)
    assert [one.key for one in page(poll, manager).undone] == ["least"]
    for who in (Actor(), make.a_person(poll.house)):
        with pytest.raises((Refused, NotFound)):
            page(poll, who)


def test_a_project_is_not_published_before_its_vote_has_an_end(poll: Poll, manager: Actor) -> None:
    with work(poll.house, SYSTEM) as job:
        job.session.exec(select(Phase)).one().ends_at = None

    found = perform(poll.house, manager, publishing.readiness, poll.project)

    undone = [(one.key, one.tab) for one in found.checks if one.needed and not one.is_done]
    assert ("vote_end", f"activities/{poll.activity}/vote") in undone
