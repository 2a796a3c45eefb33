import { useEffect, useRef } from "react";

const PANEL = "aside.cv-panel";
const typing = (target) =>
  Boolean(target.closest?.("input, textarea, select, [contenteditable], dialog, .cv-menu"));

/** Arrows step from one line to the next, Escape closes, and focus goes with what is shown. */
export function TableKeys({ shown, onStep, onClose }) {
  const now = useRef({});
  now.current = { shown, onStep, onClose };
  const before = useRef("");
  useEffect(() => {
    const opened = shown && !before.current;
    before.current = shown;
    const lost = document.activeElement === document.body;
    if (shown && (opened || lost)) document.querySelector(PANEL)?.focus();
  }, [shown]);

  useEffect(() => {
    const pressed = (event) => {
      const { shown, onStep, onClose } = now.current;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "Escape" && shown && !event.target.closest?.("dialog")) {
        document.querySelector("tr[aria-selected='true'] button")?.focus();
        onClose();
        return;
      }
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step || typing(event.target)) return;
      const openers = [...document.querySelectorAll(".cv-table__open")];
      const at = openers.indexOf(document.activeElement);
      if (at < 0 && !shown) return;
      event.preventDefault();
      openers[at < 0 ? -1 : Math.max(0, Math.min(openers.length - 1, at + step))]?.focus();
      if (shown) onStep(step);
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, []);
  return null;
}
