"""What the statement of accessibility says of the platform itself, below the organiser's words."""

from datetime import UTC, datetime, time
from functools import cache
from html import escape
from pathlib import Path

from civic.i18n import say
from civic.i18n.dates import date_in
from civic.rules import audit
from civic.rules.audit import Audit
from civic.rules.pages import laid_out

RECORD = Path(__file__).parents[2] / "docs" / "accessibility.md"


def accessibility_body(language: str, contact: str = "", record: Path = RECORD) -> str:
    """Return, as rich text, what the audit of this software found, and whom one can write to.

    Where the record is not there, it says so: a statement must not promise what nobody checked.
    """
    found = _read(record)
    parts = [_missing(language)] if found is None else _found(found, language)
    return laid_out("\n".join(parts)) + _contact(language, contact)


def _found(found: Audit, language: str) -> list[str]:
    counted = audit.figures(found.criteria)
    state = say(
        f"audit.state_{counted.state}",
        language,
        share=counted.share,
        conform=counted.conforms,
        asked=counted.conforms + counted.fails,
        unused=counted.unused,
    )
    gaps = [
        f"- {say(f'audit.gap_{gap.key}', language)} ({_named(gap.criteria)})" for gap in found.gaps
    ]
    noon = datetime.combine(found.day, time(12), UTC)
    return [
        _heading("state", language),
        state,
        say("audit.theirs", language),
        _heading("gaps", language),
        *(gaps or [say("audit.no_gaps", language)]),
        say("audit.exempt", language),
        _heading("method", language),
        say("audit.method", language, day=date_in(noon, language, "UTC")),
        say("audit.limits", language),
        say("audit.technologies", language),
        say("audit.record", language),
        _heading("sample", language),
        say("audit.sample", language),
    ]


def _missing(language: str) -> str:
    return f"{_heading('state', language)}\n{say('audit.missing', language)}"


def _heading(part: str, language: str) -> str:
    return f"# {say(f'audit.heading_{part}', language)}"


def _named(criteria: tuple[str, ...]) -> str:
    """Return criteria with the rules that they are of."""
    rules = "RGAA" if all(number in audit.RGAA for number in criteria) else "WCAG"
    return f"{rules}\N{NO-BREAK SPACE}{', '.join(criteria)}"


def _contact(language: str, contact: str) -> str:
    """Return how the organiser is reached, whose address becomes a link."""
    heading = laid_out(_heading("contact", language))
    if not contact:
        return heading + laid_out(say("audit.no_contact", language))
    address = escape(contact)
    link = f'<a href="mailto:{address}">{address}</a>'
    said = laid_out(say("audit.contact", language, contact="\N{OBJECT REPLACEMENT CHARACTER}"))
    return heading + said.replace("\N{OBJECT REPLACEMENT CHARACTER}", link)


@cache
def _read(record: Path) -> Audit | None:
    """Return the record, read once while the server runs; nothing where it is not there."""
    try:
        return audit.read(record.read_text("utf-8"))
    except (OSError, ValueError):
        return None
