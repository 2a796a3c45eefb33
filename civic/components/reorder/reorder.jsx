// Lets the items of a list be dragged to another place, with a mouse, a finger or a pen.
import { useEffect, useRef } from "react";
import "./reorder.css";

const EDGE = 60; // so near the edge of what scrolls it moves along
const STEP = 14;

const middleOf = (item) => {
  const { top, height } = item.getBoundingClientRect();
  return top + height / 2;
};

/** Return the place among the others at which an item would fall. */
const placeAt = (others, y) => others.filter((other) => middleOf(other) < y).length;

function mark(others, at) {
  others.forEach((other, number) => {
    other.toggleAttribute("data-before", number === at);
    other.toggleAttribute("data-after", at === others.length && number === at - 1);
  });
}

/** Return what scrolls around an item: the dialog it lies in, or the page. */
const scrollerOf = (item) => item.closest("dialog") ?? document.scrollingElement;

function scrollAlong(scroller, y) {
  const { top, bottom } = scroller.getBoundingClientRect();
  if (y < Math.max(top, 0) + EDGE) scroller.scrollBy(0, -STEP);
  else if (y > Math.min(bottom, window.innerHeight) - EDGE) scroller.scrollBy(0, STEP);
}

/** Follow a pointer from where it took an item, until it lets go. */
function follow(start, item, onPlace) {
  const others = [...item.parentElement.children].filter((other) => other !== item);
  const from = [...item.parentElement.children].indexOf(item);
  const scroller = scrollerOf(item);
  const top = start.clientY + scroller.scrollTop;
  let at = from;
  const moved = ({ clientY, pointerId }) => {
    if (pointerId !== start.pointerId) return;
    scrollAlong(scroller, clientY);
    item.style.translate = `0 ${clientY + scroller.scrollTop - top}px`;
    at = placeAt(others, clientY);
    mark(others, at);
  };
  const end = () => {
    window.removeEventListener("pointermove", moved);
    window.removeEventListener("pointerup", dropped);
    window.removeEventListener("pointercancel", end);
    window.removeEventListener("keydown", escaped, true);
    item.style.translate = "";
    item.removeAttribute("data-dragged");
    mark(others, -1);
  };
  const dropped = () => {
    end();
    if (at !== from) onPlace(item.dataset.id, at);
  };
  const escaped = (event) => {
    if (event.key === "Escape") end();
  };
  item.setAttribute("data-dragged", "");
  window.addEventListener("pointermove", moved);
  window.addEventListener("pointerup", dropped);
  window.addEventListener("pointercancel", end);
  window.addEventListener("keydown", escaped, true);
  return end;
}

/** Watch over the list named `list`. */
export function Reorder({ list, onPlace }) {
  const placed = useRef(onPlace);
  placed.current = onPlace;
  useEffect(() => {
    let stop = () => undefined;
    const taken = (event) => {
      const home = document.getElementById(list);
      const handle = event.target.closest?.("[data-drag]");
      const item = handle?.closest("li");
      if (event.button !== 0 || !item || item.parentElement !== home) return;
      event.preventDefault();
      stop = follow(event, item, (id, at) => placed.current(id, at));
    };
    document.addEventListener("pointerdown", taken);
    return () => {
      document.removeEventListener("pointerdown", taken);
      stop();
    };
  }, [list]);
  return null;
}
