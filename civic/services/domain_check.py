"""Looking whether the organiser's domain says what it must: beside the database, not for long."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from civic.adapters.names import NameServer, Unanswered, name_server
from civic.rules import domain
from civic.rules.domain import UNKNOWN, DnsLine
from civic.services.reach import reach_form
from civic.services.work import House, Work, reads


@reads
def lines_to_look_for(work: Work) -> list[DnsLine]:
    """Return the lines that the domain must have, to those who may have them looked for.

    Raises:
        Refused: if the actor is no admin, or looks too often.
    """
    found = reach_form(work).dns
    work.pace("look_for_names")
    return found


def looked_for(house: House, lines: Sequence[DnsLine]) -> list[DnsLine]:
    """Return lines with what came of looking for them, all at once; the caller was let in."""
    try:
        server = name_server(house.deployed.name_server)
    except Unanswered:
        return [domain.unanswered(line) for line in lines]
    with ThreadPoolExecutor(max(1, len(lines)), "civic-names") as askers:
        return list(askers.map(lambda line: _looked_for(server, line), lines))


def _looked_for(server: NameServer, line: DnsLine) -> DnsLine:
    if UNKNOWN in line.name:
        return domain.nameless(line)
    try:
        if line.kind == "address":
            return domain.judged(line, server.ask(line.name, "A") + server.ask(line.name, "AAAA"))
        return domain.judged(line, server.ask(line.name, "TXT"))
    except Unanswered:
        return domain.unanswered(line)
