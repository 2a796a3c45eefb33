"""What the statement of accessibility says of the platform itself, below the organiser's words."""

from civic.i18n import say
from civic.rules.pages import laid_out


def accessibility_body(language: str) -> str:
    """Return, as rich text, what is known of the accessibility of this software.

    No audit is kept here yet, and it says so: a statement must not promise what nobody checked.
    """
    return laid_out(say("statement.accessibility", language))
