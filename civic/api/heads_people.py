"""What the page of a person says to those who run no script."""

import re
from datetime import datetime

from civic.api import plain
from civic.api.caller import caller_behind
from civic.api.drawn.sections import Reader, became
from civic.api.shell.heads import Head, Visitor
from civic.services import sharing
from civic.services.house import house
from civic.services.own_inputs import OwnInput
from civic.services.profiles import Profile
from civic.services.work import perform


def _head(match: re.Match[str], visitor: Visitor) -> Head:
    shared = perform(house(), caller_behind(visitor), sharing.person, match[1])
    outside, profile = shared.outside, shared.profile
    reader = Reader(visitor.language, outside.time_zone)
    return Head(
        title=f"{profile.name} · {outside.platform}",
        description=_sum(profile, reader),
        image=outside.picture,
        canonical=f"{outside.site}/people/{profile.id}",
        language=visitor.language,
        content=plain.page(
            plain.link("/", outside.platform),
            plain.heading(profile.name, 1),
            plain.paragraph(profile.bio),
            plain.section(
                reader.say("people.contributions"),
                plain.paragraph(_sum(profile, reader))
                + plain.items(_line(line, reader) for line in profile.lines),
            ),
        ),
    )


def _sum(profile: Profile, reader: Reader) -> str:
    """Say how much a person gave and what came of it, or that they keep that to themselves."""
    if profile.is_hidden and not profile.is_mine:
        return reader.say("people.hidden")
    counts = reader.say("people.counts", inputs=profile.inputs, comments=profile.comments)
    if not profile.inputs:
        return counts
    figures = {
        "answered": profile.answered, "kept": profile.kept, "supported": profile.supported,
    }  # fmt: skip
    return f"{counts}. {reader.say('people.became', **figures)}"


def _line(line: OwnInput, reader: Reader) -> str:
    """Name a contribution and say what became of it."""
    title = plain.link(f"/inputs/{line.card.id}", line.card.title, line.card.lang)
    step = _since(line, reader) if line.status.id and line.at else ""
    return title + plain.paragraph(f"{line.status.text} {step}" if step else "")


def _since(line: OwnInput, reader: Reader) -> str:
    return became(datetime.fromisoformat(line.at), line.department, reader)


HEADS = [(r"/people/([^/]+)", _head)]
