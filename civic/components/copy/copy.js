// Copying words, also where a page has no clipboard API.
import "./copy.css";

/** Copy words; in a page without the clipboard API, by way of a selected field. */
export async function copy(words) {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    const field = document.createElement("textarea");
    field.value = words;
    field.className = "cv-copy__aside";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}
