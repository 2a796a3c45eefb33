// A search box for addresses: the combobox of the ARIA practices, asking our own route.
import { useEffect, useId, useState } from "react";
import { readJson, say, withQuery } from "$/public/external/civic/components/map/ground/ground.js";

const PAUSE_MS = 250;
const SHORTEST = 3;

/** Ask for candidates once the typing rests. */
function useCandidates(url, words) {
  const [found, setFound] = useState(null);
  useEffect(() => {
    setFound(null);
    if (words.trim().length < SHORTEST) return undefined;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      readJson(withQuery(url, { q: words.trim() }), stop.signal)
        .then(setFound)
        .catch(() => stop.signal.aborted || setFound([]));
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [url, words]);
  return found;
}

/** Let a person type an address and choose among those found. */
export function AddressSearch({ url, texts, onChoose }) {
  const id = useId();
  const [words, setWords] = useState("");
  const [chosen, setChosen] = useState("");
  const [active, setActive] = useState(-1);
  const found = useCandidates(url, words === chosen ? "" : words);
  const open = Boolean(found?.length);

  useEffect(() => setActive(-1), [found]);

  const choose = (candidate) => {
    setChosen(candidate.label);
    setWords(candidate.label);
    onChoose(candidate);
  };
  const onKeyDown = (event) => {
    if (event.key === "Enter") {
      event.preventDefault(); // a search must not send the whole form
      if (open) choose(found[Math.max(active, 0)]);
    } else if (event.key === "Escape" && open) {
      event.stopPropagation();
      setChosen(words);
    } else if (open && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      const from = active < 0 && step < 0 ? 0 : active;
      setActive((from + step + found.length) % found.length);
    }
  };

  return (
    <div className="cv-place__search">
      <label htmlFor={`${id}-words`}>{texts.search}</label>
      <input
        id={`${id}-words`}
        type="text"
        role="combobox"
        autoComplete="off"
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={`${id}-found`}
        aria-activedescendant={open && active >= 0 ? `${id}-${active}` : undefined}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => setChosen(words)}
      />
      <ul id={`${id}-found`} role="listbox" aria-label={texts.found} hidden={!open}>
        {(found ?? []).map((candidate, at) => (
          <li
            key={`${candidate.lat} ${candidate.lng} ${candidate.label}`}
            id={`${id}-${at}`}
            role="option"
            aria-selected={at === active}
            lang={candidate.lang || undefined}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(candidate)}
          >
            {candidate.label}
          </li>
        ))}
      </ul>
      <p role="status" className={found?.length === 0 ? "cv-place__none" : "cv-map__spoken"}>
        {found && (found.length ? say(texts.found_count, { n: found.length }) : texts.found_none)}
      </p>
    </div>
  );
}
