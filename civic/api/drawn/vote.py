"""A vote before the app comes: what can be chosen, by which rules, until when; no ballot yet."""

from markupsafe import Markup

from civic.api.drawn.markup import NOTHING, el, together, written
from civic.api.drawn.parts import bare_main, cluster, coming, icon, link, rows, stack
from civic.api.drawn.sections import Reader, excerpt, picture
from civic.rules import money
from civic.rules.how_counted import Sentence, in_words
from civic.rules.looks import VIEW_ICONS
from civic.services.project_views import ActivityPage
from civic.services.voting_doors import VoteDoor, can_fill_in, opened_to
from civic.services.voting_pages import Choice, VoteLook, VotePage
from civic.words import BallotKind, Standing, View


def drawn(look: VoteLook, reader: Reader) -> str:
    """Return the page of a vote with its own slim header."""
    page, vote = look.page, look.vote
    title = page.activity.title
    head = el("h1", title.text, dir="auto", lang=title.lang or None)
    is_open = can_fill_in(vote.permit)
    words = stack(
        head,
        _closing(vote, reader),
        _notes(vote, reader),
        NOTHING if is_open else _over(page, vote, reader),
        NOTHING if vote.standing == Standing.CLOSED else _how(vote, reader),
        _district(vote, reader),
        _listing(vote, reader),
    )
    inside = el("div", words, class_="cv-wrap")
    return together(_header(page, reader), Markup(bare_main(inside, look="cv-main--focus")))  # noqa: S704  made of elements


def invitation(page: ActivityPage, vote: VoteDoor, reader: Reader) -> Markup:
    """Invite to vote on the page of the activity, and say how much there is to choose from."""
    key = "box.vote_envelope" if vote.envelope else "box.vote_choices"
    figures = {"sum": vote.envelope} if vote.envelope else {}
    href = f"/projects/{page.project.slug}/{page.activity.slug}/vote"
    return el(
        "div",
        link(href, together(icon("vote"), el("span", reader.say("box.vote"))),
             class_="cv-button cv-button--primary"),
        _also_new(page, reader),
        el("p", reader.say(key, count=vote.options, **figures), class_="cv-action-bar__why"),
        class_="cv-action-bar",
    )  # fmt: skip


def way_to_look(page: ActivityPage, reader: Reader) -> Markup:
    """Lead to what can be chosen before a vote opens, and once it is over."""
    vote = page.activity.vote
    if vote is None or not (vote.options and vote.standing) or opened_to(vote):
        return NOTHING
    words = "box.vote_compare" if page.activity.by_team else "box.vote_look"
    href = f"/projects/{page.project.slug}/{page.activity.slug}/vote"
    face = together(icon("vote"), el("span", reader.say(words)))
    return link(href, face, class_="cv-button cv-button--quiet")


def ended(page: ActivityPage, reader: Reader) -> Markup:
    """Lead to the result of the vote on the page of its activity, or say that it is counted."""
    result, also = page.activity.result, _also_new(page, reader)
    if not result:
        why = el("p", reader.say("door.counting"), class_="cv-action-bar__why")
        return el("div", also, why, class_="cv-action-bar")
    face = together(icon("trophy"), el("span", reader.say("door.result")))
    way = link(result, face, class_="cv-button cv-button--primary")
    return el("div", way, also, class_="cv-action-bar")


def _also_new(page: ActivityPage, reader: Reader) -> Markup:
    if not page.activity.submit.is_open:
        return NOTHING
    face = together(icon("pencil"), el("span", reader.say(f"box.new_{page.activity.noun}")))
    href = f"/projects/{page.project.slug}/{page.activity.slug}/new"
    return link(href, face, class_="cv-button")


def _header(page: ActivityPage, reader: Reader) -> Markup:
    face = together(icon("arrow-left", "cv-icon--turns"), el("span", reader.say("vote.back")))
    base = f"/projects/{page.project.slug}/{page.activity.slug}"
    back = link(base, face, class_="cv-button cv-button--quiet")
    return el("header", el("div", back, class_="cv-wrap cv-header__bar"), class_="cv-header")


def _closing(vote: VotePage, reader: Reader) -> Markup:
    if vote.date is None or not vote.standing:
        return NOTHING
    words = reader.say(f"vote.when_{vote.standing}", date=reader.date(vote.date, "time"))
    return el("div", icon("clock"), el("span", words), class_="cv-vote__closing")


