"""The organiser's own pages: written, published, put back; and the ways that lead to them."""

from typing import Any

import pytest
from sqlmodel import select

from civic.errors import Invalid, NotFound, Refused
from civic.models import LogEntry
from civic.rules.access import Actor
from civic.services import areas, own_pages, page_editor, platform_admin, site, way_editor
from civic.services.work import House, Work
from civic.words import ProjectStatus
from tests import factories as make
from tests.factories import HOSTILE
from tests.services.acting import do

NOBODY = Actor()


def a_page(house: House, admin: Actor, title: str = "Le jardin", body: str = "<p>Oui.</p>") -> str:
    slug = do(house, admin, page_editor.add, {"title": {"fr": title}})
    do(house, admin, page_editor.save, slug, {"title": {"fr": title}, "body": {"fr": body}})
    return slug


def titles(house: House, place: str) -> list[str]:
    ways = getattr(do(house, NOBODY, site.site).ways, place)
    return [dict(way.words).get("fr", "") for way in ways]


def test_nobody_reads_a_page_before_it_is_published(house: House) -> None:
    admin = make.an_admin(house)
    slug = a_page(house, admin)

    with pytest.raises(NotFound):
        do(house, NOBODY, own_pages.page, slug)
    with pytest.raises(Refused):
        do(house, NOBODY, own_pages.page, slug, draft=True)
    assert do(house, admin, own_pages.page, slug, draft=True).body.text == "<p>Oui.</p>"

    do(house, admin, page_editor.publish, slug)

    assert do(house, NOBODY, own_pages.page, slug).title.text == "Le jardin"


def test_what_is_being_written_is_read_only_once_it_is_published(house: House) -> None:
    admin = make.an_admin(house)
    slug = a_page(house, admin)
    do(house, admin, page_editor.publish, slug)

    form = do(
        house,
        admin,
        page_editor.save,
        slug,
        {"title": {"fr": "Le parc"}, "body": {"fr": "<p>Non.</p>"}},
    )

    assert form.line.is_changed
    assert do(house, NOBODY, own_pages.page, slug).title.text == "Le jardin"
    do(house, admin, page_editor.publish, slug)
    assert do(house, NOBODY, own_pages.page, slug).title.text == "Le parc"


def test_every_version_is_kept_with_its_writer_and_can_be_taken_up_again(house: House) -> None:
    admin = make.an_admin(house)
    slug = a_page(house, admin)
    typed = {"title": {"fr": "Le jardin"}, "body": {"fr": "<p>Autre chose.</p>"}}
    form = do(house, admin, page_editor.save, slug, typed)
    assert [one.number for one in form.versions] == [3, 2, 1]
    assert {one.who for one in form.versions} == {admin.name}

    form = do(house, admin, page_editor.restore, slug, form.versions[1].id)

    assert (form.body, form.number) == ({"fr": "<p>Oui.</p>"}, 4)
    assert do(house, admin, page_editor.restore, slug, form.versions[0].id).number == 4


def test_saving_the_same_again_makes_no_version(house: House) -> None:
    admin = make.an_admin(house)
    slug = a_page(house, admin)
    typed = {"title": {"fr": "Le jardin"}, "body": {"fr": "<p>Oui.</p>"}}

    assert do(house, admin, page_editor.save, slug, typed).number == 2


def test_a_script_in_a_page_is_gone(house: House) -> None:
    admin = make.an_admin(house)
    slug = a_page(house, admin, body=f"<p>{HOSTILE}</p>")
    do(house, admin, page_editor.publish, slug)

    body = do(house, NOBODY, own_pages.page, slug).body.text

    assert "<script" not in body
    assert "onerror" not in body.replace("onerror=alert(1)&gt;", "")


def test_the_usual_pages_have_first_words_with_what_is_to_be_completed(house: House) -> None:
    admin = make.an_admin(house)

    form = do(house, admin, page_editor.form, "privacy")

    assert {"fr", "en", "nl", "ar"} <= set(form.body)
    assert "durée" in form.gaps["fr"]
    assert not form.line.is_begun
    kept = do(house, admin, page_editor.save, "privacy", {"title": form.title, "body": form.body})
    assert kept.line.gaps == sum(map(len, kept.gaps.values())) > 0
    done = {"title": {"fr": "Vie privée"}, "body": dict.fromkeys(kept.body, "<p>Tout est dit.</p>")}
    assert do(house, admin, page_editor.save, "privacy", done).gaps == {}


