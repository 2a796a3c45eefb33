// Sends the form around it after each pause in writing, and at once when it is left.
import { useEffect, useLayoutEffect, useRef } from "react";

const PAUSE_MS = 900;

const usualOf = ({ options }) => ([...options].find((one) => one.defaultSelected) ?? options[0])?.value;

const wasWritten = (el) => {
  if (el.options) return el.value !== usualOf(el);
  return el.type === "checkbox" ? el.checked !== el.defaultChecked : el.type !== "hidden" && el.value !== el.defaultValue;
};

/** Watch over the form around; what was written before this came counts too. */
export function AutoSave({ waits, onLeave }) {
  const mark = useRef(null);
  const isWaiting = useRef(waits);
  const again = useRef(null);
  const leave = useRef(null);
  isWaiting.current = waits;
  useEffect(() => {
    const form = mark.current.closest("form");
    let timer;
    const send = () => {
      timer = undefined;
      if (!isWaiting.current && form.isConnected) form.requestSubmit();
    };
    const within = (ms) => {
      clearTimeout(timer);
      timer = setTimeout(send, ms); // never at once: while React draws, it hears no event
    };
    const changed = () => within(PAUSE_MS);
    const left = ({ relatedTarget }) => timer && !form.contains(relatedTarget) && within(0);
    const flush = () => timer && send();
    const sent = (event) => {
      event.preventDefault();
      clearTimeout(timer);
      timer = undefined;
    };
    again.current = () => within(0);
    leave.current = () => timer && !isWaiting.current && onLeave(Object.fromEntries(new FormData(form)));
    if ([...form.querySelectorAll("input[name], textarea[name], select[name]")].some(wasWritten)) changed();
    form.addEventListener("input", changed);
    form.addEventListener("change", changed);
    form.addEventListener("focusout", left);
    form.addEventListener("submit", sent);
    window.addEventListener("pagehide", flush);
    return () => {
      clearTimeout(timer);
      form.removeEventListener("input", changed);
      form.removeEventListener("change", changed);
      form.removeEventListener("focusout", left);
      form.removeEventListener("submit", sent);
      window.removeEventListener("pagehide", flush);
    };
  }, []);
  useLayoutEffect(() => () => leave.current?.(), []); // React hears no submission while it takes a form away
  const waited = useRef(waits);
  useEffect(() => {
    if (waited.current && !waits) again.current();
    waited.current = waits;
  }, [waits]);
  return <span ref={mark} hidden />;
}
