// The way from a scenario to what people would change in it.
import { Link } from "react-router";
import { useT } from "$/public/external/civic/i18n/screens/i18n.js";

/** Lead to the amendments of a scenario. */
export function Amending({ input, icons }) {
  const t = useT();
  return (
    <div className="cv-cluster">
      <Link className="cv-button" to={`/inputs/${input}/amendments`}>
        <svg className="cv-icon" aria-hidden="true">
          <use href={`${icons}pencil`} />
        </svg>
        <span>{t("input.amendments")}</span>
      </Link>
    </div>
  );
}
