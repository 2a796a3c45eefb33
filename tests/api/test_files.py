"""Pictures over HTTP: who may send them, what is taken for one, how they come back."""

import io
import struct
import zlib
from typing import Any

import pytest
from PIL import Image
from starlette.routing import Router
from starlette.testclient import TestClient

from civic.api.files import BODY_LIMITS, ROUTES, UPLOADS
from civic.api.shell.guard import Guard
from civic.rules.access import Actor
from civic.services.work import House
from civic.state.base import LANGUAGE_COOKIE, SESSION_COOKIE
from tests import factories as make

SIZES = ("face", "small")


@pytest.fixture
def door(served: House) -> TestClient:
    return TestClient(Guard(Router(ROUTES), BODY_LIMITS), base_url="http://localhost")


def as_person(door: TestClient, house: House, actor: Actor) -> None:
    door.cookies.set(SESSION_COOKIE, make.signed_in(house, actor).token)


def a_picture(kind: str = "JPEG", side: int = 40, **more: Any) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (side, side // 2), "teal").save(out, kind, **more)
    return out.getvalue()


def a_bomb() -> bytes:
    """Return a PNG of a few bytes that says it is 60,000 pixels wide and high."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        mark = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", mark)

    size = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", size) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def send(door: TestClient, data: bytes, name: str = "photo.jpg") -> Any:
    return door.post(UPLOADS, files={"file": (name, data, "image/jpeg")})


def test_a_picture_is_kept_and_given_back_to_everybody(served: House, door: TestClient) -> None:
    as_person(door, served, make.a_person(served))
    kept = send(door, a_picture()).json()
    door.cookies.clear()
    large = door.get(kept["url"])
    small = door.get(kept["url"].replace(".webp", "-small.webp"))

    assert (kept["width"], kept["height"]) == (40, 20)
    assert large.headers["content-type"] == small.headers["content-type"] == "image/webp"
    assert large.headers["x-content-type-options"] == "nosniff"
    assert "immutable" in large.headers["cache-control"]
    assert Image.open(io.BytesIO(large.content)).size == (40, 20)


def test_a_face_is_a_small_square_and_an_older_picture_stands_in_for_it(
    served: House, door: TestClient
) -> None:
    as_person(door, served, make.a_person(served))
    kept = send(door, a_picture(side=900)).json()
    face, small = (door.get(kept["url"].replace(".webp", f"-{size}.webp")) for size in SIZES)
    served.storage.remove(f"{kept['id']}.face")
    older = door.get(kept["url"].replace(".webp", "-face.webp"))

    assert Image.open(io.BytesIO(face.content)).size == (112, 112)
    assert len(face.content) < len(small.content)
    assert older.content == small.content


def test_where_a_picture_was_taken_does_not_survive(served: House, door: TestClient) -> None:
    as_person(door, served, make.a_person(served))
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (50.0, 38.0, 0.0)}
    exif[0x010E] = "chez moi"
    kept = send(door, a_picture(exif=exif)).json()

    assert not dict(Image.open(io.BytesIO(door.get(kept["url"]).content)).getexif())


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        pytest.param(b"<svg onload=alert(1)>", "upload.not_a_picture", id="an SVG with a script"),
        pytest.param(b"MZ" + b"\0" * 400, "upload.not_a_picture", id="a program"),
        pytest.param(b"", "upload.not_a_picture", id="nothing"),
        pytest.param(a_picture()[:200], "upload.not_a_picture", id="half a picture"),
        pytest.param(a_bomb(), "upload.too_large", id="a bomb"),
    ],
)
def test_what_is_no_picture_is_refused_in_words(
    served: House, door: TestClient, data: bytes, complaint: str
) -> None:
    as_person(door, served, make.a_person(served))
    door.cookies.set(LANGUAGE_COOKIE, "nl")
    answer = send(door, data)

    assert (answer.status_code, answer.json()["error"]) == (422, complaint)
    assert "afbeelding" in answer.json()["message"]


def test_a_body_of_fifty_megabytes_is_not_read(served: House, door: TestClient) -> None:
    as_person(door, served, make.a_person(served))

    assert send(door, b"\xff" * 50 * 2**20).status_code == 413


def test_fifty_megabytes_that_announce_less_are_not_read(served: House, door: TestClient) -> None:
    as_person(door, served, make.a_person(served))
    block = b"\xff" * 2**20
    answer = door.post(
        UPLOADS,
        content=(block for _ in range(50)),
        headers={"content-type": "multipart/form-data; boundary=x"},
    )

    assert answer.status_code == 413


def test_a_form_without_a_file_is_refused(served: House, door: TestClient) -> None:
    as_person(door, served, make.a_person(served))

    assert door.post(UPLOADS, data={"file": "a text"}).status_code == 422
    assert door.post(UPLOADS, content=b"{}").status_code == 422


def test_two_files_at_once_are_refused(served: House, door: TestClient) -> None:
    as_person(door, served, make.a_person(served))
    two = [("file", ("a.jpg", a_picture())), ("file", ("b.jpg", a_picture()))]

    assert door.post(UPLOADS, files=two).status_code == 422


def test_nobody_sends_a_picture_without_an_account(door: TestClient) -> None:
    answer = send(door, a_picture())

    assert (answer.status_code, answer.json()["error"]) == (401, "reasons.not_signed_in")


def test_nobody_sends_a_picture_before_their_address_is_confirmed(
    served: House, door: TestClient
) -> None:
    as_person(door, served, make.a_person(served, confirmed_at=None))

    assert send(door, a_picture()).status_code == 403


def test_a_form_of_another_site_sends_nothing(served: House, door: TestClient) -> None:
    as_person(door, served, make.a_person(served))
    files = {"file": ("a.jpg", a_picture())}

    answer = door.post(UPLOADS, files=files, headers={"origin": "https://evil.example"})
    assert answer.status_code == 403


@pytest.mark.parametrize(
    "name", ["0" * 32 + ".webp", "..%2F..%2Fcivic.db.webp", "x-small.webp", "%00.webp"]
)
def test_a_file_that_is_not_there_is_not_found(door: TestClient, name: str) -> None:
    assert door.get(f"/files/{name}").status_code == 404
