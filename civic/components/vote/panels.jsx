// What opens over the list: one choice with all its words, some beside each other, one's own ballot.
import { useEffect, useState } from "react";
import { leftOf } from "./bar.jsx";
import { choiceOf } from "./keeper.js";
import { Mark, Step, wordOf } from "./marks.jsx";
import { Ranking } from "./ranking.jsx";
import { Receipt } from "./receipt.jsx";
import { usedBy } from "./rules.js";
import { Button, Dialog, Facts, Icon, useVote } from "./shared.jsx";

const WAITING = { state: "waiting" };
const KILO = 1024;
const MEGA = KILO * KILO;

/** Fetch all the words of a choice; without the network, what the list says stays. */
function useWhole(id) {
  const { activity } = useVote();
  const [whole, setWhole] = useState({ id, ...WAITING });
  useEffect(() => {
    let left = false;
    choiceOf(activity, id)
      .then((found) => left || setWhole({ ...found, id, state: "there" }))
      .catch(() => left || setWhole({ id, state: "failed" }));
    return () => {
      left = true;
    };
  }, [activity, id]);
  return whole.id === id ? whole : WAITING;
}

const weighed = (tNumber, size) => {
  const [unit, of] = size < MEGA ? ["kilobyte", KILO] : ["megabyte", MEGA];
  return tNumber(size / of, { style: "unit", unit, maximumFractionDigits: unit === "kilobyte" ? 0 : 1 });
};