def test_the_terms_that_held_before_stay_readable_with_their_date(house: House) -> None:
    admin = make.an_admin(house)
    for body in ("<p>Un.</p>", "<p>Deux.</p>"):
        do(house, admin, page_editor.save, "terms", {"title": {"fr": "CGU"}, "body": {"fr": body}})
        do(house, admin, page_editor.publish, "terms")

    now = do(house, NOBODY, own_pages.page, "terms")
    past = do(house, NOBODY, own_pages.page, "terms", str(now.earlier[0].number))

    assert (now.body.text, now.since) == ("<p>Deux.</p>", make.NOON)
    assert (past.body.text, past.is_past, past.since) == ("<p>Un.</p>", True, make.NOON)
    for number in ("0", "9", "x", "99999999999999999999"):
        with pytest.raises(NotFound):
            do(house, NOBODY, own_pages.page, "terms", number)


def test_the_statement_of_accessibility_says_what_the_audit_found(house: House) -> None:
    admin = make.an_admin(house)
    typed = {"title": {"fr": "Accessibilité"}, "body": {"fr": ""}}
    do(house, admin, page_editor.save, "accessibility", typed)
    do(house, admin, page_editor.publish, "accessibility")

    page = do(house, NOBODY, own_pages.page, "accessibility")

    assert "<h2>État de conformité</h2>" in page.more.text
    assert "Aucune dérogation" in page.more.text
    assert page.more.lang == "fr"


def test_legal_pages_stand_in_the_footer_once_published_and_only_once(house: House) -> None:
    admin = make.an_admin(house)
    assert titles(house, "footer") == ["Projets"]
    form = do(
        house,
        admin,
        page_editor.save,
        "terms",
        {"title": {"fr": "CGU"}, "body": {"fr": "<p>x</p>"}},
    )
    assert titles(house, "footer") == ["Projets"]
    do(house, admin, page_editor.publish, "terms")
    assert titles(house, "footer") == ["Projets", "CGU"]
    assert titles(house, "terms") == ["CGU"]

    typed = {"kind": "page", "target": form.line.id, "label": {"fr": "Nos règles"}}
    do(house, admin, way_editor.save_way, "footer", "", typed)

    assert titles(house, "footer") == ["Projets", "Nos règles"]
    assert titles(house, "terms") == ["CGU"]


def test_an_entry_to_what_is_not_public_is_left_out_until_it_is(house: House) -> None:
    admin = make.an_admin(house)
    draft = make.a_project(house, "draft", ProjectStatus.DRAFT)
    do(house, admin, way_editor.save_way, "header", "", {"kind": "project", "target": draft})
    slug = a_page(house, admin)
    page_id = do(house, admin, page_editor.form, slug).line.id
    do(house, admin, way_editor.save_way, "header", "", {"kind": "page", "target": page_id})

    assert titles(house, "header") == ["Projets"]
    assert [line.is_hidden for line in do(house, admin, way_editor.ways_form).header] == [
        False, True, True,
    ]  # fmt: skip
    do(house, admin, page_editor.publish, slug)
    assert titles(house, "header") == ["Projets", "Le jardin"]


