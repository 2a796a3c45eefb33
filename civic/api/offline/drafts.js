const PREFIX = "civic.draft.";
const UNSEEN = new Set(["step", "place", "pictures", "lang", "language"]);
const section = document.getElementById("drafts");
const words = JSON.parse(section.dataset.words);
const told = section.querySelector("[role=status]");

const plain = (text) => {
  if (!/<[a-z/]/i.test(text)) return text.trim();
  const parts = new DOMParser().parseFromString(text.replace(/<\/(p|li|h\d)>|<br>/gi, "$&\n"), "text/html");
  return parts.body.textContent.trim();
};

const make = (name, text, set = {}) => Object.assign(document.createElement(name), { textContent: text }, set);

function drafts() {
  const found = [];
  for (let at = 0; at < localStorage.length; at += 1) {
    const name = localStorage.key(at);
    if (!name.startsWith(PREFIX)) continue;
    try {
      const { at: when, values, path = "" } = JSON.parse(localStorage.getItem(name));
      const texts = Object.entries(values)
        .filter(([field, value]) => !UNSEEN.has(field) && typeof value === "string" && /\s|\D{4}/.test(value))
        .map(([field, value]) => [field, plain(value)])
        .filter(([, value]) => value && value !== "on");
      if (texts.length) found.push({ when, path, texts });
    } catch {
      // what cannot be read is no draft
    }
  }
  return found.sort((one, other) => other.when - one.when);
}

function shown({ when, path, texts }) {
  const title = texts.find(([field]) => field === "title")?.[1];
  const rest = texts.filter(([field]) => field !== "title").map(([, value]) => value);
  const item = make("li", "");
  item.append(make("h3", title || words.untitled, { dir: "auto" }));
  const date = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeStyle: "short" });
  item.append(make("p", `${words.written} ${date.format(when)}`, { className: "soft" }));
  if (rest.length) item.append(make("p", rest.join("\n\n"), { className: "text", dir: "auto" }));
  const acts = make("p", "", { className: "acts" });
  const copy = make("button", words.copy, { type: "button" });
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(texts.map(([, value]) => value).join("\n\n"));
    told.textContent = words.copied;
  });
  if (navigator.clipboard) acts.append(copy);
  if (path.startsWith("/") && !path.startsWith("//")) acts.append(make("a", words.go_on, { href: path }));
  item.append(acts);
  return item;
}

const kept = drafts();
section.hidden = kept.length === 0;
section.querySelector("ul").append(...kept.map(shown));
document.getElementById("again").addEventListener("click", () => location.reload());
addEventListener("online", () => location.reload());
