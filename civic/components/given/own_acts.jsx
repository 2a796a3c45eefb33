// What authors alone can do with an input of theirs: edit it, or take it back.
import { Link } from "react-router";
import { useTold } from "$/public/external/civic/components/notices/notices.jsx";
import { useT } from "$/public/external/civic/i18n/screens/i18n.js";
import { NativeDialog } from "$/public/external/civic/components/ui/overlays/overlays.jsx";

function Icon({ of, turns }) {
  return (
    <svg className={turns ? "cv-icon cv-icon--turns" : "cv-icon"} aria-hidden="true">
      <use href={of} />
    </svg>
  );
}

function Withdrawing({ icons, onWithdraw }) {
  const t = useT();
  return (
    <NativeDialog id="withdraw" className="cv-dialog" aria-labelledby="withdraw-title">
      <div className="cv-dialog__head">
        <h2 id="withdraw-title" className="cv-dialog__title">
          {t("input.withdraw_title")}
        </h2>
        <button
          type="button"
          className="cv-button cv-button--quiet cv-button--icon"
          aria-label={t("input.cancel")}
          title={t("input.cancel")}
          data-closes="true"
        >
          <Icon of={`${icons}x`} />
        </button>
      </div>
      <div className="cv-dialog__body">
        <p>{t("input.withdraw_text")}</p>
      </div>
      <div className="cv-dialog__foot">
        <button type="button" className="cv-button cv-button--danger" onClick={onWithdraw}>
          <span>{t("input.withdraw_yes")}</span>
        </button>
      </div>
    </NativeDialog>
  );
}

/** Say why an input can be changed no more. */
function Closed({ reason, figures, date }) {
  const told = useTold();
  return <p className="cv-small cv-muted">{told({ key: `reasons.${reason}`, figures, date: date ?? "" })}</p>;
}

/** Offer to edit an input, and to take it back after one more question; or say why not. */
export function OwnActs({ input, change, gone, icons, onWithdraw }) {
  const t = useT();
  if (!change.is_open) return gone ? null : <Closed {...change} />;
  return (
    <div className="cv-stack">
      <Link className="cv-button" to={`/inputs/${input}/edit`}>
        <Icon of={`${icons}pencil`} />
        <span>{t("input.edit")}</span>
      </Link>
      <button
        type="button"
        className="cv-button cv-button--quiet"
        data-opens="withdraw"
        aria-haspopup="dialog"
      >
        <Icon of={`${icons}undo-2`} turns />
        <span>{t("input.withdraw")}</span>
      </button>
      <Withdrawing icons={icons} onWithdraw={onWithdraw} />
    </div>
  );
}
