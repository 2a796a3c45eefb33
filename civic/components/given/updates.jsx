// How a contribution goes on, told by its author: what was told, and the field for the next words.
import { useId } from "react";
import { DraftKeeper } from "$/public/external/civic/components/draft/draft_keeper/draft_keeper.jsx";
import { LetterCount } from "$/public/external/civic/components/letters/letter_count/letter_count.jsx";
import { useT } from "$/public/external/civic/i18n/screens/i18n.js";

const DRAFT = ["kept", "not_kept", "restored", "discard", "lost"];
const LETTERS = ["left", "over", "stopped"];

const textsOf = (t, family, names) =>
  Object.fromEntries(names.map((name) => [name, t(`widgets.${family}.${name}`, { n: "{n}" })]));

const dated = (at) =>
  new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long" }).format(new Date(at));

/** Say why the author alone reads an update, and let them contest that. */
function Gone({ one, here, t }) {
  const { state, answer, against } = one.appealed;
  const isSent = state === "waiting" || here.contested.includes(against);
  return (
    <div className="cv-stack cv-stack--tight">
      <em className="cv-muted">{t(one.gone === "waiting" ? "talk.update_waiting" : "talk.update_gone")}</em>
      {one.because && <p dir="auto">{t("own.because", { because: one.because })}</p>}
      {state === "upheld" && <p dir="auto">{t("moderation.upheld", { answer })}</p>}
      {one.because && state !== "upheld" && isSent && <p className="cv-strong">{t("moderation.contested")}</p>}
      {one.because && state !== "upheld" && !isSent && (
        <div className="cv-cluster">
          <button type="button" className="cv-button cv-button--small" aria-haspopup="dialog" onClick={() => here.onContest(one.id, against)}>
            {t("moderation.contest")}
          </button>
        </div>
      )}
    </div>
  );
}

function Update({ one, here, t }) {
  const act = here.own ? here.onRemove : here.onReport;
  const name = t(here.own ? "talk.remove" : "moderation.report");
  return (
    <article className="cv-stack cv-stack--tight" id={`comment-${one.id}`}>
      <p className="cv-small cv-muted">{dated(one.at)}</p>
      <p className="cv-lines" lang={one.lang || undefined} dir="auto">
        {one.body}
      </p>
      {one.gone && <Gone one={one} here={here} t={t} />}
      <div>
        <button
          type="button"
          className="cv-link-button cv-small"
          aria-haspopup={here.own ? undefined : "dialog"}
          aria-label={`${name} : ${one.body.slice(0, 60)}`}
          onClick={() => act(one.id)}
        >
          {name}
        </button>
      </div>
    </article>
  );
}

function Writing({ here, t }) {
  const id = useId();
  const { wrong } = here;
  const onSubmit = (event) => {
    event.preventDefault();
    here.onAppend(event.target.elements.update.value);
  };
  return (
    <form onSubmit={onSubmit} className="cv-composer">
      <div className="cv-field">
        <label htmlFor={id} className="cv-field__label">
          {t("talk.update")}
        </label>
        <textarea
          id={id}
          name="update"
          className="cv-textarea cv-textarea--short"
          dir="auto"
          aria-invalid={wrong ? true : undefined}
          aria-describedby={`${id}-help ${id}-error`}
        />
        <LetterCount field="update" most={here.most} kind="paragraphs" texts={textsOf(t, "letters", LETTERS)} />
        <p id={`${id}-error`} role="alert" className={wrong && "cv-field__error"}>
          {wrong}
        </p>
        <p id={`${id}-help`} className="cv-field__help">
          {t("talk.update_help")}
        </p>
      </div>
      <div className="cv-composer__foot">
        <button type="submit" className="cv-button cv-button--primary">
          {t("talk.update_send")}
        </button>
      </div>
      <DraftKeeper draftKey={`update.${here.input}`} done={here.sent} lost={here.lost} texts={textsOf(t, "draft", DRAFT)} />
    </form>
  );
}

/** Show what an author told later; the author tells more. */
export function Updates({ updates, ...here }) {
  const t = useT();
  return (
    <section className="cv-section" aria-labelledby="updates">
      <h2 id="updates">{t("talk.updates")}</h2>
      <div className="cv-stack">
        {updates.map((one) => (
          <Update key={one.id} one={one} here={here} t={t} />
        ))}
        {here.open && <Writing here={here} t={t} />}
      </div>
    </section>
  );
}
