// What a person writes stays in this browser until it is sent: in localStorage, under one key.
const PREFIX = "civic.draft.";
const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;
const NEVER = new Set(["password", "file", "submit", "button", "reset"]);

/** Return the fields of a form that a draft keeps. */
export const fieldsOf = (form) =>
  [...form.elements].filter((el) => el.name && !NEVER.has(el.type) && !el.dataset.noDraft);

/** Return the values of a form by name; a box that is not ticked is an empty value. */
export function valuesOf(form) {
  const values = {};
  for (const el of fieldsOf(form)) {
    if (el.type === "radio" && !el.checked) continue;
    values[el.name] = el.type === "checkbox" && !el.checked ? "" : el.value;
  }
  return values;
}

/** Return what the fields of a form held before anybody wrote, even while scripts still came. */
export function firstValuesOf(form) {
  const values = valuesOf(form);
  for (const el of fieldsOf(form)) {
    if (el.matches("textarea, input[type=text], input:not([type])")) values[el.name] = el.defaultValue;
    if (el.type === "checkbox") values[el.name] = el.defaultChecked ? el.value : "";
  }
  return values;
}

/** Put a value into a field as if a person had typed it, so that React and widgets notice. */
export function putInto(el, value, restoredEvent) {
  if (el.type === "checkbox" || el.type === "radio") {
    const ticked = el.value === value;
    if (el.checked !== ticked) el.click();
    return;
  }
  if (el.value === value) return;
  const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(el), "value");
  set.call(el, value);
  el.dispatchEvent(new CustomEvent(restoredEvent));
  el.dispatchEvent(new Event(el.tagName === "SELECT" ? "change" : "input", { bubbles: true }));
}

/** Return the draft under `key`, or null; one that cannot be read is none. */
export function readDraft(key) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + key));
  } catch {
    return null;
  }
}

/** Keep a draft; say whether this browser could (private windows and full ones cannot). */
export function writeDraft(key, values) {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify({ at: Date.now(), values, path: location.pathname }));
    return true;
  } catch {
    return false;
  }
}

/** Return every draft of this browser with its key; one that cannot be read is none. */
export function draftsOf() {
  try {
    return Object.keys(localStorage)
      .filter((name) => name.startsWith(PREFIX))
      .map((name) => ({ key: name.slice(PREFIX.length), ...readDraft(name.slice(PREFIX.length)) }))
      .filter(({ at, values }) => at && values);
  } catch {
    return [];
  }
}

/** Keep a draft as it was before it was forgotten. */
export function keepAgain({ key, at, values, path }) {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify({ at, values, path }));
  } catch {
    // without storage there was no draft
  }
}

/** Forget a draft. */
export function forgetDraft(key) {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // without storage there is nothing to forget
  }
}

/** Forget every draft: who signs out of a shared computer leaves nothing on it. */
export function forgetDrafts() {
  try {
    const ours = Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));
    for (const name of ours) localStorage.removeItem(name);
  } catch {
    // without storage there is nothing to forget
  }
}

/** Forget every draft that is too old: a library's computer should not remember for ever. */
export function forgetOldDrafts() {
  try {
    for (const name of Object.keys(localStorage)) {
      if (!name.startsWith(PREFIX)) continue;
      const key = name.slice(PREFIX.length);
      if (!(readDraft(key)?.at > Date.now() - KEPT_DAYS * DAY_MS)) forgetDraft(key);
    }
  } catch {
    // without storage there is nothing to forget
  }
}
