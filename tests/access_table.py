"""Who may do what, where and when: the whole of it as one table, read by two tests.

A cell says ``yes``, or why not. The rules are held to it, and so is what services really do.
"""

from dataclasses import dataclass

from civic.words import Act, ProjectStatus, Reason

PARTICIPATING = (Act.SUBMIT_INPUT, Act.COMMENT, Act.REACT)

SHORT = {
    "yes": None,
    "sign-in": Reason.NOT_SIGNED_IN,
    "confirm": Reason.EMAIL_NOT_CONFIRMED,
    "blocked": Reason.BLOCKED,
    "not-yours": Reason.NOT_ALLOWED,
    "draft": Reason.PROJECT_NOT_PUBLISHED,
    "archive": Reason.PROJECT_ARCHIVED,
    "no-draft": Reason.PROJECT_NOT_DRAFT,
    "early": Reason.PHASE_NOT_STARTED,
    "late": Reason.PHASE_ENDED,
    "shut": Reason.ACT_NOT_OPEN,
}

# "manager-" and "moderator-" are those of another project; a time of "shut" is a phase that is
# open but opens nothing, and "free" an activity without any phase.
PARTICIPATE = """
status    time    nobody   unconfirmed  citizen  blocked  moderator  moderator-  manager  manager-  admin
published during  sign-in  confirm      yes      blocked  yes        yes         yes      yes       yes
published free    sign-in  confirm      yes      blocked  yes        yes         yes      yes       yes
published before  early    early        early    early    early      early       yes      early     yes
published after   late     late         late     late     late       late        yes      late      yes
published shut    shut     shut         shut     shut     shut       shut        yes      shut      yes
archived  during  archive  archive      archive  archive  archive    archive     yes      archive   yes
archived  free    archive  archive      archive  archive  archive    archive     yes      archive   yes
archived  before  archive  archive      archive  archive  archive    archive     yes      archive   yes
archived  after   archive  archive      archive  archive  archive    archive     yes      archive   yes
archived  shut    archive  archive      archive  archive  archive    archive     yes      archive   yes
draft     during  draft    draft        draft    draft    draft      draft       yes      draft     yes
draft     free    draft    draft        draft    draft    draft      draft       yes      draft     yes
draft     before  draft    draft        draft    draft    draft      draft       yes      draft     yes
draft     after   draft    draft        draft    draft    draft      draft       yes      draft     yes
draft     shut    draft    draft        draft    draft    draft      draft       yes      draft     yes
"""  # noqa: E501  a table

# What does not depend on time.
ALWAYS = """
act              status     nobody   unconfirmed  citizen    blocked  moderator  moderator-  manager    manager-   admin
view             published  yes      yes          yes        yes      yes        yes         yes        yes        yes
view             archived   yes      yes          yes        yes      yes        yes         yes        yes        yes
view             draft      draft    draft        draft      draft    yes        draft       yes        draft      yes
send_file        published  sign-in  confirm      yes        blocked  yes        yes         yes        yes        yes
report           published  sign-in  confirm      yes        blocked  yes        yes         yes        yes        yes
report           archived   sign-in  confirm      yes        blocked  yes        yes         yes        yes        yes
report           draft      draft    draft        draft      draft    yes        draft       yes        draft      yes
append           published  sign-in  confirm      yes        blocked  yes        yes         yes        yes        yes
append           archived   archive  archive      archive    archive  archive    archive     archive    archive    archive
append           draft      draft    draft        draft      draft    draft      draft       draft      draft      draft
show_self        published  sign-in  confirm      yes        blocked  yes        yes         yes        yes        yes
manage_self      published  sign-in  yes          yes        yes      yes        yes         yes        yes        yes
moderate         published  sign-in  confirm      not-yours  blocked  yes        not-yours   yes        not-yours  yes
moderate         archived   sign-in  confirm      not-yours  blocked  yes        not-yours   yes        not-yours  yes
moderate         draft      sign-in  confirm      not-yours  blocked  yes        not-yours   yes        not-yours  yes
manage_project   published  sign-in  confirm      not-yours  blocked  not-yours  not-yours   yes        not-yours  yes
manage_project   archived   sign-in  confirm      not-yours  blocked  not-yours  not-yours   yes        not-yours  yes
manage_project   draft      sign-in  confirm      not-yours  blocked  not-yours  not-yours   yes        not-yours  yes
delete_project   published  sign-in  confirm      not-yours  blocked  not-yours  not-yours   no-draft   not-yours  no-draft
delete_project   archived   sign-in  confirm      not-yours  blocked  not-yours  not-yours   no-draft   not-yours  no-draft
delete_project   draft      sign-in  confirm      not-yours  blocked  not-yours  not-yours   yes        not-yours  yes
reset_project    published  sign-in  confirm      not-yours  blocked  not-yours  not-yours   not-yours  not-yours  yes
reset_project    archived   sign-in  confirm      not-yours  blocked  not-yours  not-yours   not-yours  not-yours  yes
reset_project    draft      sign-in  confirm      not-yours  blocked  not-yours  not-yours   not-yours  not-yours  yes
manage_platform  published  sign-in  confirm      not-yours  blocked  not-yours  not-yours   not-yours  not-yours  yes
"""  # noqa: E501  a table


@dataclass(frozen=True)
class Line:
    """One line of a table: where or when, and what each role is told."""

    act: Act | None
    status: ProjectStatus
    time: str
    told: dict[str, Reason | None]

    def __str__(self) -> str:
        """Return how a person names the line."""
        return " ".join(part for part in (self.act, self.status, self.time) if part)


def lines(table: str) -> list[Line]:
    """Read a table."""
    head, *rows = (row.split() for row in table.strip().splitlines())
    found = []
    for row in rows:
        cells = dict(zip(head, row, strict=True))
        act = Act(cells.pop("act")) if "act" in cells else None
        status, time = ProjectStatus(cells.pop("status")), cells.pop("time", "")
        found.append(Line(act, status, time, {who: SHORT[cell] for who, cell in cells.items()}))
    return found


ROLES = tuple(lines(PARTICIPATE)[0].told)
