"""Pins travel small and arrive whole."""

import gzip
import json
import random
from itertools import accumulate
from typing import Any

import pytest

from civic.rules.pins import SHORTEST_KEY, STEPS_PER_DEGREE, Pin, encode, key_length


def town(count: int) -> list[Pin]:
    """Scatter pins over a town of ten kilometres, always the same way."""
    dice = random.Random(7)
    return [
        Pin(
            id=f"{dice.getrandbits(128):032x}",
            lat=50.63 + dice.uniform(-0.05, 0.05),
            lng=3.06 + dice.uniform(-0.07, 0.07),
            status=dice.choice(["proposed", "accepted", "done", "refused"]),
        )
        for _ in range(count)
    ]


def read(written: Any) -> list[tuple[str, float, float, str]]:
    """Read pins back as the browser does."""
    lats = [steps / STEPS_PER_DEGREE for steps in accumulate(written["lat"])]
    lngs = [steps / STEPS_PER_DEGREE for steps in accumulate(written["lng"])]
    statuses = [written["statuses"][int(letter, 36)] for letter in written["status"]]
    return list(zip(written["keys"].split(","), lats, lngs, statuses, strict=True))


def test_every_pin_arrives_where_it_was_put() -> None:
    pins = town(500)

    arrived = {key: rest for key, *rest in read(encode(pins))}

    length = key_length([pin.id for pin in pins])
    assert len(arrived) == len(pins)
    for pin in pins:
        lat, lng, status = arrived[pin.id[:length]]
        assert lat == pytest.approx(pin.lat, abs=0.00001)
        assert lng == pytest.approx(pin.lng, abs=0.00001)
        assert status == pin.status


def test_ten_thousand_pins_weigh_less_than_150_kilobytes() -> None:
    body = json.dumps(encode(town(10_000)), separators=(",", ":")).encode()

    assert len(gzip.compress(body, 6)) < 150_000


def test_the_same_pins_are_written_the_same_way_in_any_order() -> None:
    pins = town(200)

    assert encode(pins) == encode(pins[::-1])


def test_no_pins_make_an_empty_map() -> None:
    written: Any = encode([])

    assert written["keys"] == ""
    assert written["lat"] == []


def test_two_pins_on_the_same_spot_both_arrive() -> None:
    twins = [Pin("aaaaaaaa1", 50.0, 3.0, "done"), Pin("aaaaaaaa2", 50.0, 3.0, "done")]

    assert [key for key, *_ in read(encode(twins))] == ["aaaaaaaa1", "aaaaaaaa2"]


@pytest.mark.parametrize(
    ("ids", "length"),
    [
        pytest.param([], SHORTEST_KEY, id="none"),
        pytest.param(["0123456789"], SHORTEST_KEY, id="one"),
        pytest.param(["0123456789", "01234567ff"], 9, id="alike for eight letters"),
        pytest.param(["0123456789", "1123456789"], SHORTEST_KEY, id="unlike at once"),
        pytest.param(["a", "b"], SHORTEST_KEY, id="shorter than a key"),
    ],
)
def test_a_key_is_as_long_as_it_must_be(ids: list[str], length: int) -> None:
    assert key_length(ids) == length


def test_more_statuses_than_letters_are_an_error() -> None:
    many = [Pin(f"{number:08}", 50.0, 3.0, f"status {number}") for number in range(37)]

    with pytest.raises(ValueError, match="37 statuses"):
        encode(many)


def test_places_west_and_south_of_zero_arrive_too() -> None:
    far = Pin("0123456789", -33.86882, -70.66827, "done")

    ((_, lat, lng, _),) = read(encode([far]))

    assert (lat, lng) == pytest.approx((far.lat, far.lng), abs=0.00001)
