// What the author of a hidden comment alone reads: why, and how they contest it.

/** Say that a comment is hidden, why, and how far its appeal has come. */
export default function Told({ one, here }) {
  const { t } = here;
  const { state, answer, against } = one.appealed;
  const isSent = state === "waiting" || here.contested.includes(against);
  return (
    <div className="cv-stack cv-stack--tight">
      <em className="cv-muted">{t("input.comment_hidden")}</em>
      <p dir="auto">{t("own.because", { because: one.because })}</p>
      {state === "upheld" && <p dir="auto">{t("moderation.upheld", { answer })}</p>}
      {state !== "upheld" && isSent && <p className="cv-strong">{t("moderation.contested")}</p>}
      {state !== "upheld" && !isSent && (
        <div className="cv-cluster">
          <button type="button" className="cv-button cv-button--small" aria-haspopup="dialog" onClick={() => here.onContest(one.id, against)}>
            {t("moderation.contest")}
          </button>
        </div>
      )}
    </div>
  );
}
