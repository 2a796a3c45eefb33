"""The demo, brought to life in one transaction: the same town every time."""

from civic.demo import content, town
from civic.demo.building import build, documents
from civic.demo.pictures import picture
from civic.demo.voices import Voices
from civic.demo.votes import hold
from civic.rules.access import SYSTEM
from civic.services import uploads
from civic.services.bringing_in import bring_in, bring_in_inputs, is_empty
from civic.services.work import House, Work, perform


def load(house: House) -> bool:
    """Fill an empty platform with the demo commune; say whether it was empty."""
    if not perform(house, SYSTEM, is_empty):
        return False
    perform(house, SYSTEM, _fill)
    return True


def _fill(work: Work) -> None:
    calendar = town.Calendar(work.now)
    bring_in(work, [town.platform(), *town.words()])
    bring_in(work, town.people(calendar))
    bring_in(work, town.folders())
    for told in content.projects():
        image = uploads.keep(work, picture(told["picture"]))
        bring_in(work, town.project(calendar, told, image.id))
        bring_in(work, documents(work, told))
    for built in content.pages():
        build(work, calendar, built)
    for box in content.boxes():
        voices = Voices(calendar, box)
        bring_in_inputs(work, voices.inputs, voices.comments, voices.reactions)
        bring_in(work, [*voices.followers, *voices.reviews, *voices.options])
        bring_in(work, [*voices.ears.follows.values(), *voices.ears.told])
    hold(work, calendar)
