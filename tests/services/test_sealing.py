"""A sealed vote: files that anybody can recount, in which nobody is found but by their receipt."""

import json
from datetime import timedelta
from hashlib import sha256
from threading import Thread
from typing import Any

import pytest
from sqlalchemy import text
from sqlmodel import select

from civic.errors import NotFound, Refused
from civic.models import Input, Job, LogEntry, Project, Vote
from civic.rules.access import SYSTEM, Actor
from civic.services import ballots, last_chance, project_reset, receipts, sealing
from civic.services.work import House, perform, work
from civic.tally import merkle, pabulib_in
from civic.tally.count import count
from civic.tally.rule import Rule
from civic.words import Act, Reason
from tests import factories as make
from tests.factories import NOON
from tests.installing import Install
from tests.services.traces import bytes_of, looking_on, rows_of, sampled
from tests.services.voting import COSTS, METHODS, Poll


@pytest.fixture
def poll(house: House, install: Install) -> Poll:
    """Open a vote with an envelope of 1,000."""
    install(METHODS)
    return Poll(house)


def close(poll: Poll, **later: int) -> None:
    """Let the vote end, and what its end left to do be done."""
    poll.at = NOON + timedelta(days=1, **later)
    perform(poll.house, SYSTEM, sealing.seal, poll.activity)


def files(poll: Poll) -> list[bytes]:
    named = perform(poll.house, Actor(), receipts.files_of, poll.activity)
    return [perform(poll.house, Actor(), receipts.file, poll.activity, f.name) for f in named]


def is_waiting(poll: Poll, one: Thread) -> bool:
    """Say whether an act of somebody else waits for the one that is being done."""
    one.join(0.2)  # where there is one writer at a time, nothing says that another waits
    if poll.house.engine.dialect.name == "sqlite" or not one.is_alive():
        return True
    waits = "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
    waits += " AND datname = current_database())"
    with poll.house.engine.connect() as look:
        return bool(look.execute(text(waits)).scalar_one())


def test_a_vote_is_sealed_once_a_ballot_that_is_being_cast_is_kept(poll: Poll) -> None:
    poll.cast(make.a_person(poll.house), "tree")
    late = make.a_person(poll.house)
    sealer = Thread(target=close, args=(poll,))

    with work(poll.house, late) as job:
        ballots.cast(job, poll.activity, poll.marks("pool"))
        sealer.start()
        while not is_waiting(poll, sealer):
            pass
    sealer.join()

    (file,) = files(poll)
    assert len(pabulib_in.read(file).ballots) == 2
    assert poll.kept() == []


def test_what_counts_becomes_a_file_that_gives_the_result_again(poll: Poll) -> None:
    for names in (["tree"], ["tree", "bench"], ["pool"], []):
        poll.cast(make.a_person(poll.house), *names)

    close(poll)

    (file,) = files(poll)
    election = pabulib_in.read(file)
    assert len(election.ballots) == 3
    assert dict(zip((p.id for p in election.projects), election.votes, strict=True)) == {
        poll.options["bench"]: 1, poll.options["tree"]: 2, poll.options["pool"]: 1,
    }  # fmt: skip
    assert set(count(election, Rule()).ids) == {poll.options["tree"], poll.options["bench"]}
    (view,) = perform(poll.house, Actor(), receipts.files_of, poll.activity)
    assert view.digest == sha256(file).hexdigest()
    assert view.ballots == 3
    with work(poll.house, SYSTEM, reading=True) as job:
        vote = job.session.get_one(Vote, poll.activity)
        assert (vote.ballots, vote.left_out) == (3, 1)


@pytest.mark.parametrize(
    ("settings", "marks", "said"),
    [
        ({"kind": "approval"}, {"tree": 1, "pool": 1}, {"tree", "pool"}),
        ({"kind": "one"}, {"pool": 1}, {"pool"}),
        ({"kind": "ranking"}, {"pool": 2, "tree": 1, "bench": 3}, ["tree", "pool", "bench"]),
        ({"kind": "points", "points": 9}, {"pool": 2, "tree": 7}, {"tree": 7, "pool": 2}),
        ({"kind": "up_down"}, {"pool": -1, "tree": 1}, {"tree": 1, "pool": -1}),
    ],
    ids=["approval", "one", "ranking", "points", "up and down"],
)
def test_a_file_says_what_was_marked_whatever_the_kind_of_ballot(
    house: House, install: Install, settings: dict[str, Any], marks: dict[str, int], said: Any
) -> None:
    install(METHODS)
    poll = Poll(house, envelope=None, **settings)
    poll.cast(make.a_person(poll.house), **marks)
    close(poll)

    election = pabulib_in.read(files(poll)[0])
    names = {key: name for name, key in poll.options.items()}
    named = [names[election.projects[place].id] for place in election.ballots.row(0)]
    points = election.ballots.points
    if isinstance(said, dict):
        assert points is not None
        assert dict(zip(named, points.tolist(), strict=True)) == said
    else:
        assert points is None
        assert type(said)(named) == said


