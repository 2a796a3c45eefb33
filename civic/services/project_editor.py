"""A project in the hands of its team: its texts, its picture, its address, where it is filed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import col, delete, select

from civic.errors import Invalid, NotFound
from civic.models import Area, Folder, LogEntry, Project, ProjectArea, ProjectTag, Tag, Upload
from civic.rules import editing, texts
from civic.rules.merging import merged
from civic.rules.texts import beginning, plain
from civic.services.project_start import QUESTION_MOST, TITLE_MOST, free_slug
from civic.services.standing import status_of
from civic.services.work import Work, reads
from civic.words import ProjectStatus

DESCRIPTION_MOST = 20_000
ALT_MOST = 300
SHOWN_MOST = 160


@dataclass(frozen=True, slots=True)
class ProjectTexts:
    """What the team writes of a project, in every language, and where it is filed."""

    id: str = ""
    slug: str = ""
    status: str = ""
    title: dict[str, str] = field(default_factory=dict)
    question: dict[str, str] = field(default_factory=dict)
    description: dict[str, str] = field(default_factory=dict)
    contact: str = ""
    picture_id: str = ""
    picture_alt: dict[str, str] = field(default_factory=dict)
    folder_id: str = ""
    areas: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


@reads
def texts_of(work: Work, project_id: str) -> ProjectTexts:
    """Return what the team writes of a project."""
    row = work.manage(project_id)
    areas = work.session.exec(select(ProjectArea.area_id).filter_by(project_id=project_id)).all()
    tags = work.session.exec(select(ProjectTag.tag_id).filter_by(project_id=project_id)).all()
    return ProjectTexts(
        row.id, row.slug, row.status, row.title, row.question, row.description, row.contact,
        row.picture_id or "", row.picture_alt, row.folder_id or "", tuple(areas), tuple(tags),
    )  # fmt: skip


def save_texts(
    work: Work, project_id: str, typed: Mapping[str, Any], seen: ProjectTexts | None = None
) -> ProjectTexts:
    """Keep what the team typed: any of title, question, description, picture_alt and contact.

    ``seen`` is what those who typed began with: what they left alone stays as a colleague may
    have made it since.

    Raises:
        Invalid: if a text is too long, a published project would lose its title, or a colleague
            has changed the same text meanwhile.
    """
    row = work.manage(project_id)
    work.session.refresh(row, with_for_update=True)
    settings = work.platform
    for name, (most, is_rich) in _TEXTS.items():
        if name in typed:
            kept = getattr(row, name)
            clean = texts.rich if is_rich else texts.line
            said = editing.said(name, typed[name], settings.languages, _limited(clean, most), kept)
            setattr(row, name, _with_theirs(work, row, name, seen, said) if seen else said)
    if not row.title.get(settings.default_language):
        raise Invalid(f"title.{settings.default_language}", "invalid.missing")
    if "contact" in typed:
        contact = texts.email(typed["contact"]) if typed["contact"] else ""
        said = {"": contact}
        theirs = _with_theirs(work, row, "contact", seen, said) if seen else said
        row.contact = theirs.get("", "")
    _changed(work, row, "texts")
    return texts_of(work, project_id)


def file_under(
    work: Work, project_id: str, folder_id: object, areas: object, tags: object
) -> ProjectTexts:
    """Put a project into a folder, or none, and give it its areas and tags.

    Raises:
        Invalid: if one of them does not exist.
    """
    row = work.manage(project_id)
    folders = work.session.exec(select(Folder.id)).all()
    row.folder_id = editing.chosen("folder", [folder_id], folders)[0] if folder_id else None
    known_areas = work.session.exec(select(Area.id)).all()
    known_tags = work.session.exec(select(Tag.id).where(col(Tag.activity_id).is_(None))).all()
    area_ids = editing.chosen("areas", areas, known_areas)
    tag_ids = editing.chosen("tags", tags, known_tags)
    work.session.exec(delete(ProjectArea).where(col(ProjectArea.project_id) == project_id))
    work.session.exec(delete(ProjectTag).where(col(ProjectTag.project_id) == project_id))
    work.session.add_all(ProjectArea(project_id=project_id, area_id=a) for a in area_ids)
    work.session.add_all(ProjectTag(project_id=project_id, tag_id=t) for t in tag_ids)
    _changed(work, row, "filing")
    return texts_of(work, project_id)


def set_picture(work: Work, project_id: str, upload_id: str, alt: object) -> ProjectTexts:
    """Give a project the picture at its head and the words for it; an empty id takes it away.

    Raises:
        NotFound: if no such picture was uploaded.
    """
    row = work.manage(project_id)
    if upload_id and work.session.get(Upload, upload_id) is None:
        raise NotFound
    row.picture_id = upload_id or None
    row.picture_alt = editing.said(
        "picture_alt", alt, work.platform.languages, _limited(texts.line, ALT_MOST), row.picture_alt
    )
    _changed(work, row, "picture")
    return texts_of(work, project_id)


def set_address(work: Work, project_id: str, slug: object) -> ProjectTexts:
    """Give a project another address.

    Raises:
        Invalid: if nothing of it can stand in an address, or another project has it.
    """
    row = work.manage(project_id)
    wished = texts.slug_of(texts.line("slug", slug, most=80))
    if wished != row.slug and free_slug(work, wished, Project) != wished:
        raise Invalid("slug", "team_project.slug_taken")
    row.slug = wished
    _changed(work, row, "address")
    return texts_of(work, project_id)


def _with_theirs(
    work: Work, row: Project, name: str, seen: ProjectTexts, typed: dict[str, str]
) -> dict[str, str]:
    """Return a text with what colleagues have written meanwhile in what was left alone."""
    before, now = getattr(seen, name), getattr(row, name)
    if name == "contact":
        before, now = {"": before}, {"": now}
    kept, torn = merged(before, typed, now)
    if torn is not None:
        field = f"{name}.{torn}" if torn else "email"
        said = beginning(plain(now.get(torn, "")), SHOWN_MOST) or "…"
        raise Invalid(field, "team_project.changed", who=_who(work, row), now=said)
    return kept


def _who(work: Work, row: Project) -> str:
    """Return who of the team changed a project's texts last."""
    query = select(LogEntry.actor_name).where(
        LogEntry.project_id == row.id, LogEntry.act == "project_changed"
    )
    return work.session.exec(query.order_by(col(LogEntry.at).desc()).limit(1)).first() or "…"


_TEXTS = {
    "title": (TITLE_MOST, False),
    "question": (QUESTION_MOST, False),
    "description": (DESCRIPTION_MOST, True),
    "picture_alt": (ALT_MOST, False),
}


def _limited(clean: Any, most: int) -> editing.Clean:  # noqa: ANN401  one of rules.texts
    return lambda field, text: str(clean(field, text, most=most, least=0))


def _changed(work: Work, row: Project, part: str) -> None:
    work.session.add(row)
    work.session.flush()
    work.log("project_changed", project_id=row.id, subject_id=row.id, part=part)
    if status_of(row, work.now) is not ProjectStatus.DRAFT:
        work.tell(f"project:{row.id}")
