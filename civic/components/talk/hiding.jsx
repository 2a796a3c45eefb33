// A moderator hides a comment: why, in words that its author reads.
import { useEffect } from "react";
import { NativeDialog } from "$/public/external/civic/components/ui/overlays/overlays.jsx";

/** Ask for the reason. */
export default function Hiding({ here }) {
  const { t, hiding, setHiding, wrongReason } = here;
  const close = () => setHiding("");
  useEffect(() => document.getElementById("hide-because").focus(), []);
  const onSubmit = (event) => {
    event.preventDefault();
    here.onHide(hiding, event.target.elements.because.value);
  };
  return (
    <NativeDialog id="hide" open onDismiss={close} className="cv-dialog cv-dialog--sheet" aria-labelledby="hide-title">
      <div className="cv-dialog__head">
        <h2 id="hide-title" className="cv-dialog__title">
          {t("talk.hide_title")}
        </h2>
        <button type="button" className="cv-button cv-button--quiet" data-closes="true">
          {t("input.cancel")}
        </button>
      </div>
      <div className="cv-dialog__body">
        <form className="cv-form" onSubmit={onSubmit}>
          <div className="cv-field">
            <label htmlFor="hide-because" className="cv-field__label">
              {t("talk.because")}
            </label>
            <textarea
              id="hide-because"
              name="because"
              className="cv-textarea cv-textarea--short"
              maxLength={400}
              aria-invalid={wrongReason ? true : undefined}
              aria-describedby="hide-error hide-help"
            />
            <p id="hide-error" role="alert" className={wrongReason && "cv-field__error"}>
              {wrongReason}
            </p>
            <p id="hide-help" className="cv-field__help">
              {t("talk.because_help")}
            </p>
          </div>
          <button type="submit" className="cv-button cv-button--danger">
            {t("talk.hide_yes")}
          </button>
        </form>
      </div>
    </NativeDialog>
  );
}
