"""The team writes scenarios, people choose one of them, and everybody can follow and recount it."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from civic.adapters.documents import Document
from civic.errors import Invalid, NotFound, Refused
from civic.methods.scenarios.method import Chosen
from civic.models import BallotOption, InputPicture, Project, Question, QuestionAnswer, Upload
from civic.rules.access import SYSTEM, Actor
from civic.rules.forms import Kind
from civic.services import (
    comments,
    follow_ups,
    input_pages,
    inputs,
    options,
    own_inputs,
    project_reset,
    receipt_pages,
    result_files,
    results_pages,
    uploads,
    vote_page,
    vote_results,
    vote_trial,
    voting_pages,
)
from civic.services.inputs import Draft
from civic.services.result_views import Contest, ResultPage
from civic.services.voting_pages import Fact
from civic.services.work import House, perform, work
from civic.tally.rule import Poll as Counting
from civic.words import Act, Reason, Role
from tests import factories as make
from tests.services.test_results_pages import slugs
from tests.services.test_vote_results import again, count, document, files, manager
from tests.services.voting import Poll

FREE = {"bench": 0, "tree": 0, "pool": 0}
WRITTEN = Draft("The hall stays a market", "<p>As it was.</p>")


@pytest.fixture
def poll(house: House) -> Poll:
    """Open a vote in which three scenarios are graded."""
    return Poll(house, "scenarios", FREE)


def held(house: House, counted: Counting | Chosen, **settings: Any) -> Poll:
    return Poll(house, "scenarios", FREE, counted=counted.value, **settings)


def write(poll: Poll, who: Actor, draft: Draft = WRITTEN) -> str:
    return perform(poll.house, who, inputs.submit, poll.activity, draft)


def published(poll: Poll) -> ResultPage:
    count(poll)
    perform(poll.house, manager(poll), vote_results.publish, poll.activity)
    return perform(poll.house, Actor(), results_pages.page, *slugs(poll))


def contest(page: ResultPage) -> Contest:
    found = page.envelopes[0].contest
    assert found is not None
    return found


def names(poll: Poll, found: list[Any]) -> list[str]:
    known = {f"/inputs/{key}": name for name, key in poll.options.items()}
    return [known[one.name.href] for one in found]


def test_what_the_team_writes_can_be_chosen_at_once(poll: Poll) -> None:
    written = write(poll, manager(poll))

    page = perform(poll.house, Actor(), voting_pages.vote, poll.activity)
    assert written in {choice.card.id for choice in page.choices}
    assert perform(poll.house, SYSTEM, vote_page.page, poll.activity).options[-1].id == written


def test_nobody_else_writes_scenarios_whatever_the_phase(poll: Poll) -> None:
    moderator = make.trusted(poll.house, make.a_person(poll.house), poll.project, Role.MODERATOR)
    for who in (Actor(), make.a_person(poll.house), moderator):
        with pytest.raises(Refused):
            write(poll, who)


def test_a_scenario_without_text_is_refused_at_its_field(poll: Poll) -> None:
    with pytest.raises(Invalid) as wrong:
        write(poll, manager(poll), Draft("A title alone"))

    assert wrong.value.field == "body"


def test_a_colleague_goes_on_writing_with_the_pictures_that_are_there(poll: Poll) -> None:
    ana, ben = manager(poll), manager(poll)
    picture = Upload(owner_id=ana.person_id, size=1, created_at=make.NOON)
    make.keep(poll.house, picture)
    written = write(poll, ana)
    make.keep(poll.house, InputPicture(input_id=written, upload_id=picture.id, alt="The hall"))

    draft = perform(poll.house, ben, own_inputs.draft_of, written).draft
    changed = Draft("The hall becomes a school", draft.body, pictures=draft.pictures)
    perform(poll.house, ben, inputs.edit, written, changed)

    page = perform(poll.house, Actor(), input_pages.page, written)
    assert (page.card.title, [one.alt for one in page.pictures]) == (changed.title, ["The hall"])
    assert not page.change.is_open
    assert perform(poll.house, ben, input_pages.page, written).change.is_open


def test_once_people_vote_no_scenario_is_written_changed_or_taken_back(poll: Poll) -> None:
    ana = manager(poll)
    poll.cast(make.a_person(poll.house), tree=6)
    tree = poll.options["tree"]

    for act in (
        lambda: write(poll, ana),
        lambda: perform(poll.house, ana, inputs.edit, tree, WRITTEN),
        lambda: perform(poll.house, ana, inputs.withdraw, tree),
    ):
        with pytest.raises(Refused) as no:
            act()
        assert no.value.refusal.reason is Reason.VOTE_BEGUN
    change = perform(poll.house, ana, input_pages.page, tree).change
    assert (change.is_open, change.reason) == (False, Reason.VOTE_BEGUN)


def test_a_project_that_is_reset_keeps_what_its_team_wrote_and_nothing_of_people(
    poll: Poll,
) -> None:
    ana, admin = manager(poll), make.an_admin(poll.house)
    picture = Upload(owner_id=ana.person_id, size=1, created_at=make.NOON)
    make.keep(poll.house, picture)
    written = write(poll, ana)
    make.keep(poll.house, InputPicture(input_id=written, upload_id=picture.id, alt="The hall"))
    idea = make.an_idea(poll.house, make.an_activity(poll.house, poll.project))
    make.a_phase(poll.house, poll.project, {poll.activity: (Act.COMMENT,)})
    perform(poll.house, make.a_person(poll.house), comments.write, written, "Yes")
    poll.cast(make.a_person(poll.house), tree=6)
    poll.enter()

    lost = perform(poll.house, admin, project_reset.harvest, poll.project)
    with work(poll.house, SYSTEM, reading=True) as job:
        title = job.say(job.session.get_one(Project, poll.project).title).text
    perform(poll.house, admin, project_reset.reset, poll.project, title)

    assert (lost.inputs, lost.comments, lost.pictures) == (1, 1, 0)
    assert (poll.kept(), poll.register()) == ([], [])
    page = perform(poll.house, Actor(), input_pages.page, written)
    assert ([one.alt for one in page.pictures], page.card.comments) == (["The hall"], 0)
    found = perform(poll.house, Actor(), voting_pages.vote, poll.activity)
    assert {choice.card.id for choice in found.choices} == {written, *poll.options.values()}
    with pytest.raises(NotFound):
        perform(poll.house, Actor(), input_pages.page, idea)


def test_the_team_gives_no_verdict_on_what_it_wrote_and_is_asked_for_no_money(poll: Poll) -> None:
    desk = perform(poll.house, SYSTEM, vote_page.page, poll.activity)

    keys = {one.key for one in (*desk.undone, *desk.settled)}
    assert not keys & {"envelope", "costs", "affordable", "districts"}
    assert (desk.has_money, desk.is_by_team) == (False, True)
    assert {one.cost for one in desk.options} == {""}
    finding = options.Finding("offered")
    perform(poll.house, manager(poll), options.assess, poll.options["tree"], finding)


def test_choices_are_compared_by_what_everybody_reads_of_the_form(poll: Poll) -> None:
    asked = [
        Question(activity_id=poll.activity, kind=Kind.NUMBER, wording={"fr": "Arbres"}, unit="u"),
        Question(
            activity_id=poll.activity, kind=Kind.SHORT, wording={"fr": "Qui"}, is_public=False
        ),
    ]
    make.keep(poll.house, *asked)
    tree = poll.options["tree"]
    given = [(asked[0].id, 12), (asked[1].id, "Ana")]
    make.keep(
        poll.house,
        *(QuestionAnswer(input_id=tree, question_id=key, value=value) for key, value in given),
    )

    page = perform(poll.house, Actor(), voting_pages.vote, poll.activity)

    assert [name.text for name in page.facts.values()] == ["Arbres"]
    facts = {choice.card.id: dict(choice.facts) for choice in page.choices}
    assert facts[tree] == {asked[0].id: Fact(number=12, unit="u")}
    assert facts[poll.options["pool"]] == {}


def test_a_choice_shows_its_public_files_and_a_colleague_keeps_them(poll: Poll) -> None:
    ana, ben = manager(poll), manager(poll)
    for_all, for_team = (
        Question(
            activity_id=poll.activity, kind=Kind.FILES, wording={"fr": "Plans"}, is_public=public
        )
        for public in (True, False)
    )
    make.keep(poll.house, for_all, for_team)
    plan, note = (
        perform(poll.house, ana, uploads.keep_document, Document(name, "pdf", b"%PDF-1.7")).id
        for name in ("plan.pdf", "note.pdf")
    )
    answers = {for_all.id: [{"id": plan}], for_team.id: [{"id": note}]}
    written = write(poll, ana, replace(WRITTEN, answers=answers))

    changed = replace(WRITTEN, title="A school in the hall", answers=answers)
    perform(poll.house, ben, inputs.edit, written, changed)

    page = perform(poll.house, Actor(), voting_pages.choice, poll.activity, written)
    assert {key: [one.name for one in found] for key, found in page.files.items()} == {
        for_all.id: ["plan.pdf"]
    }
    other = {for_all.id: [{"id": note}], for_team.id: []}
    with pytest.raises(Invalid):
        perform(poll.house, ben, inputs.edit, written, replace(WRITTEN, answers=other))


def test_what_costs_is_compared_as_a_number(poll: Poll) -> None:
    cost = Question(activity_id=poll.activity, kind=Kind.BUDGET, wording={"fr": "Coût"}, unit="€")
    make.keep(poll.house, cost)
    tree = poll.options["tree"]
    make.keep(poll.house, QuestionAnswer(input_id=tree, question_id=cost.id, value=120_000))

    page = perform(poll.house, Actor(), voting_pages.vote, poll.activity)

    facts = {choice.card.id: dict(choice.facts) for choice in page.choices}
    assert facts[tree] == {cost.id: Fact(number=120_000, unit="€")}


def test_grades_are_shown_with_the_one_in_the_middle(poll: Poll) -> None:
    for grades in ({"tree": 6, "pool": 1}, {"tree": 4, "pool": 5}, {"tree": 5}):
        poll.cast(make.a_person(poll.house), **grades)

    page = published(poll)

    assert (page.is_contest, page.chosen, page.ballots) == (True, "tree", 3)
    found = contest(page)
    assert names(poll, found.grades) == ["tree", "pool", "bench"]
    assert [one.median for one in found.grades] == [5, 1, 1]
    assert [each.count for each in found.grades[0].given] == [1, 1, 1, 0, 0, 0]
    assert sum(each.count for each in found.grades[2].given) == 3, "no grade is the worst"


def test_rounds_of_a_run_off_pass_ballots_on(house: House) -> None:
    poll = held(house, Counting.INSTANT_RUNOFF)
    ballots = [{"tree": 1}, {"tree": 1}, {"pool": 1}, {"pool": 1}, {"bench": 1, "pool": 2}]
    for ballot in ballots:
        poll.cast(make.a_person(house), **ballot)

    found = contest(published(poll))

    assert names(poll, found.counted) == ["pool", "tree", "bench"]
    assert [one.votes for one in found.rounds] == [["2", "2", "1"], ["3", "2", ""]]
    assert {one.method for one in found.others} == {"plurality", "borda", "schulze"}


def test_pairs_are_shown_in_the_order_of_the_result(house: House) -> None:
    poll = held(house, Counting.SCHULZE)
    for ballot in ({"tree": 1, "pool": 2, "bench": 3}, {"tree": 1, "bench": 2}, {"pool": 1}):
        poll.cast(make.a_person(house), **ballot)

    found = contest(published(poll))

    assert names(poll, found.duels)[0] == "tree"
    assert found.duels[0].wins == ["", "2", "2"]


@pytest.mark.parametrize(
    ("counted", "unit", "figures"),
    [(Counting.APPROVAL, "votes", [2, 1, 0]), (Counting.PLURALITY, "votes", [2, 1, 0])],
)
def test_votes_stand_beside_each_scenario(
    house: House, counted: Counting, unit: str, figures: list[int]
) -> None:
    poll = held(house, counted)
    for name in ("tree", "tree", "pool"):
        poll.cast(make.a_person(house), name)

    found = contest(published(poll))

    assert (found.unit, [one.figure for one in found.counted]) == (unit, figures)
    assert not found.others
    assert not found.tie


def test_votes_against_are_taken_from_those_for(house: House) -> None:
    poll = held(house, Chosen.FOR_AND_AGAINST)
    for ballot in ({"tree": 1, "pool": -1}, {"tree": 1, "pool": -1}, {"bench": 1, "tree": -1}):
        poll.cast(make.a_person(house), **ballot)

    page = published(poll)

    found = contest(page)
    assert names(poll, found.counted) == ["tree", "bench", "pool"]
    assert [one.figure for one in found.counted if one.is_told] == [1, 1, -2]
    assert (found.unit, found.tie) == ("balance", True)
    assert [one.key for one in found.rule] == ["for_and_against"]
    assert [one.first for one in page.envelopes[0].ties] == ["ups", "order"]


def test_a_tie_is_said(house: House) -> None:
    poll = held(house, Counting.PLURALITY)
    for name in ("tree", "pool"):
        poll.cast(make.a_person(house), name)

    page = published(poll)

    assert contest(page).tie
    assert [one.first for one in page.envelopes[0].ties] == ["votes", "order"]


@pytest.mark.parametrize("counted", Chosen)
def test_whoever_counts_the_file_again_gets_the_same_bytes(
    house: House, tmp_path: Path, counted: Chosen
) -> None:
    poll = held(house, counted)
    second = {Chosen.APPROVAL: 1, Chosen.FOR_AND_AGAINST: -1}.get(counted, 2)
    ballot = {"tree": 1} if counted is Chosen.PLURALITY else {"tree": 1, "pool": second}
    for _ in range(3):
        poll.cast(make.a_person(house), **ballot)
    count(poll)

    assert again(tmp_path, files(poll)) == document(poll, manager(poll))


def test_a_receipt_finds_the_grades_that_were_given(poll: Poll) -> None:
    receipt = poll.cast(make.a_person(poll.house), tree=6, pool=1).receipt
    published(poll)

    (line,) = perform(poll.house, Actor(), receipt_pages.look_up, *slugs(poll), receipt)

    assert line.is_proven
    assert {(mark.sense, mark.mark) for mark in line.marks} == {("grade", 6), ("grade", 1)}


def test_what_is_chosen_is_followed_like_what_is_funded(poll: Poll) -> None:
    poll.cast(make.a_person(poll.house), tree=6)
    published(poll)
    ana = manager(poll)

    perform(poll.house, ana, follow_ups.save, poll.options["tree"], {"percent": "40"})

    page = perform(poll.house, Actor(), input_pages.page, poll.options["tree"])
    assert page.funded is not None
    assert (page.funded.percent, page.funded.cost) == (40, 0)
    other = perform(poll.house, Actor(), input_pages.page, poll.options["pool"]).funded
    assert other is not None
    assert (other.place, other.why) == (0, "Un autre est préféré.")


def test_the_table_of_a_result_names_all_in_their_order(poll: Poll) -> None:
    poll.cast(make.a_person(poll.house), tree=6, pool=5)
    published(poll)

    table = perform(poll.house, Actor(), result_files.table, *slugs(poll))

    assert [row[1] for row in table.rows] == ["tree", "pool", "bench"]


def test_without_ballots_nothing_is_chosen(poll: Poll) -> None:
    poll.cast(make.a_person(poll.house))

    page = published(poll)

    assert (page.chosen, page.funded, page.ballots) == ("", 0, 0)


def test_invented_ballots_are_counted_by_the_rules_that_read_them(house: House) -> None:
    poll = held(house, Counting.BORDA)

    drawn = perform(house, SYSTEM, vote_trial.draw, poll.activity, "50", "1")
    found = vote_trial.counted(drawn)

    assert (len(found.rules), found.has_money) == (4, False)
    for at in range(4):
        assert sum(line.wins[at] for line in found.envelopes[0].lines) == 1


def test_people_discuss_scenarios_and_propose_none(poll: Poll) -> None:
    page = perform(poll.house, make.a_person(poll.house), input_pages.page, poll.options["tree"])

    assert page.has_comments
    assert not page.change.is_open
    with work(poll.house, SYSTEM, reading=True) as job:
        opened = job.visit(poll.activity)
        assert Act.SUBMIT_INPUT not in opened.method.acts(opened.settings)
        assert job.session.get(BallotOption, poll.options["tree"]) is not None
