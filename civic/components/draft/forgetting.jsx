// Who signs out leaves no draft in the browser.
import { useEffect } from "react";
import { forgetDrafts } from "./drafts.js";

/** Forget every draft once the form that signs out is sent. */
export function ForgetsDrafts({ action }) {
  useEffect(() => {
    const left = ({ target }) => target.getAttribute?.("action") === action && forgetDrafts();
    document.addEventListener("submit", left);
    return () => document.removeEventListener("submit", left);
  }, [action]);
  return null;
}
