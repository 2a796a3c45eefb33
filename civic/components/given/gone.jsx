// Why a contribution is not before everybody, as its author and the team are told.
import { Link } from "react-router";
import { useDates, useT } from "$/public/external/civic/i18n/screens/i18n.js";

const OWN = {
  waiting: ["own.waiting", "own.waiting_hint"],
  refused: ["own.refused", "own.refused_hint"],
  hidden: ["own.hidden", "own.hidden_hint"],
  withdrawn: ["own.withdrawn", "own.withdrawn_hint"],
  unpublished: ["own.unpublished", "own.unpublished_hint"],
};
const TEAM = {
  waiting: "own.to_team_waiting",
  refused: "own.to_team_refused",
  hidden: "own.to_team",
  withdrawn: "input.withdrawn",
};
const WARNS = ["refused", "hidden"];
const CONTESTED = ["refused", "hidden"];

const Icon = ({ of }) => (
  <svg className="cv-icon" aria-hidden="true">
    <use href={of} />
  </svg>
);

const Way = ({ icon, text, here, ...to }) => {
  const Tag = to.href ? "a" : Link;
  return (
    <Tag className="cv-link" {...to}>
      <Icon of={here.icons + icon} />
      <span>{text}</span>
    </Tag>
  );
};

/** Let the author contest, once; or say how far that has come. */
function Contesting({ here, t }) {
  const { state, answer, against } = here.gone.appealed;
  if (state === "upheld") return <p dir="auto">{t("moderation.upheld", { answer })}</p>;
  if (state === "waiting" || here.contested.includes(against)) return <p className="cv-strong">{t("moderation.contested")}</p>;
  return (
    <div className="cv-cluster">
      <button type="button" className="cv-button cv-button--small" aria-haspopup="dialog" onClick={() => here.onContest(here.input, against)}>
        <Icon of={`${here.icons}scale`} />
        <span>{t("moderation.contest")}</span>
      </button>
    </div>
  );
}

function Ways({ here, t }) {
  const { how, contact, box } = here.gone;
  if (how === "waiting" || how === "unpublished") return null;
  return (
    <div className="cv-cluster">
      {how === "refused" && <Way icon="pencil" text={t("own.correct")} to={`/inputs/${here.input}/edit`} here={here} />}
      {how === "hidden" && contact && <Way icon="mail" text={t("own.write")} href={`mailto:${contact}`} here={here} />}
      {how !== "refused" && <Way icon="pencil" text={t("own.box")} to={box} here={here} />}
    </div>
  );
}

/** Say how it was taken away, why, and what its author can do. */
export function GoneAlert(here) {
  const t = useT();
  const tDate = useDates();
  const { how, at, because } = here.gone;
  const [title, hint] = (here.own ? OWN[how] : [TEAM[how]]) ?? []; // what was merged says so elsewhere
  if (!title) return null;
  const warns = WARNS.includes(how) || (how === "withdrawn" && !here.own);
  return (
    <div className={warns ? "cv-alert cv-alert--warn" : "cv-alert"} role="status">
      <Icon of={here.icons + (warns ? "triangle-alert" : "info")} />
      <div className="cv-alert__words">
        <p className="cv-strong">{t(title, { date: at ? tDate(at, "long") : "" })}</p>
        {because && <p dir="auto">{t("own.because", { because })}</p>}
        {hint && <p>{t(hint)}</p>}
        {here.own && <Ways here={here} t={t} />}
        {here.own && CONTESTED.includes(how) && <Contesting here={here} t={t} />}
      </div>
    </div>
  );
}
