// One's choices in their order: dragged by a handle, or moved by buttons; each move is said.
import { useEffect, useRef, useState } from "react";
import { ranked, ranks } from "./rules.js";
import { Icon, useVote } from "./shared.jsx";

const middleOf = (item) => {
  const { top, height } = item.getBoundingClientRect();
  return top + height / 2;
};

/** Follow a pointer from the handle of an item until it lets go; `onPlace` gets the place, from 0. */
function drag(start, item, onPlace) {
  const others = [...item.parentElement.children].filter((other) => other !== item);
  let at = null;
  const moved = ({ clientY, pointerId }) => {
    if (pointerId !== start.pointerId) return;
    item.style.translate = `0 ${clientY - start.clientY}px`;
    at = others.filter((other) => middleOf(other) < clientY).length;
  };
  const end = () => {
    window.removeEventListener("pointermove", moved);
    window.removeEventListener("pointerup", dropped);
    window.removeEventListener("pointercancel", end);
    item.style.translate = "";
    item.removeAttribute("data-dragged");
  };
  const dropped = () => {
    end();
    if (at !== null) onPlace(at);
  };
  item.setAttribute("data-dragged", "");
  window.addEventListener("pointermove", moved);
  window.addEventListener("pointerup", dropped);
  window.addEventListener("pointercancel", end);
  return end;
}

function Ranked({ choice, at, most, onPlace }) {
  const vote = useVote();
  const { t } = vote;
  const line = useRef(null);
  const stop = useRef(() => undefined);
  useEffect(() => () => stop.current(), []);
  const grab = (event) => {
    if (event.button) return;
    event.preventDefault();
    stop.current = drag(event, line.current, onPlace);
  };
  const move = (icon, label, to, isOff) => (
    <button
      type="button"
      className="cv-button cv-button--quiet cv-button--icon"
      aria-label={`${label} : ${choice.title}`}
      aria-disabled={isOff || undefined}
      onClick={() => isOff || onPlace(to)}
    >
      <Icon of={icon} />
    </button>
  );
  return (
    <li ref={line} className="cv-vote__ranked">
      {vote.isOpen && (
        <span className="cv-vote__grip" aria-hidden="true" onPointerDown={grab}>
          <Icon of="grip-vertical" />
        </span>
      )}
      <span className="cv-vote__number">{at + 1}</span>
      <span className="cv-grow" lang={choice.lang || undefined} dir="auto">
        {choice.title}
      </span>
      {vote.isOpen && (
        <span className="cv-vote__moves">
          {move("arrow-up", t("vote.rank_up"), at - 1, at === 0)}
          {move("arrow-down", t("vote.rank_down"), at + 1, at === most - 1)}
          <button
            type="button"
            className="cv-button cv-button--quiet cv-button--icon"
            aria-label={`${t("vote.take_out")} : ${choice.title}`}
            onClick={() => vote.mark(choice.id, 0)}
          >
            <Icon of="x" />
          </button>
        </span>
      )}
    </li>
  );
}

/** Let a person put their choices in order. */
export function Ranking() {
  const vote = useVote();
  const { t, shown, choices } = vote;
  const [said, setSaid] = useState("");
  const order = ranked(shown.marks).filter((id) => choices.has(id));
  const place = (id) => (to) => {
    const fresh = order.filter((one) => one !== id);
    fresh.splice(to, 0, id);
    vote.rank(ranks(fresh));
    setSaid(t("vote.ranked", { title: choices.get(id).title, number: to + 1 }));
  };
  return (
    <>
      {vote.isOpen && order.length > 1 && <p>{t("vote.rank_help")}</p>}
      <ol className="cv-vote__ranking">
        {order.map((id, at) => (
          <Ranked key={id} choice={choices.get(id)} at={at} most={order.length} onPlace={place(id)} />
        ))}
      </ol>
      <p role="status" className="cv-hidden-text">
        {said}
      </p>
    </>
  );
}
