// What stands above the list: until when, how one chooses, one's own district, what happened.
import { useEffect, useState } from "react";
import { Button, Icon, useVote } from "./shared.jsx";

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const NEAR_MS = 48 * 60 * MINUTE_MS;

/** Draw anew as the time that is left passes: by the minute, and by the second in the last one. */
function useTicks(date) {
  const [, setNow] = useState(0);
  useEffect(() => {
    if (!date) return undefined;
    let timer;
    const wait = () => {
      const left = new Date(date) - Date.now();
      const isLast = left > 0 && left <= MINUTE_MS;
      timer = setTimeout(tick, isLast ? SECOND_MS : Math.min(MINUTE_MS, Math.abs(left - MINUTE_MS)));
    };
    const tick = () => {
      setNow(Date.now());
      wait();
    };
    wait();
    return () => clearTimeout(timer);
  }, [date]);
}

/** Say until when one can vote; near the end, how long that is, without speaking at each turn. */
export function Closing() {
  const { page, t, tDate, tAgo } = useVote();
  useTicks(page.date);
  if (!page.date || page.standing === "") return null;
  const date = tDate(page.date, "time");
  const isNear = page.standing === "open" && new Date(page.date) - Date.now() < NEAR_MS;
  return (
    <>
      <div className="cv-vote__closing">
        <Icon of="clock" />
        <span>
          {t("vote.when_" + page.standing, { date })}
          {isNear && ` · ${tAgo(page.date)}`}
        </span>
      </div>
      <Notes />
    </>
  );
}

/** Say what the team has changed of the open vote, and why. */
function Notes() {
  const { page, t, tDate } = useVote();
  if (!page.notes?.length) return null;
  return (
    <div className="cv-alert" role="note">
      <Icon of="clock" />
      <div className="cv-alert__words">
        {page.notes.map((note) => (
          <div key={note.at}>
            <p className="cv-strong">{t("vote.note_" + note.kind, { date: tDate(note.at, "long") })}</p>
            {note.because && <p dir="auto">{note.because}</p>}
          </div>
        ))}
      </div>
    </div>
  );
}

/** Say in a sentence how one chooses here, and unfold how it is counted. */
export function How() {
  const { page, t, money, counting, choices, district } = useVote();
  const { rules } = page;
  const count = choices.size;
  const sum = rules.envelope ?? Object.values(rules.envelopes).reduce((all, one) => all + one, 0);
  const limits = [
    rules.least > 1 && t("vote.rule_least", { count: rules.least }),
    rules.most !== null && rules.kind !== "one" && t("vote.rule_most", { count: rules.most }),
    rules.least_cost > 0 && t("vote.rule_least_cost", { sum: money(rules.least_cost) }),
    rules.kind === "points" && rules.points_each !== null && t("vote.rule_each", { count: rules.points_each }),
    rules.kind === "up_down" && rules.most_down !== null && t("vote.rule_down", { count: rules.most_down }),
    rules.other_districts !== null && t("vote.rule_districts", { count: rules.other_districts }),
    rules.shows_count && t("vote.rule_shows_count"),
    rules.least_age !== null && t("vote.rule_age", { count: rules.least_age }),
    page.living.length > 0 && t("vote.rule_areas", { areas: page.living.map(({ text }) => text).join(", ") }),
  ].filter(Boolean);
  const sums = Object.entries(rules.envelopes);
  return (
    <div className="cv-stack cv-stack--tight">
      <p className="cv-lead">{t("vote.how_" + rules.kind, { count, sum: money(sum), points: rules.points })}</p>
      {limits.length > 0 && <p>{limits.join(" ")}</p>}
      <SoFar />
      <details className="cv-more">
        <summary>{t("vote.about")}</summary>
        <div className="cv-stack cv-stack--tight">
          {sums.length > 0 && (
            <ul className="cv-plain">
              {sums.map(([id, one]) => (
                <li key={id}>
                  {district(id)} : {money(one)}
                </li>
              ))}
            </ul>
          )}
          <ul className="cv-plain">
            {[...page.rule, ...page.ties].map((one, at) => (
              <li key={at}>{counting(one)}</li>
            ))}
          </ul>
          <p>{t("vote.keeps_itself")}</p>
          <p>{t("vote.secret")}</p>
        </div>
      </details>
    </div>
  );
}

