"""Inputs of the same activity that say nearly the same as one: for the team that reads it."""

import time

from civic.models import Input
from civic.services.similar import FIRST_WAIT, titles_of
from civic.services.team_input import moderated
from civic.services.team_inputs import TeamRow, lines_of
from civic.services.work import Caller, House, Work, perform, reads

MOST_SHOWN = 6
LEAST_ALIKE = 0.35


def look(house: House, caller: Caller, input_id: str) -> list[TeamRow] | None:
    """Return the inputs whose titles are like that of one, the likest first.

    Between its transactions it asks the finder, so that no connection waits for that. None means
    that the finder is learning the collection: in a few seconds it will know.

    Raises:
        NotFound: if there is no such input.
        Refused: if the caller is not of its project's team.
    """
    activity_id, title, language = perform(house, caller, _ask, input_id)
    if not house.finder.is_fresh(activity_id):
        known = perform(house, caller, titles_of, activity_id)
        house.finder.learn(activity_id, known.ids, known.titles, known.languages)
    for wait in (*FIRST_WAIT, 0):
        found = house.finder.ask(
            activity_id, title, language, most=MOST_SHOWN + 1, least=LEAST_ALIKE
        )
        if found is not None:
            others = [key for key, _ in found if key != input_id][:MOST_SHOWN]
            return perform(house, caller, _lines, input_id, others)
        time.sleep(wait)
    return None


@reads
def _ask(work: Work, input_id: str) -> tuple[str, str, str]:
    row, _ = moderated(work, input_id)
    return row.activity_id, row.title, row.language


@reads
def _lines(work: Work, input_id: str, ids: list[str]) -> list[TeamRow]:
    row, _ = moderated(work, input_id)
    there = [key for key in ids if _is_beside(work, key, row)]
    return lines_of(work, there)


def _is_beside(work: Work, other_id: str, row: Input) -> bool:
    other = work.session.get(Input, other_id)
    return other is not None and other.activity_id == row.activity_id
