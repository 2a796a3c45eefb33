"""A draft goes with all that belongs to it, and only a draft that is the team's alone."""

from dataclasses import asdict
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlmodel import SQLModel, col

from civic.adapters.storage import MemoryStorage
from civic.errors import NotFound, Refused
from civic.models import (
    Amendment,
    AnalysisRun,
    AnswerFile,
    Appeal,
    Area,
    Ballot,
    BallotOption,
    BlockPage,
    BlockUpload,
    BlockVersion,
    BulkChange,
    BulkRow,
    CommentVersion,
    Feedback,
    Follow,
    FollowUp,
    Handling,
    InputPicture,
    InputSplit,
    InputTag,
    InputText,
    InputVersion,
    InternalNote,
    Invitation,
    Job,
    LogEntry,
    MapLayer,
    Mask,
    Milestone,
    Notification,
    OptionStep,
    PaperEntry,
    PaperVote,
    PartialCount,
    PreviewLink,
    Project,
    ProjectArea,
    ProjectDocument,
    ProjectTag,
    Question,
    QuestionAnswer,
    Reaction,
    Report,
    ResultNote,
    Review,
    Ruling,
    SavedFilter,
    SealedFile,
    StatusChange,
    Tag,
    Theme,
    ThemeMember,
    TurnoutCount,
    Upload,
    Vote,
    Voter,
    VoteResult,
)
from civic.rules import blocks
from civic.rules.access import SYSTEM, Actor
from civic.services import import_desk, log, outbox, project_end, projects
from civic.services.work import House, work
from civic.words import Followed, JobStatus, News, ProjectStatus, Reason, Role
from tests import factories as make
from tests.factories import ALL_ACTS, NOON
from tests.services.acting import do

LEFT = {"logentry", "job"}


