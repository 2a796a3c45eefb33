// Offers whom one may mention, once an "@" is typed in a text: a list led by the arrows, while the
// focus stays in the field. It stands beside the fields it serves, within one element.
import { useEffect, useState } from "react";
import { useT } from "$/public/external/civic/i18n/screens/i18n.js";
import "./mentions.css";

const PAUSE_MS = 150;
const BEGUN = /(?:^|[\s([{«"'])@([^@\n]{0,60})$/u;
const LIST = "mentions";
const AROUND = ".cv-comments, .cv-mention";
const MOST = 6;
const bare = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Return the field one is typing a name in, and what was typed of it; nothing elsewhere. */
function begunIn(field, name) {
  if (field?.tagName !== "TEXTAREA" || field.name !== name) return null;
  const before = field.value.slice(0, field.selectionStart);
  const begun = field.selectionStart === field.selectionEnd && BEGUN.exec(before);
  return begun ? { field, typed: begun[1] } : null;
}

/** Return those of whom a name, or a part of it, begins with what was typed. */
function among(people, typed) {
  const begun = bare(typed);
  return people.filter(({ name }) => ` ${bare(name)}`.includes(` ${begun}`) && bare(name) !== begun).slice(0, MOST);
}

/** Follow the typing; ask once it rests, where somebody is to be asked. */
function useBegun(name, onLookUp) {
  const [begun, setBegun] = useState(() => begunIn(document.activeElement, name));
  useEffect(() => {
    const moved = () => setBegun(begunIn(document.activeElement, name));
    const kinds = ["input", "click", "keyup", "focusout"];
    const soon = () => setTimeout(moved);
    kinds.forEach((kind) => document.addEventListener(kind, soon));
    return () => kinds.forEach((kind) => document.removeEventListener(kind, soon));
  }, []);
  const typed = begun?.typed;
  useEffect(() => {
    if (typed === undefined || !onLookUp) return undefined;
    const timer = setTimeout(() => onLookUp(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return begun;
}

/** Return where the list stands: under the field, as wide as it is. */
function below(field) {
  const around = field.closest(AROUND).getBoundingClientRect();
  const { bottom, left, width } = field.getBoundingClientRect();
  return { insetBlockStart: bottom - around.top, left: left - around.left, inlineSize: width };
}

/** Put a name in the place of what was typed of it, as if it had been typed. */
function put({ field, typed }, name) {
  const end = field.selectionStart;
  field.setRangeText(`${name} `, end - typed.length, end, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Tell those who hear the page of the list that belongs to the field. */
function useTold(field, isOpen, active) {
  useEffect(() => {
    if (!field || !isOpen) return undefined;
    const said = { "aria-autocomplete": "list", "aria-controls": LIST, "aria-activedescendant": `${LIST}-${active}` };
    Object.entries(said).forEach(([name, value]) => field.setAttribute(name, value));
    return () => Object.keys(said).forEach((name) => field.removeAttribute(name));
  }, [field, isOpen, active]);
}

/** Lead through the list by the arrows, choose by Enter or Tab, leave by Escape. */
function useKeys(field, isOpen, { move, choose, leave }) {
  useEffect(() => {
    if (!field || !isOpen) return undefined;
    const acts = { ArrowDown: () => move(1), ArrowUp: () => move(-1), Enter: choose, Tab: choose, Escape: leave };
    const pressed = (event) => {
      const act = !event.isComposing && !event.shiftKey && acts[event.key];
      if (!act) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    };
    field.addEventListener("keydown", pressed);
    return () => field.removeEventListener("keydown", pressed);
  });
}

/** Show the list under the field: of `people`, if all are known, else of those asked for. */
export function Mentions({ name = "comment", people: known, offered, onLookUp }) {
  const t = useT();
  const begun = useBegun(name, known ? null : onLookUp);
  const [left, setLeft] = useState(null);
  const [active, setActive] = useState(0);
  const { field, typed } = begun ?? {};
  const asked = begun && offered?.typed === typed ? offered.people : [];
  const people = begun && known ? among(known, typed) : asked;
  const isOpen = people.length > 0 && typed !== left;
  const at = Math.min(active, people.length - 1);
  const choose = (person) => {
    put(begun, person.name);
    setActive(0);
  };
  useEffect(() => setActive(0), [typed]);
  useTold(field, isOpen, at);
  useKeys(field, isOpen, {
    move: (step) => setActive((at + step + people.length) % people.length),
    choose: () => choose(people[at]),
    leave: () => setLeft(typed),
  });
  return (
    <>
      {isOpen && (
        <ul id={LIST} role="listbox" aria-label={t("talk.people")} className="cv-mentions" style={below(field)}>
          {people.map((person, place) => (
            <li
              key={person.id}
              id={`${LIST}-${place}`}
              role="option"
              aria-selected={place === at}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(person)}
            >
              {person.name}
            </li>
          ))}
        </ul>
      )}
      <p role="status" className="cv-hidden-text">
        {isOpen && t("talk.people_found", { count: people.length })}
      </p>
    </>
  );
}