def test_entries_are_moved_taken_away_and_put_back_where_they_were(house: House) -> None:
    admin = make.an_admin(house)
    link = {"kind": "link", "target": "https://ville.example/", "label": {"fr": "La ville"}}
    way_id = do(house, admin, way_editor.save_way, "header", "", link)
    do(house, admin, way_editor.move_way, "header", way_id, 0)
    assert titles(house, "header") == ["La ville", "Projets"]

    line = do(house, admin, way_editor.ways_form).header[0]
    do(house, admin, way_editor.remove_way, "header", way_id)
    assert titles(house, "header") == ["Projets"]
    for _ in range(2):
        do(house, admin, way_editor.put_way_back, "header", 0, line)
    assert titles(house, "header") == ["La ville", "Projets"]


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        pytest.param({"kind": "link", "target": "javascript:alert(1)"}, "target", id="a script"),
        pytest.param({"kind": "link", "target": "//elsewhere.example"}, "target", id="no scheme"),
        pytest.param({"kind": "link", "target": "https://a@b.example"}, "target", id="a password"),
        pytest.param({"kind": "link", "target": ""}, "target", id="nothing"),
        pytest.param(
            {"kind": "link", "target": "/projects"}, "label.fr", id="a link without words"
        ),
        pytest.param({"kind": "page", "target": "nothing"}, "target", id="a page that is none"),
        pytest.param({"kind": "fax", "target": "1"}, "kind", id="an unknown kind"),
        pytest.param({"kind": "projects", "label": {"fr": "x" * 41}}, "label.fr", id="too long"),
    ],
)
def test_an_entry_that_leads_nowhere_is_refused(
    house: House, typed: dict[str, object], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        do(house, make.an_admin(house), way_editor.save_way, "header", "", typed)
    assert refused.value.field == field


def test_the_header_takes_six_entries_and_no_more(house: House) -> None:
    admin = make.an_admin(house)
    link = {"kind": "link", "target": "/projects", "label": {"fr": "Encore"}}
    for _ in range(5):
        do(house, admin, way_editor.save_way, "header", "", link)

    with pytest.raises(Invalid):
        do(house, admin, way_editor.save_way, "header", "", link)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        pytest.param({"title": {"fr": ""}}, "title.fr", id="no title"),
        pytest.param({"title": {"fr": "x"}, "slug": "a b"}, "slug", id="no address"),
        pytest.param({"title": {"fr": "x"}, "slug": "terms"}, "slug", id="one of the usual pages"),
        pytest.param({"title": {"fr": "Le jardin"}}, "slug", id="one that is taken"),
    ],
)
def test_a_page_needs_a_title_and_an_address_of_its_own(
    house: House, typed: dict[str, object], field: str
) -> None:
    admin = make.an_admin(house)
    a_page(house, admin)

    with pytest.raises(Invalid) as refused:
        do(house, admin, page_editor.add, typed)
    assert refused.value.field == field


def test_a_page_that_was_removed_comes_back_as_it_was(house: House) -> None:
    admin = make.an_admin(house)
    slug = a_page(house, admin)
    do(house, admin, page_editor.publish, slug)

    entry = do(house, admin, page_editor.remove, slug)
    with pytest.raises(NotFound):
        do(house, NOBODY, own_pages.page, slug)
    do(house, admin, areas.restore, entry)

    assert do(house, NOBODY, own_pages.page, slug).body.text == "<p>Oui.</p>"
    assert len(do(house, admin, page_editor.form, slug).versions) == 2


def test_what_was_done_with_a_page_is_in_the_log(house: House) -> None:
    admin = make.an_admin(house)
    slug = a_page(house, admin)
    do(house, admin, page_editor.publish, slug)
    do(house, admin, page_editor.withdraw, slug)

    def acts(work: Work) -> list[str]:
        return list(work.session.exec(select(LogEntry.act)))

    assert set(do(house, admin, acts)) == {
        "own_page_added", "own_page_changed", "own_page_published", "own_page_withdrawn",
    }  # fmt: skip


def test_only_an_admin_writes_pages_and_arranges_ways(house: House) -> None:
    admin, somebody = make.an_admin(house), make.a_person(house)
    slug = a_page(house, admin)

    acts: list[Any] = [
        (page_editor.lines,),
        (page_editor.form, slug),
        (page_editor.add, {"title": {"fr": "x"}}),
        (page_editor.save, slug, {}),
        (page_editor.publish, slug),
        (page_editor.withdraw, slug),
        (page_editor.restore, slug, "x"),
        (page_editor.remove, slug),
        (way_editor.ways_form,),
        (way_editor.save_way, "header", "", {}),
        (way_editor.move_way, "header", "projects", 1),
        (way_editor.remove_way, "header", "projects"),
        (platform_admin.save_settings, {"header": []}),
    ]
    for service, *given in acts:
        with pytest.raises(Refused):
            do(house, somebody, service, *given)


def test_headings_of_a_page_come_right_below_its_title(house: House) -> None:
    admin = make.an_admin(house)
    slug = a_page(house, admin, body="<h3>Un</h3><p>a</p><h4>Deux</h4><p>b</p>")
    do(house, admin, page_editor.publish, slug)

    body = do(house, NOBODY, own_pages.page, slug).body.text

    assert body == "<h2>Un</h2><p>a</p><h3>Deux</h3><p>b</p>"
