"""The result of a vote before the app comes, and for those who run no script."""

from collections.abc import Sequence
from datetime import datetime

from markupsafe import Markup

from civic.api.drawn.markup import NOTHING, el, written
from civic.api.drawn.parts import coming, crumbs, empty, icon, link, main, said, stack
from civic.api.drawn.sections import Reader
from civic.rules import money
from civic.rules.how_counted import Sentence, in_words
from civic.services.follow_ups import MilestoneView
from civic.services.result_files import sentence
from civic.services.result_views import NUMBERED, Choice, Envelope, ResultPage


def drawn(page: ResultPage, reader: Reader) -> str:
    """Return the page of a result, or what there is to say as long as there is none."""
    return main(_head(page, reader), _body(page, reader))


def way_back(page: ResultPage, reader: Reader) -> Markup:
    """Show which project and which activity a page belongs to."""
    project = f"/projects/{page.project_slug}"
    return crumbs(
        reader.say("input.path"),
        link(project, said(page.project_title)),
        link(f"{project}/{page.activity_slug}", said(page.activity_title)),
    )


def lead(page: ResultPage, reader: Reader) -> str:
    """Sum a result up in one sentence."""
    if page.is_contest and not page.chosen:
        return reader.say("outcome.nobody")
    if page.is_contest:
        return reader.say("outcome.lead_chosen", title=page.chosen, count=page.ballots)
    sums = {"spent": page.spent, "budget": page.budget}
    written_ = {key: money.said(sum_, page.currency, reader.language) for key, sum_ in sums.items()}
    return reader.say("outcome.lead", funded=page.funded, projects=page.projects, **written_)


def _head(page: ResultPage, reader: Reader) -> Markup:
    title = el("span", reader.say("outcome.title"), " : ", said(page.activity_title))
    share = el("div", coming(reader.say("share.share"), "share-2"), class_="cv-heading__actions")
    is_public = page.stands == "public" and page.published_at is not None
    date = reader.date(page.published_at) if page.published_at else ""
    heading = el(
        "div",
        way_back(page, reader),
        el("h1", title),
        el("p", lead(page, reader) if page.envelopes else "", class_="cv-lead"),
        share if is_public else NOTHING,
        class_="cv-heading",
    )
    since = el("p", reader.say("outcome.published", date=date), class_="cv-small cv-muted")
    return stack(heading, since if is_public else NOTHING, *_notes(page, reader))


def _notes(page: ResultPage, reader: Reader) -> list[Markup]:
    return [
        el(
            "div",
            icon("info"),
            el(
                "div",
                el(
                    "p",
                    reader.say("outcome.note", date=reader.date(one.at) if one.at else ""),
                    class_="cv-strong",
                ),
                el("p", one.body, class_="cv-lines", lang=one.lang, dir="auto"),
                class_="cv-alert__words",
            ),
            class_="cv-alert",
        )
        for one in page.notes
    ]


def _body(page: ResultPage, reader: Reader) -> Markup:
    if not page.envelopes:
        key = "waiting" if page.closed else "not_yet"
        hint = "so_far" if page.counts_early else key
        return empty("clock", reader.say(f"outcome.{key}"), reader.say(f"outcome.{hint}_hint"))
    drawn_ = [(_contest if one.contest else _envelope)(one, reader) for one in page.envelopes]
    return stack(*drawn_, space="sections")


def _contest(one: Envelope, reader: Reader) -> Markup:
    """Show the scenarios in the order of the result, and how one of them was chosen."""
    choices = [*one.winners, *one.others]
    lines = [el("li", el("h3", _named(each, reader), class_="cv-rows__title"),
                class_="cv-won__item") for each in choices]  # fmt: skip
    method, rule = (one.contest.method, one.contest.rule) if one.contest else ("", [])
    return el(
        "section",
        el("div", el("h2", reader.say("outcome.chosen_title")), class_="cv-section__head"),
        el("ol", *lines, class_="cv-won") if one.winners else el("p", reader.say("outcome.nobody")),
        el("h3", reader.say(f"outcome.method_{method}")),
        el("p", _counting(rule, one, reader), class_="cv-measure"),
        el("p", _counting(one.ties, one, reader), class_="cv-small cv-muted"),
        class_="cv-section",
    )


def _counting(said_: Sequence[Sentence], one: Envelope, reader: Reader) -> str:
    return " ".join(in_words(each, one.currency, reader.language) for each in said_)


def _envelope(one: Envelope, reader: Reader) -> Markup:
    title = reader.say("outcome.winners")
    if one.name.text:
        title = reader.say("outcome.winners_of", name=one.name.text)
    won = el("ol", *(_won(each, one, reader) for each in one.winners), class_="cv-won")
    none = el("p", reader.say("outcome.winners_none"))
    return el(
        "section",
        el("div", el("h2", title), class_="cv-section__head"),
        _bar(one, reader),
        won if one.winners else none,
        _others(one, reader),
        class_="cv-section",
    )


