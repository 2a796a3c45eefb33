// The drafts that this browser keeps, for the page of one's own account: to go on, or to throw away.
import { useEffect, useRef, useState } from "react";
import { draftsOf, forgetDraft, forgetOldDrafts, keepAgain } from "$/public/external/civic/components/draft/draft_keeper/drafts.js";

const TEAM = "/admin";
const NAMED = 60; // as much of a draft without a title tells it from the others by ear
const UNSEEN = new Set(["step", "place", "pictures", "lang", "language", "id", "tags"]);

/** Return what somebody wrote, without what an editor put around it. */
function plain(text) {
  if (!/<[a-z/]/i.test(text)) return text.trim();
  const spaced = text.replace(/<\/(p|li|h\d)>|<br>/gi, "$& ");
  return new DOMParser().parseFromString(spaced, "text/html").body.textContent.trim();
}

/** Return the words of a draft: its title first, nothing for one that holds only choices. */
function wordsOf({ values }) {
  const parts = Object.entries(values ?? {})
    .filter(([name, value]) => !UNSEEN.has(name) && typeof value === "string" && /\s|\D{4}/.test(value))
    .map(([name, value]) => [name, plain(value)])
    .filter(([, value]) => value && value !== "on");
  const title = parts.find(([name]) => name === "title")?.[1] ?? "";
  return { title, rest: parts.filter(([name]) => name !== "title").map(([, value]) => value).join(" ") };
}

const isInside = (path) => /^\/(?!\/)/.test(path ?? "");

/** Return the drafts of a person that have words and a page to go on at, the latest first. */
function found(owner) {
  return draftsOf()
    .filter(({ key, path }) => isInside(path) && (!path.startsWith(TEAM) || key.endsWith(`.${owner}`)))
    .map((draft) => ({ ...draft, ...wordsOf(draft) }))
    .filter(({ title, rest }) => title || rest)
    .sort((one, other) => other.at - one.at);
}

function Draft({ draft, texts }) {
  const [isGone, setGone] = useState(false);
  const button = useRef(null);
  const wasPressed = useRef(false);
  useEffect(() => {
    if (wasPressed.current) button.current.focus();
  }, [isGone]);
  const lang = document.documentElement.lang;
  const when = new Intl.DateTimeFormat(lang, { dateStyle: "long", timeStyle: "short" }).format(draft.at);
  const named = (act) => `${act}: ${draft.title || draft.rest.slice(0, NAMED)}`;
  const turn = (gone) => {
    wasPressed.current = true;
    setGone(gone);
  };
  const remove = () => {
    forgetDraft(draft.key);
    turn(true);
  };
  const undo = () => {
    keepAgain(draft);
    turn(false);
  };
  return (
    <li className="cv-rows__item">
      <div className="cv-rows__words">
        <h3 className="cv-title" dir="auto">
          {draft.title || texts.untitled}
        </h3>
        <p className="cv-small cv-muted">{texts.written.replace("{n}", when)}</p>
        {draft.rest && !isGone && (
          <p className="cv-card__text" dir="auto">
            {draft.rest}
          </p>
        )}
        <p role="status" className="cv-small">
          {isGone ? texts.removed : ""}
        </p>
        <div className="cv-cluster">
          {isGone ? (
            <button ref={button} type="button" className="cv-button" onClick={undo}>
              {texts.undo}
            </button>
          ) : (
            <>
              <a className="cv-button" href={draft.path} aria-label={named(texts.go_on)}>
                {texts.go_on}
              </a>
              <button
                ref={button}
                type="button"
                className="cv-button cv-button--quiet"
                onClick={remove}
                aria-label={named(texts.remove)}
              >
                {texts.remove}
              </button>
            </>
          )}
        </div>
      </div>
    </li>
  );
}

/** List the drafts of this browser. */
export function DraftsList({ owner, texts = {} }) {
  const [drafts, setDrafts] = useState(null);
  useEffect(() => {
    forgetOldDrafts();
    setDrafts(found(owner));
  }, [owner]);
  if (!drafts) return null;
  if (!drafts.length) return <p className="cv-muted">{texts.none}</p>;
  return (
    <>
      <p className="cv-muted">{texts.kept}</p>
      <ul className="cv-rows">
        {drafts.map((draft) => (
          <Draft key={draft.key} draft={draft} texts={texts} />
        ))}
      </ul>
    </>
  );
}