def _notes(vote: VotePage, reader: Reader) -> Markup:
    """Say what the team has changed of the open vote, and why."""
    said = [
        el("div",
           el("p", reader.say(f"vote.note_{note.kind}", date=reader.date(note.at)),
              class_="cv-strong"),
           el("p", note.because, dir="auto") if note.because else NOTHING)
        for note in vote.notes
    ]  # fmt: skip
    words = el("div", *said, class_="cv-alert__words")
    return el("div", icon("clock"), words, class_="cv-alert") if said else NOTHING


def _over(page: ActivityPage, vote: VotePage, reader: Reader) -> Markup:
    """Say that a vote is over and what becomes of it, or that it has not begun."""
    if vote.standing == Standing.UPCOMING:
        words = el("div", el("p", reader.say("vote.upcoming"), class_="cv-strong"),
                   class_="cv-alert__words")  # fmt: skip
        return el("div", icon("clock"), words, class_="cv-alert")
    if vote.standing != Standing.CLOSED:
        return NOTHING
    base = f"/projects/{page.project.slug}/{page.activity.slug}"
    result = together(icon("trophy"), el("span", reader.say("vote.result")))
    check = together(icon("search-check"), el("span", reader.say("vote.receipt_check")))
    words = el(
        "div",
        el("p", reader.say("vote.over"), class_="cv-strong"),
        el("p", reader.say(f"vote.over_{_line_of(vote)}")),
        cluster(
            link(vote.result, result, class_="cv-button cv-button--primary")
            if vote.result
            else NOTHING,
            link(f"{base}/receipt", check, class_="cv-button")
            if vote.ballot.is_sealed
            else NOTHING,
        ),
        class_="cv-alert__words",
    )
    return el("div", icon("lock"), words, class_="cv-alert")


def _line_of(vote: VotePage) -> str:
    """Return which sentence says what becomes of a vote that is over, as the end of its key."""
    if vote.result:
        return "published"
    if vote.ballot.is_sealed:
        return "sealed"
    return "help" if vote.is_counting else "nobody"


def _how(vote: VotePage, reader: Reader) -> Markup:
    rules = vote.rules
    total = sum(rules.envelopes.values()) if rules.envelope is None else rules.envelope
    figures: dict[str, str | int] = {
        "count": len(vote.choices),
        "sum": money.said(total, vote.currency, reader.language),
        "points": rules.points,
    }
    lead = el("p", reader.say(f"vote.how_{rules.kind}", **figures), class_="cv-lead")
    limits = " ".join(_limits(vote, reader))
    said = [el("li", _sentence(one, vote, reader)) for one in (*vote.rule, *vote.ties)]
    about = el(
        "details",
        el("summary", reader.say("vote.about")),
        el("ul", *said, class_="cv-plain"),
        el("p", reader.say("vote.keeps_itself")),
        el("p", reader.say("vote.secret")),
        class_="cv-more",
    )
    return stack(lead, el("p", limits) if limits else NOTHING, about, space="tight")


def _sentence(one: Sentence, vote: VotePage, reader: Reader) -> str:
    return in_words(one, vote.currency, reader.language)


def _district(vote: VotePage, reader: Reader) -> Markup:
    """Keep the place where one says which district is one's own."""
    others = vote.rules.other_districts
    if others is None or not vote.districts or vote.home:
        return NOTHING
    return el(
        "div",
        el("label", reader.say("vote.district")),
        el("select", el("option", reader.say("vote.district_none")), class_="cv-input",
           disabled=""),
        el("p", reader.say("vote.district_help", count=others), class_="cv-small cv-muted"),
        class_="cv-field cv-vote__district cv-coming",
        aria_hidden="true",
    )  # fmt: skip


def _limits(vote: VotePage, reader: Reader) -> list[str]:
    """Say what else holds for a ballot, as the screen does."""
    rules = vote.rules
    least_cost = money.said(rules.least_cost, vote.currency, reader.language)
    numbers = {
        "least": rules.least if rules.least > 1 else None,
        "most": None if rules.kind is BallotKind.ONE else rules.most,
        "least_cost": rules.least_cost or None,
        "each": rules.points_each if rules.kind is BallotKind.POINTS else None,
        "down": rules.most_down if rules.kind is BallotKind.UP_DOWN else None,
        "districts": rules.other_districts,
        "shows_count": 1 if rules.shows_count else None,
        "age": rules.least_age,
        "areas": len(vote.living) or None,
    }
    names = ", ".join(one.text for one in vote.living)
    return [
        reader.say(f"vote.rule_{name}", count=number, sum=least_cost, areas=names)
        for name, number in numbers.items()
        if number is not None
    ]


