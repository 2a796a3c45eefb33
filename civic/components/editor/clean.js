// The few tags that a person's text may have; everything else falls away or becomes one of them.
const KEPT = new Set(["P", "BR", "STRONG", "EM", "H3", "H4", "UL", "OL", "LI", "A", "BLOCKQUOTE"]);
const DROPPED = new Set([
  "SCRIPT", "STYLE", "TEMPLATE", "IFRAME", "OBJECT", "SVG", "MATH", "HEAD", "TITLE", "NOSCRIPT",
]);
const BECOMES = {
  B: "STRONG", I: "EM", H1: "H3", H2: "H3", H5: "H4", H6: "H4", DIV: "P", SECTION: "P",
};
const BLOCKS = "p, h3, h4, ul, ol, li, blockquote, div, section";
const SAFE_LINK = /^(https?:|mailto:)/i;

/** Read HTML from anywhere into a fragment of kept tags, without attributes but safe links. */
export function readSafely(html) {
  const source = new DOMParser().parseFromString(html, "text/html").body;
  const target = document.createDocumentFragment();
  for (const node of source.childNodes) copy(node, target);
  return target;
}

/** Write the content of an editor with the tags of the house; an empty text is an empty string. */
export function writeCleanly(html) {
  const holder = document.createElement("div");
  holder.append(readSafely(html));
  for (const inline of holder.querySelectorAll("a, strong, em")) {
    if (!inline.textContent) inline.remove();
  }
  for (const line of holder.querySelectorAll("br:last-child")) {
    if (!line.nextSibling) line.remove();
  }
  for (const block of [...holder.children].reverse()) {
    if (block.textContent.trim()) break;
    block.remove();
  }
  return holder.innerHTML;
}

function copy(node, target) {
  if (node.nodeType === Node.TEXT_NODE) {
    target.append(node.data.replaceAll("\u200b", ""));
    return;
  }
  const found = node.nodeName.toUpperCase();
  if (node.nodeType !== Node.ELEMENT_NODE || DROPPED.has(found)) return;
  const name = BECOMES[found] ?? found;
  let home = target;
  if (KEPT.has(name) && !wrapsBlocks(node, name) && !isBroken(node, name)) {
    home = document.createElement(name);
    if (name === "A") home.setAttribute("href", node.getAttribute("href").trim());
    target.append(home);
  }
  for (const child of node.childNodes) copy(child, home);
}

/** A paragraph made of paragraphs (pages are full of nested divs) is no paragraph. */
const wrapsBlocks = (node, name) => name === "P" && node.querySelector(BLOCKS) !== null;

/** A link to nowhere safe is only its words. */
const isBroken = (node, name) =>
  name === "A" && !SAFE_LINK.test((node.getAttribute("href") ?? "").trim());
