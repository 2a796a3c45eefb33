// A table of any length, of which only the lines near what is seen are there: each is as high as
// the others, so that the room of those that aren't is known, and nothing jumps as they come.
import { useEffect, useLayoutEffect, useRef } from "react";
import "./long_table.css";

const OPENER = ".cv-table__open";
const CONTROLS = "button, input";
const PANEL = "aside.cv-panel";
const STEPS = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 };
const NEAR = 10; // so many lines before and after what is seen must be there, or are asked for
const RESTS_MS = 120; // as long as one scrolls on, nobody is told
const ANSWERS_MS = 1500; // what isn't there then is asked for again
const SETTLES_MS = 500; // browsers refuse addresses that change too often

const isPrinted = () => matchMedia("print").matches; // whole, and scrolled nowhere
const within = (least, one, most) => Math.max(least, Math.min(one, most));
const placeOf = (line) => Number(line.getAttribute("aria-rowindex")) - 2; // the head is the first

/** The part of the page that is scrolled, and what is drawn in it. */
class Sheet {
  constructor(wrap) {
    this.wrap = wrap;
    this.head = wrap.querySelector("thead");
    this.body = wrap.querySelector(".cv-long__lines");
    this.room = wrap.querySelector(".cv-long__room");
    this.high = 0;
  }

  /** Where the first line of all stands right below the heads. */
  get start() {
    const { wrap, room } = this;
    const top = room.getBoundingClientRect().top - wrap.getBoundingClientRect().top;
    return top - wrap.clientTop + wrap.scrollTop - this.head.offsetHeight;
  }

  get free() {
    return this.wrap.clientHeight - this.head.offsetHeight;
  }

  get fits() {
    return Math.max(1, Math.floor(this.free / this.high));
  }

  /** How many lines stand before what is seen, in parts of a line too. */
  get at() {
    return (this.wrap.scrollTop - this.start) / this.high;
  }

  /** Make all lines as high as the highest, and stay where one is. */
  level(anew = false) {
    const { at, high } = this;
    if (anew) this.wrap.style.removeProperty("--cv-row");
    const tops = [...this.body.rows].map((line) => line.getBoundingClientRect().height);
    const highest = Math.ceil(Math.max(1, anew ? 1 : high, ...tops));
    this.high = highest;
    this.wrap.style.setProperty("--cv-row", `${highest}px`);
    this.wrap.style.scrollPaddingBlockStart = `${this.head.offsetHeight}px`;
    if (high && at > 0 && (anew || high !== highest)) this.scroll(at);
  }

  /** Remember which line is seen first. */
  mark() {
    const line = this.line(Math.round(this.at));
    this.marked = line && { id: line.dataset.id, place: placeOf(line) };
  }

  /** Go along with that line where others came or went before it. */
  follow() {
    const line = this.at > 0 && this.marked && this.named(this.marked.id);
    if (line) this.scroll(this.at + placeOf(line) - this.marked.place);
  }

  scroll(place) {
    this.wrap.scrollTop = place > 0 ? this.start + place * this.high : 0;
  }

  /** Scroll as little as shows the whole of a line. */
  reveal(place) {
    const last = this.at + this.free / this.high - 1;
    if (place < this.at) this.scroll(place);
    else if (place > last) this.scroll(place + 1 - this.free / this.high);
  }

  line(place) {
    return [...this.body.rows].find((line) => placeOf(line) === place);
  }

  named(id) {
    return [...this.body.rows].find((line) => line.dataset.id === id);
  }
}

/** Keep in the address which line is the first on screen, so that one is back there. */
function note(place) {
  const url = new URL(location.href);
  if (place > 0) url.searchParams.set("from", place + 1);
  else url.searchParams.delete("from");
  if (url.href !== location.href) history.replaceState(history.state, "", url);
}

/** The focus in lines that come and go: it waits on the table for a line that is away. */
class Focus {
  held = null; // the line that had it last, and by which control
  wish = null; // the line that shall have it once it is there
  isAway = false;

  constructor(sheet) {
    this.sheet = sheet;
  }

  took({ target }) {
    const line = target.closest("tr[data-id]");
    this.isAway = false;
    if (!line) return;
    this.held = { id: line.dataset.id, place: placeOf(line), control: target };
    this.wish = null;
    this.rove();
  }

  /** See that a line which left takes no focus along, and has it when it is back. */
  keep() {
    const { sheet, held, wish } = this;
    const { wrap } = sheet;
    const nowhere = document.activeElement === document.body;
    if (held && !held.control.isConnected && nowhere) {
      wrap.focus({ preventScroll: true });
      this.isAway = true;
    }
    const back = held && sheet.named(held.id);
    if (back) held.place = placeOf(back);
    const wished = wish && sheet.line(wish.place);
    const isOurs = wrap.contains(document.activeElement);
    if (wished && isOurs) {
      this.wish = null;
      wished.querySelector(OPENER).focus();
      if (wish.opens) wished.querySelector(OPENER).click();
    } else if (back && this.isAway && document.activeElement === wrap) {
      const again = held.control.matches("input") ? "input" : OPENER;
      back.querySelector(again).focus({ preventScroll: true });
    }
    this.rove();
  }

