"""Blocks before the app comes, and for those who run no script, as ``civic.components.blocks``."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from markupsafe import Markup

from civic.api.doorways import line_of
from civic.api.drawn.markup import NOTHING, el, together
from civic.api.drawn.parts import icon, link, prose, said
from civic.api.drawn.sections import Reader
from civic.i18n import say
from civic.i18n.messages import number_in
from civic.rules.weights import weight
from civic.services.block_views import BlockView, LinkView, Part, PictureView

STYLES = "/external/civic/components/blocks/blocks.css"


def blocks(views: Sequence[BlockView], reader: Reader, *, is_draft: bool = False) -> Markup:
    """Show blocks under each other, with the look that only pages of blocks have."""
    if not views and not is_draft:
        return NOTHING
    drawn = (
        el(
            "section",
            _block(view, reader, "h2"),
            id=f"block-{view.id}",
            class_="cv-block",
        )
        for view in views
    )
    draft = _draft(reader) if is_draft else NOTHING
    styles = el("link", rel="stylesheet", href=STYLES)
    return together(styles, el("div", draft, *drawn, class_="cv-blocks"))


def in_parts(
    parts: Sequence[Part] | None, own: Mapping[str, str], reader: Reader, *, is_draft: bool
) -> Iterator[str]:
    """Return the parts of a page among its blocks, or all of its ``own`` where it has none."""
    if parts is None:
        yield from own.values()
        return
    if is_draft:
        yield blocks([], reader, is_draft=True)
    for part in parts:
        yield own.get(part.section, NOTHING) if part.section else blocks(part.blocks, reader)


def _draft(reader: Reader) -> Markup:
    words = el(
        "div",
        el("p", reader.say("blocks.draft"), class_="cv-strong"),
        el("p", reader.say("blocks.draft_hint")),
        class_="cv-alert__words",
    )
    return el("div", icon("info"), words, class_="cv-alert", role="status")


def _block(view: BlockView, reader: Reader, level: str) -> Markup:
    title = _title(view, level) if view.kind != "call" else NOTHING
    if view.kind == "columns":
        cells = (el("div", _block(cell, reader, "h3"), class_="cv-cell") for cell in view.cells)
        return together(title, el("div", *cells, class_="cv-cells", data_per_row=str(view.per_row)))
    return together(title, _KINDS[view.kind](view, reader, level))


def _title(view: BlockView, level: str) -> Markup:
    if not view.heading.text:
        return NOTHING
    return el(level, said(view.heading), class_="cv-block__title")


def _text(view: BlockView, _: Reader, __: str) -> Markup:
    return prose(view.body) if view.body.text else NOTHING


def _image(view: BlockView, _: Reader, __: str) -> Markup:
    look = "cv-block__figure cv-block__figure--wide" if view.wide else "cv-block__figure"
    sizes = "(min-width: 76rem) 1216px, 100vw" if view.wide else "(min-width: 46rem) 660px, 100vw"
    drawn = together(*(picture(one, sizes) for one in view.pictures[:1]))
    caption = view.caption
    if not caption.text:
        return el("div", drawn, class_=look) if view.pictures else NOTHING
    words = el("figcaption", said(caption))
    named = {"aria_label": caption.text, "lang": caption.lang or None}
    return el("figure", drawn, words, class_=look, **named) if view.pictures else NOTHING


def picture(one: PictureView, sizes: str) -> Markup:
    """Show a picture in the size that fits; it is fetched when it comes near the screen."""
    return el(
        "img",
        src=one.url,
        srcset=f"{one.small} 640w, {one.url} 1600w",
        sizes=sizes,
        alt=one.alt.text,
        lang=one.alt.lang or None,
        width=one.width or None,
        height=one.height or None,
        loading="lazy",
    )


def _gallery(view: BlockView, reader: Reader, _: str) -> Markup:
    sizes = "(min-width: 46rem) 300px, 50vw"
    shots = (
        el("li", link(one.url, picture(one, sizes), aria_label=_enlarge(number, one, reader)))
        for number, one in enumerate(view.pictures, 1)
    )
    return el("ul", *shots, class_="cv-shots")


def _enlarge(number: int, one: PictureView, reader: Reader) -> str:
    return reader.say("blocks.enlarge", n=number, alt=one.alt.text)


def _video(view: BlockView, reader: Reader, _: str) -> Markup:
    if view.video is None:
        return NOTHING
    host = view.video.host
    show = together(icon("play", "cv-icon--turns"), el("span", reader.say("blocks.video_show")))
    watch = el("span", reader.say("blocks.video_watch", host=host))
    ways = el(
        "div",
        el("span", show, class_="cv-button cv-coming"),
        link(view.video.watch, watch, rel="noopener", class_="cv-link"),
        class_="cv-cluster",
    )
    words = el("p", said(view.caption), class_="cv-small cv-muted")
    consent = el("p", reader.say("blocks.video_consent", host=host))
    return together(
        el("div", consent, ways, class_="cv-video"), words if view.caption.text else NOTHING
    )


def _files(view: BlockView, reader: Reader, _: str) -> Markup:
    return _listed([_file(one, reader) for one in view.links])


def _file(one: LinkView, reader: Reader) -> Markup:
    name = el("span", said(one.label), class_="cv-file__name")
    kind = f"{one.kind.upper()} · {_weight(one.size, reader)}"
    more = el("span", kind, class_="cv-small cv-muted")
    return link(one.href, icon("file-text"), name, more, download="", class_="cv-file")


def _weight(size: int, reader: Reader) -> str:
    unit, number = weight(size)
    return say(f"blocks.{unit}", reader.language, size=number)


def _links(view: BlockView, _: Reader, __: str) -> Markup:
    return _listed([_way(one) for one in view.links])


def _way(one: LinkView) -> Markup:
    is_page = one.href.startswith("/")
    drawing = icon("arrow-right", "cv-icon--turns") if is_page else icon("link")
    name = el("span", said(one.label), class_="cv-file__name")
    return link(one.href, drawing, name, class_="cv-file", rel=None if is_page else "noopener")


def _listed(lines: Sequence[Markup]) -> Markup:
    return el("ul", *(el("li", line) for line in lines), class_="cv-files")


def _accordion(view: BlockView, _: Reader, __: str) -> Markup:
    folds = (
        el("details", el("summary", said(one.label)), prose(one.body), class_="cv-more")
        for one in view.folds
        if one.label.text
    )
    return el("div", *folds, class_="cv-folds")


def _call(view: BlockView, _: Reader, level: str) -> Markup:
    ways = (
        link(one.href, said(one.label), class_="cv-button cv-button--primary") for one in view.links
    )
    words = prose(view.body) if view.body.text else NOTHING
    return el("div", _title(view, level), words, *ways, class_="cv-call")


def _door(view: BlockView, reader: Reader, _: str) -> Markup:
    one = view.door
    if one is None:
        return NOTHING
    shut = one.door.standing != "open" or not one.door.barrier.is_open
    line = reader.say("project.read")
    if one.has_inputs:
        number = reader.say("project.inputs", count=one.inputs)
        can = line_of(one.door, reader.language, reader.zone)
        line = can if shut and not one.inputs else " · ".join(filter(None, (can, number)))
    words = together(
        el("span", said(one.title), class_="cv-door__title"),
        el("span", line, class_="cv-door__text"),
    )
    return link(
        one.href,
        el("span", icon(one.icon, "cv-icon--large"), class_="cv-door__icon"),
        el("span", words, class_="cv-door__words"),
        el("span", icon("arrow-right", "cv-icon--turns"), class_="cv-door__arrow"),
        class_="cv-door cv-door--closed" if one.has_inputs and shut else "cv-door",
    )


def _figures(view: BlockView, reader: Reader, _: str) -> Markup:
    shown = (
        el(
            "div",
            el("span", number_in(one.number, reader.language), class_="cv-figure__number"),
            el(
                "span",
                reader.say(f"blocks.figure.{one.key}", count=one.number),
                class_="cv-figure__meaning",
            ),
            class_="cv-figure",
        )
        for one in view.figures
    )
    return el("div", *shown, class_="cv-figures")


_KINDS: Mapping[str, Callable[[BlockView, Reader, str], Markup]] = {
    "text": _text, "image": _image, "gallery": _gallery, "video": _video, "files": _files,
    "links": _links, "accordion": _accordion, "call": _call, "activity": _door,
    "figures": _figures,
}  # fmt: skip
