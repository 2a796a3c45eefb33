"""A folder is a method: it works through every service, and nothing else was touched."""

from pathlib import Path

import pytest

from civic import i18n, methods
from civic.errors import Refused
from civic.rules.access import Actor
from civic.services import comments, input_lists, inputs, projects, reactions
from civic.services.input_lists import Filters
from civic.services.inputs import Draft
from civic.services.work import House, work
from civic.words import Reason, Subject
from tests import factories as make
from tests.factories import NOON
from tests.installing import Install

HERE = Path(__file__).parent
LIKE_A_PACKAGE = {
    "civic_sample/__init__.py": '"""Brings a method."""\n',
    "civic_sample/method.py": (HERE / "sample" / "method.py").read_text(),
    "civic_sample/texts/fr.json": '{"sample.settings.most": "Le plus"}',
    "civic_sample-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: civic-sample\n",
    "civic_sample-1.0.dist-info/entry_points.txt": (
        "[civic.methods]\nsample = civic_sample.method:METHOD\n"
    ),
}


def bring(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Install a package that brings the sample, as pip leaves it."""
    for name, text in LIKE_A_PACKAGE.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    monkeypatch.syspath_prepend(folder)


def test_it_stands_in_the_catalogue_once_its_folder_does(install: Install) -> None:
    assert "sample" not in methods.catalogue()

    install(HERE)

    assert methods.catalogue()["sample"].key == "sample"


def test_people_take_part_in_it(house: House, install: Install) -> None:
    install(HERE)
    box = make.an_activity(house, make.a_project(house), "sample")
    ana, ben = make.a_person(house), make.a_person(house)

    with work(house, ana, now=NOON) as job:
        wish = inputs.submit(job, box, Draft(title="Un banc"))
    with work(house, ben, now=NOON) as job:
        assert reactions.react(job, Subject.INPUT, wish, 1).up == 1
    with work(house, Actor(), now=NOON, reading=True) as job:
        (card,) = input_lists.listed(job, box, Filters()).cards
        (door,) = projects.page(job, "parks").activities

    assert (card.id, card.up) == (wish, 1)
    assert (door.method, door.has_inputs, door.has_comments) == ("sample", True, False)


def test_what_it_does_not_offer_is_closed(house: House, install: Install) -> None:
    install(HERE)
    box = make.an_activity(house, make.a_project(house), "sample")
    idea = make.an_idea(house, box)

    with pytest.raises(Refused) as no, work(house, make.a_person(house), now=NOON) as job:
        comments.write(job, idea, "Oui")

    assert no.value.refusal.reason is Reason.ACT_NOT_OPEN


def test_a_package_brings_a_method_with_its_texts(
    tmp_path: Path, install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(tmp_path, monkeypatch)
    install(tmp_path / "none")

    assert methods.catalogue()["sample"].key == "sample"
    assert i18n.say("sample.settings.most", "fr") == "Le plus"


def test_two_methods_of_one_name_are_a_mistake(
    tmp_path: Path, install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(tmp_path, monkeypatch)
    install(HERE)

    with pytest.raises(ValueError, match="twice"):
        methods.catalogue()


def test_a_method_lives_in_the_folder_of_its_name(tmp_path: Path, install: Install) -> None:
    wrong = tmp_path / "other"
    wrong.mkdir()
    for name in ("__init__.py", "method.py"):
        (wrong / name).write_text((HERE / "sample" / name).read_text())
    install(tmp_path)

    with pytest.raises(ValueError, match="lives in folder"):
        methods.catalogue()
