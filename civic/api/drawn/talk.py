"""A conversation before the app comes: a page of its threads, and the ways to the others."""

from markupsafe import Markup

from civic.api.drawn.markup import NOTHING, el, together, written
from civic.api.drawn.parts import avatar, link
from civic.api.drawn.sections import Reader
from civic.i18n.dates import ago_in
from civic.rules.talking import ORDERS, Look, address
from civic.services.talk import PAGE
from civic.services.talk_views import CommentView, Reply, Talk


def conversation(input_id: str, talk: Talk, asked: Look, reader: Reader) -> Markup:
    """Show a page of a conversation."""
    page = talk.before // PAGE + 1
    earlier = address(input_id, asked.order, page - 1)
    following = address(input_id, asked.order, page + 1)
    before, after = {"count": talk.before}, {"count": talk.after}
    return el(
        "div",
        _orders(input_id, talk, asked, reader),
        _way(earlier, reader.say("input.earlier_comments", **before)) if talk.before else NOTHING,
        *(_thread(one, reader) for one in talk.threads),
        _way(following, reader.say("input.more_comments", **after)) if talk.after else NOTHING,
        class_="cv-comments",
        id="comments",
    )


def _orders(input_id: str, talk: Talk, asked: Look, reader: Reader) -> Markup:
    if talk.before + len(talk.threads) + talk.after < len(ORDERS) - 1:
        return NOTHING
    ways = (
        link(
            address(input_id, order),
            reader.say(f"input.order_{order}"),
            class_="cv-segmented__item",
            aria_current="true" if order == asked.order else None,
        )
        for order in ORDERS
    )
    label = reader.say("input.order")
    return el("div", *ways, class_="cv-segmented", role="group", aria_label=label)


def _way(href: str, label: str) -> Markup:
    return link(href, label, class_="cv-link-button")


def _thread(thread: CommentView, reader: Reader) -> Markup:
    around = [thread.earlier and "input.earlier_answers", thread.later and "input.more_answers"]
    counts = [thread.earlier, thread.later]
    said = [
        el("p", reader.say(key, count=count), class_="cv-muted") if key else NOTHING
        for key, count in zip(around, counts, strict=True)
    ]
    answers = together(said[0], *(_comment(one, reader) for one in thread.replies), said[1])
    below = el("div", answers, class_="cv-comment__replies") if thread.replies else NOTHING
    return _comment(thread, reader, below)


def _comment(one: Reply, reader: Reader, below: Markup = NOTHING) -> Markup:
    when = [ago_in(one.created_at, reader.language)] if one.created_at else []
    if one.is_team:
        when.append(reader.say("input.team"))
    if one.edited_at:
        when.append(reader.say("input.comment_edited"))
    head = el(
        "div",
        el("span", one.author.name, class_="cv-comment__author"),
        el("span", " · ".join(when)),
        class_="cv-comment__head",
    )
    words = el("div", _words(one, reader), class_="cv-comment__body")
    return el(
        "article",
        avatar(one.author.name, one.author.picture),
        head,
        words,
        below,
        class_="cv-comment cv-comment--official" if one.is_team else "cv-comment",
        id=f"comment-{one.id}",
    )


def _words(one: Reply, reader: Reader) -> Markup:
    if one.gone:
        return el("em", reader.say(f"input.comment_{one.gone}"), class_="cv-muted")
    if not one.parts:
        return el("p", one.body, lang=one.lang or None, dir="auto")
    parts = (
        link(f"/people/{part.person_id}", part.text) if part.has_page else written(part.text, "")
        for part in one.parts
    )
    return el("p", *parts, lang=one.lang or None, dir="auto")