class Drafted:
    """A draft with something in every table that a project can have something in."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.status = make.a_status(house)
        self.tag, self.area = Tag(name={"fr": "Rues"}), Area(name={"fr": "Nord"})
        make.keep(house, self.tag, self.area)
        self.admin, self.manager = make.an_admin(house), make.a_person(house)
        self.before = counts(house)
        self.project = make.a_project(house, "secret", ProjectStatus.DRAFT)
        self.manager = make.trusted(house, self.manager, self.project, Role.PROJECT_MANAGER)
        self.box = make.an_activity(house, self.project)
        make.a_phase(house, self.project, {self.box: ALL_ACTS})
        self.idea = make.an_idea(house, self.box, author=self.manager, status_id=self.status)
        self.picture = self._picture()
        self._surroundings()
        self._traces()
        self._desk()
        self._findings()
        self._built()
        self._voted()

    def _voted(self) -> None:
        person = self.manager.person_id
        make.keep(
            self.house,
            Vote(activity_id=self.box, began_at=NOON),
            BallotOption(input_id=self.idea, activity_id=self.box),
            OptionStep(input_id=self.idea, verdict="open", at=NOON),
            PartialCount(activity_id=self.box, at=NOON),
            TurnoutCount(activity_id=self.box, at=NOON),
            InputSplit(input_id=self.idea, of_id=self.idea, at=NOON),
            Voter(activity_id=self.box, person_id=person, hour=NOON),
            Ballot(key="key", activity_id=self.box, receipt="AAAA"),
            PaperVote(activity_id=self.box),
            PaperEntry(activity_id=self.box, batch="1", marks={}, at=NOON),
            SealedFile(activity_id=self.box, file="ab.pb", digest="ab", root="cd"),
            VoteResult(activity_id=self.box, document="{}", digest="ab", counted_at=NOON),
            ResultNote(activity_id=self.box, body="Mal écrit", language="fr", at=NOON),
            FollowUp(input_id=self.idea, at=NOON),
            Milestone(input_id=self.idea, title={"fr": "Pose"}, due=NOON.date()),
        )
        self.house.storage.put("ab.pb", b"ballots")

    def _picture(self) -> str:
        upload = Upload(owner_id=self.manager.person_id, created_at=NOON)
        make.keep(self.house, upload)
        for key in (upload.id, f"{upload.id}.small", f"{upload.id}.face"):
            self.house.storage.put(key, b"picture")
        return upload.id

    def _surroundings(self) -> None:
        own = Tag(activity_id=self.box, name={"fr": "Bancs"})
        with work(self.house, SYSTEM, now=NOON) as job:
            job.session.get_one(Project, self.project).picture_id = self.picture
        question = Question(activity_id=self.box, kind="short", wording={"fr": "Combien ?"})
        make.keep(
            self.house,
            own,
            question,
            QuestionAnswer(input_id=self.idea, question_id=question.id, value="Trois"),
            AnswerFile(input_id=self.idea, question_id=question.id, upload_id=self.picture),
            ProjectTag(project_id=self.project, tag_id=self.tag.id),
            ProjectArea(project_id=self.project, area_id=self.area.id),
            MapLayer(project_id=self.project),
            ProjectDocument(
                project_id=self.project, upload_id=self.picture, name={"fr": "Plan"}, position=2
            ),
            PreviewLink(project_id=self.project, created_at=NOON, expires_at=NOON),
            Invitation(
                subject_id=self.project,
                project_id=self.project,
                email="eva@example.test",
                role=Role.MODERATOR,
                created_at=NOON,
                expires_at=NOON,
            ),
            InputTag(input_id=self.idea, tag_id=own.id),
            InputTag(input_id=self.idea, tag_id=self.tag.id),
            InputPicture(input_id=self.idea, upload_id=self.picture),
        )

    def _built(self) -> None:
        page = BlockPage(owner=f"project:{self.project}", project_id=self.project, shown=1)
        by = make.a_person(self.house).person_id
        self.before["person"] += 1
        drawn = blocks.written((blocks.ImageBlock(picture=self.picture),))
        page.draft = drawn
        make.keep(
            self.house,
            page,
            BlockVersion(page_id=page.id, number=1, blocks=drawn, author_id=by, at=NOON),
            BlockUpload(page_id=page.id, upload_id=self.picture, is_shown=True),
        )

    def _traces(self) -> None:
        comment = make.a_comment(self.house, self.idea, self.admin)
        answer = make.a_comment(self.house, self.idea, self.admin)
        with work(self.house, SYSTEM, now=NOON) as job:
            job.log("project_created", project_id=self.project, subject_id=self.project, title="P")
        make.keep(
            self.house,
            InputVersion(input_id=self.idea, title="Avant", until=NOON),
            CommentVersion(comment_id=comment, body="Avant", until=NOON),
            Amendment(comment_id=comment, input_id=self.idea),
            InputText(input_id=self.idea, language="en", title="Before"),
            StatusChange(input_id=self.idea, status_id=self.status, at=NOON),
            Feedback(input_id=self.idea, signature="Voirie", body="Oui", at=NOON),
            Follow(
                person_id=self.admin.person_id or "",
                kind=Followed.INPUT,
                subject_id=self.idea,
                project_id=self.project,
                created_at=NOON,
            ),
            Notification(
                person_id=self.admin.person_id or "",
                key="answered",
                kind=News.ANSWERED,
                project_id=self.project,
                input_id=self.idea,
                at=NOON,
            ),
            *_moderated(self.project, self.idea, comment, self.admin),
            a_thumb(self.manager, comment, self.box),
            a_thumb(self.manager, answer, self.box),
        )

    def _desk(self) -> None:
        """Leave what the team keeps for itself, by people of whom some were never of this team."""
        person = make.a_person(self.house).person_id or ""
        self.before["person"] += 1
        bulk = BulkChange(person_id=person, project_id=self.project, aspect="shown", at=NOON)
        make.keep(
            self.house,
            Handling(input_id=self.idea, assignee_id=person, at=NOON),
            Ruling(
                project_id=self.project,
                subject="input",
                subject_id=self.idea,
                kind="kept",
                since=NOON,
                at=NOON,
            ),
            Mask(
                project_id=self.project,
                activity_id=self.box,
                name="Vega 100",
                created_at=NOON,
                person_id=self.manager.person_id,
            ),
            InternalNote(input_id=self.idea, author_id=person, body="Entre nous", at=NOON),
            SavedFilter(person_id=person, project_id=self.project, name="À faire", created_at=NOON),
            bulk,
            BulkRow(bulk_id=bulk.id, input_id=self.idea, entry_id="entry"),
        )

    def _findings(self) -> None:
        task = Job(name="analyse", payload={}, status=JobStatus.DONE, run_at=NOON, created_at=NOON)
        run = AnalysisRun(activity_id=self.box, job_id=task.id, created_at=NOON)
        theme = Theme(run_id=run.id, number=1, name="Bancs")
        below = Theme(run_id=run.id, number=2, name="Bois", parent_id=theme.id)
        member = ThemeMember(run_id=run.id, input_id=self.idea, theme_id=theme.id)
        make.keep(self.house, task, run, theme, below, member)
        self.house.storage.put(f"{run.id}.findings", b"{}")
        do(self.house, self.manager, import_desk.keep, self.box, b"title\nUn banc\n", "a.csv")


def _moderated(project: str, idea: str, comment: str, who: Actor) -> list[SQLModel]:
    """Return a report, a review and an appeal of a comment."""
    person = who.person_id or ""
    on: dict[str, Any] = {
        "project_id": project,
        "input_id": idea,
        "comment_id": comment,
        "subject_id": comment,
    }
    return [
        Report(**on, person_id=person, reason="spam", created_at=NOON),
        Review(**on, at=NOON),
        Appeal(**on, person_id=person, text="Non", hidden_at=NOON, created_at=NOON),
    ]


def a_thumb(actor: Actor, subject: str, box: str) -> Reaction:
    person = actor.person_id or ""
    return Reaction(
        person_id=person, subject_id=subject, subject="comment", activity_id=box, value=1, at=NOON
    )


def counts(house: House) -> dict[str, int]:
    """Return how many rows each table holds, but for what may remember."""
    with work(house, SYSTEM, reading=True) as job:
        return {
            table.name: job.session.execute(select(func.count()).select_from(table)).scalar_one()
            for table in SQLModel.metadata.sorted_tables
            if table.name not in LEFT
        }


def delete(house: House, actor: Actor, project: str) -> None:
    do(house, actor, project_end.delete_draft, project)


def settle(house: House) -> None:
    """Run what the deletion left to do."""
    with work(house, SYSTEM, reading=True) as job:
        found = job.session.execute(select(Job).where(col(Job.name) == "forget_files")).scalars()
        payloads: list[dict[str, Any]] = [dict(row.payload) for row in found]
    for payload in payloads:
        project_end.JOBS["forget_files"](house, payload, lambda done, stage="": None)


def refused(house: House, actor: Actor, project: str) -> Reason:
    with pytest.raises(Refused) as no:
        delete(house, actor, project)
    return no.value.refusal.reason


def test_nothing_of_a_deleted_draft_is_left_behind(house: House) -> None:
    draft = Drafted(house)
    storage = house.storage
    assert isinstance(storage, MemoryStorage)
    assert {name for name, count in counts(house).items() if count == draft.before[name]} == {
        "apikey", "area", "demographics", "folder", "foldertrust", "ownpage", "ownpageversion",
        "person", "platform", "repeatableact", "signincode", "silence", "status", "visit",
        "webhook", "webhookdelivery", "wording",
    }  # fmt: skip
    assert storage.files

    delete(house, draft.manager, draft.project)
    settle(house)

    after = counts(house)
    assert after.pop("platform") >= 0
    assert after == {name: draft.before[name] for name in after}
    assert storage.files == {}
    with work(house, SYSTEM, reading=True) as job:
        names = set(job.session.execute(select(col(Job.name))).scalars())
        assert "analyse" not in names
        assert draft.box not in job.vocabulary.tags


def test_a_draft_with_a_page_to_read_is_deleted_as_any_other(house: House) -> None:
    draft = Drafted(house)
    make.an_activity(house, draft.project, "information")

    delete(house, draft.manager, draft.project)

    assert counts(house)["project"] == 0


def test_the_log_outlives_the_project_and_says_who_deleted_it(house: House) -> None:
    draft = Drafted(house)

    delete(house, draft.manager, draft.project)

    lines = do(house, draft.admin, log.entries).lines
    told = {line.act for line in lines if line.subject_id == draft.project}
    assert told == {"project_deleted", "project_created"}
    [last] = [line for line in lines if line.act == "project_deleted"]
    assert last.actor == draft.manager.name
    assert "Parcs" in last.sentence
    with work(house, SYSTEM, reading=True) as job:
        pointers = set(job.session.execute(select(col(LogEntry.project_id))).scalars())
        assert pointers == {None}


def test_what_would_be_lost_is_counted_first(house: House) -> None:
    draft = Drafted(house)

    loss = asdict(do(house, draft.manager, project_end.loss, draft.project))

    assert loss.pop("permit")["is_open"]
    assert loss == {
        "activities": 1, "phases": 1, "layers": 1, "inputs": 1, "comments": 2, "pictures": 1,
    }  # fmt: skip


def test_its_address_is_free_again(house: House) -> None:
    draft = Drafted(house)
    delete(house, draft.admin, draft.project)

    with pytest.raises(NotFound):
        do(house, draft.admin, projects.page, "secret")
    make.a_project(house, "secret")


def test_what_belongs_to_others_stays(house: House) -> None:
    draft, other = Drafted(house), make.an_idea_box(house)
    idea = make.an_idea(house, other)
    make.keep(house, InputPicture(input_id=idea, upload_id=draft.picture))
    make.keep(house, InputTag(input_id=idea, tag_id=draft.tag.id))

    delete(house, draft.manager, draft.project)
    settle(house)

    assert house.storage.get(draft.picture) == b"picture"
    left = counts(house)
    assert [left[name] for name in ("project", "activity", "input", "inputtag", "upload")] == [
        1
    ] * 5


def by_an_idea(house: House, draft: Drafted, ana: Actor) -> None:
    make.an_idea(house, draft.box, author=ana, withdrawn_at=NOON)


def by_a_comment(house: House, draft: Drafted, ana: Actor) -> None:
    make.a_comment(house, draft.idea, ana)


def by_a_thumb(house: House, draft: Drafted, ana: Actor) -> None:
    make.keep(house, a_thumb(ana, draft.idea, draft.box))


@pytest.mark.parametrize("contribute", [by_an_idea, by_a_comment, by_a_thumb])
def test_what_somebody_else_contributed_is_not_deleted(house: House, contribute: Any) -> None:
    draft, ana = Drafted(house), make.a_person(house)
    contribute(house, draft, ana)
    before = counts(house)

    assert refused(house, draft.manager, draft.project) is Reason.OTHERS_CONTRIBUTED
    said = do(house, draft.manager, project_end.loss, draft.project).permit
    assert (said.reason, said.figures) == (Reason.OTHERS_CONTRIBUTED, {"count": "1"})
    assert counts(house) == before


@pytest.mark.parametrize("status", [ProjectStatus.PUBLISHED, ProjectStatus.ARCHIVED])
def test_only_a_draft_is_deleted(house: House, status: ProjectStatus) -> None:
    project = make.a_project(house, status=status)
    admin = make.an_admin(house)

    assert refused(house, admin, project) is Reason.PROJECT_NOT_DRAFT
    assert do(house, admin, project_end.loss, project).permit.reason == Reason.PROJECT_NOT_DRAFT


def test_a_project_in_which_a_job_is_at_work_stays(house: House) -> None:
    draft = Drafted(house)
    with work(house, SYSTEM, now=NOON) as job:
        job.later("import_inputs", {"key": "abc", "activity_id": draft.box})
    with work(house, SYSTEM, now=NOON) as job:
        assert outbox.take(job, ["import_inputs"])

    assert refused(house, draft.manager, draft.project) is Reason.JOB_RUNNING


def test_a_job_that_waits_goes_with_its_project_and_its_file(house: House) -> None:
    draft = Drafted(house)
    house.storage.put("abc.file", b"title\n")
    with work(house, SYSTEM, now=NOON) as job:
        waiting = job.later("import_inputs", {"key": "abc", "activity_id": draft.box})

    delete(house, draft.manager, draft.project)
    settle(house)

    assert house.storage.get("abc.file") is None
    with work(house, SYSTEM, reading=True) as job:
        assert job.session.get(Job, waiting) is None


@pytest.mark.parametrize("role", [Role.MODERATOR, None])
def test_who_does_not_manage_a_project_does_not_delete_it(house: House, role: Role | None) -> None:
    project = make.a_project(house, status=ProjectStatus.DRAFT)
    actor = make.a_person(house)
    if role:
        actor = make.trusted(house, actor, project, role)

    with pytest.raises((Refused, NotFound)):
        delete(house, actor, project)
    assert counts(house)["project"] == 1
