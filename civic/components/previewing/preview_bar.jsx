// Says above a page that it is shown as citizens see it, and leads back.
import { useT } from "$/public/external/civic/i18n/screens/i18n.js";

const Icon = ({ of, look = "cv-icon" }) => (
  <svg className={look} aria-hidden="true">
    <use href={of} />
  </svg>
);

/** Stand above every page of a preview. */
export function PreviewBar({ icons }) {
  const t = useT();
  return (
    <aside className="cv-banner cv-preview" aria-label={t("preview.name")}>
      <div className="cv-wrap cv-preview__bar">
        <Icon of={`${icons}eye`} />
        <p className="cv-grow">
          <strong>{t("preview.here")}</strong> <span className="cv-only-wide">{t("preview.hint")}</span>
        </p>
        <form action="/auth/preview" method="post">
          <button type="submit" className="cv-button cv-button--small">
            <Icon of={`${icons}undo-2`} look="cv-icon cv-icon--turns" />
            <span>{t("preview.leave")}</span>
          </button>
        </form>
      </div>
    </aside>
  );
}