/** Show what the vote has come to so far, where the organiser chose that everybody sees it. */
function SoFar() {
  const { page, t, tDate } = useVote();
  const { so_far: count } = page;
  if (!count) return null;
  if (!count.at) return <p className="cv-muted">{t("vote.so_far_later", { count: count.least })}</p>;
  return (
    <details className="cv-more">
      <summary>{t("vote.so_far", { count: count.ballots, date: tDate(count.at, "time") })}</summary>
      <ul className="cv-rows cv-rows--tight">
        {count.lines.map((one) => (
          <li key={one.title} className="cv-rows__item">
            <span className="cv-grow" lang={one.lang || undefined} dir="auto">
              {one.title}
            </span>
            <span>{t("vote.so_far_named", { count: one.ballots })}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Say which district is one's own, as the account has it, and where that is changed. */
function Home() {
  const { page, keeper, t } = useVote();
  const back = `/me?next=${encodeURIComponent(location.pathname)}#about`;
  return (
    <div className="cv-vote__district">
      <p>
        {t("vote.district")} :{" "}
        <strong lang={page.home.lang || undefined} dir="auto">
          {page.home.text}
        </strong>{" "}
        <a href={back} onClick={() => keeper.keepHere()}>
          {t("vote.district_change")}
        </a>
      </p>
      <p className="cv-small cv-muted">{t("vote.district_help", { count: page.rules.other_districts })}</p>
    </div>
  );
}

/** Ask for one's own district, where one chooses there and in some others. */
export function District() {
  const vote = useVote();
  const { page, shown, t } = vote;
  if (page.rules.other_districts === null || !page.districts.length) return null;
  if (page.home) return <Home />;
  return (
    <div className="cv-field cv-vote__district">
      <label htmlFor="vote-district">{t("vote.district")}</label>
      <select
        id="vote-district"
        className="cv-input"
        value={shown.district}
        disabled={!vote.isOpen}
        aria-describedby="vote-district-help"
        onChange={({ target }) => vote.move(target.value)}
      >
        <option value="">{t("vote.district_none")}</option>
        {page.districts.map(({ id, text, lang }) => (
          <option key={id} value={id} lang={lang || undefined}>
            {text}
          </option>
        ))}
      </select>
      <p id="vote-district-help" className="cv-small cv-muted">
        {t("vote.district_help", { count: page.rules.other_districts })}
      </p>
      {vote.no?.id === "" && (
        <p role="alert" className="cv-vote__no">
          {vote.no.words}
        </p>
      )}
    </div>
  );
}

function Alert({ tone = "info", icon = "info", title, children }) {
  return (
    <div className={`cv-alert${tone === "info" ? "" : ` cv-alert--${tone}`}`} role="status">
      <Icon of={icon} />
      <div className="cv-alert__words">
        <p className="cv-strong">{title}</p>
        {children}
      </div>
    </div>
  );
}

/** Tell what happened to the ballot: refused, changed elsewhere, or found on this device. */
export function Happened() {
  const { shown, keeper, t, news } = useVote();
  const { trouble, offer } = shown;
  if (offer) {
    return (
      <Alert tone="warn" icon="triangle-alert" title={t("vote.offer_" + offer.why)}>
        <p>{t("vote.offer_" + offer.why + "_help", { count: Object.keys(offer.marks).length })}</p>
        <div className="cv-cluster">
          <Button look="cv-button--primary" label={t("vote.offer_take")} onClick={() => keeper.settle(true)} />
          <Button label={t("vote.offer_leave")} onClick={() => keeper.settle(false)} />
        </div>
      </Alert>
    );
  }
  if (trouble) return <Alert tone="warn" icon="triangle-alert" title={t("vote.not_kept")}><p>{trouble.message}</p></Alert>;
  return news === "elsewhere" ? <Alert title={t("vote.elsewhere")} /> : null;
}

/** Say what became of a vote that is over or has not begun. */
export function Over() {
  const { page, t, base } = useVote();
  if (page.standing === "upcoming") return <Alert icon="clock" title={t("vote.upcoming")} />;
  if (page.standing !== "closed") return null;
  return (
    <Alert icon="lock" title={t("vote.over")}>
      <p>{t("vote.over_" + lineOf(page))}</p>
      <div className="cv-cluster">
        {page.result && <Way icon="trophy" label={t("vote.result")} href={page.result} look="cv-button--primary" />}
        {page.ballot.is_sealed && <Way icon="search-check" label={t("vote.receipt_check")} href={`${base}/receipt`} />}
      </div>
    </Alert>
  );
}

function lineOf({ result, ballot, is_counting: isCounting }) {
  if (result) return "published";
  if (ballot.is_sealed) return "sealed";
  return isCounting ? "help" : "nobody";
}

function Way({ icon, label, href, look = "" }) {
  return (
    <a className={`cv-button ${look}`.trim()} href={href}>
      <Icon of={icon} />
      <span>{label}</span>
    </a>
  );
}
