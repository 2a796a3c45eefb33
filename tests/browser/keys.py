"""A person who has a keyboard and no mouse, and who must see at every moment where they are."""

from playwright.sync_api import Locator, Page, expect

MOST_STOPS = 150
LOOK = """() => {
    const here = document.activeElement;
    if (here === document.body) return "";
    const said = (what) => `${what}: ${here.outerHTML.slice(0, 160)}`;
    const parts = [here.closest("label"), here, here.parentElement];
    const marked = parts.find((part) => {
        const style = part && getComputedStyle(part);
        return style && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 1;
    });
    if (!marked && !here.matches("main, h1, h2, aside, [tabindex='-1']")) {
        return said("nothing shows the focus on");
    }
    const box = (marked ?? here).getBoundingClientRect();
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    if (right - left < 2 || bottom - top < 2) return said("off the screen");
    const seen = [0.1, 0.3, 0.5, 0.7, 0.9].some((share) => {
        const found = document.elementFromPoint((left + right) / 2, top + (bottom - top) * share);
        return found && ((marked ?? here).contains(found) || found.contains(here));
    });
    return seen ? "" : said("something lies over");
}"""
STOP = f"""async (target) => {{
    const look = {LOOK};
    for (let frame = 0; frame < 30 && look(); frame += 1) {{
        await new Promise((done) => requestAnimationFrame(done));
    }}
    return [target === document.activeElement, look()];
}}"""


class Keys:
    """The hands of somebody at the keyboard of one page."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def reach(self, target: Locator, *, back: bool = False) -> None:
        """Go from stop to stop until ``target`` has the focus; each stop is seen."""
        expect(target).to_be_visible()
        if target.evaluate("(one) => one === document.activeElement"):
            return
        for _ in range(MOST_STOPS):
            self._page.keyboard.press("Shift+Tab" if back else "Tab")
            is_there, fault = target.evaluate(STOP)
            assert not fault, fault
            if is_there:
                return
        raise AssertionError(f"the keyboard does not lead to {target}")

    def press(self, target: Locator, key: str = "Enter") -> None:
        """Reach a control and press a key on it."""
        self.reach(target)
        self._page.keyboard.press(key)

    def write(self, target: Locator, words: str) -> None:
        """Reach a field and write into it."""
        self.reach(target)
        self._page.keyboard.type(words)

    def choose(self, target: Locator, value: str) -> None:
        """Reach a drop-down and go down its options as far as ``value``."""
        self.press(target, "Home")
        for _ in range(target.locator("option").count()):
            if target.input_value() == value:
                return
            self._page.keyboard.press("ArrowDown")
        raise AssertionError(f"{value} is none of the options of {target}")

    def stand_on(self, target: Locator) -> None:
        """See that the focus has been led to ``target``."""
        expect(target).to_be_focused()
        _, fault = target.evaluate(STOP)
        assert not fault, fault
