// Nobody loses their place: the focus goes where things go on, and outlives what held it.
import { useEffect, useRef } from "react";

const REST_MS = 60; // whoever leads the focus on purpose comes first
const FAULT = "aria-invalid";
const WATCHED = [FAULT, "class", "disabled", "hidden", "open"];

let last = null; // what had the focus, with all that it stands in and where, and on which page
let sent = null; // the form that was sent last, until its answer leads on or somebody goes on

const isGone = (element) =>
  !element.isConnected ||
  element.matches(":disabled") ||
  !element.checkVisibility({ visibilityProperty: true });

function remember({ target }) {
  const around = [];
  for (let one = target; one && one !== document.body; one = one.parentElement) around.push(one);
  const places = around.map((one) => [...(one.parentElement?.children ?? [])].indexOf(one));
  last = { around, places, page: location.pathname };
}

// The same control in a form that was drawn anew, at the same place beneath what is left.
function twinIn(left, depth) {
  const hadForm = last.around.slice(0, depth).some((one) => one.matches("form"));
  const twin = last.places.slice(0, depth).reduceRight((one, at) => one?.children[at], left);
  const [old] = last.around;
  return hadForm && twin?.tagName === old.tagName && twin.textContent === old.textContent && twin;
}

// Give the focus to what is left around the element that had it; on another page, to its content.
function rescue() {
  if (!last || document.activeElement !== document.body || !isGone(last.around[0])) return;
  const main = document.getElementById("main");
  const isNear = (one) => !isGone(one) && main?.contains(one);
  const depth = last.page === location.pathname ? last.around.findIndex(isNear) : -1;
  const near = last.around[depth];
  const next = (near && twinIn(near, depth)) || near || main;
  if (next) give(next, { preventScroll: true });
}

const hold = ({ type, target }) => {
  sent = type === "submit" ? target : null;
};

// Lead to what the answer to a form says is wrong in it.
function leadToFault({ attributeName, target }) {
  if (attributeName !== FAULT || target.ariaInvalid !== "true" || !sent?.contains(target)) return;
  sent = null;
  target.focus();
}

function give(element, how) {
  if (element.tabIndex < 0 && !element.hasAttribute("tabindex")) element.tabIndex = -1;
  element.focus(how);
}

/** Watch over the focus for as long as a page is shown. */
export function FocusKeeper() {
  useEffect(() => {
    let timer;
    const changed = (records) => {
      records.forEach(leadToFault);
      timer ??= setTimeout(() => {
        timer = undefined;
        rescue();
      }, REST_MS);
    };
    const watch = new MutationObserver(changed);
    watch.observe(document.body, { subtree: true, childList: true, attributeFilter: WATCHED });
    const heard = { focusin: remember, submit: hold, keydown: hold, pointerdown: hold };
    const ears = Object.entries(heard);
    ears.forEach(([name, ear]) => document.addEventListener(name, ear, true));
    changed([]);
    return () => {
      clearTimeout(timer);
      watch.disconnect();
      ears.forEach(([name, ear]) => document.removeEventListener(name, ear, true));
    };
  }, []);
  return null;
}

/** Give the focus to the element that `to` names, `"id 3"`, each time it names one anew. */
export function Lead({ to }) {
  const before = useRef(to);
  useEffect(() => {
    if (to === before.current) return;
    before.current = to;
    if (!navigator.userActivation?.hasBeenActive) return; // what an earlier visit was led to
    const element = document.getElementById(to.split(" ")[0]);
    if (element) give(element);
  }, [to]);
  return null;
}

const SETTLES_MS = 2000; // pictures and fonts that come meanwhile push what is below them
const HANDS_ON = ["pointerdown", "wheel", "touchmove", "keydown"];

/** Lead to the place that the address names after `#`, which was not drawn yet as the page came. */
export function NamedPlace({ when = "" }) {
  useEffect(() => {
    const main = document.getElementById("main"); // what was drawn before the app has it too
    const element = location.hash && main?.querySelector(`[id="${CSS.escape(location.hash.slice(1))}"]`);
    if (!element) return undefined;
    const block = element.clientHeight > innerHeight / 2 ? "start" : "center";
    const watch = new ResizeObserver(() => element.scrollIntoView({ block, behavior: "instant" }));
    const rest = () => {
      watch.disconnect();
      clearTimeout(timer);
      HANDS_ON.forEach((name) => removeEventListener(name, rest));
    };
    const timer = setTimeout(rest, SETTLES_MS);
    HANDS_ON.forEach((name) => addEventListener(name, rest, { passive: true }));
    watch.observe(main);
    give(element, { preventScroll: true });
    return rest;
  }, [when]);
  return null;
}

const middleOf = (element) => {
  const { left, width } = element.getBoundingClientRect();
  return left + width / 2;
};

/** Show the current place of a strip of links that is wider than the screen, as it appears. */
export function CurrentInView() {
  useEffect(() => {
    const shown = new WeakMap(); // how wide the strip was: fonts that arrive make it wider
    const look = () => {
      for (const link of document.querySelectorAll("nav [aria-current='page']")) {
        const strip = link.parentElement;
        if (shown.get(link) === strip.scrollWidth) continue;
        shown.set(link, strip.scrollWidth);
        strip.scrollLeft += middleOf(link) - middleOf(strip);
      }
    };
    const watch = new MutationObserver(look);
    watch.observe(document.body, { subtree: true, childList: true });
    look();
    document.fonts.ready.then(look);
    return () => watch.disconnect();
  }, []);
  return null;
}