def test_a_receipt_finds_its_line_and_proves_it(poll: Poll) -> None:
    views = [poll.cast(make.a_person(poll.house), "tree", "bench") for _ in range(5)]
    close(poll)

    for view in views:
        typed = view.receipt.lower().replace("-", " ")
        (found,) = perform(poll.house, Actor(), receipts.find, poll.activity, typed)
        assert found.line.startswith(view.receipt)
        assert all(poll.options[name] in found.line for name in ("tree", "bench"))
        assert merkle.leads_to(found.line, found.steps, found.file.root)
        assert files(poll)[0].decode().splitlines()[-5:][found.number - 1] == found.line


def test_between_two_phases_a_vote_is_not_sealed_but_after_the_last(poll: Poll) -> None:
    make.a_phase(poll.house, poll.project, {poll.activity: (Act.VOTE,)}, starts=4, ends=6)
    ana = make.a_person(poll.house)
    poll.cast(ana, "tree")

    close(poll)

    assert not poll.mine(ana).is_sealed
    with work(poll.house, SYSTEM, reading=True) as job:
        planned = {one.run_at for one in job.session.exec(select(Job)) if one.name == "seal_vote"}
    assert NOON + timedelta(days=4) in planned
    poll.at = NOON + timedelta(days=4)
    assert poll.cast(ana, "tree", "bench", seen=1).counts
    perform(poll.house, SYSTEM, sealing.seal, poll.activity)
    assert not poll.mine(ana).is_sealed
    poll.at = NOON + timedelta(days=6)
    perform(poll.house, SYSTEM, sealing.seal, poll.activity)
    assert poll.mine(ana).is_sealed


@pytest.mark.parametrize("typed", ["", "AAAA-AAAA-AAAA-AAAA", "x" * 50, None, "voter_id"])
def test_what_is_no_receipt_finds_nothing(poll: Poll, typed: object) -> None:
    poll.cast(make.a_person(poll.house), "tree")
    close(poll)

    assert perform(poll.house, Actor(), receipts.find, poll.activity, typed) == []


def test_ballots_stand_in_the_order_of_receipts_and_not_of_people_or_time(poll: Poll) -> None:
    cast = [poll.cast(make.a_person(poll.house), "tree").receipt for _ in range(12)]
    close(poll)

    said = [line.split(";")[0] for line in files(poll)[0].decode().splitlines()[-12:]]

    assert said == sorted(cast)
    assert said != cast


def test_before_its_end_it_is_not_sealed_and_is_looked_at_again_at_the_new_end(poll: Poll) -> None:
    poll.cast(make.a_person(poll.house), "tree")

    perform(poll.house, SYSTEM, sealing.seal, poll.activity)

    assert files(poll) == []
    with work(poll.house, SYSTEM, reading=True) as job:
        (left,) = job.session.exec(select(Job).where(Job.name == "seal_vote")).all()
    assert left.run_at == NOON + timedelta(days=1)


def test_sealed_once_it_stays_as_it_is(poll: Poll) -> None:
    ana = make.a_person(poll.house)
    poll.cast(ana, "tree")
    close(poll)
    before = files(poll)

    close(poll, hours=1)
    poll.at = NOON
    with pytest.raises(Refused) as no:
        poll.cast(ana, "bench")

    assert no.value.refusal.reason is Reason.VOTE_CLOSED
    assert files(poll) == before
    assert poll.mine(ana).is_sealed
    assert poll.mine(ana).marks == {}
    with work(poll.house, SYSTEM, reading=True) as job:
        sealed = select(LogEntry).where(LogEntry.act == "vote_sealed")
        assert len(job.session.exec(sealed).all()) == 1


def test_only_the_platform_seals(poll: Poll) -> None:
    poll.at = NOON + timedelta(days=1)
    with pytest.raises(Refused):
        perform(poll.house, make.a_person(poll.house), sealing.seal, poll.activity)


def test_what_was_hidden_after_it_was_chosen_is_not_counted(poll: Poll) -> None:
    poll.cast(make.a_person(poll.house), "tree", "bench")
    poll.cast(make.a_person(poll.house), "tree")
    with work(poll.house, SYSTEM) as job:
        job.session.get_one(Input, poll.options["tree"]).hidden_at = NOON

    close(poll)

    election = pabulib_in.read(files(poll)[0])
    assert {project.id for project in election.projects} == set(poll.marks("bench", "pool"))
    assert len(election.ballots) == 1