def _listing(vote: VotePage, reader: Reader) -> Markup:
    shown = [_card(one, vote, reader, is_first=not at) for at, one in enumerate(vote.choices)]
    lines = [_row(one, vote, reader) for one in vote.choices]
    found = el("div", *shown, class_="cv-cards") if vote.first_view == View.CARDS else rows(lines)
    tags = {tag.id for one in vote.choices for tag in one.card.tags}
    is_filtered = len(tags) > 1 or len(vote.districts) > 1
    face = together(icon("eye"), el("span", reader.say("vote.one_by_one")))
    look = "cv-button cv-button--quiet cv-button--small cv-coming"
    one_by_one = el("span", face, class_=look, aria_hidden="true")
    listing = stack(
        el("h2", reader.say("vote.list"), class_="cv-hidden-text"),
        _tools(vote, reader, is_filtered=is_filtered),
        el(
            "div",
            el("p", reader.say("vote.count", count=len(vote.choices)), class_="cv-muted"),
            one_by_one if len(vote.choices) > 1 else NOTHING,
            class_="cv-cluster cv-cluster--between",
        ),
        found,
    )
    side = el("div", class_="cv-filters cv-coming", popover="auto")
    if not is_filtered:
        return el("div", listing, class_="cv-listing")
    return el("div", side, listing, class_="cv-listing cv-listing--filtered")


def _tools(vote: VotePage, reader: Reader, *, is_filtered: bool) -> Markup:
    """Keep the place of what narrows the list."""
    views = [
        el("span", icon(VIEW_ICONS[View(view)]), el("span", reader.say(f"vote.view_{view}")),
           class_="cv-segmented__item")
        for view in vote.views
    ]  # fmt: skip
    filters = together(icon("sliders-horizontal"), el("span", reader.say("vote.filters")))
    order = reader.say("vote.order_by", name=reader.say("vote.order_chance"))
    field = el("input", type="search", class_="cv-input", disabled="")
    return el(
        "div",
        el("div", el("div", field, class_="cv-search"), class_="cv-grow"),
        el("span", *views, class_="cv-segmented") if len(views) > 1 else NOTHING,
        el(
            "span",
            el("span", filters, class_="cv-button cv-filters-button") if is_filtered else NOTHING,
            coming(order, "arrow-down-up") if vote.rules.has_money else NOTHING,
            class_="cv-cluster",
        ),
        class_="cv-listing__bar cv-coming",
        aria_hidden="true",
    )


def _card(choice: Choice, vote: VotePage, reader: Reader, *, is_first: bool) -> Markup:
    card = choice.card
    shown = picture(card.picture, card.picture_alt, card.lang, "cv-card__picture",
                    is_first=is_first)  # fmt: skip
    title = el("h3", link(f"/inputs/{card.id}", written(card.title, card.lang)),
               class_="cv-card__title")  # fmt: skip
    body = el("div", _facts(choice, vote, reader), title, excerpt(card.excerpt, card.lang),
              _acts(), class_="cv-card__body")  # fmt: skip
    return el("article", shown, body, class_="cv-card cv-vote__choice")


def _row(choice: Choice, vote: VotePage, reader: Reader) -> Markup:
    card = choice.card
    title = el("h3", link(f"/inputs/{card.id}", written(card.title, card.lang)),
               class_="cv-rows__title")  # fmt: skip
    words = el("div", title, _facts(choice, vote, reader), _acts(), class_="cv-rows__words")
    shown = picture(card.picture, "", "", "cv-rows__picture", is_first=False)
    return el("li", words, shown, class_="cv-rows__item cv-vote__choice")


def _facts(choice: Choice, vote: VotePage, reader: Reader) -> Markup:
    cost = money.said(choice.cost, vote.currency, reader.language)
    where = next((one for one in vote.districts if one.id == choice.district), None)
    return el(
        "p",
        el("strong", cost) if vote.rules.has_money else NOTHING,
        el("span", where.text) if where else NOTHING,
        *(el("span", tag.text, lang=tag.lang or None) for tag in choice.card.tags),
        class_="cv-vote__facts",
    )


def _acts() -> Markup:
    """Keep the place of what marks a choice."""
    return el("div", el("span", " ", class_="cv-button"), class_="cv-vote__acts cv-coming")
