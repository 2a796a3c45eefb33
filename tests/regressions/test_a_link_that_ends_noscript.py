"""Harmless HTML is not harmless everywhere: inside ``<noscript>`` a link's address can end it.

A browser that runs scripts reads ``<noscript>`` as text up to the first ``</noscript>``, be it
inside an attribute; what follows would be markup of whoever wrote the link.
"""

from civic.api.shell.heads import Visitor, head_for
from civic.models import Feedback
from civic.services import inputs
from civic.services.house import serving
from civic.services.inputs import Draft
from civic.services.work import House, work
from tests import factories as make
from tests.api.markup import DRAWN, dangers, read
from tests.factories import NOON

LINK = '<p>Un <a href="https://x.test/</noscript><img src=x onerror=alert(1)>">lien</a></p>'


def test_a_link_never_ends_the_readable_content(house: House) -> None:
    box, ana = make.an_idea_box(house), make.a_person(house)
    with work(house, ana, now=NOON) as job:
        idea = inputs.submit(job, box, Draft(title="Un banc", body=LINK))
    make.keep(house, Feedback(input_id=idea, signature="Ville", body=LINK, at=NOON))

    with serving(house):
        head = head_for(f"/inputs/{idea}", Visitor("fr", {}))

    assert head is not None
    assert "</noscript" not in head.content
    assert dangers(head.content, DRAWN) == []
    assert "Un lien" in read(head.content).text
