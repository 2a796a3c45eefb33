// What the page of a contribution says of a merge, on either side of it.
import { Link } from "react-router";
import { useDates, useT } from "$/public/external/civic/i18n/screens/i18n.js";

const Icon = ({ of }) => (
  <svg className="cv-icon" aria-hidden="true">
    <use href={of} />
  </svg>
);

const One = ({ one }) => (
  <Link to={`/inputs/${one.id}`} lang={one.lang || undefined} dir="auto">
    {one.title}
  </Link>
);

function Leads({ merge, icons }) {
  const t = useT();
  const date = useDates();
  const { into, because, lang } = merge;
  return (
    <div className="cv-alert" role="status">
      <Icon of={`${icons}merge`} />
      <div className="cv-alert__words">
        <p className="cv-strong">{t("merged.into", { date: date(merge.at, "long") })}</p>
        {into && (
          <p>
            <One one={into} />
          </p>
        )}
        {because && (
          <p lang={lang || undefined} dir="auto">
            {because}
          </p>
        )}
        <p className="cv-small">{t(into ? "merged.there" : "merged.away")}</p>
      </div>
    </div>
  );
}

function Asks({ asks, icons, onSupport }) {
  const t = useT();
  return (
    <div className="cv-alert" role="status">
      <Icon of={`${icons}thumbs-up`} />
      <div className="cv-alert__words">
        <p className="cv-strong">{t("merged.asks", { title: asks.title })}</p>
        <p className="cv-small">{t("merged.kept")}</p>
        <div className="cv-form__foot">
          <button type="button" className="cv-button cv-button--primary" onClick={onSupport}>
            <Icon of={`${icons}thumbs-up`} />
            <span>{t("merged.support")}</span>
          </button>
        </div>
      </div>
    </div>
  );
}

const OfSplit = ({ split, icons }) => {
  const t = useT();
  const date = useDates();
  return (
    <div className="cv-alert">
      <Icon of={`${icons}split`} />
      <div className="cv-alert__words">
        <p className="cv-strong">{t("merged.split", { date: date(split.at, "long") })}</p>
        {split.of && (
          <p>
            <One one={split.of} />
          </p>
        )}
        <p lang={split.lang || undefined} dir="auto">
          {split.because}
        </p>
      </div>
    </div>
  );
};

const Others = ({ words, them }) => (
  <details className="cv-more">
    <summary>{words}</summary>
    <ul className="cv-rows cv-rows--tight">
      {them.map((one) => (
        <li key={one.id} className="cv-rows__item">
          <div className="cv-rows__words">
            <One one={one} />
            <p className="cv-small cv-muted" dir="auto">
              {one.author.name}
            </p>
          </div>
        </li>
      ))}
    </ul>
  </details>
);

/** Say where this contribution leads; or ask, and name those that it brings together. */
export function Merged({ merge, mine, icons, onSupport }) {
  const t = useT();
  if (merge.at) return <Leads {...{ merge, icons }} />;
  return (
    <div className="cv-stack">
      {merge.asks && mine === 0 && <Asks {...{ asks: merge.asks, icons, onSupport }} />}
      {merge.split && <OfSplit {...{ split: merge.split, icons }} />}
      {merge.joined.length > 0 && (
        <Others words={t("merged.joined", { count: merge.joined.length })} them={merge.joined} />
      )}
      {merge.parts.length > 0 && (
        <Others words={t("merged.parts", { count: merge.parts.length })} them={merge.parts} />
      )}
    </div>
  );
}
