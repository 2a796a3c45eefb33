// Counts the letters of what was typed as the server will count them.
const INVISIBLE = /[\u0000-\u001f\u007f\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/g;
const SPACES = /[ \t\u00a0\u202f]+/g;
const BLOCK_END = /<\/(?:p|h[1-6]|li|blockquote)>|<br\s*\/?>/gi;

const inLines = (text, tidy) => text.replace(/\r/g, "").split("\n").map(tidy);

const KEPT = {
  line: (text) => inLines(text, (line) => line.replace(INVISIBLE, "")).join(" ").replace(SPACES, " ").trim(),
  paragraphs: (text) => inLines(text, (line) => line.replace(INVISIBLE, "").trimEnd()).join("\n").trim(),
  rich: (html) => {
    const words = new DOMParser().parseFromString(html.replace(BLOCK_END, "\n"), "text/html");
    const lines = inLines(words.body.textContent, (line) => line.replace(SPACES, " ").trim());
    return lines.filter(Boolean).join("\n");
  },
};

/** Return how many letters a text has: what one sees as one sign may be several of them. */
export function lettersOf(text, kind) {
  let count = 0;
  for (const _ of KEPT[kind](text)) count++;
  return count;
}

/** Return from how many letters left on a person wants to know. */
export const nearTo = (most) => Math.min(200, Math.max(20, Math.floor(most / 10)));
