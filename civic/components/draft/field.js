// How a widget behaves like an ordinary field: its value is in the form, and a draft restores it.
import { useEffect, useRef } from "react";

export const READY = "civic:field-ready";
export const RESTORED = "civic:field-restored";

/**
 * Keep `value` in the hidden input that the returned ref points at.
 *
 * A change is an `input` event like that of any field, so that forms and drafts see it; when a
 * draft gives a value back, `onRestore` receives it.
 */
export function useField(value, onRestore) {
  const input = useRef(null);
  const latest = useRef(onRestore);
  latest.current = onRestore;
  useEffect(() => {
    const element = input.current;
    const restored = () => latest.current(element.value);
    element.addEventListener(RESTORED, restored);
    element.dispatchEvent(new CustomEvent(READY, { bubbles: true }));
    return () => element.removeEventListener(RESTORED, restored);
  }, []);
  useEffect(() => {
    const element = input.current;
    if (element.value === value) return;
    element.value = value;
    element.dispatchEvent(new Event("input", { bubbles: true }));
  }, [value]);
  return input;
}
