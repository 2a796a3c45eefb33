import { useEffect, useRef } from "react";

// A native modal dialog: open while `open` is true, or once a [data-opens=id] button was pressed.
export function NativeDialog({ open, onDismiss, children, ...rest }) {
  const dialog = useRef(null);
  useEffect(() => {
    const here = dialog.current;
    if (open === true && !here.open) here.showModal();
    if (open === false && here.open) here.close();
  }, [open]);
  useEffect(() => {
    const pressed = (event) => {
      const here = dialog.current;
      if (!here) return;
      if (event.target.closest?.(`[data-opens="${rest.id}"]`) && !here.open) here.showModal();
      const leaves = here.contains(event.target) && event.target.closest("[data-closes]");
      if (event.target === here || leaves) here.close();
    };
    document.addEventListener("click", pressed);
    return () => document.removeEventListener("click", pressed);
  }, [rest.id]);
  return (
    <dialog {...rest} ref={dialog} onClose={() => open !== false && onDismiss?.()}>
      {children}
    </dialog>
  );
}

// A native disclosure that shuts when a person chooses, presses Escape or goes elsewhere.
export function NativeMenu({ children, ...rest }) {
  const menu = useRef(null);
  useEffect(() => {
    const moved = (event) => {
      const here = menu.current;
      if (!here?.open) return;
      const inside = here.contains(event.target);
      if (event.type === "keydown") {
        if (event.key !== "Escape") return;
        if (inside) here.querySelector("summary").focus();
        here.open = false;
      } else if (!inside || (event.type === "click" && event.target.closest("a, button"))) {
        here.open = false;
      }
    };
    const kinds = ["click", "keydown", "focusin"];
    kinds.forEach((kind) => document.addEventListener(kind, moved));
    return () => kinds.forEach((kind) => document.removeEventListener(kind, moved));
  }, []);
  return (
    <details {...rest} ref={menu}>
      {children}
    </details>
  );
}
