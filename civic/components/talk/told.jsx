// What the author of a comment that others do not read alone reads: why, and what they can do.

/** Let the author contest, once. */
function Contesting({ one, here }) {
  const { t } = here;
  const { state, answer, against } = one.appealed;
  const isSent = state === "waiting" || here.contested.includes(against);
  if (state === "upheld") return <p dir="auto">{t("moderation.upheld", { answer })}</p>;
  if (isSent) return <p className="cv-strong">{t("moderation.contested")}</p>;
  return (
    <button type="button" className="cv-button cv-button--small" aria-haspopup="dialog" onClick={() => here.onContest(one.id, against)}>
      {t("moderation.contest")}
    </button>
  );
}

/** Let the author correct, or take back, what the team reads before all do. */
function Correcting({ one, here }) {
  const { t } = here;
  const named = (key) => ({ "aria-label": `${t(key)} : ${one.body.slice(0, 60)}` });
  const edit = () => {
    here.onBegin();
    here.setEditing(one.id);
  };
  return (
    <>
      {here.answers && (
        <button type="button" className="cv-button cv-button--small" {...named("talk.edit")} onClick={edit}>
          {t("talk.edit")}
        </button>
      )}
      <button type="button" className="cv-button cv-button--quiet cv-button--small" {...named("talk.remove")} onClick={() => here.onRemove(one.id)}>
        {t("talk.remove")}
      </button>
    </>
  );
}

/** Say that a comment waits, was refused or hidden, why, and how far its appeal has come. */
export default function Told({ one, here }) {
  const { t } = here;
  const { gone } = one;
  const isHeld = gone === "waiting" || gone === "refused";
  return (
    <div className="cv-stack cv-stack--tight">
      {isHeld && (
        <p lang={one.lang || undefined} dir="auto">
          {one.body}
        </p>
      )}
      <em className="cv-muted">{t(gone === "waiting" ? "own.comment_waiting" : `input.comment_${gone}`)}</em>
      {one.because && <p dir="auto">{t("own.because", { because: one.because })}</p>}
      <div className="cv-cluster">
        {isHeld && <Correcting one={one} here={here} />}
        {one.because && <Contesting one={one} here={here} />}
      </div>
    </div>
  );
}
