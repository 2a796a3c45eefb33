"""One piece of work: an actor, a moment, a transaction. There is no other way to the data."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, tzinfo
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, select

from civic import methods
from civic.adapters.analyst import Analyst, ProcessAnalyst
from civic.adapters.courier import Courier, MemoryCourier
from civic.adapters.finder import Finder, ProcessFinder
from civic.adapters.hub import Hub
from civic.adapters.limiter import Limiter, NoLimit
from civic.adapters.mail import Mailer, MemoryMailer
from civic.adapters.storage import MemoryStorage, Storage
from civic.errors import NotFound, Refused
from civic.methods.base import Method, Settings
from civic.models import Activity, Job, LogEntry, Person, Project
from civic.rules import access, phases
from civic.rules.access import SYSTEM, Actor, Place
from civic.rules.phases import Window
from civic.rules.platform import PlatformSettings
from civic.rules.quotas import network_of, too_fast
from civic.rules.reach import Deployed
from civic.rules.texts import pick
from civic.services import identity
from civic.services.database import begin, is_lost_race, writer_lock
from civic.services.memory import NOTHING_KEPT, Recall, memory_of
from civic.services.openings import activity_of, windows_of
from civic.services.standing import place_of
from civic.services.vocabulary import Vocabulary, vocabulary
from civic.words import Act, Reason, Refusal, Said

P = ParamSpec("P")
R = TypeVar("R")
F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True)
class House:
    """What one platform stands on: its database and its doors to the outside world."""

    engine: Engine
    storage: Storage = field(default_factory=MemoryStorage)
    limiter: Limiter = field(default_factory=NoLimit)
    hub: Hub = field(default_factory=Hub)
    mailer: Mailer = field(default_factory=MemoryMailer)
    courier: Courier = field(default_factory=MemoryCourier)
    analyst: Analyst = field(default_factory=ProcessAnalyst)
    finder: Finder = field(default_factory=ProcessFinder)
    defer: Callable[[Session, str, datetime | None], None] | None = None
    secret: bytes = b"tests only"
    shows_codes: bool = False
    public_url: str = "http://localhost:3000"
    deployed: Deployed = field(default_factory=Deployed)
    clock: Callable[[tzinfo], datetime] = datetime.now


@dataclass(frozen=True, slots=True)
class Caller:
    """What a door knows of who is there: a cookie, an address, a language, a device.

    ``previews`` asks to see the site as citizens do; only the team can. ``shows`` is the preview
    link that a browser came by. A program has a ``key`` in place of a cookie.
    """

    token: str = ""
    address: str = ""
    language: str = ""
    device: str = ""
    previews: bool = False
    key: str = field(default="", repr=False)
    shows: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Opened:
    """An activity that the actor may enter, and its phases with the acts that both sides offer."""

    row: Activity
    project: Project
    method: Method[Settings]
    settings: Settings
    windows: list[Window]


@dataclass
class Work:
    """Everything a service may lean on."""

    actor: Actor
    now: datetime
    session: Session
    house: House
    language: str = ""
    device: str = ""
    _told: list[str] = field(default_factory=list)
    _vocabulary: Vocabulary | None = None
    recall: Recall = NOTHING_KEPT

    @property
    def person_id(self) -> str:
        """The person at work, where there must be one."""
        if self.actor.person_id is None:
            raise Refused(Refusal(Reason.NOT_SIGNED_IN))
        return self.actor.person_id

    @property
    def vocabulary(self) -> Vocabulary:
        """The organiser's settings, tags, areas and statuses."""
        if self._vocabulary is None:
            self._vocabulary = vocabulary(self.session, self.house.engine)
        return self._vocabulary

    @property
    def platform(self) -> PlatformSettings:
        """The organiser's settings."""
        return self.vocabulary.settings

    def say(self, texts: Mapping[str, str], language: str = "") -> Said:
        """Return a text of the organiser in a language, the reader's if none, if it has it."""
        return pick(texts, language or self.reader, self.platform.default_language)

    @property
    def reader(self) -> str:
        """The language in which this person reads."""
        return self.platform.reader_language(self.language)

    def enter(self, activity_id: str, act: Act) -> Opened:
        """Load an activity in order to do ``act`` there, or refuse."""
        opened = self.visit(activity_id)
        opening = phases.opening(opened.windows, act, self.now)
        self._ask(act, place_of(opened.project, self.now, opening))
        return opened

    def visit(self, activity_id: str) -> Opened:
        """Load an activity in order to look at it; what may not be seen is not there."""
        found = activity_of(self.session, activity_id)
        if found is None or self.refusal(Act.VIEW, place_of(found.project, self.now)):
            raise NotFound
        row = found.activity
        method = methods.catalogue()[row.method]
        settings = method.settings.model_validate(row.settings)
        windows = windows_of(found, method.acts(settings), self.say)
        return Opened(row, found.project, method, settings, windows)

    def visible(self, project_id: str) -> Project:
        """Load a project in order to look at it; what may not be seen is not there."""
        project = self.session.get(Project, project_id)
        if project is None or self.refusal(Act.VIEW, place_of(project, self.now)):
            raise NotFound
        return project

    def manage(self, project_id: str, act: Act = Act.MANAGE_PROJECT) -> Project:
        """Load a project in order to work on it with the team, or refuse."""
        project = self.visible(project_id)
        self._ask(act, place_of(project, self.now))
        return project

    def require(self, act: Act) -> None:
        """Refuse unless the actor may do ``act`` on the platform as a whole."""
        self._ask(act, Place())

    def refusal(self, act: Act, place: Place) -> Refusal | None:
        """Say why the actor may not do ``act`` in ``place``, or nothing if they may."""
        return access.refuse(self.actor, act, place, self.now)

    def lock_person(self) -> None:
        """Let no other work of the same person pass until this one is kept."""
        own = select(Person.id).where(Person.id == self.person_id).with_for_update()
        self.session.exec(own).one()

    def pace(self, act: str, who: str = "") -> None:
        """Refuse what one person, or all behind one address, do too fast.

        ``who`` names the account that is meant where nobody is signed in.
        """
        if self.actor is SYSTEM:
            return
        who, address = who or self.actor.person_id or "", network_of(self.actor.address)
        if wait := self.house.limiter.wait(act, who, address):
            raise Refused(too_fast(wait))

    def later(
        self,
        name: str,
        payload: dict[str, Any],
        *,
        key: str | None = None,
        at: datetime | None = None,
    ) -> str:
        """Leave a job in the outbox, kept or lost with this transaction; return its id."""
        known = self.session.exec(select(Job.id).where(Job.key == key)).first() if key else None
        if known:
            return known
        job = Job(name=name, payload=payload, key=key, run_at=at or self.now, created_at=self.now)
        self.session.add(job)
        if self.house.defer is not None:
            self.house.defer(self.session, job.id, at)
        self._told.append("jobs")
        return job.id

    def tell(self, topic: str) -> None:
        """Wake the open pages that look at ``topic`` once this work is kept."""
        self._told.append(topic)

    def log(
        self, what: str, /, *, project_id: str | None = None, subject_id: str = "", **figures: str
    ) -> str:
        """Write down what the team did; return the entry's id."""
        entry = LogEntry(
            at=self.now,
            actor_id=self.actor.person_id,
            actor_name=self.actor.name,
            project_id=project_id,
            act=what,
            subject_id=subject_id,
            figures=figures,
        )
        self.session.add(entry)
        return entry.id

    def _ask(self, act: Act, place: Place) -> None:
        if refusal := self.refusal(act, place):
            raise Refused(refusal)
        if self.actor is not SYSTEM and access.acts_outside_phases(self.actor, act, place):
            self.log("acted_outside_phase", project_id=place.project_id, act=act.value)


