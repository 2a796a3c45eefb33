// What the team has found of a contribution before a vote, on its page.
import { useDates, useT } from "$/public/external/civic/i18n/screens/i18n.js";

function Finding({ one }) {
  const t = useT();
  const date = useDates();
  const facts = [one.district, one.department, date(one.at, "long")].filter(Boolean);
  return (
    <div className="cv-stack cv-stack--tight">
      <p>
        <span className="cv-strong">{t("found." + one.verdict)}</span>
        {one.cost && <> · {t("found.cost", { cost: one.cost })}</>}
      </p>
      <p className="cv-small cv-muted" dir="auto">
        {facts.join(" · ")}
      </p>
      {one.reason && (
        <p lang={one.lang || undefined} dir="auto" style={{ whiteSpace: "pre-line" }}>
          {one.reason}
        </p>
      )}
    </div>
  );
}

/** Show the latest finding, and those before it once asked for. */
export function Found({ findings }) {
  const t = useT();
  const [latest, ...earlier] = findings;
  return (
    <section className="cv-stack" aria-labelledby="found">
      <h2 id="found" className="cv-title">
        {t("found.title")}
      </h2>
      <Finding one={latest} />
      {earlier.length > 0 && (
        <details className="cv-more">
          <summary>{t("found.earlier", { count: earlier.length })}</summary>
          <ol className="cv-history">
            {earlier.map((one) => (
              <li key={one.at}>
                <Finding one={one} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}
