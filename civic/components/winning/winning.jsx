// What a vote made of a contribution: how much is done and spent, and its steps; or why not.
import { Link } from "react-router";
import { useDates, useNumbers, useT } from "$/public/external/civic/i18n/screens/i18n.js";

function Step({ one, t, date }) {
  const [word, day] = one.done ? ["done", one.done] : ["due", one.due];
  return (
    <li className="cv-rows__item">
      <div className="cv-rows__words">
        <p className="cv-strong" lang={one.title.lang || undefined} dir="auto">
          {one.title.text}
        </p>
        <p className="cv-small cv-muted">{t(`outcome.${word}`, { date: date(`${day}T12:00:00Z`, "long") })}</p>
      </div>
    </li>
  );
}

/** Say why a project that was voted on is not funded. */
function Lost({ lost, t }) {
  return (
    <section className="cv-section" aria-labelledby="winning-title">
      <div className="cv-section__head">
        <h2 id="winning-title">{t(lost.cost ? "outcome.lost" : "outcome.unchosen")}</h2>
      </div>
      <p>{lost.why}</p>
      <p>
        <Link to={lost.href}>{t("outcome.see")}</Link>
      </p>
    </section>
  );
}

/** Say what came of a project that was voted on, and how it gets on if it is funded. */
export function Winning({ funded }) {
  const t = useT();
  return funded.place ? <Won {...{ funded, t }} /> : <Lost {...{ lost: funded, t }} />;
}

function Won({ funded, t }) {
  const date = useDates();
  const number = useNumbers();
  const money = (sum) =>
    number(sum, { style: "currency", currency: funded.currency, maximumFractionDigits: 0 });
  const done = t("outcome.progress", { percent: funded.percent });
  return (
    <section className="cv-section" aria-labelledby="winning-title">
      <div className="cv-section__head">
        <h2 id="winning-title">{t("outcome.follow")}</h2>
      </div>
      <p>
        <Link to={funded.href}>
          {funded.cost ? t("outcome.funded", { place: funded.place, cost: money(funded.cost) }) : t("outcome.chosen")}
        </Link>
      </p>
      {funded.is_told && (
        <div className="cv-progress">
          <progress className="cv-progress__bar" value={funded.percent} max={100} aria-label={done} />
          <p className="cv-progress__words">{done}</p>
        </div>
      )}
      {funded.spent >= 0 && (
        <p>{t(funded.cost ? "outcome.spent" : "outcome.spent_alone", { spent: money(funded.spent), cost: money(funded.cost) })}</p>
      )}
      {funded.milestones.length > 0 && (
        <ul className="cv-rows cv-rows--tight">
          {funded.milestones.map((one) => (
            <Step key={one.id} {...{ one, t, date }} />
          ))}
        </ul>
      )}
    </section>
  );
}
