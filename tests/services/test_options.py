"""What the team finds before a vote: feasible or not, at what cost, and why."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import select

from civic.errors import Invalid, NotFound, Refused
from civic.models import Area, BallotOption, LogEntry
from civic.rules.access import SYSTEM, Actor
from civic.rules.ballots import Verdict
from civic.services import (
    ballots,
    bulk_acts,
    bulk_undo,
    input_pages,
    inputs,
    merging,
    options,
    options_bulk,
    team_input,
    team_inputs,
)
from civic.services.bulk import Chosen
from civic.services.findings import FindingView, findings_of
from civic.services.inputs import Draft
from civic.services.options import Finding
from civic.services.seen import marks
from civic.services.team_query import Query
from civic.services.work import House, perform, work
from civic.words import Act, Reason, Role
from tests import factories as make
from tests.factories import HOSTILE
from tests.installing import Install
from tests.services.voting import METHODS, Poll


@pytest.fixture
def poll(house: House, install: Install) -> Poll:
    """Open a vote with an envelope of 1,000."""
    install(METHODS)
    return Poll(house)


def manager(poll: Poll, name: str = "Ana") -> Actor:
    person = make.a_person(poll.house, name=name)
    return make.trusted(poll.house, person, poll.project, Role.PROJECT_MANAGER)


def assess(poll: Poll, who: Actor, idea: str, seen: str = "", **finding: Any) -> None:
    perform(poll.house, who, options.assess, idea, Finding(**finding), seen=seen)


def found(poll: Poll, idea: str) -> list[FindingView]:
    with work(poll.house, Actor(), reading=True) as job:
        return findings_of(job, idea)


def test_what_is_offered_can_be_chosen_and_what_is_refused_cannot(poll: Poll) -> None:
    who, idea = manager(poll), make.an_idea(poll.house, poll.activity, "Une fontaine")

    assess(poll, who, idea, verdict="offered", cost="1 000")
    assess(poll, who, poll.options["tree"], verdict="refused", reason=f"Réseaux {HOSTILE}")
    poll.options["fountain"] = idea

    assert poll.cast(make.a_person(poll.house), "fountain").spent == 1000
    with pytest.raises(Refused) as no:
        poll.cast(make.a_person(poll.house), "tree")
    assert no.value.refusal.reason is Reason.OPTION_GONE


def test_every_finding_is_kept_with_why_and_in_whose_name(poll: Poll) -> None:
    who, idea = manager(poll), make.an_idea(poll.house, poll.activity)
    assess(poll, who, idea, verdict="open", cost=300)
    poll.at += timedelta(days=1)
    assess(poll, who, idea, verdict="offered", cost=450, reason="Devis", department="Voirie")

    latest, first = found(poll, idea)

    assert (latest.verdict, latest.cost, latest.reason) == (Verdict.OFFERED, "450\xa0€", "Devis")
    assert (latest.department, first.verdict, first.cost) == ("Voirie", Verdict.OPEN, "300\xa0€")
    with work(poll.house, SYSTEM, reading=True) as job:
        acts = job.session.exec(select(LogEntry.act)).all()
    assert acts.count("option_assessed") == 2


def test_in_a_currency_of_many_units_what_is_dear_can_be_paid(
    house: House, install: Install
) -> None:
    install(METHODS)
    poll = Poll(house, envelope=10**12)
    who, idea = manager(poll), make.an_idea(poll.house, poll.activity)

    assess(poll, who, idea, verdict="offered", cost=str(10**12))
    poll.options["station"] = idea

    assert poll.cast(make.a_person(poll.house), "station").spent == 10**12


@pytest.mark.parametrize(
    ("finding", "field", "key"),
    [
        ({"verdict": "offered"}, "cost", "team_vote.no_cost"),
        ({"verdict": "offered", "cost": 1001}, "cost", "team_vote.too_dear"),
        ({"verdict": "offered", "cost": "mille"}, "cost", "invalid.number"),
        ({"verdict": "offered", "cost": -5}, "cost", "invalid.number"),
        ({"verdict": "offered", "cost": True}, "cost", "invalid.number"),
        ({"verdict": "open", "cost": 3 * 10**12}, "cost", "invalid.number"),
        ({"verdict": "offered", "cost": 5, "district": "mars"}, "district", "invalid.choice"),
        ({"verdict": "refused"}, "reason", "team_vote.no_reason"),
        ({"verdict": "perhaps"}, "verdict", "invalid.choice"),
    ],
    ids=str,
)
def test_a_finding_that_cannot_stand_is_refused(
    poll: Poll, finding: dict[str, Any], field: str, key: str
) -> None:
    idea = make.an_idea(poll.house, poll.activity)

    with pytest.raises(Invalid) as no:
        assess(poll, manager(poll), idea, **finding)

    assert (no.value.field, no.value.key) == (field, key)
    assert found(poll, idea) == []


def test_where_districts_have_money_an_option_needs_one_of_them(
    house: House, install: Install
) -> None:
    install(METHODS)
    north, south = Area(name={"fr": "Nord"}), Area(name={"fr": "Sud"})
    make.keep(house, north, south)
    poll = Poll(house, envelope=None, envelopes={north.id: 800})
    who, idea = manager(poll), make.an_idea(poll.house, poll.activity)

    for district in ("", south.id):
        with pytest.raises(Invalid) as no:
            assess(poll, who, idea, verdict="offered", cost=5, district=district)
        assert no.value.key == "team_vote.no_district"
    with pytest.raises(Invalid):
        assess(poll, who, idea, verdict="offered", cost=801, district=north.id)
    assess(poll, who, idea, verdict="offered", cost=800, district=north.id)

    assert found(poll, idea)[0].district == "Nord"


def test_once_people_have_voted_nothing_changes_any_more(poll: Poll) -> None:
    poll.cast(make.a_person(poll.house), "tree")

    with pytest.raises(Refused) as no:
        assess(poll, manager(poll), poll.options["tree"], verdict="offered", cost=1)

    assert no.value.refusal.reason is Reason.VOTE_BEGUN


def test_a_colleague_who_was_faster_is_not_overwritten_unawares(poll: Poll) -> None:
    ana, ben = manager(poll), manager(poll, "Ben")
    idea = make.an_idea(poll.house, poll.activity)
    with work(poll.house, ana, reading=True) as job:
        seen = marks(job, idea)["option"]
    assess(poll, ben, idea, verdict="offered", cost=300)

    with pytest.raises(Refused) as no:
        assess(poll, ana, idea, seen, verdict="refused", reason="Trop cher")

    assert no.value.refusal.reason is Reason.CHANGED_MEANWHILE
    assert dict(no.value.refusal.figures)["who"] == "Ben"


def test_only_who_manages_the_project_assesses(poll: Poll) -> None:
    person = make.a_person(poll.house)
    moderator = make.trusted(poll.house, make.a_person(poll.house), poll.project, Role.MODERATOR)
    for who in (person, moderator, Actor()):
        with pytest.raises((Refused, NotFound)):
            assess(poll, who, poll.options["tree"], verdict="open")


def test_where_there_is_no_vote_nothing_is_assessed(poll: Poll) -> None:
    box = make.an_idea_box(poll.house)
    with pytest.raises(NotFound):
        assess(poll, make.an_admin(poll.house), make.an_idea(poll.house, box), verdict="open")


def test_many_are_offered_or_refused_at_once_and_it_is_undone(poll: Poll) -> None:
    who, ideas = manager(poll), [make.an_idea(poll.house, poll.activity) for _ in range(2)]
    assess(poll, who, ideas[0], verdict="open", cost=300)
    every = Chosen(tuple(ideas))

    with pytest.raises(Invalid) as no:
        perform(poll.house, who, options_bulk.assess_all, every, "offered")
    assert (no.value.key, no.value.figures["count"]) == ("team_vote.unready", "1")
    poll.at += timedelta(minutes=1)
    done = perform(poll.house, who, options_bulk.assess_all, every, "refused", "Hors compétence")

    assert [found(poll, idea)[0].reason for idea in ideas] == ["Hors compétence"] * 2
    assert found(poll, ideas[0])[0].cost == "300\xa0€"
    assert verdicts(poll, ideas) == ["refused", "refused"]
    perform(poll.house, who, bulk_undo.undo, done.id)
    assert verdicts(poll, ideas) == ["open", None]
    assert (len(found(poll, ideas[0])), found(poll, ideas[1])) == (1, [])


def test_what_was_offered_at_once_stays_so_once_people_have_voted(poll: Poll) -> None:
    who, idea = manager(poll), make.an_idea(poll.house, poll.activity)
    assess(poll, who, idea, verdict="open", cost=300)
    chosen = Chosen((idea,))
    done = perform(poll.house, who, options_bulk.assess_all, chosen, "offered")
    poll.cast(make.a_person(poll.house), "tree")

    for act in (
        lambda job: bulk_undo.undo(job, done.id),
        lambda job: options_bulk.assess_all(job, chosen, "refused", "Trop tard"),
    ):
        with pytest.raises(Refused) as no:
            perform(poll.house, who, act)
        assert no.value.refusal.reason is Reason.VOTE_BEGUN


def test_what_is_voted_on_is_moved_with_its_verdict_and_stays_once_people_have_voted(
    poll: Poll,
) -> None:
    who, tree = manager(poll), Chosen((poll.options["tree"],))
    other = make.an_activity(poll.house, poll.project, "voting", {})

    perform(poll.house, who, bulk_acts.move, tree, other)
    with work(poll.house, SYSTEM, reading=True) as job:
        assert list(ballots.options_of(job, other)) == [poll.options["tree"]]
    done = perform(poll.house, who, bulk_acts.move, tree, poll.activity)
    poll.cast(make.a_person(poll.house), "tree")

    for act in (
        lambda job: bulk_acts.move(job, tree, other),
        lambda job: bulk_undo.undo(job, done.id),
    ):
        with pytest.raises(Refused) as no:
            perform(poll.house, who, act)
        assert no.value.refusal.reason is Reason.VOTE_BEGUN


def test_what_people_vote_on_is_neither_merged_nor_changed_by_its_author(poll: Poll) -> None:
    who, ana = manager(poll), make.a_person(poll.house)
    idea = make.an_idea(poll.house, poll.activity, "Une fontaine", author=ana)
    other = make.an_idea(poll.house, poll.activity, "Une autre", author=ana)
    make.a_phase(poll.house, poll.project, {poll.activity: (Act.SUBMIT_INPUT,)})
    assess(poll, who, idea, verdict="offered", cost=300)
    merged = perform(
        poll.house, who, merging.merge, Chosen((idea,)), poll.options["tree"], "La même"
    )
    perform(poll.house, who, bulk_undo.undo, merged.id)
    poll.cast(make.a_person(poll.house), "tree")

    for person, act in (
        (who, lambda job: merging.merge(job, Chosen((idea,)), poll.options["tree"], "La même")),
        (ana, lambda job: inputs.withdraw(job, idea)),
        (ana, lambda job: inputs.edit(job, idea, Draft(title="Un château"))),
    ):
        with pytest.raises(Refused) as no:
            perform(poll.house, person, act)
        assert no.value.refusal.reason is Reason.VOTE_BEGUN
    perform(poll.house, who, merging.merge, Chosen((other,)), idea, "La même")


def test_the_team_finds_contributions_by_what_it_found_of_them(poll: Poll) -> None:
    who, idea = manager(poll), make.an_idea(poll.house, poll.activity, "Une fontaine")
    assess(poll, who, poll.options["pool"], verdict="refused", reason="Trop cher", cost=900)

    def titles(verdict: str) -> set[str]:
        query = Query(verdict=verdict, activity=poll.activity)
        rows = perform(poll.house, who, team_inputs.page, query).rows
        return {f"{row.title} {row.cost}".strip() for row in rows}

    assert titles("refused") == {"pool 900\xa0€"}
    assert titles("offered") == {"bench 300\xa0€", "tree 500\xa0€"}
    assert titles("open") == {"Une fontaine"}
    assert perform(poll.house, who, team_inputs.choices).has_vote
    option = perform(poll.house, who, team_input.detail, idea).option
    assert option is not None
    assert (option.verdict, option.is_settled) == (Verdict.OPEN, False)


def test_everybody_reads_what_was_found_on_the_page_of_a_contribution(poll: Poll) -> None:
    who, idea = manager(poll), make.an_idea(poll.house, poll.activity)
    assess(poll, who, idea, verdict="refused", reason="Réseaux")

    page = perform(poll.house, Actor(), input_pages.page, idea)

    assert [one.reason for one in page.findings or ()] == ["Réseaux"]


def verdicts(poll: Poll, ideas: list[str]) -> list[str | None]:
    with work(poll.house, SYSTEM, reading=True) as job:
        rows = [job.session.get(BallotOption, idea) for idea in ideas]
        return [row.verdict if row else None for row in rows]
