// A text in which colleagues are named: after @, those whose names begin so are offered.
import { useEffect, useId, useRef, useState } from "react";
import { READY } from "$/public/external/civic/components/draft/field/field.js";

const ASKED = /(?:^|\s)@([^\n@]{0,40})$/;
const MOST = 6;
const bare = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Return whom the letters before the caret may mean, and where their name begins. */
function offered(area, people) {
  const before = area.value.slice(0, area.selectionStart);
  const asked = ASKED.exec(before);
  if (!asked) return null;
  const begun = bare(asked[1]);
  const found = people.filter(({ name }) => bare(name).startsWith(begun) && bare(name) !== begun);
  return found.length ? { found: found.slice(0, MOST), from: before.length - asked[1].length } : null;
}

export function MentionField({ fieldId, name, people = [], describedBy, invalid, texts = {} }) {
  const area = useRef(null);
  const list = useId();
  const [open, setOpen] = useState(null);
  const [at, setAt] = useState(0);

  useEffect(() => {
    area.current.dispatchEvent(new CustomEvent(READY, { bubbles: true })); // a draft may wait
  }, []);

  const look = () => {
    setOpen(offered(area.current, people));
    setAt(0);
  };
  useEffect(() => {
    if (!open) return undefined;
    const away = (event) => area.current.parentElement.contains(event.target) || setOpen(null);
    document.addEventListener("pointerdown", away);
    return () => document.removeEventListener("pointerdown", away);
  }, [open]);

  const take = (person) => {
    const { value, selectionStart } = area.current;
    const start = value.slice(0, open.from) + person.name + " ";
    const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set;
    set.call(area.current, start + value.slice(selectionStart));
    area.current.setSelectionRange(start.length, start.length);
    area.current.dispatchEvent(new Event("input", { bubbles: true }));
    area.current.focus();
    setOpen(null);
  };
  const onKeyDown = (event) => {
    if (!open || event.isComposing) return;
    const last = open.found.length - 1;
    const moves = { ArrowDown: at < last ? at + 1 : 0, ArrowUp: at > 0 ? at - 1 : last };
    if (event.key in moves) setAt(moves[event.key]);
    else if (event.key === "Enter" || event.key === "Tab") take(open.found[at]);
    else if (event.key === "Escape") setOpen(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
    event.nativeEvent.stopImmediatePropagation();
  };

  return (
    <div className="cv-mention">
      <textarea
        ref={area}
        id={fieldId}
        name={name}
        dir="auto"
        className="cv-textarea cv-textarea--short"
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={list}
        aria-activedescendant={open ? `${list}-${at}` : undefined}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        onInput={look}
        onClick={look}
        onKeyDown={onKeyDown}
        onBlur={() => setOpen(null)}
      />
      <ul id={list} role="listbox" aria-label={texts.people} className="cv-mention__list" hidden={!open}>
        {open?.found.map((person, index) => (
          <li
            key={person.id}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === at}
            dir="auto"
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => take(person)}
          >
            {person.name}
          </li>
        ))}
      </ul>
    </div>
  );
}
