// What one can do with a comment besides answering: its menu, fetched once somebody opens one.
import { useEffect, useRef, useState } from "react";
import { copy } from "$/public/external/civic/components/copy/copying/copy.js";
import { Icon } from "./conversation.jsx";
import "./talk.css";

/** Shut the menu when a person chooses, presses Escape or goes elsewhere. */
function useLeaving(list, close) {
  useEffect(() => {
    const menu = list.current.parentElement;
    list.current.querySelector("button").focus();
    const moved = (event) => {
      if (event.key === "Escape") {
        menu.querySelector("button").focus();
        close();
      } else if (event.type !== "keydown" && !menu.contains(event.target)) close();
    };
    const kinds = ["click", "keydown", "focusin"];
    kinds.forEach((kind) => document.addEventListener(kind, moved));
    return () => kinds.forEach((kind) => document.removeEventListener(kind, moved));
  }, []);
}

/** List the acts that this reader has. */
export default function Acts({ one, here }) {
  const { t, setActing } = here;
  const list = useRef(null);
  const [said, setSaid] = useState("");
  const close = () => setActing("");
  useLeaving(list, close);
  const address = `${location.origin}${location.pathname}?comment=${one.id}#comment-${one.id}`;
  const onCopy = async () => setSaid((await copy(address)) ? t("talk.copied") : address);
  const then = (act) => () => {
    list.current.parentElement.querySelector("button").focus(); // a dialog leads back there
    close();
    act();
  };
  const edit = () => {
    here.onBegin();
    here.setEditing(one.id);
  };
  const hide = () => {
    here.onBegin();
    here.setHiding(one.id);
  };
  const acts = [
    ["link", "talk.copy", onCopy, true],
    ["pencil", "talk.edit", then(edit), one.is_own && here.answers],
    ["trash-2", "talk.remove", then(() => here.onRemove(one.id)), one.is_own],
    ["flag", "moderation.report", then(() => here.onReport(one.id)), !one.is_own],
    ["eye-off", "talk.hide", then(hide), here.moderates && !one.is_own],
  ];
  return (
    <div className="cv-menu__list" ref={list}>
      {acts
        .filter(([, , , isOffered]) => isOffered)
        .map(([icon, key, onClick]) => (
          <button key={key} type="button" className="cv-menu__item" onClick={onClick}>
            <Icon name={icon} here={here} />
            <span>{t(key)}</span>
          </button>
        ))}
      <p role="status" className="cv-small cv-talk__said">
        {said}
      </p>
    </div>
  );
}
