"""Texts: nothing that runs survives, nothing that is said is lost."""

from email.policy import SMTP

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from civic.adapters.mail import Mail, message_of
from civic.errors import Invalid
from civic.rules.texts import (
    TAGS,
    clean_html,
    email,
    excerpt,
    fold,
    line,
    paragraphs,
    pick,
    plain,
    rich,
    slug_of,
    sought,
)
from civic.words import Said
from tests.api.markup import dangers, read

PIECES = st.sampled_from(
    [
        "<script>", "</script>", "<svg/onload=alert(1)>", "<img src=x onerror=alert(1)>", "<p>",
        "</p>", "<a href='javascript:alert(1)'>", '<a href="https://x.test/?a=1&b">', "</a>",
        "<a href=' java\tscript:alert(1)'>", "<style>*{}</style>", "<math><mi//href='data:x'>",
        "<iframe srcdoc='<script>'>", "<!--", "-->", "<noscript>", "</noscript>", "<b>", "<i>",
        "<h1 onclick=x>", "<template>", "<textarea>", "&lt;script&gt;", "&#x3C;", "&amp;",
        "<p style='background:url(javascript:1)'>", "]]>", "\x00", "{{7*7}}", "=cmd()", "é", "<",
        '"', "'", "text ", "<form action=/x><input name=a>", "<base href=//evil.test>",
    ]
)  # fmt: skip
HOSTILE = st.lists(PIECES, max_size=12).map("".join)


@given(HOSTILE)
def test_nothing_that_runs_survives(html: str) -> None:
    cleaned = clean_html(html)

    assert dangers(cleaned, TAGS) == []
    for _, attributes in read(cleaned).elements:
        assert set(attributes) <= {"href", "rel"}


@given(HOSTILE)
def test_what_is_clean_stays_as_it_is(html: str) -> None:
    once = clean_html(html)

    assert clean_html(once) == once


@given(st.text())
def test_any_text_at_all_can_be_cleaned(text: str) -> None:
    assert dangers(clean_html(text), TAGS) == []


@given(st.text(alphabet=st.characters(exclude_categories=["C", "Z"]), min_size=1))
def test_words_that_were_typed_as_text_are_all_kept(words: str) -> None:
    typed = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    assert plain(f"<p>{typed}</p>") == words


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        pytest.param("<h1>Un parc</h1>", "<h3>Un parc</h3>", id="a title becomes a small one"),
        pytest.param("<b>fort</b>", "<strong>fort</strong>", id="bold is strong"),
        pytest.param("<p>Un</p><p>Deux</p>", "<p>Un</p><p>Deux</p>", id="paragraphs stay"),
        pytest.param("<p> <br> </p>", "", id="nothing is nothing"),
        pytest.param("<img src=x>", "", id="a picture alone is nothing"),
    ],
)
def test_an_editor_text_keeps_its_form(html: str, kept: str) -> None:
    assert clean_html(html) == kept


def test_a_link_of_a_person_is_followed_by_no_machine() -> None:
    [(_, attributes)] = read(clean_html('<a href="https://x.test">x</a>')).elements

    assert attributes == {"href": "https://x.test", "rel": "nofollow ugc noopener"}


def test_each_block_is_a_line() -> None:
    html = "<h3>Un</h3><p>Deux<br>trois</p><ul><li>quatre</li></ul>"

    assert plain(html) == "Un\nDeux\ntrois\nquatre"


@given(st.text(), st.integers(1, 60))
def test_an_excerpt_is_short_and_on_one_line(text: str, most: int) -> None:
    short = excerpt(text, most)

    assert len(short) <= most + 1
    assert "\n" not in short


