import { useEffect, useState } from "react";
import { addEvents } from "$/utils/context";
import { ReflexEvent } from "$/utils/state";
import { useDates, useT } from "$/public/external/civic/i18n/screens/i18n.js";

const KEPT = "civic.attempt";
const LASTS_MS = 30 * 60 * 1000;
const MOST_TIMES = 3;
const STEPS = { sign_in: "/sign-in", name: "/welcome" };

const here = () => location.pathname + location.search;

// The sentence of a complaint: {key, figures, date}; nothing for none.
export function useTold() {
  const t = useT();
  const tDate = useDates();
  return (complaint) =>
    complaint?.key
      ? t(complaint.key, { ...complaint.figures, date: complaint.date ? tDate(complaint.date, "time") : "" })
      : "";
}

function kept() {
  try {
    const attempt = JSON.parse(sessionStorage.getItem(KEPT) || "null");
    return attempt && Date.now() - attempt.at < LASTS_MS ? attempt : null;
  } catch {
    return null;
  }
}

// Keep what a person was about to do, and lead them to the step that was missing.
function leadTo(step, attempt) {
  const before = kept();
  const again = before && before.name === attempt?.name && before.path === here();
  const times = again ? before.times + 1 : 1;
  if (attempt?.name && times <= MOST_TIMES) {
    sessionStorage.setItem(KEPT, JSON.stringify({ ...attempt, path: here(), at: Date.now(), times }));
  }
  location.assign(`${STEPS[step]}?next=${encodeURIComponent(here())}`);
}

// Do it now that nothing is missing; the count stays until it has gone well or far enough.
function takeUp() {
  const attempt = kept();
  if (!attempt || attempt.path !== here() || attempt.done) return;
  sessionStorage.setItem(KEPT, JSON.stringify({ ...attempt, done: true }));
  addEvents([ReflexEvent(attempt.name, attempt.payload)]);
}

export function NoticeRegion({ serial, complaint, missing, attempt, isReady, isSignedIn, closeLabel }) {
  const told = useTold();
  const [shut, setShut] = useState(0);
  useEffect(() => {
    if (serial > 0 && STEPS[missing]) leadTo(missing, attempt);
  }, [serial]);
  useEffect(() => {
    if (isReady && isSignedIn) takeUp();
  }, [isReady, isSignedIn]);
  const shown = serial > shut && !STEPS[missing];
  return (
    <div className="cv-toasts" role="status" aria-live="polite">
      {shown && (
        <div className="cv-toast" key={serial}>
          <span className="cv-grow">{told(complaint)}</span>
          <button type="button" className="cv-button cv-button--quiet cv-button--small" onClick={() => setShut(serial)}>
            {closeLabel}
          </button>
        </div>
      )}
    </div>
  );
}
