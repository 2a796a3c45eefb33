// The server draws a page before the app comes. It stays until the page has all it shows.
import { useEffect } from "react";

const WAITING = "#main .cv-skeleton";

// The link in the page itself that leads where the one in the drawing did.
function twinOf(element) {
  const href = element?.getAttribute("href");
  return href && [...document.querySelectorAll(".cv-page a")].find((one) => one.getAttribute("href") === href);
}

/** Take the drawing away when nothing is waited for, and keep the focus where it was. */
export function FirstSight() {
  useEffect(() => {
    const drawing = document.querySelector("civic-first");
    if (!drawing) return;
    const look = () => {
      if (document.querySelector(WAITING)) return;
      watch.disconnect();
      const focused = drawing.contains(document.activeElement) ? document.activeElement : null;
      const typed = focused?.value;
      const name = focused?.name;
      drawing.remove();
      const field = name && document.querySelector(`.cv-page [name="${name}"]`);
      if (field && typed) field.value = typed;
      const named = document.getElementById(location.hash.slice(1)); // led to while still hidden
      (field || twinOf(focused) || named)?.focus({ preventScroll: true });
    };
    const watch = new MutationObserver(look);
    watch.observe(document.body, { subtree: true, childList: true });
    look();
    return () => watch.disconnect();
  }, []);
  return null;
}
