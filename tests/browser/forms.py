"""Forms as somebody sends them who has filled in nothing, and what these say beforehand."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import ElementHandle, Page

from tests.browser.tabs import settle

FORMS, OVER = "main form, aside form", "dialog[open] form"
MOST_STEPS = 6
PATIENCE_MS, LOOK_MS = 5_000, 50

KIND = """(form) => {
    const bare = (text) => text.replace(/[0-9a-f]{32}/g, "");
    const names = [...form.elements]
        .filter((one) => one.type !== "hidden" && one.checkVisibility())
        .map((one) => bare(one.name).split(".")[0].split(":")[0]);
    return [form.getAttribute("role"), form.method, bare(form.action), ...names].join(" ");
}"""
"""What tells a form from another of the same kind: nothing of whose it is."""

ASKS = """(form) => form.checkVisibility() && form.getAttribute("role") !== "search"
    && form.getAttribute("method") !== "get" && !form.closest("header")
    && [...form.querySelectorAll("input, textarea, select, [contenteditable=true]")]
        .some((one) => one.type !== "hidden" && one.checkVisibility())"""

EMPTY = """(form) => {
    form.noValidate = true;
    const told = (one) => ["input", "change"].forEach(
        (name) => one.dispatchEvent(new Event(name, { bubbles: true })));
    for (const one of form.querySelectorAll("input, textarea, select")) {
        if (["hidden", "file", "color", "radio"].includes(one.type)) continue;
        if (!one.checkVisibility()) continue;
        if (one.type === "checkbox") { if (one.checked) one.click(); continue; }
        const hasNone = one.tagName !== "SELECT" || [...one.options].some((each) => !each.value);
        if (!hasNone) continue;
        const plain = { INPUT: HTMLInputElement, TEXTAREA: HTMLTextAreaElement,
                        SELECT: HTMLSelectElement }[one.tagName];
        Object.getOwnPropertyDescriptor(plain.prototype, "value").set.call(one, "");
        told(one);
    }
}"""

REFUSED = """(form) => [...form.querySelectorAll(".cv-field__error")]
    .filter((error) => error.checkVisibility())
    .map((error) => {
        const around = error.closest(".cv-field, fieldset, .cv-steps__step")
            ?? error.parentElement.parentElement;
        const controls = [...around.querySelectorAll(
            "input:not([type=hidden]), textarea, select, [role=textbox]")]
            .filter((one) => one.checkVisibility());
        const empty = controls.every((one) => ["checkbox", "radio"].includes(one.type)
            ? !one.checked : !(one.value ?? one.textContent).trim());
        const head = around.querySelector("label, legend, .cv-field__label, h2");
        const aloud = head?.cloneNode(true);
        aloud?.querySelectorAll("[aria-hidden=true]").forEach((one) => one.remove());
        return {
            id: error.id, empty, seen: head?.textContent ?? "", heard: aloud?.textContent ?? "",
            told: controls.some((one) => one.required || one.ariaRequired === "true"),
        };
    })"""
"""What a form refuses: where, whether that is empty, and what stood there for eyes and ears."""

FILL = """(form, id) => {
    const error = document.getElementById(id);
    if (!error) return "";
    const around = error.closest(".cv-field, fieldset, .cv-steps__step")
        ?? error.parentElement.parentElement;
    const one = [...around.querySelectorAll("input, textarea, select, [role=textbox]")]
        .find((each) => each.checkVisibility() && each.type !== "file");
    if (!one) return "";
    if (["checkbox", "radio"].includes(one.type)) { one.click(); return "clicked"; }
    one.focus();
    if (one.tagName === "SELECT") {
        one.value = [...one.options].map((each) => each.value).filter(Boolean).at(-1);
        one.dispatchEvent(new Event("change", { bubbles: true }));
        return "chosen";
    }
    return one.defaultValue ? "was " + one.defaultValue : one.type ?? "text";
}"""
TYPED = {
    "email": "fontaine@example.org",
    "url": "https://example.org",
    "number": "1",
    "date": "01012030",
    "datetime-local": "010120301000",
}


class Empty:
    """Somebody who sends the forms of one page empty, and then fills in what was refused."""

    def __init__(self, page: Page, word: str) -> None:
        self._page, self._word = page, word
        self._heard = 0
        page.on("websocket", lambda socket: socket.on("framereceived", self._hear))
        page.on("framenavigated", self._hear)  # the answer to a form of before the app

    def unmarked(self, reach: Callable[[], None]) -> list[str]:
        """Return what is refused when empty though nothing said that it must be filled in."""
        reach()
        known: set[str] = set()
        found: list[str] = []
        while (form := self._next(known)) is not None:
            before, is_asked_over = self._page.url, self._page.query_selector(OVER)
            found += self._send(form)
            if is_asked_over and not self._page.query_selector(OVER):
                return found  # it was taken: what had been opened is done
            if self._page.url != before:
                reach()
        return found

    def _hear(self, _: object) -> None:
        self._heard += 1

    def _next(self, known: set[str]) -> ElementHandle | None:
        there = self._page.query_selector_all(OVER) or self._page.query_selector_all(FORMS)
        for form in there:
            kind = str(form.evaluate(KIND))
            if kind not in known and form.evaluate(ASKS):
                known.add(kind)
                return form
        return None

    def _send(self, form: ElementHandle) -> list[str]:
        found: list[str] = []
        judged: set[str] = set()
        kind = form.evaluate(KIND)
        form.evaluate(EMPTY)
        for editor in form.query_selector_all("[role=textbox]"):
            if editor.is_visible():
                editor.click()
                self._page.keyboard.press("Control+A")
                self._page.keyboard.press("Delete")
        for _ in range(MOST_STEPS):
            sent = self._press(form, kind)
            if sent is None:
                return found
            form = sent
            refused = [one for one in form.evaluate(REFUSED) if one["empty"]]
            for one in refused:
                if one["id"] not in judged and not self._is_marked(one):
                    found.append(f"{one['id']} «{one['seen']}»")
            judged |= {one["id"] for one in refused}
            if not refused or not all([self._fill(form, one["id"]) for one in refused]):
                return found
        return found

    def _is_marked(self, one: dict[str, Any]) -> bool:
        return self._word in one["seen"] and (one["told"] or self._word in one["heard"])

    def _press(self, form: ElementHandle, kind: str) -> ElementHandle | None:
        """Send a form, wait for the answer, and return the form as it then is, if it is there."""
        buttons = [b for b in form.query_selector_all("[type=submit]") if b.is_visible()]
        if not buttons or not buttons[-1].is_enabled():
            return None
        heard, url = self._heard, self._page.url
        buttons[-1].click()
        for _ in range(PATIENCE_MS // LOOK_MS):
            self._page.wait_for_timeout(LOOK_MS)
            if self._heard > heard or self._page.url != url:
                break
        settle(self._page)
        if self._page.url == url and form.is_visible():
            return form
        there = self._page.query_selector_all(FORMS)
        return next((each for each in there if each.evaluate(KIND) == kind), None)

    def _fill(self, form: ElementHandle, key: str) -> bool:
        kind = str(form.evaluate(FILL, key))
        if kind.startswith("was "):
            self._page.keyboard.type(kind.removeprefix("was "))
        elif kind and kind not in ("clicked", "chosen"):
            self._page.keyboard.type(TYPED.get(kind, "Fontaine"))
        return bool(kind)