def test_each_district_with_an_envelope_of_its_own_has_its_file(
    house: House, install: Install
) -> None:
    install(METHODS)
    poll = Poll(house, envelope=None, envelopes={"": 800})
    poll.cast(make.a_person(poll.house), "tree")
    close(poll)

    (view,) = perform(poll.house, Actor(), receipts.files_of, poll.activity)
    assert pabulib_in.read(files(poll)[0]).budget == 800
    assert view.district == ""


def test_a_file_of_another_vote_is_not_given(poll: Poll) -> None:
    poll.cast(make.a_person(poll.house), "tree")
    close(poll)
    (view,) = perform(poll.house, Actor(), receipts.files_of, poll.activity)
    other = make.an_activity(poll.house, poll.project, "voting")

    for activity, name in ((other, view.name), (poll.activity, "none.pb")):
        with pytest.raises(NotFound):
            perform(poll.house, Actor(), receipts.file, activity, name)


def test_after_sealing_nothing_in_the_database_leads_from_a_person_to_a_ballot(
    poll: Poll,
) -> None:
    """Looked for in the bytes of its files, where what was removed would still lie."""
    people = [make.a_person(poll.house) for _ in range(3)]
    for person in people:
        poll.cast(person, "tree")
    keys = [ballot.key for ballot in poll.kept()]
    with work(poll.house, SYSTEM, reading=True) as job:
        pepper = job.session.get_one(Vote, poll.activity).pepper
    assert all(secret in bytes_of(poll.house) for secret in (*keys, pepper))
    with poll.house.engine.connect() as db:
        db.execute(text("ANALYZE"))  # PostgreSQL keeps samples of columns, and does so unasked
        db.commit()

    with looking_on(poll.house):
        close(poll)
        sealing.JOBS["scrub_ballots"](poll.house, {}, lambda *_: None)

    assert poll.kept() == []
    assert {voter.person_id for voter in poll.register()} == {one.person_id for one in people}
    left = bytes_of(poll.house)
    assert not any(secret in left for secret in (*keys, pepper))


def test_after_sealing_neither_receipts_nor_choices_are_left_in_the_database(poll: Poll) -> None:
    for names in (["tree"], ["bench", "tree"], []):
        poll.cast(make.a_person(poll.house), *names)
    receipts_kept = [ballot.receipt for ballot in poll.kept()]
    marks = [json.dumps(ballot.marks) for ballot in poll.kept() if ballot.marks]
    before = bytes_of(poll.house)
    assert all(said in before for said in (*receipts_kept, *marks))
    with poll.house.engine.connect() as db:
        db.execute(text("ANALYZE"))
        db.commit()
    assert not sampled(poll.house, "ballot") & {"key", "receipt", "marks"}
    assert "pepper" not in sampled(poll.house, "vote")

    with looking_on(poll.house):
        close(poll)
        sealing.JOBS["scrub_ballots"](poll.house, {}, lambda *_: None)

    left = bytes_of(poll.house)
    assert not any(said in left for said in (*receipts_kept, *marks))


@pytest.mark.parametrize("is_sealed", [False, True], ids=["while it is open", "once it is sealed"])
def test_no_row_names_a_person_with_what_they_chose_or_their_receipt(
    house: House, install: Install, is_sealed: bool
) -> None:
    """In no table: not among jobs, mails, news, the log, nor in what the storage keeps."""
    install(METHODS)
    poll = Poll(house, least_cost=400)
    people = [make.a_person(poll.house) for _ in range(3)]
    cast = [poll.cast(person, name) for person, name in zip(people, COSTS, strict=True)]
    keys = [ballot.key for ballot in poll.kept()]
    poll.enter()
    perform(poll.house, SYSTEM, last_chance.tell_of, poll.activity)
    if is_sealed:
        close(poll)

    own = {str(person.person_id) for person in people}
    chosen = {*poll.options.values(), *(view.receipt for view in cast), *keys}
    for row in rows_of(poll.house):
        assert not (_named(own, row) and _named(chosen, row)), row
    kept = b"".join(poll.house.storage.files.values()).decode()  # type: ignore[attr-defined]
    assert not _named(own, kept)
    assert bool(kept) is is_sealed


def _named(some: set[str], where: str) -> bool:
    return any(one in where for one in some)


def test_a_project_that_is_reset_keeps_nothing_of_its_vote(poll: Poll) -> None:
    poll.cast(make.a_person(poll.house), "tree")
    close(poll)
    (view,) = perform(poll.house, Actor(), receipts.files_of, poll.activity)
    admin = make.an_admin(poll.house)
    with work(poll.house, admin) as job:
        title = job.say(job.session.get_one(Project, poll.project).title).text

    perform(poll.house, admin, project_reset.reset, poll.project, title)

    assert (poll.register(), files(poll)) == ([], [])
    with work(poll.house, SYSTEM, reading=True) as job:
        (left,) = job.session.exec(select(Job).where(Job.name == "forget_files")).all()
        assert view.name in left.payload["keys"]
