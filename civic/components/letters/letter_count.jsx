// Says how many letters are left once a limit is near; typing is never stopped, sending waits.
import { useEffect, useId, useRef, useState } from "react";
import { READY, RESTORED } from "$/public/external/civic/components/draft/field/field.js";
import { lettersOf, nearTo } from "./letters.js";
import "./letter_count.css";

const PAUSE_MS = 900;

const filled = (text, number) =>
  (text || "").replace("{n}", new Intl.NumberFormat(document.documentElement.lang).format(number));

/** Return the words about `left` letters, and nothing while there is room. */
function wordsFor(left, most, texts) {
  if (left > nearTo(most)) return "";
  return left < 0 ? filled(texts.over, -left) : filled(texts.left, left);
}

/** Return the letters left in a field of the form around `mark`, in step with the typing. */
function useLeft(mark, { field, most, kind }) {
  const [left, setLeft] = useState(most);
  useEffect(() => {
    const form = mark.current.closest("form");
    const element = () => form?.elements.namedItem(field);
    const count = () => setLeft(most - lettersOf(element()?.value ?? "", kind));
    const heard = ({ target }) => target.name === field && count();
    const later = () => setTimeout(count);
    count();
    for (const kind of ["input", "change", READY, RESTORED]) form?.addEventListener(kind, heard, true);
    form?.addEventListener("reset", later);
    return () => {
      for (const kind of ["input", "change", READY, RESTORED]) {
        form?.removeEventListener(kind, heard, true);
      }
      form?.removeEventListener("reset", later);
    };
  }, [mark, field, most, kind]);
  return left;
}

/** Keep a text that is too long from being sent, and lead to it; say so at the button too. */
function useGate(mark, left, onStopped) {
  const now = useRef({});
  now.current = { left, onStopped };
  useEffect(() => {
    const here = mark.current;
    const form = here.closest("form");
    const gate = (event) => {
      if (now.current.left >= 0 || getComputedStyle(here).visibility === "hidden") return;
      event.preventDefault();
      event.stopPropagation();
      here.closest(".cv-field")?.querySelector("input:not([type=hidden]), textarea, [role=textbox]")?.focus();
      now.current.onStopped();
    };
    form?.addEventListener("submit", gate, true);
    return () => form?.removeEventListener("submit", gate, true);
  }, [mark]);
  const isOver = left < 0;
  useEffect(() => {
    const button = mark.current.closest("form")?.querySelector("[type=submit]");
    if (!button || !isOver) return undefined;
    button.setAttribute("aria-describedby", mark.current.id);
    return () => button.removeAttribute("aria-describedby");
  }, [mark, isOver]);
}

/** Show the count, and say it aloud once a person pauses. */
export function LetterCount({ field, most, kind = "line", texts = {} }) {
  const mark = useRef(null);
  const id = useId();
  const left = useLeft(mark, { field, most, kind });
  const [isStopped, setStopped] = useState(false);
  const [spoken, setSpoken] = useState("");
  const words = wordsFor(left, most, texts);
  const shown = isStopped && left < 0 ? `${words}. ${texts.stopped}` : words;
  useGate(mark, left, () => setStopped(true));
  useEffect(() => {
    if (left >= 0) setStopped(false);
    const timer = setTimeout(() => setSpoken(shown), isStopped ? 0 : PAUSE_MS);
    return () => clearTimeout(timer);
  }, [shown, left, isStopped]);
  return (
    <span ref={mark} id={id} className="cv-letters" data-over={left < 0}>
      <span aria-hidden="true">{shown}</span>
      <span role="status" className="cv-letters__spoken">
        {spoken}
      </span>
    </span>
  );
}
