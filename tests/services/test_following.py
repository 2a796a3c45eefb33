"""Who follows hears of it, once, on the site and by mail; nobody else does."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import select

from civic.adapters.mail import Mail, MemoryMailer
from civic.errors import NotFound, Refused
from civic.models import Area, Follow, Input, InputTag, Job, Notification, Person, Project, Tag
from civic.rules.access import SYSTEM, Actor
from civic.rules.following import leaving, left
from civic.services import answers, comments, following, inputs, mail, notifications, spreading
from civic.services.inputs import Draft
from civic.services.notifications import NotificationView
from civic.services.work import House, work
from civic.words import Followed, News, ProjectStatus
from tests import factories as make
from tests.factories import HOSTILE, NOON
from tests.services.acting import do


def spread(house: House, times: int = 1) -> None:
    """Run the jobs that acts left, as the outbox would: at least once."""
    for name, run in (*spreading.JOBS.items(), *mail.JOBS.items()):
        with work(house, SYSTEM, now=NOON) as job:
            left_behind = job.session.exec(select(Job).where(Job.name == name)).all()
            payloads = [(one.id, one.payload) for one in left_behind if one.status == "waiting"]
        for job_id, payload in payloads:
            for _ in range(times if name in spreading.JOBS else 1):
                run(house, payload, lambda done, stage="": None)
            with work(house, SYSTEM, now=NOON) as job:
                job.session.get_one(Job, job_id).status = "done"


def told(house: House, person: Actor) -> list[NotificationView]:
    """Return what a person was told."""
    return do(house, person, notifications.mine).lines


def mails(house: House) -> list[Mail]:
    """Return what was sent."""
    assert isinstance(house.mailer, MemoryMailer)
    return house.mailer.sent


def test_an_author_hears_of_the_answer_on_the_site_and_by_mail(house: House) -> None:
    ana, admin = make.a_person(house, language="fr"), make.an_admin(house)
    idea = do(house, ana, inputs.submit, make.an_idea_box(house), Draft(title="Un banc"))
    spread(house)

    reply = do(house, admin, answers.reply, idea, f"<p>Oui {HOSTILE}</p>", "La maire")
    spread(house, times=2)

    (line,) = told(house, ana)
    assert (line.kind, line.who, line.title, line.is_new) == (
        "answered",
        "La maire",
        "Un banc",
        True,
    )
    assert line.href == f"/inputs/{idea}"
    assert reply
    (sent,) = mails(house)
    assert sent.subject == "Réponse officielle : Un banc"
    assert "La maire a répondu" in sent.text
    assert "<script" not in sent.html
    assert f"http://localhost:3000/inputs/{idea}" in sent.text
    assert told(house, admin) == []


def test_a_status_is_told_in_the_language_of_each_reader(house: House) -> None:
    idea = make.an_idea(house, make.an_idea_box(house))
    for language in ("fr", "en"):
        person = make.a_person(house, language=language)
        do(house, person, following.follow, Followed.INPUT, idea, on=True)

    status = make.a_status(house, name={"fr": "Acceptée", "en": "Accepted"})
    do(house, make.an_admin(house), answers.set_status, idea, status, "Au budget")
    spread(house)

    subjects = {sent.subject.split(":")[0].strip() for sent in mails(house)}
    assert subjects == {"Acceptée", "Accepted"}
    assert all("Au budget" in sent.text for sent in mails(house))


def test_who_is_answered_hears_of_it_and_other_followers_of_a_new_comment(house: House) -> None:
    ana, ben, eva = (make.a_person(house, name) for name in ("Ana", "Ben", "Eva"))
    idea = make.an_idea(house, make.an_idea_box(house), author=ana)
    do(house, ana, following.follow, Followed.INPUT, idea, on=True)

    first = do(house, ben, comments.write, idea, "Près de l’école")
    spread(house)
    answer = do(house, eva, comments.write, idea, "D’accord <3", first)
    spread(house)

    (line,) = told(house, ben)
    assert (line.kind, line.who, line.words) == ("reply", "Eva", "D’accord <3")
    assert line.href == f"/inputs/{idea}?comment={answer}#comment-{answer}"
    (heard,) = told(house, ana)
    assert (heard.kind, heard.count, heard.is_new) == ("comment", 2, True)
    assert [sent.subject for sent in mails(house)] == ["Eva a répondu à votre commentaire"]
    assert told(house, eva) == []


def test_what_happens_again_on_a_day_is_one_line_that_is_new_again(house: House) -> None:
    ana, ben = make.a_person(house), make.a_person(house)
    idea = make.an_idea(house, make.an_idea_box(house))
    do(house, ana, following.follow, Followed.INPUT, idea, on=True)

    do(house, ben, comments.write, idea, "Un")
    spread(house)
    do(house, ana, notifications.see_all)
    assert do(house, ana, notifications.mine).unseen == 0
    do(house, ben, comments.write, idea, "Deux")
    spread(house, times=3)

    (line,) = told(house, ana)
    assert (line.count, line.is_new, line.words) == (2, True, "Deux")
    assert do(house, ana, notifications.mine).unseen == 1


def test_what_one_wrote_oneself_is_not_counted_as_news(house: House) -> None:
    ana, ben, eva = (make.a_person(house, name) for name in ("Ana", "Ben", "Eva"))
    box = make.an_idea_box(house)
    idea = make.an_idea(house, box, author=eva)
    with work(house, SYSTEM, now=NOON) as job:
        project = job.session.get_one(Input, idea).project_id
    for person in (ana, eva):
        do(house, person, following.follow, Followed.PROJECT, project, on=True)
        do(house, person, following.follow, Followed.INPUT, idea, on=True)

    do(house, ana, comments.write, idea, "Un")
    do(house, eva, inputs.submit, box, Draft(title="Une fontaine"))
    do(house, ben, comments.write, idea, "Deux")
    do(house, ben, inputs.submit, box, Draft(title="Un préau"))
    spread(house, times=2)

    heard = {person.name: {line.kind: line.count for line in told(house, person)}
             for person in (ana, eva)}  # fmt: skip
    assert heard == {"Ana": {"comment": 1, "input": 3}, "Eva": {"comment": 2, "input": 1}}


@pytest.mark.parametrize("kind", [Followed.PROJECT, Followed.TAG, Followed.AREA])
def test_a_new_input_is_told_to_who_follows_its_project_its_subject_or_its_place(
    house: House, kind: Followed
) -> None:
    ana, ben = make.a_person(house), make.a_person(house)
    box = make.an_idea_box(house)
    idea = make.an_idea(house, box, author=ben)
    tag, area = Tag(name={"fr": "Vélo"}), Area(name={"fr": "Centre"})
    make.keep(house, tag, area)
    with work(house, SYSTEM, now=NOON) as job:
        row = job.session.get_one(Input, idea)
        row.area_id = area.id
        job.session.add(InputTag(input_id=idea, tag_id=tag.id))
        project = row.project_id
    subject = {Followed.PROJECT: project, Followed.TAG: tag.id, Followed.AREA: area.id}[kind]
    do(house, ana, following.follow, kind, subject, on=True)

    with work(house, ben, now=NOON) as job:
        spreading.spread(job, News.INPUT, job.session.get_one(Input, idea))
    spread(house, times=2)

    (line,) = told(house, ana)
    assert (line.kind, line.count) == ("input", 1)
    assert bool(line.followed.text) == (kind is not Followed.PROJECT)
    assert mails(house) == []


def test_who_takes_part_follows_until_they_leave_and_is_not_brought_back(house: House) -> None:
    ana = make.a_person(house)
    idea = make.an_idea(house, make.an_idea_box(house))

    do(house, ana, comments.write, idea, "Un")
    spread(house)
    assert [thing.id for thing in do(house, ana, following.mine).things] == [idea]
    do(house, ana, following.follow, Followed.INPUT, idea, on=False)
    do(house, ana, comments.write, idea, "Deux")
    spread(house)

    assert do(house, ana, following.mine).things == []


def test_nobody_hears_of_what_they_may_not_see(house: House) -> None:
    ana, admin = make.a_person(house), make.an_admin(house)
    idea = make.an_idea(house, make.an_idea_box(house))
    do(house, ana, following.follow, Followed.INPUT, idea, on=True)
    do(house, admin, answers.reply, idea, "<p>Oui</p>", "Ville")
    spread(house)
    assert len(told(house, ana)) == 1

    do(house, admin, answers.hide, idea, "Insulte")
    do(house, admin, answers.reply, idea, "<p>Encore</p>", "Ville")
    spread(house)
    assert told(house, ana) == []
    assert len(mails(house)) == 1

    do(house, admin, answers.show, idea)
    with work(house, SYSTEM, now=NOON) as job:
        job.session.exec(select(Project)).one().status = ProjectStatus.DRAFT
    assert told(house, ana) == []


def test_an_author_hears_that_and_why_their_input_was_hidden(house: House) -> None:
    ana = make.a_person(house, language="fr")
    idea = make.an_idea(house, make.an_idea_box(house), author=ana)

    do(house, make.an_admin(house), answers.hide, idea, "Hors sujet")
    spread(house)

    (line,) = told(house, ana)
    assert (line.kind, line.words) == ("hidden", "Hors sujet")
    assert "Hors sujet" in mails(house)[0].text


@pytest.mark.parametrize(("kind", "subject"), [
    ("project", "nothing"), ("input", "nothing"), ("tag", "x"), ("area", "x"), ("person", "x"),
])  # fmt: skip
def test_what_is_not_there_cannot_be_followed(house: House, kind: str, subject: str) -> None:
    with pytest.raises(NotFound):
        do(house, make.a_person(house), following.follow, kind, subject, on=True)


def test_a_draft_cannot_be_followed_from_outside(house: House) -> None:
    project = make.a_project(house, status=ProjectStatus.DRAFT)

    with pytest.raises(NotFound):
        do(house, make.a_person(house), following.follow, Followed.PROJECT, project, on=True)


def test_following_needs_a_person(house: House) -> None:
    idea = make.an_idea(house, make.an_idea_box(house))

    with pytest.raises(Refused, match="not_signed_in"):
        do(house, Actor(), following.follow, Followed.INPUT, idea, on=True)


def test_a_kind_of_mail_is_left_by_its_link_alone_and_taken_up_again(house: House) -> None:
    ana, admin = make.a_person(house), make.an_admin(house)
    idea = make.an_idea(house, make.an_idea_box(house), author=ana)
    do(house, ana, following.follow, Followed.INPUT, idea, on=True)
    do(house, admin, answers.reply, idea, "<p>Un</p>", "Ville")
    spread(house)
    token = mails(house)[0].leave.split("t=")[1]

    assert do(house, Actor(), following.leave_by, token) == "answered"
    do(house, admin, answers.reply, idea, "<p>Deux</p>", "Ville")
    spread(house)
    assert len(mails(house)) == 1
    assert len(told(house, ana)) == 2

    do(house, ana, following.want_mail, "answered", on=True)
    do(house, admin, answers.reply, idea, "<p>Trois</p>", "Ville")
    spread(house)
    assert len(mails(house)) == 2


@pytest.mark.parametrize(
    "token", ["", "x", "{id}.answered.0", "{id}.comment.{seal}", "{id}.status.{seal}"]
)
def test_a_link_that_was_made_up_leaves_nothing(house: House, token: str) -> None:
    ana = make.a_person(house)
    seal = leaving(house.secret, ana.person_id or "", News.ANSWERED).rsplit(".", 1)[1]
    made_up = token.format(id=ana.person_id, seal=seal)

    assert left(house.secret, made_up) is None
    with pytest.raises(NotFound):
        do(house, Actor(), following.leave_by, made_up)


def test_who_has_no_confirmed_address_gets_no_mail(house: House) -> None:
    ana = make.a_person(house)
    idea = make.an_idea(house, make.an_idea_box(house), author=ana)
    do(house, ana, following.follow, Followed.INPUT, idea, on=True)
    with work(house, SYSTEM, now=NOON) as job:
        job.session.get_one(Person, ana.person_id).confirmed_at = None

    do(house, make.an_admin(house), answers.reply, idea, "<p>Un</p>", "Ville")
    spread(house)

    assert mails(house) == []


def test_yesterday_is_another_line(house: House) -> None:
    ana, ben = make.a_person(house), make.a_person(house)
    idea = make.an_idea(house, make.an_idea_box(house))
    do(house, ana, following.follow, Followed.INPUT, idea, on=True)

    for days in (1, 0):
        with work(house, ben, now=NOON - timedelta(days=days)) as job:
            comments.write(job, idea, "Encore")
    spread(house)

    assert [line.count for line in told(house, ana)] == [1, 1]
    with work(house, SYSTEM, now=NOON) as job:
        keys: list[Any] = list(job.session.exec(select(Notification.key)))
        assert len(set(keys)) == 2
        assert len(job.session.exec(select(Follow)).all()) == 2
