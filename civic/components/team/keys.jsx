import { useEffect, useRef } from "react";

const typing = (target) =>
  target.closest?.("input, textarea, select, [contenteditable], dialog") !== null;

/* Arrows step from one line to the next, Escape closes: where nobody is typing. */
export function TableKeys({ isOpen, onStep, onClose }) {
  const now = useRef({});
  now.current = { isOpen, onStep, onClose };
  useEffect(() => {
    const pressed = (event) => {
      const { isOpen, onStep, onClose } = now.current;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "Escape" && isOpen && !event.target.closest?.("dialog")) {
        onClose();
        document.querySelector("tr[aria-selected='true'] button")?.focus();
        return;
      }
      if (typing(event.target)) return;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step) return;
      const openers = [...document.querySelectorAll(".cv-table__open")];
      const at = openers.indexOf(document.activeElement);
      if (isOpen) onStep(step);
      if (at >= 0 || isOpen) {
        event.preventDefault();
        openers[Math.max(0, Math.min(openers.length - 1, at + step))]?.focus();
      }
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, []);
  return null;
}