  /** Let one line be the stop of the keyboard: where one was, else the first that is seen. */
  rove() {
    const { sheet } = this;
    const seen = sheet.line(Math.max(0, Math.round(sheet.at)));
    const stop = (this.held && sheet.named(this.held.id)) || seen || sheet.body.rows[0];
    for (const line of sheet.body.rows) {
      for (const one of line.querySelectorAll(CONTROLS)) one.tabIndex = line === stop ? 0 : -1;
    }
  }

  /** Return which line a key leads to; none where it is the business of others. */
  led(key, total) {
    const { sheet } = this;
    const isHere = sheet.body.contains(document.activeElement);
    const known = this.wish?.place ?? (isHere || this.isAway ? this.held?.place : undefined);
    const here = known ?? Math.max(0, Math.round(sheet.at));
    const steps = STEPS[key];
    if (steps && (known === undefined || (!isHere && !this.wish))) {
      return known === undefined ? here : here + steps;
    }
    const most = Math.max(1, sheet.fits - 1);
    const goals = { PageDown: here + most, PageUp: here - most, Home: 0, End: total - 1 };
    return goals[key];
  }
}

/** Tell which lines are seen, lead to others, and keep the focus where lines come and go. */
export function LongTable({ first, lines, total, goal, onLook }) {
  const now = useRef({});
  now.current = { first, end: first + lines.length, total, onLook };
  const parts = useRef(null);
  const led = useRef(0);

  useLayoutEffect(() => {
    const sheet = new Sheet(document.querySelector(".cv-long-wrap"));
    const focus = new Focus(sheet);
    const timers = {};
    let asked = 0;
    let told = "";
    const later = (name, ms, act) => {
      clearTimeout(timers[name]);
      timers[name] = setTimeout(act, ms);
    };
    const seen = () => {
      const most = now.current.total - 1;
      const from = within(0, Math.round(sheet.at), most);
      return [from, within(0, from + sheet.fits - 1, most)];
    };
    const tell = (range) => {
      told = String(range);
      now.current.onLook(...range);
    };
    const look = () => {
      if (isPrinted()) return;
      const range = seen();
      sheet.mark();
      const { first, end, total } = now.current;
      const isThere =
        Math.max(0, range[0] - NEAR) >= first && Math.min(total, range[1] + 1 + NEAR) <= end;
      if (!isThere) {
        if (Date.now() - asked > ANSWERS_MS) {
          asked = Date.now();
          tell(range);
        }
        later("again", ANSWERS_MS, look);
      }
      later("rest", RESTS_MS, () => {
        focus.rove();
        if (told !== String(seen())) tell(seen());
      });
      later("address", SETTLES_MS, () => isPrinted() || note(seen()[0]));
    };
    const come = () => {
      asked = 0;
      focus.keep();
      look();
    };
    const pressed = (event) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const place = focus.led(event.key, now.current.total);
      if (place === undefined) return;
      event.preventDefault();
      const opens = Boolean(STEPS[event.key] && document.querySelector(PANEL));
      focus.wish = { place: within(0, place, now.current.total - 1), opens };
      sheet.reveal(focus.wish.place);
      come();
    };
    const left = () =>
      setTimeout(() => {
        const isLetGo = document.activeElement === document.body && focus.held?.control.isConnected;
        if (isLetGo) focus.held = null;
      });
    const took = (event) => focus.took(event);
    const printed = () => sheet.scroll(sheet.marked?.place ?? 0);
    const watch = new ResizeObserver(() => {
      if (isPrinted()) return;
      sheet.level(true);
      look();
    });
    sheet.wrap.addEventListener("scroll", look, { passive: true });
    sheet.wrap.addEventListener("keydown", pressed);
    sheet.wrap.addEventListener("focusout", left);
    sheet.wrap.addEventListener("focusin", took);
    addEventListener("afterprint", printed);
    watch.observe(sheet.wrap);
    watch.observe(sheet.body); // where a reader spaces texts out, lines grow and the frame doesn't
    parts.current = { sheet, come };
    return () => {
      watch.disconnect();
      Object.values(timers).forEach(clearTimeout);
      sheet.wrap.removeEventListener("scroll", look);
      sheet.wrap.removeEventListener("keydown", pressed);
      sheet.wrap.removeEventListener("focusout", left);
      sheet.wrap.removeEventListener("focusin", took);
      removeEventListener("afterprint", printed);
    };
  }, []);

  useLayoutEffect(() => {
    const { sheet, come } = parts.current;
    sheet.level();
    const [count = 0, place = 0] = goal;
    if (count !== led.current) {
      if (led.current) sheet.wrap.scrollIntoView({ block: "nearest" }); // not as the page comes
      led.current = count;
      sheet.scroll(place);
    } else {
      sheet.follow();
    }
    come();
  }, [first, lines, total, goal]);
  return null;
}
