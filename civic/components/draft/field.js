// How a widget behaves like an ordinary field: its value is in the form, and a draft restores it.
import { useEffect, useRef } from "react";

export const READY = "civic:field-ready";
export const RESTORED = "civic:field-restored";

/**
 * Keep `value` in a hidden input; spread what this returns over it.
 *
 * A change is an `input` event like that of any field, so that forms and drafts see it; when a
 * draft gives a value back, or the form is reset, `onRestore` receives the value to show.
 */
export function useField(value, onRestore) {
  const ref = useRef(null);
  const mounted = useRef(false);
  const latest = useRef(onRestore);
  latest.current = onRestore;
  useEffect(() => {
    const element = ref.current;
    const { form } = element;
    const restored = () => latest.current(element.value);
    const reset = () => latest.current("");
    element.addEventListener(RESTORED, restored);
    form?.addEventListener("reset", reset);
    element.dispatchEvent(new CustomEvent(READY, { bubbles: true }));
    return () => {
      element.removeEventListener(RESTORED, restored);
      form?.removeEventListener("reset", reset);
    };
  }, []);
  useEffect(() => {
    if (mounted.current) ref.current.dispatchEvent(new Event("input", { bubbles: true }));
    mounted.current = true;
  }, [value]);
  // A default value would not do: React writes it again with each render of a hidden input.
  return { ref, value, readOnly: true };
}
