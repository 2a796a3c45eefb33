// While somebody types a title, shows what is already there like it, and lets them support that.
import { useEffect, useRef, useState } from "react";
import "./similar.css";

const PAUSE_MS = 350;
const LEARNS_MS = 2000; // the first who asks of a collection waits until it is known
const LEAST_WORDS = 2;
const LEAST_LETTERS = 8;

const isEnough = (title) => title.length >= LEAST_LETTERS && title.split(/\s+/).length >= LEAST_WORDS;

/** Return what is like the field of the form around `mark`, in step with the typing. */
function useSimilar(mark, field, asks) {
  const [found, setFound] = useState([]);
  useEffect(() => {
    const form = mark.current?.closest("form");
    if (!form || !asks) return undefined;
    let timer;
    let asking;
    let asked = "";
    const ask = async () => {
      const title = (form.elements.namedItem(field)?.value ?? "").trim();
      if (title === asked) return;
      asked = title;
      asking?.abort();
      if (!isEnough(title)) {
        setFound([]);
        return;
      }
      asking = new AbortController();
      try {
        const answer = await fetch(`${asks}?title=${encodeURIComponent(title)}`, { signal: asking.signal });
        if (!answer.ok) return;
        const said = await answer.json();
        setFound(said.found);
        if (said.is_learning) timer = setTimeout(again, LEARNS_MS);
      } catch {
        // a newer question, or no network: what was found stays until the next answer
      }
    };
    const again = () => {
      asked = "";
      ask();
    };
    const later = ({ target }) => {
      if (target.name !== field) return;
      clearTimeout(timer);
      timer = setTimeout(ask, PAUSE_MS);
    };
    form.addEventListener("input", later);
    timer = setTimeout(ask, PAUSE_MS); // a draft may stand in the field already
    return () => {
      clearTimeout(timer);
      asking?.abort();
      form.removeEventListener("input", later);
    };
  }, [mark, field, asks]);
  return found;
}

function Similar({ input, canSupport, onSupport, texts }) {
  const { id, title, lang, status, support, mine } = input;
  const [isPressed, setPressed] = useState(mine > 0);
  return (
    <li className="cv-similar__item">
      <div className="cv-similar__words">
        <a href={`/inputs/${id}`} target="_blank" rel="noopener" lang={lang || undefined} dir="auto">
          {title}
          <span className="cv-hidden-text"> ({texts.more})</span>
        </a>
        <p className="cv-small cv-muted">
          {status.text && <span lang={status.lang}>{status.text} · </span>}
          {support}
        </p>
      </div>
      {canSupport && (
        <button
          type="button"
          className="cv-button"
          disabled={isPressed}
          onClick={() => {
            setPressed(true);
            onSupport(id);
          }}
        >
          {isPressed ? texts.supported : texts.support}
          <span className="cv-hidden-text"> : {title}</span>
        </button>
      )}
    </li>
  );
}

/** Show up to three inputs like the one being written; nothing while there are none. */
export function SimilarInputs({ field, asks, canSupport, onSupport, texts = {} }) {
  const mark = useRef(null);
  const found = useSimilar(mark, field, asks);
  return (
    <div ref={mark} role="status">
      {found.length > 0 && (
        <div className="cv-similar">
          <p className="cv-similar__title">{texts.title}</p>
          <p className="cv-small">{texts.lead}</p>
          <ul className="cv-similar__list">
            {found.map((input) => (
              <Similar key={input.id} {...{ input, canSupport, onSupport, texts }} />
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