function Files({ files, name: question }) {
  const { tNumber } = useVote();
  return (
    <ul className="cv-plain">
      {files.map(({ id, url, name, size }) => (
        <li key={id}>
          <a href={url} download={name || undefined} target="_blank" rel="noopener">
            <span dir="auto">{name || question}</span>
            {size > 0 && ` (${weighed(tNumber, size)})`}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Return what was answered to a question, as a line of text. */
const saidOf = (tNumber, { text, number, unit } = {}) => (number == null ? text : `${tNumber(number)} ${unit}`.trim());

/** Show what the form asks of each choice and this one answers; files can be fetched once all is there. */
function Answers({ choice, whole }) {
  const { page, tNumber } = useVote();
  const given = page.facts.filter(({ id }) => choice.facts[id]);
  if (!given.length) return null;
  return (
    <dl className="cv-vote__answers">
      {given.map(({ id, text, lang }) => (
        <div key={id}>
          <dt lang={lang || undefined} dir="auto">
            {text}
          </dt>
          <dd dir="auto">{whole.files?.[id] ? <Files files={whole.files[id]} name={text} /> : saidOf(tNumber, choice.facts[id])}</dd>
        </div>
      ))}
    </dl>
  );
}

function Words({ choice, whole }) {
  const { t } = useVote();
  if (whole.state === "there" && whole.body) {
    return <div className="cv-prose" lang={choice.lang || undefined} dir="auto" dangerouslySetInnerHTML={{ __html: whole.body }} />;
  }
  return (
    <>
      <p lang={choice.lang || undefined} dir="auto">
        {choice.excerpt}
      </p>
      {whole.state === "failed" && <p className="cv-small cv-muted">{t("vote.rest_failed")}</p>}
    </>
  );
}

/** Lead to the choices before and after, in the order of the list, and say what is left to give. */
function Foot({ choice }) {
  const vote = useVote();
  const { t, seen, open } = vote;
  const at = seen.findIndex(({ id }) => id === choice.id);
  const number = t("vote.at", { number: at + 1, count: seen.length });
  const step = (icon, label, to) => (
    <Step icon={icon} label={label} isTurning isOff={!seen[to]} onClick={() => open(seen[to].id)} />
  );
  return (
    <>
      {at >= 0 && seen.length > 1 && (
        <div className="cv-vote__steps">
          {step("arrow-left", t("vote.before"), at - 1)}
          <span>{number}</span>
          {step("arrow-right", t("vote.after"), at + 1)}
          <p role="status" className="cv-hidden-text">
            {number} : {choice.title}
          </p>
        </div>
      )}
      <Mark choice={choice} place="whole" />
      {vote.isOpen && (
        <p role="status" className="cv-vote__rest">
          {leftOf(vote).map(({ name, words }) => `${name ?? ""} ${words}`).join(" · ")}
        </p>
      )}
    </>
  );
}

/** Show one choice wholly; the list and the ballot stay behind it. */
export function Whole({ choice }) {
  const vote = useVote();
  const { t } = vote;
  const whole = useWhole(choice.id);
  useEffect(() => {
    document.getElementById("vote-whole")?.scrollTo(0, 0);
  }, [choice.id]);
  const pictures = whole.pictures ?? (choice.picture ? [{ url: choice.picture, alt: choice.picture_alt }] : []);
  return (
    <Dialog id="vote-whole" title={choice.title} lang={choice.lang} onClose={() => vote.show("")} foot={<Foot choice={choice} />}>
      <Facts choice={choice} />
      {pictures.map((picture) => (
        <img key={picture.url} className="cv-card__picture" src={picture.url} alt={picture.alt} lang={choice.lang || undefined} />
      ))}
      <Words choice={choice} whole={whole} />
      <Answers choice={choice} whole={whole} />
      {choice.address && (
        <p className="cv-count">
          <Icon of="map-pin" /> {choice.address}
        </p>
      )}
      {choice.author && <p className="cv-small cv-muted">{t("vote.proposed_by", { name: choice.author })}</p>}
      <p>
        <a href={`/inputs/${choice.id}`} target="_blank" rel="noopener">
          {t("vote.own_page", { count: choice.comments })}
        </a>
      </p>
    </Dialog>
  );
}

/** Return what is compared: name and value of each fact, the same facts for each choice. */
function factsOf({ t, tNumber, money, district, page, choices }, choice) {
  const said = (fact) => saidOf(tNumber, fact) || "–";
  const hasTags = [...choices.values()].some(({ tags }) => tags.length > 0);
  return [
    page.rules.has_money && { name: t("vote.cost"), fact: money(choice.cost) },
    page.districts.length > 0 && { name: t("vote.where"), fact: district(choice.district) || "–" },
    hasTags && { name: t("vote.themes"), fact: choice.tags.map(({ text }) => text).join(", ") || "–" },
    ...page.facts.map(({ id, text, lang }) => ({ name: text, lang, fact: said(choice.facts[id]) })),
  ].filter(Boolean);
}

function Side({ choice }) {
  const vote = useVote();
  const whole = useWhole(choice.id);
  const facts = factsOf(vote, choice);
  return (
    <article className="cv-vote__side" style={{ gridRow: `span ${facts.length + 3}` }}>
      <h3 className="cv-title" lang={choice.lang || undefined} dir="auto">
        {choice.title}
      </h3>
      <dl className="cv-vote__pairs">
        {facts.map(({ name, lang, fact }) => (
          <div key={name}>
            <dt lang={lang || undefined}>{name}</dt>
            <dd dir="auto">{fact}</dd>
          </div>
        ))}
      </dl>
      <div>
        <Words choice={choice} whole={whole} />
      </div>
      <Mark choice={choice} place={`side-${choice.id}`} />
    </article>
  );
}

/** Show some choices beside each other, fact beside fact; narrow screens move over them. */
export function Compare({ some }) {
  const vote = useVote();
  return (
    <Dialog id="vote-compare" title={vote.t("vote.compare_title")} wide onClose={() => vote.show("")}>
      <div
        className="cv-vote__beside-each"
        style={{ "--cv-sides": some.length }}
        tabIndex={0}
        role="region"
        aria-label={vote.t("vote.compare_title")}
      >
        {some.map((choice) => (
          <Side key={choice.id} choice={choice} />
        ))}
      </div>
    </Dialog>
  );
}

function Line({ choice, value }) {
  const vote = useVote();
  const { t, money, page } = vote;
  const isPlain = ["basket", "approval", "one"].includes(page.rules.kind);
  return (
    <li className="cv-rows__item">
      <div className="cv-rows__words">
        <p className="cv-strong" lang={choice.lang || undefined} dir="auto">
          {choice.title}
        </p>
        <p className="cv-small">
          {[page.rules.has_money && money(choice.cost), !isPlain && wordOf(vote, value)].filter(Boolean).join(" · ")}
        </p>
      </div>
      {vote.isOpen && (
        <Button icon="x" label={t("vote.take_out")} about={choice.title} look="cv-button--small" onClick={() => vote.mark(choice.id, 0)} />
      )}
    </li>
  );
}

function Lines() {
  const { shown, choices, page, t, money } = useVote();
  const chosen = Object.keys(shown.marks).map((id) => choices.get(id)).filter(Boolean);
  if (!chosen.length) return <p>{t("vote.mine_empty")}</p>;
  if (page.rules.kind === "ranking") return <Ranking />;
  const { spent } = usedBy(shown, choices);
  return (
    <>
      <ul className="cv-rows cv-rows--tight">
        {chosen.map((choice) => (
          <Line key={choice.id} choice={choice} value={shown.marks[choice.id]} />
        ))}
      </ul>
      {page.rules.kind === "basket" && <p className="cv-strong">{t("vote.mine_sum", { sum: money(spent) })}</p>}
    </>
  );
}

/** Show one's own ballot: what is chosen, its order, and the receipt once it counts. */
export function Mine() {
  const vote = useVote();
  const { t, shown } = vote;
  return (
    <Dialog id="vote-mine" title={t("vote.mine")} onClose={() => vote.show("")}>
      <Lines />
      {vote.isOpen && Object.keys(shown.marks).length > 0 && <p className="cv-small cv-muted">{t("vote.mine_help")}</p>}
      <Receipt />
    </Dialog>
  );
}
