"""The demo town from behind: new people, and where things are, asked of the services."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlmodel import col, select

from civic import settings as deployment
from civic.models import (
    Activity,
    Area,
    Comment,
    Feedback,
    Folder,
    Input,
    Job,
    MapLayer,
    Person,
    Phase,
    Project,
    Status,
    StatusChange,
    Tag,
)
from civic.rules.access import SYSTEM
from civic.rules.texts import plain
from civic.services import account, inputs, page_editor, sign_in
from civic.services.house import house_from
from civic.services.inputs import Draft
from civic.services.sign_in import Entered
from civic.services.work import Caller, House, Work, perform, work
from civic.words import new_id
from tests.site import Site

P = ParamSpec("P")
R = TypeVar("R")

PROJECT = "nos-rues-nos-places"
BOX = "la-carte-des-idees"
BUDGET = "budget-participatif"
VOTE = "le-vote-du-budget"
BODY = "<p>On attend debout, en plein soleil.</p>"
SAMPLE = "Un banc à l’ombre"
FILATURE = "la-filature-demain"
SCENARIOS = "la-cour-trois-scenarios"
ADMIN = "helene@ambremont.example"
WRITTEN = (
    "title",
    "name",
    "question",
    "text",
    "description",
    "body",
    "note",
    "department",
    "signature",
)
MANAGER = "julien@ambremont.example"


@dataclass(frozen=True)
class Resident:
    """Somebody who can come in: their address, and the cookie of a browser of theirs."""

    email: str
    name: str = ""
    token: str = field(default="", repr=False)


class Town:
    """The demo town, as the services know it."""

    def __init__(self, site: Site) -> None:
        self.site = site
        chosen = deployment.read(site.environment)
        self._house = replace(house_from(chosen), shows_codes=True)
        self._inside: dict[str, Resident] = {}

    def close(self) -> None:
        """Let go of the database."""
        self._house.engine.dispose()

    @property
    def house(self) -> House:
        """What the platform stands on."""
        return self._house

    @property
    def url(self) -> str:
        """Address of the site."""
        return self.site.url

    def newcomer(self, name: str = "Ana Essai") -> Resident:
        """Let somebody new in, so that no test meets the traces of another."""
        return self.enter(f"{new_id()[:10]}@example.org", name)

    def enter(self, email: str, name: str = "") -> Resident:
        """Open a visit for an address, by the same steps as the sign-in page, or find it open."""
        if email in self._inside:
            return self._inside[email]
        caller = Caller(address=new_id(), language="fr")
        asked = perform(self._house, caller, sign_in.ask_code, email)
        entered = perform(self._house, caller, sign_in.enter_code, asked.id, asked.code)
        assert isinstance(entered, Entered)
        if entered.needs_name and name:
            perform(self._house, Caller(token=entered.token), account.name_myself, name)
        self._inside[email] = Resident(email, name, entered.token)
        return self._inside[email]

    def leave(self, who: Resident) -> None:
        """Know that somebody signed out, so that they come in anew next time."""
        del self._inside[who.email]

    def do(
        self,
        who: Resident,
        service: Callable[Concatenate[Work, P], R],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        """Run one service as a resident, beside the server."""
        return perform(self._house, Caller(token=who.token), service, *args, **kwargs)

    def activity(self, slug: str = BOX, project: str = PROJECT) -> str:
        """Return the id of an activity."""
        with work(self._house, SYSTEM, reading=True) as job:
            query = (
                select(Activity.id)
                .join(Project, col(Project.id) == col(Activity.project_id))
                .where(Activity.slug == slug, Project.slug == project)
            )
            return job.session.exec(query).one()

    def project(self, slug: str = PROJECT) -> str:
        """Return the id of a project."""
        with work(self._house, SYSTEM, reading=True) as job:
            return job.session.exec(select(Project.id).where(Project.slug == slug)).one()

    def areas(self) -> dict[str, str]:
        """Return the districts of the town by their ids, in their order."""
        with work(self._house, SYSTEM, reading=True) as job:
            rows = job.session.exec(select(Area).order_by(col(Area.position), col(Area.id)))
            return {row.id: row.name["fr"] for row in rows}

    def folder(self) -> str:
        """Return the slug of the first folder."""
        with work(self._house, SYSTEM, reading=True) as job:
            return (
                job.session.exec(select(Folder.slug).order_by(col(Folder.position))).first() or ""
            )

    def own_page(self, slug: str = "about") -> str:
        """Let one of the organiser's usual pages be published with its first words."""
        admin = self.enter(ADMIN)
        form = self.do(admin, page_editor.form, slug)
        if not form.line.is_live:
            self.do(admin, page_editor.save, slug, {"title": form.title, "body": form.body})
            self.do(admin, page_editor.publish, slug)
        return slug

    def idea(self, author: Resident | None = None, title: str = SAMPLE) -> str:
        """Let somebody hand in an idea; return its id."""
        draft = Draft(title=title, body=BODY, lat=48.85, lng=2.3)
        return self.do(author or self.newcomer(), inputs.submit, self.activity(), draft)

    def hurry(self, name: str) -> None:
        """Let the jobs of a name that wait for their time run now."""
        with work(self._house, SYSTEM) as job:
            for row in job.session.exec(select(Job).where(Job.name == name)):
                row.run_at = min(row.run_at, job.now)

    def discussed(self, box: str = BOX) -> str:
        """Return the id of the input of a box that people talk about most."""
        with work(self._house, SYSTEM, reading=True) as job:
            query = (
                select(Input.id)
                .where(Input.activity_id == self.activity(box))
                .order_by(col(Input.comments).desc(), col(Input.id))
            )
            return job.session.exec(query.limit(1)).one()

    def scenario(self) -> str:
        """Return the id of a scenario that people discuss."""
        with work(self._house, SYSTEM, reading=True) as job:
            query = (
                select(Input.id)
                .where(Input.activity_id == self.activity(SCENARIOS, FILATURE))
                .order_by(col(Input.comments).desc(), col(Input.id))
            )
            return job.session.exec(query.limit(1)).one()

    def written(self) -> dict[str, set[str]]:
        """Return what people and the organiser wrote, line by line, with its languages."""
        found: dict[str, set[str]] = {}
        with work(self._house, SYSTEM, reading=True) as job:
            for table in (Project, Activity, Phase, Folder, Tag, Area, Status, MapLayer):
                for row in job.session.exec(select(table)):
                    _note_all(found, row.model_dump())
            for spoken in (Input, Comment, Feedback, StatusChange):
                for row in job.session.exec(select(spoken)):
                    said = row.model_dump()
                    words = {name: {said["language"]: said.get(name) or ""} for name in WRITTEN}
                    _note_all(found, words)
        return found

    def author(self, input_id: str) -> str:
        """Return the id of the person behind an input."""
        with work(self._house, SYSTEM, reading=True) as job:
            query = select(Person.id).join(Input, col(Input.author_id) == col(Person.id))
            return job.session.exec(query.where(Input.id == input_id)).one()

    def thumbs(self, input_id: str) -> int:
        """Return how many people support an input."""
        with work(self._house, SYSTEM, reading=True) as job:
            return job.session.exec(select(Input.up).where(Input.id == input_id)).one()


def _note_all(found: dict[str, set[str]], said: dict[str, Any]) -> None:
    for name in WRITTEN:
        for language, text in (said.get(name) or {}).items():
            for line in plain(text).split("\n"):
                found.setdefault(line, set()).add(language)
