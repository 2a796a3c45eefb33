// A video of elsewhere: nothing is asked of its host before a reader has agreed to that.
import { useState } from "react";
import { Icon, Words } from "./kinds.jsx";

const focused = (element) => element?.focus({ preventScroll: true });

/** Show a video once its reader has agreed; until then, what that means and a plain link. */
export default function Video({ block, here }) {
  const { video, heading, caption } = block;
  const { t } = here;
  const [agreed, setAgreed] = useState(false);
  if (!video) return null;
  const { host, frame, watch } = video;
  return (
    <>
      {agreed ? (
        <iframe
          className="cv-video cv-video--shown"
          src={frame}
          title={heading.text || t("blocks.video", { host })}
          allow="fullscreen; picture-in-picture; encrypted-media"
          ref={focused}
        />
      ) : (
        <div className="cv-video">
          <p>{t("blocks.video_consent", { host })}</p>
          <div className="cv-cluster">
            <button type="button" className="cv-button" onClick={() => setAgreed(true)}>
              <Icon name="play" here={here} look="cv-icon--turns" />
              <span>{t("blocks.video_show")}</span>
            </button>
            <a href={watch} rel="noopener" className="cv-link">
              <span>{t("blocks.video_watch", { host })}</span>
            </a>
          </div>
        </div>
      )}
      {caption.text && (
        <p className="cv-small cv-muted">
          <Words said={caption} />
        </p>
      )}
    </>
  );
}
