// One's choices in their order: dragged by a handle, or moved by buttons; each move is said.
import { useState } from "react";
import { Reorder } from "$/public/external/civic/components/reorder/reorder.jsx";
import { ranked, ranks } from "./rules.js";
import { Icon, useVote } from "./shared.jsx";

const LIST = "vote-ranking";

function Ranked({ choice, at, most, onPlace }) {
  const vote = useVote();
  const { t } = vote;
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
    <li data-id={choice.id} className="cv-vote__ranked">
      {vote.isOpen && (
        <span className="cv-vote__grip" aria-hidden="true" data-drag="">
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
  const place = (id, to) => {
    const fresh = order.filter((one) => one !== id);
    fresh.splice(to, 0, id);
    vote.rank(ranks(fresh));
    setSaid(t("vote.ranked", { title: choices.get(id).title, number: to + 1 }));
  };
  return (
    <>
      {vote.isOpen && order.length > 1 && <p>{t("vote.rank_help")}</p>}
      <ol id={LIST} className="cv-vote__ranking">
        {order.map((id, at) => (
          <Ranked key={id} choice={choices.get(id)} at={at} most={order.length} onPlace={(to) => place(id, to)} />
        ))}
      </ol>
      <Reorder list={LIST} onPlace={place} />
      <p role="status" className="cv-hidden-text">
        {said}
      </p>
    </>
  );
}
