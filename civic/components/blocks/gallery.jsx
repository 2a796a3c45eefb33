// Pictures side by side; each opens large, and from there one goes to the others.
import { useEffect, useRef, useState } from "react";
import { Icon, Picture } from "./kinds.jsx";

function Large({ pictures, at, setAt, here }) {
  const { t } = here;
  const dialog = useRef(null);
  const count = pictures.length;
  const go = (step) => setAt((at + step + count) % count);
  useEffect(() => {
    dialog.current.showModal();
  }, []);
  const pressed = ({ key }) => {
    const forward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    if (key === "ArrowLeft" || key === "ArrowRight") go(key === forward ? 1 : -1);
  };
  const picture = pictures[at];
  return (
    <dialog ref={dialog} className="cv-dialog cv-large" aria-label={t("blocks.picture_of", { n: at + 1, count })}
      onClose={() => setAt(-1)} onKeyDown={pressed}>
      <div className="cv-large__bar">
        <p role="status">{t("blocks.picture_of", { n: at + 1, count })}</p>
        <button type="button" className="cv-button cv-button--quiet" onClick={() => dialog.current.close()}>
          <Icon name="x" here={here} />
          <span>{t("blocks.close")}</span>
        </button>
      </div>
      <img src={picture.url} alt={picture.alt.text} lang={picture.alt.lang || undefined} />
      {picture.alt.text && (
        <p className="cv-small" dir="auto" lang={picture.alt.lang || undefined} aria-hidden="true">
          {picture.alt.text}
        </p>
      )}
      {count > 1 && (
        <div className="cv-large__bar">
          <button type="button" className="cv-button" onClick={() => go(-1)}>
            <Icon name="arrow-left" here={here} look="cv-icon--turns" />
            <span>{t("blocks.before")}</span>
          </button>
          <button type="button" className="cv-button" onClick={() => go(1)}>
            <span>{t("blocks.after")}</span>
            <Icon name="arrow-right" here={here} look="cv-icon--turns" />
          </button>
        </div>
      )}
    </dialog>
  );
}

/** Show the pictures of a gallery. */
export default function Gallery({ block, here }) {
  const [at, setAt] = useState(-1);
  const { pictures } = block;
  const opened = (number) => (event) => {
    if (event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    setAt(number);
  };
  return (
    <>
      <ul className="cv-shots">
        {pictures.map((picture, number) => (
          <li key={picture.url}>
            <a href={picture.url} onClick={opened(number)} aria-label={here.t("blocks.enlarge", { n: number + 1, alt: picture.alt.text })}>
              <Picture picture={picture} sizes="(min-width: 46rem) 300px, 50vw" />
            </a>
          </li>
        ))}
      </ul>
      {at >= 0 && <Large {...{ pictures, at, setAt, here }} />}
    </>
  );
}
