// What can be chosen, as cards or as a list; a title opens the whole, and stays a link.
import { Mark } from "./marks.jsx";
import { Button, Facts, useVote } from "./shared.jsx";

/** Follow a link by opening a dialog; whoever wants a new tab gets the page. */
export const opens = (open) => (event) => {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
  event.preventDefault();
  open();
};

function Title({ choice }) {
  const vote = useVote();
  return (
    <a href={`/inputs/${choice.id}`} lang={choice.lang || undefined} dir="auto" onClick={opens(() => vote.open(choice.id))}>
      {choice.title}
    </a>
  );
}

function Compared({ choice }) {
  const vote = useVote();
  const isOn = vote.compared.includes(choice.id);
  return (
    <Button
      icon="columns-2"
      label={vote.t("vote.compare")}
      about={choice.title}
      look="cv-button--quiet cv-button--small"
      aria-pressed={isOn}
      onClick={() => vote.compare(choice.id)}
    />
  );
}

const isChosen = (vote, { id }) => (id in vote.shown.marks ? " cv-vote__choice--on" : "");

function Card({ choice }) {
  const vote = useVote();
  return (
    <article className={`cv-card cv-vote__choice${isChosen(vote, choice)}`}>
      {choice.picture && (
        <img className="cv-card__picture" src={choice.picture} alt={choice.picture_alt} lang={choice.lang || undefined} loading="lazy" />
      )}
      <div className="cv-card__body">
        <Facts choice={choice} />
        <h3 className="cv-card__title">
          <Title choice={choice} />
        </h3>
        <p className="cv-card__text" lang={choice.lang || undefined} dir="auto">
          {choice.excerpt}
        </p>
        <div className="cv-vote__acts">
          <Mark choice={choice} />
          <Compared choice={choice} />
        </div>
      </div>
    </article>
  );
}

function Row({ choice }) {
  const vote = useVote();
  return (
    <li className={`cv-rows__item cv-vote__choice${isChosen(vote, choice)}`}>
      <div className="cv-rows__words">
        <h3 className="cv-rows__title">
          <Title choice={choice} />
        </h3>
        <Facts choice={choice} />
        <div className="cv-vote__acts">
          <Mark choice={choice} />
          <Compared choice={choice} />
        </div>
      </div>
      {choice.picture && <img className="cv-rows__picture" src={choice.picture} alt="" loading="lazy" />}
    </li>
  );
}

/** Show choices in the way that is asked for. */
export function Choices({ choices, view }) {
  const vote = useVote();
  const isOne = vote.page.rules.kind === "one" && vote.isOpen;
  const group = isOne ? { role: "radiogroup", "aria-label": vote.t("vote.list") } : {};
  if (view === "cards") {
    return (
      <div className="cv-cards" {...group}>
        {choices.map((choice) => (
          <Card key={choice.id} choice={choice} />
        ))}
      </div>
    );
  }
  const rows = (
    <ul className="cv-rows">
      {choices.map((choice) => (
        <Row key={choice.id} choice={choice} />
      ))}
    </ul>
  );
  return isOne ? <div {...group}>{rows}</div> : rows;
}