def test_an_excerpt_ends_between_two_words() -> None:
    assert excerpt("<p>Un banc, près de l'école</p>", 10) == "Un banc…"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        pytest.param("Élève", "eleve", id="accents"),
        pytest.param("CŒUR Æquo", "coeur aequo", id="letters in one"),
        pytest.param("  a \n\t b ", "a b", id="spaces"),
        pytest.param("Straße", "strasse", id="a sharp s"),
        pytest.param("مدرسة", "مدرسة", id="Arabic"),
    ],
)
def test_a_search_compares_letters_and_not_their_dress(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_what_is_folded_stays_folded(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_a_search_is_not_endless() -> None:
    assert len(sought("mot " * 10_000)) == 8
    assert max(map(len, sought("x" * 100_000))) == 60


@pytest.mark.parametrize(
    ("language", "said"),
    [
        pytest.param("nl", Said("Park", "nl"), id="the reader's language"),
        pytest.param("en", Said("Parc", "fr"), id="else the platform's"),
    ],
)
def test_a_text_comes_in_the_nearest_language(language: str, said: Said) -> None:
    assert pick({"fr": "Parc", "nl": "Park", "en": " "}, language, "fr") == said


def test_a_text_comes_in_any_language_rather_than_not_at_all() -> None:
    assert pick({"nl": "Park"}, "en", "fr") == Said("Park", "nl")
    assert pick({}, "en", "fr") == Said()


def test_a_line_has_no_breaks_and_no_invisible_signs() -> None:
    assert line("title", "  Un\u202e\n banc\u200b  ", most=20) == "Un banc"


def test_paragraphs_keep_their_lines_and_lose_invisible_signs() -> None:
    assert paragraphs("comment", " Un \r\n\n de\ufeffux ", most=20) == "Un\n\n deux"


@pytest.mark.parametrize("between", ["\t", "\v", "\r", "\x85", "\u2028", "\u3000"])
def test_words_with_any_kind_of_space_between_them_stay_two(between: str) -> None:
    assert line("title", f"Un{between}banc", most=20) == "Un banc"


@pytest.mark.parametrize("end", ["\r", "\x85", "\u2028", "\u2029"])
def test_a_line_may_end_in_any_way(end: str) -> None:
    assert paragraphs("comment", f"Un{end}banc", most=20) == "Un\nbanc"


@pytest.mark.parametrize(
    "text",
    ["\u200d\u200c", "\u00ad" * 4, "\u3164" * 4, "\u2800" * 4, "\u034f" * 4, "\u061c" * 4,
     "\u200e\u200f", "\U000e0041" * 4, "\ufe0f" * 4, "\ufffc" * 4, "\u0301" * 4],
)  # fmt: skip
def test_what_nobody_can_see_is_nothing(text: str) -> None:
    for reads in (line, paragraphs):
        with pytest.raises(Invalid, match="missing"):
            reads("name", text, most=80, least=2)


@pytest.mark.parametrize("name", ["👩\u200d🚒", "می\u200cخواهم", "שָׁלוֹם", "o\u0302\u0323", "🫩"])
def test_signs_that_join_and_mark_letters_stay_where_they_are_written(name: str) -> None:
    assert line("name", name, most=80) == name
    assert paragraphs("comment", name, most=80) == name


def test_a_tower_of_accents_is_cut() -> None:
    tower = "a" + "\u0300\u0336" * 30 + "b"

    assert len(line("name", tower, most=80)) < 10
    assert len(paragraphs("comment", tower, most=80)) < 10
    assert len(rich("body", f"<p>{tower}</p>", most=80)) < 20


@pytest.mark.parametrize("turned", ["\u202e", "\u2067", "&#8238;", "&#x2066;"])
def test_a_rich_text_turns_nobody_elses_words(turned: str) -> None:
    assert rich("body", f"<p>ab{turned}cd</p>", most=20) == "<p>abcd</p>"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        pytest.param("", "invalid.missing", id="nothing"),
        pytest.param("ab", "invalid.too_short", id="too little"),
        pytest.param("x" * 11, "invalid.too_long", id="too much"),
        pytest.param(None, "invalid.text", id="no text"),
        pytest.param(["abc"], "invalid.text", id="a list"),
    ],
)
def test_a_text_that_does_not_fit_is_refused_with_its_field(text: object, key: str) -> None:
    for reads in (line, paragraphs):
        with pytest.raises(Invalid) as wrong:
            reads("title", text, most=10, least=3)
        assert (wrong.value.field, wrong.value.key) == ("title", key)


def test_only_the_words_of_a_rich_text_are_counted() -> None:
    assert rich("body", f"<p>{'<strong>a</strong>' * 10}</p>", most=10)
    with pytest.raises(Invalid):
        rich("body", f"<p>{'a' * 11}</p>", most=10)


@pytest.mark.parametrize("address", ["Ana.Durand+x@Example.org ", "a@b.co"])
def test_an_address_is_compared_in_small_letters(address: str) -> None:
    assert email(address) == address.strip().lower()


@pytest.mark.parametrize(
    "address",
    ["", "ana", "ana@", "@b.co", "a@b", "a b@c.de", "a@b..co", "<a@b.co>", "a@b.co\nbcc:x@y.zz",
     "a@b.co,c@d.ee", f"{'a' * 65}@b.co", None, 7, "é@b.co", ".a@b.co", "a.@b.co", "a..c@b.co",
     "a\x01c@b.co", "a\u202ec@b.co", "a\u200bc@b.co", "a@.b.co", "a@-b.co", "=?utf-8?q?x?=@b.co",
     f"a@{'b.' * 130}co"],
)  # fmt: skip
def test_what_is_no_address_is_refused(address: object) -> None:
    with pytest.raises(Invalid):
        email(address)


@given(st.from_regex(r"[^\s@]{1,12}@[a-z0-9.-]{1,12}\.[a-z]{2,4}", fullmatch=True))
@example("o'brien+civic@mairie.example.org")
@example("=?utf-8?q?x?=@b.co")
def test_a_mail_can_be_written_to_every_address_that_is_taken(address: str) -> None:
    try:
        taken = email(address)
    except Invalid:
        return
    mail = Mail(taken, "Sujet", "Texte", "<p>Texte</p>")

    assert f"To: {taken}\r\n".encode() in message_of(mail, "civic@b.co").as_bytes(policy=SMTP)


@given(st.text())
def test_a_title_gives_an_address_of_plain_letters(title: str) -> None:
    slug = slug_of(title)

    assert 0 < len(slug) <= 60
    assert all(sign in "abcdefghijklmnopqrstuvwxyz0123456789-" for sign in slug)
    assert not slug.startswith("-")
