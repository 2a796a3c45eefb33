// Shows what was answered to the questions of a form: numbers, dates and links as such.
import "./given.css";

export { EditsShown } from "./edits.jsx";
export { OwnActs } from "./own_acts.jsx";
export { Amending } from "./amending.jsx";
export { GoneAlert } from "./gone.jsx";
export { Updates } from "./updates.jsx";

const language = () => document.documentElement.lang;

const counted = ({ number, unit }) =>
  `${new Intl.NumberFormat(language(), { maximumFractionDigits: 6 }).format(number)} ${unit}`.trim();

const dated = ({ text }) =>
  new Intl.DateTimeFormat(language(), { dateStyle: "long", timeZone: "UTC" }).format(new Date(text));

function Picks({ picks }) {
  return (
    <ul className="cv-given__picks">
      {picks.map(({ text, lang }) => (
        <li key={text}>
          <span lang={lang} dir="auto">
            {text}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Link({ text }) {
  return (
    <a href={text} rel="nofollow ugc noopener" dir="ltr">
      {text}
    </a>
  );
}

const MEGA = 1024 * 1024;

const weighed = (size) =>
  new Intl.NumberFormat(language(), {
    style: "unit", unit: size < MEGA ? "kilobyte" : "megabyte", maximumFractionDigits: 1,
  }).format(size < MEGA ? Math.ceil(size / 1024) : size / MEGA);

function Pictures({ files, wording }) {
  return (
    <ul className="cv-given__pictures">
      {files.map(({ id, url, small, name }) => (
        <li key={id}>
          <a href={url} target="_blank" rel="noopener">
            <img src={small} alt={name || wording.text} loading="lazy" />
          </a>
        </li>
      ))}
    </ul>
  );
}

function Files({ files }) {
  return (
    <ul className="cv-given__files">
      {files.map(({ id, url, name, size }) => (
        <li key={id}>
          <a href={url} download={name}>
            <span dir="auto">{name}</span> ({weighed(size)})
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Draw one answer as its kind asks. */
function Answer({ answer, written }) {
  if (answer.kind === "pictures") return <Pictures files={answer.files} wording={answer.wording} />;
  if (answer.kind === "files") return <Files files={answer.files} />;
  if (answer.kind === "number" || answer.kind === "budget") return counted(answer);
  if (answer.kind === "date") return dated(answer);
  if (answer.kind === "link") return <Link text={answer.text} />;
  if (answer.picks.length > 0) return <Picks picks={answer.picks} />;
  return (
    <span lang={written || undefined} dir="auto">
      {answer.text}
    </span>
  );
}

/** Show questions and answers; those for the team alone say so. */
export function GivenAnswers({ answers, written, texts }) {
  return (
    <dl className="cv-given">
      {answers.map((answer) => (
        <div key={answer.question_id}>
          <dt>
            <span lang={answer.wording.lang} dir="auto">
              {answer.wording.text}
            </span>
            {!answer.is_public && <span className="cv-tag">{texts.team}</span>}
          </dt>
          <dd>
            <Answer answer={answer} written={written} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
