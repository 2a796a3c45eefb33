import { useEffect, useState } from "react";
import { useLocation } from "react-router";
import { addEvents } from "$/utils/context";
import { ReflexEvent } from "$/utils/state";
import { useDates, useT } from "$/public/external/civic/i18n/screens/i18n.js";

const KEPT = "civic.attempt";
const TOLD = "civic.told";
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

// Keep what a person was about to do, and lead them to the step that was missing, and from there
// back to their place on the page.
function leadTo(step, attempt) {
  const before = kept();
  const again = before && before.name === attempt?.name && before.path === here();
  const times = again ? before.times + 1 : 1;
  if (attempt?.name && times <= MOST_TIMES) {
    sessionStorage.setItem(KEPT, JSON.stringify({ ...attempt, path: here(), at: Date.now(), times }));
  }
  const near = [...document.querySelectorAll("main [id]:is(:hover, :focus-within)")].at(-1);
  location.assign(`${STEPS[step]}?next=${encodeURIComponent(here() + (near ? `#${near.id}` : ""))}`);
}

// Do it now that nothing is missing; the count stays until it has gone well or far enough.
function takeUp() {
  const attempt = kept();
  if (!attempt || attempt.path !== here() || attempt.done) return;
  sessionStorage.setItem(KEPT, JSON.stringify({ ...attempt, done: true }));
  addEvents([ReflexEvent(attempt.name, attempt.payload)]);
}

// A tab keeps its state when it loads another page: each notice is new only once.
function isNew(number) {
  if (!number || sessionStorage.getItem(TOLD) === number) return false;
  sessionStorage.setItem(TOLD, number);
  return true;
}

export function NoticeRegion({ number, complaint, missing, attempt, isReady, isSignedIn, closeLabel }) {
  const told = useTold();
  const [shown, setShown] = useState("");
  useEffect(() => {
    if (!isNew(number)) return;
    const step = STEPS[missing];
    if (!step) setShown(number);
    else if (location.pathname !== step) leadTo(missing, attempt);
  }, [number]);
  const { pathname } = useLocation();
  useEffect(() => {
    const hasArrived = pathname === location.pathname; // else the event would name the page before
    if (isReady && isSignedIn && hasArrived) takeUp();
  }, [isReady, isSignedIn, pathname]);
  return (
    <div className="cv-toasts" role="status" aria-live="polite">
      {shown !== "" && shown === number && (
        <div className="cv-toast" key={number}>
          <span className="cv-grow">{told(complaint)}</span>
          <button type="button" className="cv-button cv-button--quiet cv-button--small" onClick={() => setShown("")}>
            {closeLabel}
          </button>
        </div>
      )}
    </div>
  );
}