def reads(service: F) -> F:
    """Mark a service that only looks: its transaction cannot write, and waits for nobody."""
    service.__dict__["reads"] = True
    return service


@contextmanager
def work(
    house: House,
    caller: Caller | Actor,
    *,
    now: datetime | None = None,
    reading: bool = False,
) -> Iterator[Work]:
    """Open a transaction for whoever calls: all of it is kept, or none."""
    moment = now or house.clock(UTC)
    memory = memory_of(house.engine)
    recall = memory.recall() if reading else NOTHING_KEPT
    with ExitStack() as stack:
        if not reading:
            stack.callback(memory.forget)
            stack.enter_context(writer_lock(house.engine))
        session = stack.enter_context(Session(house.engine, expire_on_commit=False))
        stack.enter_context(session.begin())
        begin(session, reading=reading)
        if isinstance(caller, Actor):
            job = Work(caller, moment, session, house)
        else:
            actor, language = identity.recognise(session, house.secret, caller, moment)
            if caller.previews and actor.is_team:
                actor = replace(actor, is_previewing=True)
            job = Work(actor, moment, session, house, caller.language or language, caller.device)
        job.recall = recall
        yield job
    if not reading:
        house.hub.tell_everywhere(dict.fromkeys(job._told))


def perform(
    house: House,
    caller: Caller | Actor,
    service: Callable[Concatenate[Work, P], R],
    *args: P.args,
    **kwargs: P.kwargs,
) -> R:
    """Run one service as ``caller``: what every door does.

    Where another was faster with the same thing, nothing of it is kept, and it is done again
    on what is there now.
    """

    def once() -> R:
        reading = service.__dict__.get("reads", False)
        with work(house, caller, reading=reading) as job:
            return service(job, *args, **kwargs)

    try:
        return once()
    except DBAPIError as error:
        if not is_lost_race(error):
            raise
    return once()