def _bar(one: Envelope, reader: Reader) -> Markup:
    sums = {
        key: money.said(sum_, one.currency, reader.language)
        for key, sum_ in (("spent", one.spent), ("budget", one.budget), ("left", one.left))
    }
    parts = [
        el(
            "span",
            str(won.place) if won.percent >= NUMBERED else NOTHING,
            class_="cv-given__part",
            style=f"--cv-share:{won.percent}%;--cv-at:{at}",
        )
        for at, won in enumerate(one.winners)
    ]
    return el(
        "div",
        el("div", *parts, class_="cv-given__bar", aria_hidden="true"),
        el("p", reader.say("outcome.bar", **sums), class_="cv-strong"),
        class_="cv-given",
    )


def _won(won: Choice, envelope: Envelope, reader: Reader) -> Markup:
    cost = money.said(won.cost, envelope.currency, reader.language)
    said_ = reader.say("outcome.won", cost=cost, percent=won.share)
    completed = el("p", reader.say("outcome.why_completed"), class_="cv-small")
    return el(
        "li",
        el("h3", _named(won, reader), class_="cv-rows__title"),
        _own(won, reader),
        el("p", said_, " · ", _support(won, reader)),
        completed if won.why == "completed" else NOTHING,
        _progress(won, envelope.currency, reader) if won.funded.is_told else NOTHING,
        class_="cv-won__item",
    )


def _own(one: Choice, reader: Reader) -> Markup:
    face = el("span", icon("user"), el("span", reader.say("outcome.own")), class_="cv-chip")
    return el("p", face) if one.is_own else NOTHING


def _progress(won: Choice, currency: str, reader: Reader) -> Markup:
    words = reader.say("outcome.progress", percent=won.funded.percent)
    bar = el(
        "progress", value=won.funded.percent, max=100, class_="cv-progress__bar", aria_label=words
    )
    done = el("div", bar, el("p", words, class_="cv-progress__words"), class_="cv-progress")
    return stack(done, _spent(won, currency, reader), _steps(won, reader), space="tight")


def _spent(won: Choice, currency: str, reader: Reader) -> Markup:
    if won.funded.spent < 0:
        return NOTHING
    sums = {"spent": won.funded.spent, "cost": won.cost}
    said_ = {key: money.said(sum_, currency, reader.language) for key, sum_ in sums.items()}
    return el("p", reader.say("outcome.spent", **said_), class_="cv-small")


def _steps(won: Choice, reader: Reader) -> Markup:
    steps = won.funded.milestones
    count = reader.say("outcome.steps", done=won.funded.done, count=len(steps))
    lines = el("ul", *(_step(one, reader) for one in steps), class_="cv-plain")
    return el("details", el("summary", count), lines, class_="cv-more") if steps else NOTHING


def _step(one: MilestoneView, reader: Reader) -> Markup:
    word, day = ("done", one.done) if one.done else ("due", one.due)
    date = reader.date(datetime.fromisoformat(f"{day}T12:00:00Z"))
    when = el("span", reader.say(f"outcome.{word}", date=date), class_="cv-muted")
    return el("li", said(one.title), " · ", when)


def _others(one: Envelope, reader: Reader) -> Markup:
    if not one.others:
        return NOTHING
    hint = el("p", reader.say("outcome.others_hint"), class_="cv-muted")
    lines = el("ul", *(_lost(each, one, reader) for each in one.others), class_="cv-rows")
    return stack(el("h3", reader.say("outcome.others")), hint, lines)


def _lost(lost: Choice, envelope: Envelope, reader: Reader) -> Markup:
    cost = money.said(lost.cost, envelope.currency, reader.language)
    words = el(
        "div",
        el("h4", _named(lost, reader), class_="cv-rows__title"),
        _own(lost, reader),
        el("p", sentence(lost, envelope.currency, reader.language)),
        el("p", cost, " · ", _support(lost, reader), class_="cv-small cv-muted"),
        class_="cv-rows__words",
    )
    return el("li", words, class_="cv-rows__item")


def _support(one: Choice, reader: Reader) -> str:
    figures = {"count": one.votes, "score": one.score, "against": one.against}
    said_ = reader.say(f"outcome.support_{one.counted}", **figures)
    return f"{said_} ({reader.say('outcome.paper', count=one.paper)})" if one.paper > 0 else said_


def _named(one: Choice, reader: Reader) -> Markup:
    title = written(one.title, one.lang)
    return link(one.href, title) if one.title else el("span", reader.say("outcome.gone"))
