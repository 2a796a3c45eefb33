import { useEffect, useRef } from "react";

const PANEL = "aside.cv-panel";
const OPENER = ".cv-table__open";
const STEPS = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 };
const typing = (target) =>
  Boolean(target.closest?.("input:not([type='checkbox']), textarea, select, [contenteditable], dialog, .cv-menu"));
/** Letters are for whoever is in the table: elsewhere they are those of the browser. */
const inTable = (target) => Boolean(target.closest?.(".cv-table-wrap"));

/** Tick, or let go, the line that has the focus. */
function pick() {
  document.activeElement.closest("tr")?.querySelector("input[type='checkbox']")?.click();
}

/** Note that the line that has the focus was seen, or what is picked. */
const see = (onSee) => onSee(document.activeElement.closest("tr")?.dataset.id ?? "");

/** Step from one line to the next; the open panel goes along. */
function step(event, steps, { shown, onStep }) {
  const openers = [...document.querySelectorAll(OPENER)];
  const line = document.activeElement.closest?.("tr")?.querySelector(OPENER);
  const at = openers.indexOf(line);
  if (at < 0 && !shown && !inTable(event.target)) return;
  event.preventDefault();
  const wished = at < 0 ? (shown ? -1 : 0) : Math.max(0, Math.min(openers.length - 1, at + steps));
  openers[wished]?.focus();
  if (shown) onStep(steps);
}

/** Arrows or j and k step, x ticks, s marks as seen, Escape closes. */
export function TableKeys({ shown, onStep, onClose, onSee }) {
  const now = useRef({});
  now.current = { shown, onStep, onClose, onSee };
  const before = useRef("");
  useEffect(() => {
    const opened = shown && !before.current;
    before.current = shown;
    const lost = document.activeElement === document.body;
    if (shown && (opened || lost)) document.querySelector(PANEL)?.focus();
  }, [shown]);

  useEffect(() => {
    const pressed = (event) => {
      const { shown, onClose, onSee } = now.current;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "Escape" && shown && !event.target.closest?.("dialog")) {
        const opened = document.querySelector(`tr[aria-selected='true'] ${OPENER}`);
        (opened ?? document.querySelector(".cv-table-wrap"))?.focus();
        onClose();
        return;
      }
      if (typing(event.target)) return;
      const steps = STEPS[event.key];
      if (steps && (event.key.length > 1 || inTable(event.target))) {
        step(event, steps, now.current);
      } else if (event.key === "x" && onSee && inTable(event.target)) {
        pick();
      } else if (event.key === "s" && onSee && inTable(event.target)) {
        see(onSee);
      }
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, []);
  return null;
}
